"""Entailment pairs in our own subjects: the bank's claims, and what was written for this in `bench/pairs`.

`near.jsonl` has a true sentence beside each key point; `claims.jsonl` and `short.jsonl` have claims and answers about
science, electricity, computing and machine learning, each stated, contradicted and missed; `answers.jsonl` has whole
answers to the tuning half of the bank, with the sentences that decide each key point.
"""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from agent.judges.text import STOPWORDS
from bench.bank_pairs import CONTRADICTED, ENTAILED, NEUTRAL, Pair, opposites
from bench.perturb import negate_sentence, shuffled_keywords
from corpus.load import Bank
from corpus.types import KeyPoint, Question

FOLDER = Path("bench/pairs")
_HELD_SHARE = 8
_STANCES = {"met": ENTAILED, "missed": NEUTRAL, "contradicted": CONTRADICTED}


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one of the files."""
    with (FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _held(text: str) -> bool:
    return zlib.crc32(text.encode()) % _HELD_SHARE == 0


def claim_pairs(name: str, held: bool) -> list[Pair]:
    """Return the pairs of `claims` or `short` to learn from, or those kept for measuring, one claim in eight."""
    pairs: list[Pair] = []
    for row in rows(name):
        claim = row["claim"]
        if _held(claim) != held:
            continue
        for label, said in ((ENTAILED, "entailed"), (CONTRADICTED, "contradicted"), (NEUTRAL, "neutral")):
            pairs += [(text, claim, label) for text in row[said]]
        if not held:
            pairs += [
                (right, wrong, CONTRADICTED) for right, wrong in zip(row["entailed"], row["contradicted"], strict=False)
            ]
    return pairs


def bank_claims(rng: random.Random) -> list[Pair]:
    """Return the pairs that every question of the bank makes of its own claims."""
    near = {(row["question"], row["point"]): row["near"] for row in rows("near")}
    pairs: list[Pair] = []
    for question in Bank().questions.values():
        points = [*question.key_points, *(question.twist.key_points if question.twist else ())]
        for point in points:
            pairs += _of_point(point, [p for p in points if p is not point], rng)
            pairs += [(text, point.point, NEUTRAL) for text in near.get((question.id, point.id), ())]
    return pairs


def _of_point(point: KeyPoint, others: list[KeyPoint], rng: random.Random) -> list[Pair]:
    right, wrong, claim = list(point.also_said), list(point.not_this), point.point
    pairs = [(text, claim, ENTAILED) for text in (*right, claim)]
    pairs += [(text, claim, CONTRADICTED) for text in wrong]
    pairs += [(rng.choice([claim, *right]), text, CONTRADICTED) for text in wrong]
    pairs += [(text, text, ENTAILED) for text in rng.sample(wrong, 1)]
    turned = [other for text in (claim, *right) for other in opposites(text)]
    pairs += [(text, claim, CONTRADICTED) for text in (*turned, negate_sentence(claim), negate_sentence(right[0]))]
    for other in rng.sample(others, min(3, len(others))):
        pairs.append((rng.choice([other.point, *other.also_said]), claim, NEUTRAL))
        pairs += [(rng.choice(other.not_this), claim, NEUTRAL)] if other.not_this else []
    return pairs


def answer_sentences(rng: random.Random) -> list[Pair]:
    """Return for each answer and point the sentences that decide, alone and with a neighbor, and some that do not."""
    questions = Bank().questions
    return [pair for row in rows("answers") for pair in _of_answer(row, questions[row["question"]], rng)]


def _of_answer(row: dict[str, Any], question: Question, rng: random.Random) -> list[Pair]:
    said: list[str] = row["sentences"]
    pairs: list[Pair] = []
    for point in question.key_points:
        label, at = row["labels"][point.id]
        if label not in _STANCES:
            continue
        stance = _STANCES[label]
        chosen = [said[i] for i in at]
        if stance == NEUTRAL:
            pairs += [(text, point.point, NEUTRAL) for text in rng.sample(said, min(2, len(said)))]
            continue
        pairs.append((" ".join(chosen), point.point, stance))
        beside = (at[0] + rng.choice((-1, 1))) % len(said)
        both = sorted({at[0], beside})
        pairs.append((" ".join(said[i] for i in both), point.point, stance))
        others = [s for i, s in enumerate(said) if i not in at]
        pairs += [(rng.choice(others), point.point, NEUTRAL)] if others else []
    return pairs


def hollow(rng: random.Random) -> list[Pair]:
    """Return texts that say nothing of a claim: its words shuffled, its question, what is right of another claim."""
    table = [(row["question"], row["claim"], row["entailed"]) for name in ("claims", "short") for row in rows(name)]
    table = [row for row in table if not _held(row[1])]
    pairs: list[Pair] = []
    for number, (ask, claim, right) in enumerate(table):
        stuffed = (claim, rng.choice(right))
        pairs += [(shuffled_keywords(text, STOPWORDS, number), claim, NEUTRAL) for text in stuffed]
        pairs += [(ask, claim, NEUTRAL), (rng.choice(rng.choice(table)[2]), claim, NEUTRAL)]
    for question in Bank().questions.values():
        for number, point in enumerate(question.key_points):
            pairs.append((shuffled_keywords(point.point, STOPWORDS, number), point.point, NEUTRAL))
    return pairs


_LEADS = ("I think", "Because", "It's because", "Basically", "I'd say that", "Well,", "So", "As I understand it,")
_SMALL = frozenset("a an the that this it its is are and so then very just also".split())


def verbatim(rng: random.Random) -> list[Pair]:
    """Return claims said nearly as they stand, alone or beside another sentence: whoever says a claim says it.

    The claims kept for measuring are among them (see `docs/entailment.md`).
    """
    claims = [(row["claim"], row["neutral"]) for name in ("claims", "short") for row in rows(name)]
    for question in Bank().questions.values():
        points = [point.point for point in question.key_points]
        claims += [
            (text, points) for point in question.key_points for text in (point.point, rng.choice(point.also_said))
        ]
    pairs: list[Pair] = []
    for claim, others in claims:
        beside = [text for text in others if text != claim] or [""]
        pairs += [(claim, claim, ENTAILED), (_slurred(claim, rng), claim, ENTAILED)]
        both = [claim, rng.choice(beside)]
        rng.shuffle(both)
        pairs.append((" ".join(both).strip(), claim, ENTAILED))
        lead = rng.choice(_LEADS)
        pairs.append((f"{lead} {claim[:1].lower()}{claim[1:]}", claim, ENTAILED))
    return pairs


def _slurred(text: str, rng: random.Random) -> str:
    """Return a text with some of its small words left out and a slip of the pen in one of the others."""
    kept = [word for word in text.split() if word.lower() not in _SMALL or rng.random() < 0.5]
    at = rng.randrange(len(kept))
    if kept[at].isalpha() and len(kept[at]) > 4:
        cut = rng.randrange(1, len(kept[at]) - 1)
        kept[at] = kept[at][:cut] + kept[at][cut + 1 :]
    return " ".join(kept)


def worn(pairs: list[Pair], rng: random.Random) -> list[Pair]:
    """Return the pairs as people type: now and then without a capital or a final period, so that neither tells."""
    made = []
    for sentence, claim, label in pairs:
        text = sentence.rstrip(". ") if rng.random() < 0.4 else sentence
        if rng.random() < 0.3 and text[1:2].islower():
            text = text[:1].lower() + text[1:]
        made.append((text, claim, label))
    return made
