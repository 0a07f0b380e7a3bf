"""The middle of the letter: every question with its points, the code, and the score of each criterion."""

from __future__ import annotations

from rubrics.grade import value_of
from rubrics.render.blocks import Block, Items, Mark, Para, Quotation, Row, Section
from rubrics.render.words import (
    MAX_ASK,
    MAX_QUOTE,
    Sources,
    capital,
    clip,
    count,
    flag_in_words,
    percent,
    shorten,
    stance_in_words,
)
from rubrics.types import CodeFacts, PointResult, QuestionResult, Report, Score

_EFFECTS = {"for": "For you: ", "against": "Against you: ", "note": "Noticed: "}
_VALUE_MARKS: dict[int, Mark] = {1: "bad", 2: "thin", 3: "good", 4: "good"}
_SHOWN_QUOTES = 2


def questions(report: Report, sources: Sources) -> Section:
    """Every question that was asked, and how each of its points went."""
    titles = {r.index: r.title for r in report.rounds}
    rows: list[Row] = []
    for number, question in enumerate(report.questions, start=1):
        rows.append(_question(number, question, titles.get(question.round, "")))
        rows += [_point(point, sources) for point in question.points]
    empty = Row(body=(Para(text="No question was answered, so there is none to go through."),))
    return Section(id="questions", title="Question by question", rows=tuple(rows) or (empty,))


def _question(number: int, question: QuestionResult, round_title: str) -> Row:
    scored = (
        "Nothing of this question could be scored."
        if question.share is None
        else f"You earned {percent(question.share)} of what this question offered."
    )
    body: list[Block] = [
        Para(text=clip(question.ask, MAX_ASK), look="small", ours=True),
        Para(text=" ".join((scored, *(["You chose to skip it."] if question.skipped else [])))),
    ]
    body += [Para(text=flag_in_words(flag), look="small") for flag in question.flags]
    place = f" ({round_title})" if round_title else ""
    return Row(title=f"{number}. {capital(question.topic)}{place}", body=tuple(body))


def _point(point: PointResult, sources: Sources) -> Row:
    how, mark = stance_in_words(point)
    twist = " (the twist)" if point.twist else ""
    body: list[Block] = [Para(label=f"{how}{twist}.", text=point.text, ours=True)]
    if point.stance == "not_scored":
        body.append(
            Para(text="The judge gave no finding that could be checked, so it counts neither way.", look="small")
        )
    return Row(body=tuple(body), beside=sources.quotations([point.quote], named=False), mark=mark)


def code(report: Report) -> Section | None:
    """What the runner found about each submission, or None where no code was asked for."""
    rows = tuple(_code(q.topic, q.code) for q in report.questions if q.code is not None)
    return Section(id="code", title="Your code", rows=rows) if rows else None


def _code(topic: str, facts: CodeFacts) -> Row:
    if not facts.ran:
        could_not = "It could not be run here, so it is not scored." if facts.submissions else "No code was handed in."
        return Row(title=capital(topic), mark="none", body=(Para(text=could_not),), beside=_runner(facts))
    lines = [f"{facts.visible_passed} of {facts.visible_total} visible cases passed."] if facts.visible_total else []
    if facts.hidden_total:
        lines.append(f"{facts.hidden_passed} of {facts.hidden_total} hidden cases passed.")
    lines.append(f"You handed in {count(facts.submissions, 'submission')}; the last one counts.")
    growth = {True: "Growth is as wanted.", False: "Growth falls short.", None: ""}[facts.growth_ok]
    body: list[Block] = [Para(text=" ".join(lines))]
    if growth or facts.growth:
        body.append(Para(label=growth, text=clip(facts.growth, MAX_ASK)))
    groups = tuple(f"{name.replace('_', ' ')}: {passed} of {total}" for name, (passed, total) in facts.groups.items())
    if groups:
        body += [Para(label="Cases by group:", text=""), Items(items=groups)]
    good = facts.hidden_passed == facts.hidden_total and facts.visible_passed == facts.visible_total
    mark: Mark = "good" if good and facts.growth_ok is not False else "bad"
    return Row(title=capital(topic), mark=mark, body=tuple(body), beside=_runner(facts))


def _runner(facts: CodeFacts) -> tuple[Block, ...]:
    text, cut = shorten(facts.summary, MAX_QUOTE)
    said = Quotation(text=text, cut=cut, source="the runner, on your last submission", whose="runner")
    return (said,) if text and facts.submissions else ()


def scores(report: Report, sources: Sources) -> Section:
    """Each criterion: its value with anchor, band and confidence, or what would get it assessed."""
    rows = tuple(_score(score, sources) for score in report.scores)
    return Section(id="scores", title="What you were judged by", rows=rows)


def _score(score: Score, sources: Sources) -> Row:
    signals: list[Block] = []
    for note in score.signals:
        signals += [Para(text=_EFFECTS[note.effect] + note.sentence, look="small"), *sources.quotations([note.quote])]
    if score.value is None or score.share is None:
        body: tuple[Block, ...] = (Para(text=score.not_assessed, cites=(score.passage,)),)
        return Row(title=f"{score.title}: not assessed", mark="none", body=body, beside=tuple(signals))
    quotes = sources.quotations(score.quotes)[:_SHOWN_QUOTES]
    body = (Para(text=score.anchor, cites=(score.passage,)), Para(text=_band(score), look="small"))
    title = f"{score.title}: {score.value} of 4"
    return Row(title=title, mark=_VALUE_MARKS[score.value], body=body, beside=(*quotes, *signals))


def _band(score: Score) -> str:
    earned = f"You earned {percent(score.share or 0.0)} of what bears on this"
    confidence = f"Confidence {percent(score.confidence)}."
    if score.low is None or score.high is None:
        return f"{earned}. {confidence}"
    low, high = value_of(score.low), value_of(score.high)
    values = f"a score of {low}" if low == high else f"a score from {low} to {high}"
    band = f"four times in five the true share lies between {percent(score.low)} and {percent(score.high)}, {values}"
    return f"{earned}; {band}. {confidence}"
