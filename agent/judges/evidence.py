"""What speaks for and against an authored point: its wordings, wrong claims, entailment, the rest of the answer.

Every value is oriented so that more of it speaks for the point; `authored.json` weighs them (`bench.train_bank`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from agent.judges.behaviour import is_story, support
from agent.judges.claims import Claim
from agent.judges.entailment import Reader, Relation
from agent.judges.features import Measured, Topic, Wording, measure
from agent.judges.head import Head
from agent.judges.lexical import recall
from agent.judges.polarity import negations, opposed
from agent.judges.windows import Windows
from retrieval.types import Vectors

_NEAREST = 3
_READ = 3  # sentences of the answer that are compared with the point
_NO_WRONG = -3.0  # log odds by which a wrong claim stays behind where the author gave none
_FAINT = 1e-6
_CLEARLY, _SAID = 0.3, -0.7  # in log odds


@dataclass(frozen=True)
class Match:
    """The wording an answer comes closest to, what was measured with it, and its log odds."""

    wording: Wording
    measured: Measured
    logit: float


@dataclass(frozen=True)
class Found:
    """How an answer matches a claim's wordings and its wrong claims, the nearest first, and where."""

    claim: Claim
    right: tuple[Match, ...]
    wrong: tuple[Match, ...]
    at: int
    wrong_at: int | None

    @property
    def excess(self) -> float:
        """By how much the nearest wrong claim beats the nearest right wording, in log odds."""
        return self.wrong[0].logit - self.right[0].logit if self.wrong else _NO_WRONG


def find(claim: Claim, head: Head, topic: Topic, answer: Windows, free: Vectors) -> Found:
    """Look for every wording of a claim and for every wrong one."""
    right = _match(claim.wordings, head, topic, answer, free)
    wrong = _match(claim.wrong, head, topic, answer, free)
    return Found(claim, right, wrong, sentence_of(right[0], answer), sentence_of(wrong[0], answer) if wrong else None)


def _match(wordings: Sequence[Wording], head: Head, topic: Topic, answer: Windows, free: Vectors) -> tuple[Match, ...]:
    found = ((w, measure(w, topic, answer, free)) for w in wordings)
    return tuple(sorted((Match(w, m, head.logit(m.values)) for w, m in found), key=lambda m: -m.logit))


def sentence_of(best: Match, answer: Windows) -> int:
    """Return the sentence of the best run that says most of the claim."""
    first, end = best.measured.span
    return first + int(np.argmax(_says(best.wording, answer, range(first, end))))


def _says(wording: Wording, answer: Windows, sentences: Sequence[int]) -> list[float]:
    wanted = frozenset(wording.stems)
    return [float(answer.vectors[i] @ wording.vector) + recall(wanted, answer.stems[i]) for i in sentences]


def weighed(number: int, all_found: Sequence[Found], answer: Windows, reader: Reader) -> dict[str, float]:
    """Return everything about one authored point that `authored.json` weighs."""
    found = all_found[number]
    others = [f for i, f in enumerate(all_found) if i != number]
    values = _wordings(found, others, answer) | _polarity(found, answer) | _entailed(found, answer, reader)
    return values | _elsewhere([f for f in others if f.wrong])


def _elsewhere(others: Sequence[Found]) -> dict[str, float]:
    """Return how far the answer errs about the other points; the worst of them is left out, for one may be chance."""
    count = max(1, len(others))
    excess = sorted(max(0.0, f.excess) for f in others)
    errors = sum(_errs(f) for f in others)
    return {"elsewhere": -sum(excess[:-1]) / count, "errors": -max(0, errors - 1) / count}


def _errs(found: Found) -> bool:
    """Whether a wrong claim is really what was said: near to it, and nearer than to any right wording."""
    return found.excess > _CLEARLY and found.wrong[0].logit > _SAID


def _wordings(found: Found, others: Sequence[Found], answer: Windows) -> dict[str, float]:
    best, text = found.right[0], found.claim.wordings[0].text
    own = next(m.logit for m in found.right if m.wording is found.claim.wordings[0])
    ours = set(range(*best.measured.span))
    rivals = [f.right[0].logit for f in others if ours & set(range(*f.right[0].measured.span))]
    return {
        "nearest": float(np.mean([m.logit for m in found.right[:_NEAREST]])),
        "best": best.logit,
        "own": own,
        "unlike_wrong": -found.wrong[0].logit if found.wrong else 4.0,
        "not_wrong": -found.excess,
        "unrivaled": best.logit - max(rivals) if rivals else 2.0,
        "signals": support(text, answer.text(sorted(ours)), answer.texts) if is_story(text) else 0.5,
    }


def _polarity(found: Found, answer: Windows) -> dict[str, float]:
    said, wording = answer.texts[found.at], found.right[0].wording.text
    return {
        "even": -float(abs(negations(said) - negations(wording))),
        "plain": -float(negations(said)),
        "same_side": -float(opposed(wording, said)),
    }


def _entailed(found: Found, answer: Windows, reader: Reader) -> dict[str, float]:
    point, said = found.claim.wordings[0], answer.texts[found.at]
    likely = np.argsort(_says(point, answer, range(len(answer.texts))))[::-1][:_READ]
    anywhere = [reader.relation([answer.texts[i]], point.text) for i in likely]
    here = reader.relation([said], point.text)
    nearest = reader.relation([said], found.right[0].wording.text)
    values = {
        "says": _log(here.entailed),
        "not_denies": -_log(here.contradicted),
        "says_nearest": _log(nearest.entailed),
        "not_denies_nearest": -_log(nearest.contradicted),
        "says_anywhere": max(_log(r.entailed) for r in anywhere),
        "not_denies_anywhere": -max(_log(r.contradicted) for r in anywhere),
    }
    return values | _wrongly(found, answer, reader)


def _wrongly(found: Found, answer: Windows, reader: Reader) -> dict[str, float]:
    if found.wrong_at is None:
        return {"not_says_wrong": 3.0, "leans_right": 0.0, "leans_from_wrong": 0.0}
    said = [answer.texts[found.wrong_at]]
    wrong = reader.relation(said, found.wrong[0].wording.text)
    point = reader.relation(said, found.claim.wordings[0].text)
    return {
        "not_says_wrong": -_log(wrong.entailed),
        "leans_right": _lean(point),
        "leans_from_wrong": -_lean(wrong),
    }


def _log(chance: float) -> float:
    return float(np.log(chance + _FAINT))


def _lean(relation: Relation) -> float:
    return _log(relation.entailed) - _log(relation.contradicted)
