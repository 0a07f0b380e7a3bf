"""What a conversation expects of the interview and the report, checked; each failure is one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from agent.evaluation.types import Conversation, Played
from corpus.load import Bank
from rubrics.types import CodeFacts, PointResult, QuestionResult, Quote

Check = Callable[[Conversation, Played, Bank], Iterator[str]]
_SLACK = 0.02
_RANK = {"not_enough": 0, "no_pass": 0, "borderline": 1, "pass": 2}


def check_played(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """The script was played to its end, and the interview ended exactly if it should."""
    if played.trouble:
        yield f"The conversation could not be played: {played.trouble}."
    if played.unsaid:
        yield f"The interview was over with {played.unsaid} of the candidate's turns not said."
    wanted = conversation.expect.ends
    if wanted is not None and wanted != played.finished:
        yield "The interview did not end." if wanted else "The interview ended, and it should have gone on."


def check_acts(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """The expected acts happened in this order, with others allowed between, and the unwanted ones did not."""
    said = acts_of(played)
    rest = iter(said)
    for position, act in enumerate(conversation.expect.acts):
        if act not in rest:  # `in` on an iterator uses it up to the match: that is what makes it a subsequence
            yield f"Act {position + 1}, '{act}', did not come where it should; the acts were {', '.join(said)}."
            break
    for act in conversation.expect.never_acts:
        if act in said:
            yield f"The act '{act}' should not happen; the acts were {', '.join(said)}."


def acts_of(played: Played) -> list[str]:
    """The interviewer's acts in order."""
    return [t.kind for t in played.turns if t.speaker == "interviewer"]


def check_points(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """Key points got one of the allowed stances."""
    for question, wanted in conversation.expect.points.items():
        result = _question(played, question)
        if result is None:
            yield f"The report does not cover the question '{question}'."
            continue
        points = {p.id: p for p in result.points}
        for point, allowed in wanted.items():
            if point not in points:
                yield f"{question}: '{point}' is no key point that was asked for."
            elif points[point].stance not in allowed:
                yield f"{question}: '{point}' is {_stance(points[point])}, expected {' or '.join(allowed)}."


def _stance(point: PointResult) -> str:
    return f"{point.stance} ({point.quote.text[:60]!r})" if point.quote else point.stance


def _question(played: Played, question: str) -> QuestionResult | None:
    return next((q for q in played.report.questions if q.question == question), None)


def check_shares(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """Questions earned a share within bounds."""
    for question, span in conversation.expect.shares.items():
        result = _question(played, question)
        if result is None or result.share is None:
            yield f"The question '{question}' was not scored, expected {span}."
        elif not span.holds(result.share):
            yield f"The question '{question}' earned {result.share:.2f}, expected {span}."


def check_scores(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """Criteria were scored within bounds, or not assessed."""
    scores = {s.criterion: s.value for s in played.report.scores}
    for criterion, wanted in conversation.expect.scores.items():
        if criterion not in scores:
            yield f"There is no criterion '{criterion}'; there are {', '.join(scores)}."
            continue
        value = scores[criterion]
        if isinstance(wanted, str):
            if value is not None:
                yield f"'{criterion}' was scored {value}, expected not assessed."
        elif value is None:
            yield f"'{criterion}' was not assessed, expected {wanted}."
        elif not wanted.holds(value):
            yield f"'{criterion}' was scored {value}, expected {wanted}."


def check_verdicts(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """The last submission to a problem came to what was expected."""
    for problem, wanted in conversation.expect.verdict.items():
        result = _question(played, problem)
        code = result.code if result else None
        if code is None or not code.ran:
            yield f"No submission to '{problem}' was run."
            continue
        for what, expected in wanted.model_dump(exclude_none=True).items():
            found = _fact(code, what)
            if found != expected:
                yield f"{problem}: {what} is {found}, expected {expected}."


def _fact(code: CodeFacts, what: str) -> object:
    if what == "visible":
        return code.visible_passed, code.visible_total - code.visible_passed
    if what == "hidden":
        return code.hidden_passed, code.hidden_total - code.hidden_passed
    return code.hidden_passed == code.hidden_total if what == "all_hidden" else code.growth_ok


def check_report(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """Decision, flags and the status of each round."""
    expect, report = conversation.expect, played.report
    if expect.decision and report.decision.outcome not in expect.decision:
        yield f"The decision is {report.decision.outcome}, expected {' or '.join(expect.decision)}."
    for flag in expect.flags:
        if flag not in report.flags:
            yield f"The flag '{flag}' is missing; the flags are {', '.join(report.flags) or 'none'}."
    found = tuple(r.status for r in report.rounds)
    if expect.rounds and found != expect.rounds:
        yield f"The rounds ended {', '.join(found)}; expected {', '.join(expect.rounds)}."


def check_never_said(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """No turn of the interviewer or the runner matches a forbidden pattern."""
    for pattern in conversation.expect.never_said:
        for turn in played.turns:
            if turn.speaker != "candidate" and (match := re.search(pattern, turn.text)):
                yield f"Turn {turn.seq} says {match.group()!r}, which matches the forbidden {pattern!r}."


def check_quotes(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """Every quote of the report stands word for word in the candidate's turn it names, and none was dropped."""
    texts = {t.seq: t.text for t in played.turns if t.speaker != "interviewer"}
    for quote in _quotes(played):
        if quote.text not in texts.get(quote.turn, ""):
            yield f"The report quotes {quote.text[:60]!r} from turn {quote.turn}, where it does not stand."
    if played.report.quotes_dropped:
        yield f"{played.report.quotes_dropped} quotes were dropped because they do not stand in the transcript."


def _quotes(played: Played) -> Iterator[Quote]:
    report = played.report
    for question in report.questions:
        yield from (p.quote for p in question.points if p.quote is not None)
    for score in report.scores:
        yield from score.quotes
        yield from (note.quote for note in score.signals if note.quote is not None)
    for reason in report.decision.reasons:
        yield from reason.quotes


def check_judged(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """The judge gave an opinion on every question that was heard."""
    for question in played.report.questions:
        if question.points and all(p.stance == "not_scored" for p in question.points):
            yield f"The judge failed on '{question.question}': nothing of it was scored."


def check_no_gain(played: Played, honest: Played) -> Iterator[str]:
    """A trick earned nothing over the same answers without it."""
    before = {q.question: q.share for q in honest.report.questions}
    for question in played.report.questions:
        without = before.get(question.question)
        if question.share is not None and without is not None and question.share > without + _SLACK:
            yield f"The trick raised '{question.question}' from {without:.2f} to {question.share:.2f}."
    outcome, fair = played.report.decision.outcome, honest.report.decision.outcome
    if _RANK[outcome] > _RANK[fair]:
        yield f"The trick turned the decision from {fair} into {outcome}."


CHECKS: tuple[Check, ...] = (
    check_played,
    check_acts,
    check_points,
    check_shares,
    check_scores,
    check_verdicts,
    check_report,
    check_never_said,
    check_quotes,
    check_judged,
)
