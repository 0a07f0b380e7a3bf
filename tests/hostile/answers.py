"""Honest answers of the bank, with and without an attack, and what a judge makes of them."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from agent.items import Item, item_of
from agent.judges.text import sentences
from agent.judges.types import Judge
from corpus.load import Bank
from rubrics.credit import grade_points, question_share
from rubrics.types import Asked, PointAsked, Turn

QUESTIONS = (
    "attention-logit-scale",
    "streaming-chat-first-token",
    "row-nobody-expected",
    "bet-that-failed",
    "why-this-lab",
)
"""One question of each round that is talked through."""

Place = Literal["alone", "before", "middle", "after"]


class Judged(NamedTuple):
    """What a judge found: the chance of each point being met, the share earned, the words quoted, the flags."""

    met: dict[str, float]
    share: float | None
    quotes: tuple[str, ...]
    flags: tuple[str, ...]


@cache
def shipped() -> Bank:
    """The shipped bank."""
    return Bank().load_all()


def with_attack(answer: str, attack: str, place: Place) -> str:
    """Put an attack beside an answer, or in the middle of it."""
    if place == "alone":
        return attack
    if place == "before":
        return f"{attack}\n{answer}"
    if place == "after":
        return f"{answer}\n{attack}" if "\n" in attack or answer[-1:] not in ".!?" else f"{answer} {attack}"
    cut = sentences(answer)
    at = cut[len(cut) // 2].start
    return f"{answer[:at]}\n{attack}\n{answer[at:]}"


def judged(judge: Judge, item: Item, *said: str) -> Judged:
    """Judge one item on these replies, as an interview does."""
    turns = [
        Turn(seq=seq, speaker="candidate", kind="answer", text=text, at=0.0, round=0, question=item.id)
        for seq, text in enumerate(said)
    ]
    found = judge.judge(item.judged_ask, item.points, turns)
    points = tuple(PointAsked(id=p.id, text=p.point, weight=p.weight, criteria=p.criteria) for p in item.points)
    asked = Asked(
        question=item.id, topic=item.topic, round=0, kind=item.round, ask=item.ask, points=points, judgement=found
    )
    results, _ = grade_points(asked, turns)
    share = question_share(results, None, twist_counts=False)
    return Judged(
        {e.point: e.p_met for e in found.evidence}, share, tuple(e.quote for e in found.evidence), found.flags
    )


def item(question: str) -> Item:
    """A question of the bank as it is asked."""
    return item_of(shipped(), question)
