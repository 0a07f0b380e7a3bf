"""What is measured about one claim and one answer: every feature is in 0..1 and higher means better covered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from agent.judges.lexical import informative, matched, number_recall, recall, total
from agent.judges.text import stems
from agent.judges.windows import Windows, without
from retrieval.types import Vectors

NAMES = (
    "cos",
    "cos_free",
    "cos_sentence",
    "recall",
    "recall_window",
    "precision",
    "cos_ref",
    "recall_ref",
    "numbers",
)


@dataclass(frozen=True)
class Wording:
    """One way to put a claim: its text, unit vector, the same without the question, and the stems that tell."""

    text: str
    vector: Vectors
    free: Vectors
    stems: frozenset[str]


@dataclass(frozen=True)
class Topic:
    """What is known of the question: its unit vector and stems, and the same of everything a full answer says."""

    question: Vectors
    question_stems: frozenset[str]
    reference: Vectors
    reference_stems: frozenset[str]


@dataclass(frozen=True)
class Measured:
    """Features of one claim against one answer, and the sentences (first, last plus one) that speak for it."""

    values: dict[str, float]
    span: tuple[int, int]


def wording(text: str, vector: Vectors, topic: Topic) -> Wording:
    """Prepare one way to put a claim."""
    free = without(vector[None, :], topic.question)[0]
    return Wording(text, vector, free, informative(text, topic.question_stems))


def make_topic(question: str, question_vector: Vectors, reference: str, reference_vector: Vectors) -> Topic:
    """Prepare a question; `question_vector` is zero where there is no question."""
    asked = frozenset(stems(question))
    return Topic(question_vector, asked, reference_vector, informative(reference, asked))


def measure(claim: Wording, topic: Topic, answer: Windows) -> Measured:
    """Compare one wording of a claim with an answer of at least one sentence."""
    count = len(answer.texts)
    cosines = answer.vectors @ claim.vector
    free = without(answer.vectors, topic.question) @ claim.free
    short = [i for i, (a, b) in enumerate(answer.spans) if b - a <= 2]
    recalls = np.array([recall(claim.stems, answer.stems_of(answer.spans[i])) for i in short])
    support = 0.5 * cosines[short] + 0.5 * free[short] + recalls
    best = short[int(np.argmax(support - 0.03 * (np.arange(len(short)) >= count)))]
    span = answer.spans[best]
    values = {
        "cos": float(cosines.max()),
        "cos_free": float(free.max()),
        "cos_sentence": float(cosines[:count].max()),
        "recall": recall(claim.stems, answer.all_stems),
        "recall_window": float(recalls.max()),
        "precision": _precision(claim.stems, answer.stems_of(span) - topic.question_stems),
        "cos_ref": float((answer.vectors @ topic.reference).max()),
        "recall_ref": recall(topic.reference_stems, answer.all_stems),
        "numbers": number_recall(claim.text, " ".join(answer.texts[span[0] : span[1]])),
    }
    return Measured({name: min(1.0, max(0.0, value)) for name, value in values.items()}, span)


def _precision(claim: frozenset[str], said: frozenset[str]) -> float:
    """Share of what the best sentences add to the question that the claim also says."""
    whole = total(said)
    return total(matched(said, claim)) / whole if whole else 0.0
