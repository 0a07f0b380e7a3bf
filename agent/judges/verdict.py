"""One claim against one answer: how likely it is met, what speaks against it, and which sentence shows it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from agent.judges.behaviour import is_story, support
from agent.judges.claims import Claim
from agent.judges.features import Measured, Topic, Wording, measure, measure_whole
from agent.judges.head import Head, load_authored, sigmoid
from agent.judges.lexical import recall
from agent.judges.polarity import negations, opposed
from agent.judges.windows import Windows
from retrieval.types import Vectors
from rubrics.types import Stance

MET = 0.5
UNCLEAR = 0.3
_NEAREST = 3
_WRONG_AT, _WRONG_MARGIN = 0.0, 0.5  # in log odds
_PLAINLY_RIGHT = 1.0  # words of an author's own are matched this well only by who says the same
_RIGHT_AT = 0.0  # an answer that says the claim this well is not taken for the error it resembles
_ALIKE, _SHARED, _RAMP = 0.45, 0.35, 0.15
_TURNED = 0.7
_AS_MUCH = 0.7  # of the claim's words, for another sentence to speak for it too
_AGAINST_SHARE = 0.8  # how much of the chance a certain contradiction takes away


@dataclass(frozen=True)
class Verdict:
    """`chance` that the claim is met, `against` how sure a contradiction is, `at` the sentence that decides."""

    stance: Stance
    chance: float
    against: float
    at: int | None
    confidence: float = 0.0
    span: tuple[int, int] = (0, 0)


SILENCE = Verdict("missed", 0.0, 0.0, None, 0.95)
"""The verdict on every claim when nothing was said that could be credited."""


@dataclass(frozen=True)
class Match:
    """The wording an answer comes closest to, what was measured with it, and its log odds."""

    wording: Wording
    measured: Measured
    logit: float


def weigh(claim: Claim, topic: Topic, answer: Windows, free: Vectors, head: Head) -> Verdict:
    """Judge one claim. A later contradiction wins over earlier support, a later correction over an earlier slip."""
    right = match(claim.wordings, head, topic, answer, free)
    wrong = match(claim.wrong, head, topic, answer, free)
    best = right[0]
    chance = authored_chance(claim, right, wrong, answer) if claim.authored else sigmoid(best.logit)
    at = sentence_of(best, answer)
    trusted = _PLAINLY_RIGHT if claim.authored else math.inf
    against, where = _against(best, wrong[0] if wrong else None, at, answer, trusted)
    if where is not None and where < at and chance >= MET:
        against = 0.0  # said wrongly first, then put right
    chance *= 1.0 - _AGAINST_SHARE * against
    if against >= 0.5 and where is not None:
        return Verdict("contradicted", chance, against, where, against, best.measured.span)
    return Verdict(_stance(chance), chance, against, at, abs(2.0 * chance - 1.0), best.measured.span)


def weigh_whole(claim: Claim, parts: Sequence[Verdict], answer: Windows, free: Vectors, head: Head) -> Verdict:
    """Judge a whole reference from the sentences its parts were found in; parts said wrongly count against it."""
    chosen = sorted({i for part in parts for i in range(*part.span)})
    chance = head.chance(measure_whole(claim.wordings[0], answer, free, chosen))
    against = sum(part.against for part in parts) / len(parts)
    chance *= 1.0 - _AGAINST_SHARE * against
    return Verdict(_stance(chance), chance, against, chosen[0], abs(2.0 * chance - 1.0), (chosen[0], chosen[-1] + 1))


def match(wordings: Sequence[Wording], head: Head, topic: Topic, answer: Windows, free: Vectors) -> list[Match]:
    """Return how an answer matches each wording, the nearest first."""
    found = ((w, measure(w, topic, answer, free)) for w in wordings)
    return sorted((Match(w, m, head.logit(m.values)) for w, m in found), key=lambda m: -m.logit)


def authored_chance(claim: Claim, right: Sequence[Match], wrong: Sequence[Match], answer: Windows) -> float:
    """Return the chance that a point with other wordings or wrong claims is met."""
    head = load_authored()["story" if is_story(claim.wordings[0].text) else "subject"]
    return head.chance(*authored_values(claim, right, wrong, answer))


def authored_values(
    claim: Claim, right: Sequence[Match], wrong: Sequence[Match], answer: Windows
) -> tuple[float, float, float, float]:
    """Return what `head.Authored` weighs: nearest, excess, signals, odd."""
    text, best = claim.wordings[0].text, right[0]
    near = [m.logit for m in right[:_NEAREST]]
    said = answer.text(range(*best.measured.span))
    signals = support(text, said, answer.texts) if is_story(text) else 0.5
    odd = abs(negations(answer.texts[sentence_of(best, answer)]) - negations(best.wording.text))
    excess = max(0.0, wrong[0].logit - best.logit) if wrong else 0.0
    return sum(near) / len(near), excess, signals, float(odd)


def bounded(verdict: Verdict, flags: Collection[str], caps: Mapping[str, float]) -> Verdict:
    """Return a verdict after the guards: the chance capped, the confidence halved where anything was flagged.

    What was said in a language the judge does not read is unclear, not missed, and no words of it show anything.
    """
    if not flags:
        return verdict
    chance = min(verdict.chance, *(caps.get(flag, 1.0) for flag in flags))
    if "language" in flags and verdict.stance != "met":
        return replace(verdict, stance="unclear", chance=chance, confidence=0.5 * verdict.confidence, at=None)
    stance = "unclear" if verdict.stance == "met" and chance < MET else verdict.stance
    return replace(verdict, stance=stance, chance=chance, confidence=0.5 * verdict.confidence)


def _stance(chance: float) -> Stance:
    if chance >= MET:
        return "met"
    return "unclear" if chance >= UNCLEAR else "missed"


def sentence_of(best: Match, answer: Windows) -> int:
    """Return the sentence of the best run that says most of the claim."""
    first, end = best.measured.span
    cosines = answer.vectors[first:end] @ best.wording.vector
    wanted = frozenset(best.wording.stems)
    says = [float(c) + recall(wanted, answer.stems[first + i]) for i, c in enumerate(cosines)]
    return first + int(np.argmax(says))


def _against(best: Match, wrong: Match | None, at: int, answer: Windows, trusted: float) -> tuple[float, int | None]:
    """Return how sure it is that the answer says the opposite of the claim, 0..1, and in which sentence.

    From log odds `trusted` on, a differing negator or opposite is taken for another way of saying the claim.
    """
    sure, where = 0.0, None
    if best.logit < _RIGHT_AT and wrong and wrong.logit >= _WRONG_AT and wrong.logit - best.logit >= _WRONG_MARGIN:
        sure, where = min(1.0, 0.5 + 0.4 * (wrong.logit - best.logit - _WRONG_MARGIN)), sentence_of(wrong, answer)
    turned = _turned(best.wording, answer, at) if best.logit < trusted else 0.0
    return (turned, at) if turned > sure else (sure, where)


def _turned(wording: Wording, answer: Windows, at: int) -> float:
    """Return how sure it is that the sentence most like the claim says it the other way round, 0 to `_TURNED`.

    It grows with how much the two are alike: of unlike sentences neither negators nor opposites tell anything.
    """
    likeness = float(answer.vectors[at] @ wording.vector)
    wanted = frozenset(wording.stems)
    shared = recall(wanted, answer.stems[at])
    others = (
        i for i in range(len(answer.texts)) if i != at and recall(wanted, answer.stems[i]) >= _AS_MUCH * shared > 0
    )
    if any(
        float(answer.vectors[i] @ wording.vector) >= _ALIKE and not opposed(wording.text, answer.texts[i])
        for i in others
    ):
        return 0.0  # another sentence says as much of the claim, the right way round
    alike = min(1.0, max(0.0, (likeness - _ALIKE) / _RAMP)) * min(1.0, max(0.0, (shared - _SHARED) / _RAMP))
    return _TURNED * alike if alike and opposed(wording.text, answer.texts[at]) else 0.0
