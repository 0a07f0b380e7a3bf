"""The first two parts of the letter: the decision, and the reasons for it."""

from __future__ import annotations

from collections.abc import Sequence

from rubrics.render.blocks import Block, Items, Para, Quotation, Row, Section
from rubrics.render.words import MAX_BAR, Sources, clip, count, shorten
from rubrics.report import not_judged
from rubrics.types import ReasonGiven, Report, RoundResult

_AFTER = {
    "pass": "That is the whole of the answer; the rest of this letter shows what it rests on and where it was thinner.",
    "borderline": "Your share lies so near the bar that another day or another question could have tipped it.",
    "no_pass": "This judges these answers on this day. Each reason below is specific, and each can be worked on.",
    "not_enough": "To get a decision, sit one round to its end and answer every question in words, even briefly: "
    "a short attempt can be scored, silence cannot.",
}
_UNJUDGED = "What you said is kept. Have the session graded again; nothing has to be said twice."
_WHY = {
    "pass": "What carried it",
    "borderline": "What kept it on the line",
    "no_pass": "What held it back",
    "not_enough": "Why there is no decision",
}
_ENDED = {"complete": "", "stopped": ", and you stopped it before its end", "not_reached": ""}


def decision(report: Report) -> Section:
    """Would you pass: the headline, the rule, and the rounds it rests on."""
    said = report.decision
    unjudged = said.outcome == "not_enough" and not_judged(report.questions)
    body: list[Block] = [
        Para(text=said.headline, look="lead"),
        Para(text=_UNJUDGED if unjudged else _AFTER[said.outcome]),
        Para(label="How the panel decides.", text=said.rule, cites=(said.passage,) if said.passage else ()),
    ]
    rounds = tuple(_round_line(r, report) for r in report.rounds)
    beside = (Para(label="What this rests on", text=""), Items(items=rounds)) if rounds else ()
    return Section(id="decision", title="Would you pass?", rows=(Row(body=tuple(body), beside=beside),))


def _round_line(sat: RoundResult, report: Report) -> str:
    if sat.status == "not_reached" and sat.value is None:
        return f"{sat.title}: not reached."
    if sat.value is None:
        return f"{sat.title}: not assessed. {sat.why_not_assessed}"
    scored = sum(q.round == sat.index and q.share is not None for q in report.questions)
    weakest = "; the weakest" if _is_weakest(sat, report.rounds) else ""
    return f"{sat.title}: {sat.value} of 4 on {count(scored, 'question')}{weakest}{_ENDED[sat.status]}."


def _is_weakest(sat: RoundResult, rounds: Sequence[RoundResult]) -> bool:
    shares = sorted(r.share for r in rounds if r.share is not None)
    return len(shares) > 1 and sat.share == shares[0] < shares[1]


def reasons(report: Report, sources: Sources) -> Section:
    """The two or three reasons, each with the candidate's words, the guide's bar and what would have passed."""
    said = report.decision
    rows = tuple(_reason(r, sources, passing=said.outcome == "pass") for r in said.reasons)
    if not rows:
        rows = (Row(body=(Para(text="Too little could be scored to give a reason for or against you."),)),)
    return Section(id="reasons", title=_WHY[said.outcome], rows=rows)


def _reason(reason: ReasonGiven, sources: Sources, *, passing: bool) -> Row:
    body: list[Block] = [Para(text=clip(reason.sentence, MAX_BAR))]
    if reason.would_pass:
        label = "What would have made it stronger still:" if passing else "A pass would have sounded like this:"
        body += [Para(label=label, text=""), Items(items=reason.would_pass, ours=True)]
    bar, cut = shorten(reason.bar, MAX_BAR)
    guide = Quotation(
        text=bar,
        cut=cut,
        source="the guide, on what people are turned down for" if passing else "the guide's bar",
        cites=(reason.passage,),
        whose="guide",
    )
    return Row(title=reason.title, body=tuple(body), beside=(*sources.quotations(reason.quotes), guide))
