"""One claim against one answer: how likely it is met, what speaks against it, and which sentence shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from agent.judges.claims import Claim
from agent.judges.features import Measured, Topic, Wording, measure
from agent.judges.head import load_head
from agent.judges.lexical import recall
from agent.judges.polarity import opposed
from agent.judges.windows import Windows
from retrieval.types import Vectors
from rubrics.types import Stance

MET = 0.5
UNCLEAR = 0.3
_WRONG_AT, _WRONG_MARGIN = 0.6, 0.06
_ALIKE, _SHARED = 0.55, 0.45
_AGAINST_SHARE = 0.8  # how much of the chance a certain contradiction takes away


@dataclass(frozen=True)
class Verdict:
    """`chance` that the claim is met, `against` how sure a contradiction is, `at` the sentence that decides."""

    stance: Stance
    chance: float
    against: float
    at: int | None
    confidence: float = 0.0


SILENCE = Verdict("missed", 0.0, 0.0, None, 0.95)
"""The verdict on every claim when nothing was said that could be credited."""


def weigh(claim: Claim, topic: Topic, answer: Windows, free: Vectors) -> Verdict:
    """Judge one claim. A later contradiction wins over earlier support, a later correction over an earlier slip."""
    head = load_head()
    measured = [(w, measure(w, topic, answer, free)) for w in claim.wordings]
    wording, best = max(measured, key=lambda pair: head.chance(pair[1].values))
    chance = head.chance(best.values)
    at = _sentence(wording, best, answer)
    against, where = _against(claim, answer, at, wording)
    if where is not None and where < at and chance >= MET:
        against = 0.0  # said wrongly first, then put right
    chance *= 1.0 - _AGAINST_SHARE * against
    if against >= 0.5 and where is not None:
        return Verdict("contradicted", chance, against, where, against)
    return Verdict(_stance(chance), chance, against, at, abs(2.0 * chance - 1.0))


def bounded(verdict: Verdict, flags: Collection[str], caps: Mapping[str, float]) -> Verdict:
    """Return a verdict after the guards: the chance capped, the confidence halved where anything was flagged.

    What was said in a language the judge does not read is unclear, not missed.
    """
    if not flags:
        return verdict
    chance = min(verdict.chance, *(caps.get(flag, 1.0) for flag in flags))
    stance = verdict.stance
    if (stance == "met" and chance < MET) or (stance == "missed" and "language" in flags):
        stance = "unclear"
    return replace(verdict, stance=stance, chance=chance, confidence=0.5 * verdict.confidence)


def _stance(chance: float) -> Stance:
    if chance >= MET:
        return "met"
    return "unclear" if chance >= UNCLEAR else "missed"


def _sentence(wording: Wording, best: Measured, answer: Windows) -> int:
    """Return the sentence of the best run that says most of the claim."""
    first, end = best.span
    cosines = answer.vectors[first:end] @ wording.vector
    wanted = frozenset(wording.stems)
    support = [float(c) + recall(wanted, answer.stems[first + i]) for i, c in enumerate(cosines)]
    return first + int(np.argmax(support))


def _against(claim: Claim, answer: Windows, at: int, wording: Wording) -> tuple[float, int | None]:
    """Return how sure it is that the answer says the opposite of the claim, 0..1, and in which sentence."""
    count = len(answer.texts)
    right = np.max(np.stack([answer.vectors[:count] @ w.vector for w in claim.wordings]), axis=0)
    sure, where = 0.0, None
    if claim.wrong:
        wrong = np.max(np.stack([answer.vectors[:count] @ w.vector for w in claim.wrong]), axis=0)
        margins = np.where(wrong >= _WRONG_AT, wrong - right, -1.0)
        i = int(np.argmax(margins))
        if margins[i] >= _WRONG_MARGIN:
            sure, where = min(1.0, 0.5 + 2.5 * float(margins[i])), i
    if _turned(wording, answer, at):
        sure, where = max(sure, 0.6), at
    return sure, where


def _turned(wording: Wording, answer: Windows, at: int) -> bool:
    """Whether the sentence that resembles the claim most says it the other way round."""
    likeness = float(answer.vectors[at] @ wording.vector)
    close = likeness >= _ALIKE and recall(frozenset(wording.stems), answer.stems[at]) >= _SHARED
    return close and opposed(wording.text, answer.texts[at])
