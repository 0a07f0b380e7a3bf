"""One reason of the decision: what was heard, in the candidate's words, against the guide's bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.types import Guide
from rubrics.types import (
    CodeFacts,
    PointResult,
    QuestionResult,
    Quote,
    ReasonGiven,
    Score,
    Transcript,
)

MAX_QUOTES = 3
_WORST_FIRST = ("contradicted", "unclear", "met")


def reason_given(
    score: Score, guide: Guide, transcript: Transcript, questions: Sequence[QuestionResult]
) -> ReasonGiven | None:
    """Write the reason for one score, or None when the guide passage it cites is gone."""
    passage = guide.passage(score.passage)
    if passage is None:
        return None
    points = _points(score.criterion, transcript, questions)
    missed = sorted((p for p in points if p.stance in ("missed", "contradicted")), key=lambda p: -p.weight)
    return ReasonGiven(
        criterion=score.criterion,
        title=score.title,
        sentence=_sentence(points, score, transcript, questions),
        quotes=_quotes(score, points, transcript, questions),
        passage=score.passage,
        bar=passage.text.split("\n\n")[0],
        would_pass=tuple(_pass_sounds_like(p.id, p.text, transcript) for p in missed[:2]),
    )


def _pass_sounds_like(point: str, text: str, transcript: Transcript) -> str:
    """A point about the answer itself ("The candidate names ...") is shown by an example of one that does."""
    if not text.startswith("The candidate"):
        return text
    asked = (p for a in transcript.asked for p in a.points if p.id == point and p.text == text)
    example = next((p.example for p in asked if p.example), "")
    return f"For example: “{example}”" if example else text


def _points(criterion: str, transcript: Transcript, questions: Sequence[QuestionResult]) -> list[PointResult]:
    found = []
    for asked, result in zip(transcript.asked, questions, strict=True):
        mine = {p.id for p in asked.points if criterion in p.criteria}
        found += [p for p in result.points if p.id in mine]
    return found


def _sentence(
    points: Sequence[PointResult], score: Score, transcript: Transcript, questions: Sequence[QuestionResult]
) -> str:
    parts = [_tally(points)] if points else []
    parts += [_code_sentence(q.code) for q in _coded(score.criterion, transcript, questions) if q.code]
    return " ".join(parts) or score.anchor


def _tally(points: Sequence[PointResult]) -> str:
    """How each of the points went that bear on a criterion; the numbers add up to all of them."""
    of = Counter(p.stance for p in points)
    helped = sum(p.stance == "met" and bool(p.helped) for p in points)
    twists = sum(p.twist for p in points)
    named = f" ({'one' if twists == 1 else twists} of them the twist's)" if twists else ""
    rest = (
        (of["unclear"], "stayed thin"),
        (of["missed"], f"{'was' if of['missed'] == 1 else 'were'} missed"),
        (of["contradicted"], "came out the wrong way round"),
        (of["not_scored"], "could not be scored"),
    )
    return (
        f"Of {len(points)} point{'s' * (len(points) > 1)}{named} looked for here you made "
        f"{of['met'] - helped or 'none'} unprompted"
        + (f" and {helped} with help" if helped else "")
        + "".join(f"; {number} {what}" for number, what in rest if number)
        + "."
    )


def _code_sentence(code: CodeFacts) -> str:
    """What the tests found, in our words alone: a summary may repeat what the candidate's program printed."""
    if not code.ran:
        return "Your code could not be run." if code.submissions else "No code was submitted."
    counts = [f"{code.visible_passed} of {code.visible_total} visible"] if code.visible_total else []
    counts += [f"{code.hidden_passed} of {code.hidden_total} hidden"] if code.hidden_total else []
    growth = ""
    if code.growth_ok is False:
        said = code.growth or "It grows faster than wanted."
        growth = f" As for the cost, {said[0].lower()}{said[1:]}"
    return f"{' and '.join(counts) or 'No'} cases passed.{growth}"


def _coded(criterion: str, transcript: Transcript, questions: Sequence[QuestionResult]) -> list[QuestionResult]:
    pairs = zip(transcript.asked, questions, strict=True)
    return [q for a, q in pairs if criterion in a.code_criteria and q.code is not None]


def _quotes(
    score: Score, points: Sequence[PointResult], transcript: Transcript, questions: Sequence[QuestionResult]
) -> tuple[Quote, ...]:
    """The telling words: what was wrong or thin first on a low score, what was right first on a good one."""
    order = _WORST_FIRST if (score.value or 0) < 3 else tuple(reversed(_WORST_FIRST))
    ranked = sorted(
        (p for p in points if p.quote is not None and p.stance in order),
        key=lambda p: (order.index(p.stance), -p.weight),
    )
    quotes = tuple(dict.fromkeys(p.quote for p in ranked if p.quote is not None))[:MAX_QUOTES]
    return quotes or _own_words(score.criterion, transcript)


def _own_words(criterion: str, transcript: Transcript) -> tuple[Quote, ...]:
    """With no quoted evidence, the candidate's own fullest reply to a question that bears on the criterion."""
    ids = {a.question for a in transcript.asked if any(criterion in p.criteria for p in a.points)}
    replies = [t for t in transcript.turns if t.speaker == "candidate" and t.question in ids and t.text.strip()]
    for kinds in (("answer",), ("dont_know",), ("skip",)):
        fitting = [t for t in replies if t.kind in kinds]
        if fitting:
            turn = max(fitting, key=lambda t: len(t.text))
            return (Quote(turn=turn.seq, text=_cut(turn.text.strip())),)
    return ()


def _cut(text: str, most: int = 400) -> str:
    """The beginning of a text, up to a whole word; verbatim."""
    return text if len(text) <= most else text[:most].rsplit(None, 1)[0]
