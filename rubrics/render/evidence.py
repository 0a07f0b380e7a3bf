"""The middle of the letter: every question with its points, the code, and the score of each criterion."""

from __future__ import annotations

from rubrics.credit import question_share
from rubrics.grade import value_of
from rubrics.render.blocks import Block, Items, Mark, Para, Quotation, Row, Section
from rubrics.render.formula import unbold
from rubrics.render.unheard import not_assessed
from rubrics.render.words import (
    MAX_ASK,
    MAX_QUOTE,
    MAX_STATEMENT,
    Sources,
    Told,
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
_OWN = "This question was about your own work, as your résumé tells of it."
_GROWTH = {True: "It grows as wanted.", False: "Its cost grows faster than wanted."}


def questions(report: Report, sources: Sources) -> Section:
    """Every question that was asked, and how each of its points went."""
    titles = {r.index: r.title for r in report.rounds}
    rows: list[Row] = []
    for number, question in enumerate(report.questions, start=1):
        rows.append(_question(number, question, titles.get(question.round, "")))
        told = Told(sources)
        rows += [_point(point, told) for point in question.points]
    empty = Row(body=(Para(text="No question was answered, so there is none to go through."),))
    return Section(id="questions", title="Question by question", rows=tuple(rows) or (empty,))


def _question(number: int, question: QuestionResult, round_title: str) -> Row:
    body: list[Block] = [
        Para(text=_asked(question), look="small", ours=not question.own),
        *([Para(text=_OWN, look="small")] if question.own else []),
        Para(text=" ".join((_earned(question), *(["You chose to skip it."] if question.skipped else [])))),
    ]
    body += [Para(text=flag_in_words(flag), look="small") for flag in question.flags]
    place = f" ({round_title})" if round_title else ""
    return Row(title=f"{number}. {capital(question.topic)}{place}", body=tuple(body))


def _asked(question: QuestionResult) -> str:
    """The question as it was put; of a problem's statement, which is long, the beginning."""
    if question.code is None:
        return unbold(question.ask)
    first, more, _ = unbold(question.ask).strip().partition("\n\n")
    short, cut = shorten(first, MAX_STATEMENT)
    return f"{short} …" if cut or more else short


def _earned(question: QuestionResult) -> str:
    if not question.points and question.code is None:
        return "The guide prints no answer to this question of its own, so it is not scored."
    if question.share is None:
        return "Nothing of this question could be scored."
    earned, alone = percent(question.share), _without_twist(question)
    bonus = f", the twist's bonus included; it would be {alone} without" if alone not in ("", earned) else ""
    return f"You earned {earned} of what this question offered{bonus}."


def _without_twist(question: QuestionResult) -> str:
    """The share without the twist, where the twist earned something and a main point fell short of its whole."""
    main = [p for p in question.points if not p.twist]
    gained = any(p.twist and (p.credit or 0.0) > 0 for p in question.points)
    if not gained or all(p.credit in (None, 1.0) for p in main):
        return ""
    share = question_share(main, question.code, twist_counts=False, hints=question.hints)
    return "" if share is None or share > (question.share or 0.0) else percent(share)


def _point(point: PointResult, told: Told) -> Row:
    how, mark = stance_in_words(point)
    twist = " (the twist)" if point.twist else ""
    body: list[Block] = [Para(label=f"{how}{twist}.", text=point.text, ours=True)]
    if point.stance == "not_scored":
        body.append(
            Para(text="The judge gave no finding that could be checked, so it counts neither way.", look="small")
        )
    return Row(body=tuple(body), beside=told.quotations(point.quote), mark=mark)


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
    body: list[Block] = [Para(text=" ".join(lines))]
    if facts.growth or facts.growth_ok is not None:
        body.append(Para(label="Growth.", text=clip(facts.growth, MAX_ASK) or _GROWTH[bool(facts.growth_ok)]))
    groups = tuple(f"{name.replace('_', ' ')}: {passed} of {total}" for name, (passed, total) in facts.groups.items())
    if groups:
        body += [Para(label="Cases by group:", text=""), Items(items=groups)]
    good = facts.hidden_passed == facts.hidden_total and facts.visible_passed == facts.visible_total
    mark: Mark = "good" if good and facts.growth_ok is not False else "bad"
    return Row(title=capital(topic), mark=mark, body=tuple(body), beside=_runner(facts))


def _runner(facts: CodeFacts) -> tuple[Block, ...]:
    text, cut = shorten(facts.summary.removesuffix(facts.growth), MAX_QUOTE)  # growth has a line of its own
    said = Quotation(text=text, cut=cut, source="the runner, on your last submission", whose="runner")
    return (said,) if text and facts.submissions else ()


def scores(report: Report, sources: Sources) -> Section:
    """Each criterion that was assessed: its value with anchor, band and confidence; then, shortly, the others."""
    rows = [_score(score, sources) for score in report.scores if score.value is not None]
    return Section(id="scores", title="What you were judged by", rows=(*rows, *not_assessed(report)))


def _score(score: Score, sources: Sources) -> Row:
    signals: list[Block] = []
    for note in score.signals:
        signals += [Para(text=_EFFECTS[note.effect] + note.sentence, look="small"), *sources.quotations([note.quote])]
    quotes = sources.quotations(score.quotes)[:_SHOWN_QUOTES]
    body = (Para(text=score.anchor, cites=(score.passage,)), Para(text=_band(score), look="small"))
    title = f"{score.title}: {score.value} of 4"
    return Row(title=title, mark=_VALUE_MARKS[score.value or 1], body=body, beside=(*quotes, *signals))


def _band(score: Score) -> str:
    earned = f"You earned {percent(score.share or 0.0)} of what bears on this"
    confidence = f"Confidence {percent(score.confidence)}."
    if score.low is None or score.high is None:
        return f"{earned}. {confidence}"
    low, high = value_of(score.low), value_of(score.high)
    values = f"a score of {low}" if low == high else f"a score from {low} to {high}"
    band = f"four times in five the true share lies between {percent(score.low)} and {percent(score.high)}, {values}"
    return f"{earned}; {band}. {confidence}"
