"""What the interviewer does next: a pure function of what was said, what it showed, and the time left.

Every probe, challenge, hint and twist is used at most once, and each item has a budget, so no sequence
of replies can make the interview loop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from agent.asking import sentences
from agent.given import matching_fact
from agent.items import Item
from agent.rounds.types import Round
from agent.state import Act, Intent, Progress
from corpus.types import KeyPoint
from rubrics.types import CodeFacts, Evidence

COVERED = 0.7
MAX_HINTS = 3
MAX_STRAYS = 3
MAX_BARREN = 2
MAX_SUBMISSIONS = 12
APPROACH = ("cost", "edges")
"""What is asked about an approach before there is code, in this order."""
_TALKED_OF = {
    "cost": re.compile(r"\bO\(|\b(linear|quadratic|logarithmic|amortized|n log n|constant (time|space))\b", re.I),
    "edges": re.compile(r"\b(empty|edge|edges|corner cases?|boundar(y|ies)|degenerate)\b", re.I),
}
MAX_TALK_AFTER_CODE = 3
MAX_CLARIFYING = 8
MAX_FACTS_TOLD = 3
MAX_REPLIES = {"discussion": 40, "coding": 60}
"""More messages on one item than a round has time for: whatever they are, the interview moves on."""
SILENCE_ENDS_ROUND = 5


@dataclass(frozen=True)
class View:
    """All that a decision may depend on.

    `new_quote` is what the last reply got right, in its own words; `said` is all that was said on the item. `own_part`
    is False when only a team is spoken of, `number` when something is claimed to be better without one.
    """

    item: Item
    spec: Round
    progress: Progress
    intent: Intent
    text: str
    evidence: Mapping[str, Evidence]
    code: CodeFacts | None
    minutes_left: float
    silence: int
    new_quote: str = ""
    own_part: bool = True
    number: bool = True
    said: str = ""
    steering: bool = False


def decide(view: View) -> Act:
    """Return the next act."""
    if view.intent == "stop":
        return Act(kind="close_round", text="stop")
    if view.minutes_left <= 0:
        return Act(kind="close_round", text="time")
    if view.silence >= SILENCE_ENDS_ROUND:
        return Act(kind="close_round", text="silence")
    if view.progress.replies > MAX_REPLIES[view.item.kind] and view.intent != "code":
        return Act(kind="move_on")
    act = _BY_INTENT[view.intent](view)
    return _with_asides(view, act) if view.intent in ("answer", "done") else act


def _with_asides(view: View, act: Act) -> Act:
    """An answer that also asks is told what it asked for first; one that speaks to the grader is told that too."""
    asked = [s for s in sentences(view.text) if "?" in s]
    facts = [i for i in _facts_for(view, asked) if i not in view.progress.told]
    remarks = ["aside"] if view.steering else []
    if len(asked) > len(facts) and view.item.place == "last" and view.spec.tells_story:
        remarks.append("pass_on")
    return act.model_copy(update={"facts": tuple(facts), "remarks": tuple(remarks)})


def _facts_for(view: View, questions: Sequence[str]) -> list[int]:
    found = [matching_fact(question, view.item.given, view.progress.told) for question in questions]
    return [index for index in dict.fromkeys(found) if index is not None][:MAX_FACTS_TOLD]


def _clarify(view: View) -> Act:
    facts = _facts_for(view, [s for s in sentences(view.text) if "?" in s] or [view.text])
    if not facts or view.progress.clarifying > MAX_CLARIFYING:
        return Act(kind="assume")
    text = " ".join(view.item.given[i].tell for i in facts)
    again = set(facts) <= set(view.progress.told)
    return Act(kind="told_again" if again else "tell", text=text, about=",".join(map(str, facts)))


def _hint(view: View) -> Act:
    rung = view.progress.hints
    if rung >= most_hints(view.item):
        return Act(kind="no_more_hints")
    if view.item.hints:
        return Act(kind="hint", text=view.item.hints[rung])
    point = _point_to_hint(view)
    if point is None:
        return Act(kind="no_more_hints")
    return Act(kind="hint", about=point.id, text=point.hint or "")


def most_hints(item: Item) -> int:
    """How many hints an item has to give."""
    return min(MAX_HINTS, len(item.hints)) if item.hints else MAX_HINTS


def _dont_know(view: View) -> Act:
    """A smaller step once, then onwards; a problem is left only after two such replies in a row."""
    if view.progress.dont_knows > 1:
        return Act(kind="move_on")
    if view.item.kind == "coding":
        return _hint(view)
    point = _point_to_hint(view) if view.progress.hints < MAX_HINTS else None
    return Act(kind="move_on") if point is None else Act(kind="smaller_step", about=point.id, text=point.hint or "")


def _stray(kind: str) -> Callable[[View], Act]:
    def act(view: View) -> Act:
        if view.progress.strays >= MAX_STRAYS:
            return Act(kind="move_on")
        return Act(kind=kind)

    return act


def _answer(view: View) -> Act:
    if view.item.kind == "coding":
        return _talk_before_code(view)
    progress = view.progress
    if progress.follow_ups < view.spec.follow_ups and progress.barren < MAX_BARREN:
        follow_up = _challenge(view) or _vague(view) or _probe(view)
        if follow_up is not None:
            return follow_up
    return _twist(view) or Act(kind="next", quote=view.new_quote)


def _challenge(view: View) -> Act | None:
    wrong = (
        point
        for point in view.item.points
        if (found := view.evidence.get(point.id)) is not None
        and found.stance == "contradicted"
        and found.quote
        and not _is_asked(found.quote, view.said)
        and point.id not in view.progress.challenged
    )
    point = max(wrong, key=lambda p: p.weight, default=None)
    return None if point is None else Act(kind="challenge", about=point.id, quote=view.evidence[point.id].quote)


def _is_asked(quote: str, said: str) -> bool:
    """True if the quoted words stand in a question: what someone asks is not a claim to take up."""
    return any(quote.strip() in s and s.rstrip().endswith("?") for s in sentences(said)) or quote.rstrip().endswith("?")


def _vague(view: View) -> Act | None:
    if not view.spec.tells_story or view.progress.vague_asked or len(view.text.split()) < 15:
        return None
    if not view.own_part:
        return Act(kind="vague", text="own_part", quote=view.new_quote)
    return None if view.number else Act(kind="vague", text="number", quote=view.new_quote)


def _probe(view: View) -> Act | None:
    """Probe the heaviest point that is missing or thin, unless little of weight is left to find."""
    if _covered(view) >= 0.9:
        return None
    worked_on = {*view.progress.probed, *view.progress.challenged, *view.progress.hinted}
    point = _heaviest_open(view, lambda p: bool(p.probe) and p.id not in worked_on)
    if point is None:
        return None
    return Act(kind="probe", about=point.id, text=point.probe or "", quote=view.new_quote)


def _twist(view: View) -> Act | None:
    twist = view.item.twist
    if twist is None or view.progress.twist_asked or _covered(view) < COVERED or view.minutes_left < 3:
        return None
    return Act(kind="twist", text=twist.ask, quote=view.new_quote)


def _point_to_hint(view: View) -> KeyPoint | None:
    """The point of the last probe if it is still open, else the heaviest open one; each is hinted at once."""
    usable = [p for p in view.item.points if p.hint and p.id not in view.progress.hinted and not _met(view, p)]
    last = view.progress.probed[-1] if view.progress.probed else None
    return next((p for p in usable if p.id == last), None) or max(usable, key=lambda p: p.weight, default=None)


def _heaviest_open(view: View, usable: Callable[[KeyPoint], bool]) -> KeyPoint | None:
    return max((p for p in view.item.points if usable(p) and not _met(view, p)), key=lambda p: p.weight, default=None)


def _met(view: View, point: KeyPoint) -> bool:
    found = view.evidence.get(point.id)
    return found is not None and found.stance == "met"


def _covered(view: View) -> float:
    total = sum(p.weight for p in view.item.points)
    return sum(p.weight for p in view.item.points if _met(view, p)) / total if total else 0.0


def _talk_before_code(view: View) -> Act:
    """Ask for the cost, then for the edges, unless the candidate has spoken of them; then for the code.

    Talk after code that could not be run is taken for the answer, and so is talk that goes on after code that failed.
    """
    if view.code is not None:
        talked_out = view.progress.approach_asked >= len(APPROACH) + MAX_TALK_AFTER_CODE
        return Act(kind="next") if talked_out or not view.code.ran else Act(kind="approach", text="again")
    left = APPROACH[view.progress.approach_asked :]
    return Act(kind="approach", text=next((what for what in left if not _TALKED_OF[what].search(view.said)), "submit"))


def _code(view: View) -> Act:
    code = view.code
    if code is None or not code.ran:
        return Act(kind="code_not_run", text=code.spoken if code else "")
    if code.visible_passed < code.visible_total:
        last = view.progress.submissions >= MAX_SUBMISSIONS
        return Act(kind="move_on") if last else Act(kind="code_fails", text=code.spoken)
    return Act(kind="code_passes", text=code.spoken)


def _done(view: View) -> Act:
    if view.item.kind == "coding" and view.code is None:
        return Act(kind="approach", text="submit")
    return Act(kind="next", quote=view.new_quote)


_BY_INTENT: Mapping[Intent, Callable[[View], Act]] = {
    "answer": _answer,
    "clarify": _clarify,
    "hint": _hint,
    "dont_know": _dont_know,
    "skip": lambda view: Act(kind="move_on"),
    "repeat": lambda view: Act(kind="repeat"),
    "code": _code,
    "stop": lambda view: Act(kind="close_round", text="stop"),  # decided before anything else
    "off_topic": _stray("redirect"),
    "steer": _stray("steer"),
    "upset": _stray("comfort"),
    "unreadable": _stray("unreadable"),
    "done": _done,
}
