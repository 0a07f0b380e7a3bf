"""Entailment pairs from the bank's own key points: other wordings, wrong claims, and claims of their neighbours."""

from __future__ import annotations

import random

from agent.judges.said import listen
from bench.labelled import Labelled, fold_of, for_tuning, load
from bench.perturb import negate_sentence, swap_sentence, turn_sentence
from corpus.load import Bank
from corpus.types import KeyPoint, Question
from retrieval.types import Embedder

ENTAILED, NEUTRAL, CONTRADICTED = 0, 1, 2
Pair = tuple[str, str, int]


def bank_pairs(tuning: bool, rng: random.Random, left_out: int | None = None) -> list[Pair]:
    """Return (sentence, claim, label) pairs of the tuning half of the bank's questions, or of the other half."""
    pairs: list[Pair] = []
    for question in Bank().questions.values():
        if for_tuning(question.id) == tuning and fold_of(question.id) != left_out:
            pairs += _question_pairs(question, rng)
    return pairs


def _question_pairs(question: Question, rng: random.Random) -> list[Pair]:
    pairs: list[Pair] = []
    points = [*question.key_points, *(question.twist.key_points if question.twist else ())]
    for point in points:
        others = [p for p in points if p is not point]
        beside = rng.sample(others, min(3, len(others)))
        pairs += _point_pairs(point)
        pairs += [(rng.choice([o.point, *o.also_said]), point.point, NEUTRAL) for o in beside]
        wrong_elsewhere = [text for o in others for text in o.not_this]
        pairs += [(text, point.point, NEUTRAL) for text in rng.sample(wrong_elsewhere, min(2, len(wrong_elsewhere)))]
    return pairs


def _point_pairs(point: KeyPoint) -> list[Pair]:
    """Return what follows from the point's own wordings: they entail it, its wrong claims contradict it and them."""
    right, wrong = list(point.also_said), list(point.not_this)
    pairs = [(said, point.point, ENTAILED) for said in right]
    pairs += [(claim, point.point, CONTRADICTED) for claim in wrong]
    pairs += [(point.point, claim, CONTRADICTED) for claim in wrong]
    pairs += [(said, claim, CONTRADICTED) for said in right[:2] for claim in wrong[:2]]
    pairs += [(negate_sentence(said), point.point, CONTRADICTED) for said in right[:2]]
    pairs += [(point.point, point.point, ENTAILED), (negate_sentence(point.point), point.point, CONTRADICTED)]
    pairs += [(turned, point.point, CONTRADICTED) for text in (point.point, *right) for turned in opposites(text)]
    return pairs


def opposites(text: str) -> list[str]:
    """Return a text with one word turned and with its comparison exchanged, where it has such."""
    return [other for other in (turn_sentence(text), swap_sentence(text)) if other]


def answer_pairs(tuning: bool, embedder: Embedder, left_out: int | None = None) -> list[Pair]:
    """Return (sentence, claim, label) from the labelled answers: the sentence nearest to any wording of a point."""
    chosen = (a for a in load() if a.for_tuning == tuning and fold_of(a.question.id) != left_out)
    return [pair for answer in chosen for pair in _answer_pairs(answer, embedder)]


def _answer_pairs(answer: Labelled, embedder: Embedder) -> list[Pair]:
    texts = [s.text for s in listen(answer.question.ask, [answer.turn]).said]
    if not texts:
        return []
    stance = {"met": ENTAILED, "missed": NEUTRAL, "contradicted": CONTRADICTED}
    vectors = embedder.embed(texts)
    pairs: list[Pair] = []
    for point in answer.question.key_points:
        label = answer.labels[point.id]
        if label not in stance:
            continue
        ways = (point.point, *point.also_said) if label == "met" else (point.point, *point.also_said, *point.not_this)
        near = vectors @ embedder.embed(ways).T
        pairs.append((texts[int(near.max(axis=1).argmax())], point.point, stance[label]))
    return pairs
