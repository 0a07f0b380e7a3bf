"""What is measured about one claim and one answer: every feature is in 0..1 and higher means better covered.

All but the cosines are taken on the one or two sentences that say most of the claim, so that adding sentences
elsewhere changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from agent.judges.lexical import informative, matched, number_recall, total, weight
from agent.judges.lexical import recall as recall_of
from agent.judges.text import stems, word_set
from agent.judges.windows import Windows, grams, without
from retrieval.types import Vectors

NAMES = ("cos", "cos_free", "recall", "precision", "numbers", "wordrec", "grams", "says")
UNREAD = {"says": 0.65}
"""The last one comes from reading the sentences that speak most for a claim; until they are read, this stands."""


@dataclass(frozen=True)
class Topic:
    """What is known of the question: its unit vector (zero where there is none) and its stems."""

    question: Vectors
    stems: frozenset[str]


@dataclass(frozen=True)
class Wording:
    """One way to put a claim: its text, unit vector, the same without the question, and the stems that tell."""

    text: str
    vector: Vectors
    free: Vectors
    stems: tuple[str, ...]

    @cached_property
    def weights(self) -> Vectors:
        """How much each stem tells."""
        return np.array([weight(s) for s in self.stems], dtype=np.float32)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, small ones too."""
        return word_set(self.text)

    @cached_property
    def grams(self) -> frozenset[str]:
        """Runs of four letters."""
        return grams(self.text)


@dataclass(frozen=True)
class Measured:
    """Features of one claim against one answer, and the sentences (first, last plus one) that speak for it."""

    values: dict[str, float]
    span: tuple[int, int]


def make_topic(question: str, vector: Vectors) -> Topic:
    """Prepare a question."""
    return Topic(vector, frozenset(stems(question)))


def wording(text: str, vector: Vectors, topic: Topic) -> Wording:
    """Prepare one way to put a claim."""
    free = without(vector[None, :], topic.question)[0]
    return Wording(text, vector, free, tuple(sorted(informative(text, topic.stems))))


def measure(claim: Wording, topic: Topic, answer: Windows, free: Vectors) -> Measured:
    """Compare one wording of a claim with an answer; `free` is `answer.vectors` without the question."""
    cosines, frees = answer.vectors @ claim.vector, free @ claim.free
    short = answer.short
    recalls = answer.said_in(claim.stems) @ claim.weights / max(1e-6, float(claim.weights.sum()))
    costs = 0.03 * (np.arange(short) >= len(answer.texts))  # a second sentence must bring something
    best = int(np.argmax(0.5 * cosines[:short] + 0.5 * frees[:short] + recalls - costs))
    span = answer.spans[best]
    own = answer.stems_of(range(*span)) - topic.stems
    values = _words(claim, answer.text(range(*span)), float(recalls.max()), _precision(frozenset(claim.stems), own))
    values |= {"cos": float(cosines.max()), "cos_free": float(frees.max())}
    return Measured(_bounded(values) | UNREAD, span)


def measure_whole(claim: Wording, answer: Windows, free: Vectors, chosen: Sequence[int]) -> dict[str, float]:
    """Compare a whole reference with the sentences chosen for its parts; what else was said changes no word count."""
    said = answer.stems_of(chosen)
    recall = recall_of(frozenset(claim.stems), said)
    values = _words(claim, answer.text(chosen), recall, recall)
    values |= {"cos": float((answer.vectors @ claim.vector).max()), "cos_free": float((free @ claim.free).max())}
    return _bounded(values) | UNREAD


def _words(claim: Wording, said: str, recall: float, precision: float) -> dict[str, float]:
    return {
        "recall": recall,
        "precision": precision,
        "numbers": number_recall(claim.text, said),
        "wordrec": len(claim.words & word_set(said)) / max(1, len(claim.words)),
        "grams": len(claim.grams & grams(said)) / len(claim.grams),
    }


def _bounded(values: dict[str, float]) -> dict[str, float]:
    return {name: min(1.0, max(0.0, value)) for name, value in values.items()}


def _precision(claim: frozenset[str], said: frozenset[str]) -> float:
    """Share of what the best sentences add to the question that the claim also says."""
    whole = total(said)
    return total(matched(said, claim)) / whole if whole else 0.0
