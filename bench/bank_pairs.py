"""Entailment pairs of the labelled answers, which the network is only measured on, and opposites made by rules."""

from __future__ import annotations

from agent.judges.said import listen
from bench.labelled import Labelled, load
from bench.perturb import swap_sentence, turn_sentence
from retrieval.types import Embedder

ENTAILED, NEUTRAL, CONTRADICTED = 0, 1, 2
STANCES = {"met": ENTAILED, "missed": NEUTRAL, "contradicted": CONTRADICTED}
"""What a label by hand makes of a pair; half met points make none."""
Pair = tuple[str, str, int]


def opposites(text: str) -> list[str]:
    """Return a text with one word turned and with its comparison exchanged, where it has such."""
    return [other for other in (turn_sentence(text), swap_sentence(text)) if other]


def answer_pairs(tuning: bool, embedder: Embedder) -> list[Pair]:
    """Return (sentence, claim, label) from the labelled answers: the sentence nearest to any wording of a point."""
    chosen = (a for a in load() if a.for_tuning == tuning)
    return [pair for answer in chosen for pair in _answer_pairs(answer, embedder)]


def _answer_pairs(answer: Labelled, embedder: Embedder) -> list[Pair]:
    texts = [s.text for s in listen(answer.question.ask, [answer.turn]).said]
    if not texts:
        return []
    vectors = embedder.embed(texts)
    pairs: list[Pair] = []
    for point in answer.question.key_points:
        label = answer.labels[point.id]
        if label not in STANCES:
            continue
        ways = (point.point, *point.also_said) if label == "met" else (point.point, *point.also_said, *point.not_this)
        near = vectors @ embedder.embed(ways).T
        pairs.append((texts[int(near.max(axis=1).argmax())], point.point, STANCES[label]))
    return pairs
