"""The last parts of the letter: how it went, what to practise, the change since last time, the small print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rubrics.credit import HELP_FACTOR, STANCE_CREDIT
from rubrics.grade import CUTS
from rubrics.render.blocks import Block, Items, Para, Row, Section
from rubrics.render.words import Sources, count, flag_in_words, listed, percent
from rubrics.report import NOISE
from rubrics.turns import UNAVAILABLE, outages
from rubrics.types import Change, PointResult, Report, RoundResult, Turn

_SHOWN_ASIDES = 5
_NOTHING_TO_PRACTISE = {
    "not_enough": "Sit a round first. Pick one kind, answer every question in words, and ask for a hint where you are "
    "stuck: a point made after a hint still earns more than half.",
    "pass": "Nothing that was assessed fell below a strong score. Take the next level, or a round you have not sat.",
}


_HAS_FACTS = ("system_design", "coding", "ml_theory")
"""Rounds whose questions hold facts that are told only when asked for."""


def ledger(report: Report, turns: Sequence[Turn], sources: Sources) -> Section:
    """Clarifying questions, help and its cost, minutes against the time box, and what was said past the question."""
    lines = [_clarifying(report, turns), *_help(report)] if report.questions else ["No question was answered."]
    lines += [_minutes(r) for r in report.rounds if r.status != "not_reached"]
    lines += _unavailable(turns)
    rows = (Row(body=(Items(items=tuple(lines)),)), *_set_aside(report, sources))
    return Section(id="ledger", title="How it went", rows=rows)


def _set_aside(report: Report, sources: Sources) -> tuple[Row, ...]:
    """What was said to the grader, quoted; no row where nothing was."""
    number = len(report.set_aside)
    if not number:
        return ()
    first = "" if number <= _SHOWN_ASIDES else f" The first {_SHOWN_ASIDES} of them:"
    text = f"Set aside: {count(number, 'remark')} that spoke to the grader or asked for what it keeps to itself."
    body = Para(text=f"{text} This changed no score, up or down.{first}")
    return (Row(body=(body,), beside=sources.quotations(report.set_aside[:_SHOWN_ASIDES])),)


def _clarifying(report: Report, turns: Sequence[Turn]) -> str:
    # A question left without an answer is not listed, but what was asked about it was asked all the same.
    heard = sum(t.speaker == "candidate" and t.kind == "clarify" for t in turns)
    asked = max(heard, sum(q.clarifying for q in report.questions))
    if asked:
        return f"You asked {count(asked, 'clarifying question')}. Asking costs nothing."
    if any(r.kind in _HAS_FACTS and r.status != "not_reached" for r in report.rounds):
        return (
            "You asked no clarifying questions; they cost nothing, and the facts they bring are often half the answer."
        )
    return "You asked nothing about the questions."


def _help(report: Report) -> list[str]:
    points = [p for q in report.questions for p in q.points]
    hints = sum(q.hints for q in report.questions)
    probed = [p for p in points if p.helped == "probe"]
    lines = [f"You were given {count(hints, 'hint')}.{_cost(p for p in points if p.helped == 'hint')}"]
    if probed:
        lines.append(f"{count(len(probed), 'point').capitalize()} came after a probe.{_cost(probed)}")
    return lines


def _cost(points: Iterable[PointResult]) -> str:
    """What help took off, in the weights of the points it led to."""
    helped = list(points)
    if not helped:
        return ""
    full = sum(p.weight * STANCE_CREDIT[p.stance] for p in helped if p.stance in STANCE_CREDIT)
    kept = sum(p.weight * STANCE_CREDIT[p.stance] * HELP_FACTOR[p.helped] for p in helped if p.stance in STANCE_CREDIT)
    made = count(len(helped), "point")
    return f" For {made} made that way you got {kept:.1f} of {full:.1f} marks, so the help cost {full - kept:.1f}."


def _minutes(sat: RoundResult) -> str:
    used, over = round(sat.minutes_used), round(sat.minutes_used) - sat.minutes
    late = f", {count(over, 'minute')} over" if over > 0 else ""
    how = " You stopped it there." if sat.status == "stopped" else ""
    return f"{sat.title}: {used} of {count(sat.minutes, 'minute')} used{late}.{how}"


def _unavailable(turns: Sequence[Turn]) -> list[str]:
    """One line where the interviewer had to do without the model; it has no part in any score."""
    times = len(outages(turns))
    often = "" if times == 1 else f" That happened {count(times, 'time')}."
    return [f"{UNAVAILABLE}{often} It changed no score."] if times else []


def practice(report: Report) -> Section:
    """What to practise next, the most valuable first, with the passages to read."""
    rows = tuple(
        Row(
            title=f"{number}. {item.title}",
            body=(Items(items=item.what),),
            beside=(Para(label="Read", text="", cites=item.passages),) if item.passages else (),
        )
        for number, item in enumerate(report.practice, start=1)
    )
    advice = _NOTHING_TO_PRACTISE.get(
        report.decision.outcome, "There is no assessed score below a strong one to work on."
    )
    return Section(id="practice", title="What to practise next", rows=rows or (Row(body=(Para(text=advice),)),))


def change(report: Report) -> Section:
    """The change since last time; nothing is claimed inside the noise band."""
    body: list[Block] = [Para(text=report.changes_note)] if report.changes_note else []
    if report.changes:
        note = (
            "Two sittings differ by chance as well. A change counts only where it is larger than that noise: at least "
        )
        body.append(
            Para(text=f"{note}{round(100 * NOISE)} points of 100, and more where the judge was unsure.", look="small")
        )
        body.append(Items(items=tuple(_change(c) for c in report.changes)))
    if not body:
        body.append(Para(text="There is no earlier report to compare with."))
    return Section(id="change", title="Since last time", rows=(Row(body=tuple(body)),))


def _change(change: Change) -> str:
    if change.verdict == "within_noise":
        return f"{change.title}: no change that can be told from noise."
    return f"{change.title}: {change.verdict}, from {percent(change.before)} to {percent(change.now)}."


def small_print(report: Report) -> Section:
    """Versions, what was set aside, how a score comes about, and what it is not."""
    credits = (
        f"A point earns {STANCE_CREDIT['met']:.0f} unprompted, {HELP_FACTOR['probe']:g} after a probe, "
        f"{HELP_FACTOR['hint']:g} after a hint, {STANCE_CREDIT['unclear']:g} when it stayed thin, 0 when it was missed "
        f"and {STANCE_CREDIT['contradicted']:g} when it came out the wrong way round, times its weight."
    )
    cuts = f"The share earned becomes a score of 2, 3 or 4 from {listed([f'{cut:.2f}' for cut in CUTS])}; 3 is the bar."
    limits = (
        "All of this is an estimate by a program that reads text. It can miss a good point said in an unusual way, it "
        "did not hear your voice, and no company had a part in it. Where it says not scored, it means exactly that."
    )
    lines = [*(flag_in_words(flag) for flag in report.flags), _dropped(report.quotes_dropped), credits, cuts, limits]
    made = f"Session {report.session}. Rubric {report.rubric_version}. Judge: {report.judge}."
    rows = Row(body=(Items(items=tuple(lines)), Para(text=made, look="small")))
    return Section(id="small-print", title="Small print", rows=(rows,))


def _dropped(number: int) -> str:
    if not number:
        return "Every quote above was checked against what you typed."
    were = "quote was" if number == 1 else "quotes were"
    dropped = f"{number} {were} not found there and dropped, with what hung on it."
    return f"Every quote was checked against what you typed; {dropped}"
