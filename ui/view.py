"""The interview as the page shows it: state in, HTML and figures out. Nothing here knows Gradio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.items import Item
from agent.replies import Status
from agent.understand import code_in
from corpus.problem_types import Problem
from corpus.types import Guide
from rubrics.turns import UNAVAILABLE, Turn, outages
from ui.markup import escaped, plain, rich

SPEAKERS = {"interviewer": "Interviewer", "candidate": "You", "runner": "Test run"}
LONG_CODE_LINES = 12
_UNAVAILABLE = f'<p class="aside">{UNAVAILABLE}</p>'


@dataclass(frozen=True)
class Screen:
    """All that the interview tab shows.

    `seen` is the number of the last turn shown, `problem` the id of the coding problem on the desk (""
    for none), `draft` the code to put into the editor when that problem is new there, `answer` what was
    typed into the answer box and not sent.
    """

    session: str
    chat: str
    bar: str
    rail: str
    seen: str
    problem: str
    statement: str
    draft: str
    answer: str
    paused: bool
    finished: bool


def bar(status: Status, guide: Guide | None, seconds_left: float) -> str:
    """The line at the top: guide, level, round, and a clock the browser counts down (`data-seconds`)."""
    role = f"{guide.company} {guide.role}" if guide else status.guide
    level = next((x.title for x in guide.levels if x.id == status.level), status.level) if guide else status.level
    place = f"Round {status.round + 1} of {len(status.rounds)}"
    title = status.rounds[status.round].title
    clock = (
        ""
        if status.finished
        else f'<span class="clock" role="timer" data-seconds="{max(0.0, seconds_left):.0f}" '
        f'data-paused="{int(status.paused)}">{clock_text(seconds_left, status.paused)}</span>'
    )
    return (
        '<button type="button" class="rail-toggle" data-act="rail" aria-controls="rail" aria-expanded="true">'
        "Rounds</button>"
        f'<span class="where"><span class="guide">{escaped(role)}</span>'
        f'<span class="level">{escaped(level)}</span>'
        f'<span class="round"><span class="place">{place}</span> {escaped(title)}</span></span>{clock}'
    )


def clock_text(seconds: float, paused: bool) -> str:
    """Minutes and seconds left, as the clock shows them until the browser takes over."""
    if seconds <= 0:
        return "Time is up"
    left = f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
    return f"Paused at {left}" if paused else f"{left} left"


def rail(status: Status) -> str:
    """The rounds as a timeline, with the place in the round being sat."""
    return f'<nav aria-label="Rounds"><ol>{"".join(_stop(status, i) for i in range(len(status.rounds)))}</ol></nav>'


def _stop(status: Status, index: int) -> str:
    planned = status.rounds[index]
    done = status.finished or index < status.round
    state = "done" if done else ("now" if index == status.round else "ahead")
    under = {"done": "Done", "ahead": f"{planned.minutes} min"}.get(state) or (
        f"Question {max(1, status.question)} of {max(1, status.questions)}"
    )
    current = ' aria-current="step"' if state == "now" else ""
    return (
        f'<li class="{state}"{current}><span class="stop">{escaped(planned.title)}</span>'
        f'<span class="under">{under}</span></li>'
    )


def chat(turns: Sequence[Turn], status: Status, items: Mapping[str, Item], pending: str | None = None) -> str:
    """Everything said as one line of HTML; `pending` is a reply that is on its way to the interviewer.

    `items` holds the coding problems whose statements stand in the work pane.
    """
    out = outages(turns)
    theirs = [turn.text for turn in turns if turn.speaker == "candidate"]
    said = "".join(_turn(turn, status, items, theirs) + (_UNAVAILABLE if turn.seq in out else "") for turn in turns)
    if pending is not None:
        said += _said_by("candidate", _candidate_words(pending, code=code_in(pending) is not None))
        said += '<div class="turn thinking"><span class="dots" aria-hidden="true"></span>One moment</div>'
    return f'<div class="talk">{said}</div>'


def growing(parts: Sequence[tuple[str, str]]) -> str:
    """Turns that are still being spoken, by speaker and words so far; the page puts them where the reply will stand."""
    said = "".join(
        f'<div class="part {speaker}"><div class="who">{SPEAKERS[speaker]}</div>'
        f'<div class="words"><p>{escaped(words)}</p></div></div>'
        for speaker, words in parts
    )
    return f'<div class="growing">{said}</div>' if said else ""


def _turn(turn: Turn, status: Status, items: Mapping[str, Item], theirs: Sequence[str]) -> str:
    if turn.speaker == "candidate":
        return _said_by("candidate", _candidate_words(turn.text, code=turn.kind == "code"))
    if turn.speaker == "runner":
        return _said_by("runner", f"<p>{plain(turn.text)}</p>")
    head = _round_head(turn, status) if turn.kind == "opening" else ""
    item = items.get(turn.question or "") if turn.kind == "ask" else None
    words = rich(turn.text, theirs) if item is None else _problem_words(turn.text, item, theirs)
    return head + _said_by("interviewer", words)


def _said_by(speaker: str, words: str) -> str:
    return (
        f'<div class="turn {speaker}"><div class="who">{SPEAKERS[speaker]}</div><div class="words">{words}</div></div>'
    )


def _round_head(turn: Turn, status: Status) -> str:
    planned = status.rounds[turn.round]
    return f'<h2 class="round-head"><span>Round {turn.round + 1}</span> {plain(planned.title)}</h2>'


def _candidate_words(text: str, *, code: bool) -> str:
    """Plain text in a `pre`, which neither Markdown nor LaTeX looks into; long code is folded."""
    if not code:
        return f'<pre class="said">{plain(text)}</pre>'
    lines = text.count("\n") + 1
    block = f'<pre class="said code">{plain(text)}</pre>'
    if lines <= LONG_CODE_LINES:
        return block
    return f"<details><summary>Code, {lines} lines</summary>{block}</details>"


def _problem_words(text: str, item: Item, theirs: Sequence[str]) -> str:
    """A coding problem stands in the work pane; the talk keeps it folded, so it can be read later too."""
    before = text.removesuffix(item.ask).strip()
    opening = rich(before, theirs) if before and before != text else ""
    return (
        f"{opening}<p>The problem is <strong>{plain(item.topic)}</strong>. It is on your desk, with an editor.</p>"
        f"<details><summary>Read the statement here</summary>{rich(item.ask)}</details>"
    )


def draft_of(turns: Sequence[Turn], problem: str, starter: str) -> str:
    """The code to start the editor with: the last submission to this problem, else its starter."""
    for turn in reversed(turns):
        if turn.kind == "code" and (turn.question or "").split("/")[0] == problem:
            return code_in(turn.text) or turn.text
    return starter


def statement(item: Item, problem: Problem) -> str:
    """The problem as the work pane shows it: title, statement, limits."""
    limits = problem.limits
    return (
        f'<div class="statement"><h2>{plain(item.topic)}</h2>{rich(item.ask)}'
        f'<p class="quiet">Entry point <code>{plain(problem.entry_point)}</code>. '
        f"Each case has {limits.cpu_s:g} s of CPU time and {limits.memory_mb} MB.</p></div>"
    )
