"""Entailment pairs in our own subjects: the bank's claims, and what was written for this in `bench/pairs`.

`near.jsonl` has beside each key point a true sentence that is another matter, one that says half, right repetitions
(the point's nouns turned round, with a denial that is right, in passing; a note, in an expert's other words, in the
words of one who learnt English late) and opposites in quite other words. `claims.jsonl` and
`short.jsonl` have claims and answers about science, electricity, computing and machine learning, `stories.jsonl` points
about how work is told of, `news.jsonl` what news say, each stated, contradicted and missed. `answers.jsonl` has whole
answers to the bank's questions, `turns.jsonl` and `interviews.jsonl` answers to other questions, with the
sentences that decide each claim; in the latter right sentences hold denials, and wrong ones are no claim with a word
exchanged.
"""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from agent.judges.text import STOPWORDS
from bench.bank_pairs import CONTRADICTED, ENTAILED, NEUTRAL, Pair, opposites
from bench.labelled import for_tuning
from bench.perturb import negate_sentence, shuffled_keywords
from corpus.load import Bank
from corpus.types import KeyPoint

FOLDER = Path("bench/pairs")
CLAIMS = ("claims", "short", "stories", "news")
TURNS = ("turns", "interviews")
_HELD_SHARE = 8
_TURNED, _OTHERS = 2, 5
"""Opposites that differ by a word are kept few: a network that sees many takes every near repetition for one."""
_STANCES = {"met": ENTAILED, "missed": NEUTRAL, "contradicted": CONTRADICTED}


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one of the files."""
    with (FOLDER / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _held(text: str) -> bool:
    return zlib.crc32(text.encode()) % _HELD_SHARE == 0


def claim_pairs(name: str, held: bool) -> list[Pair]:
    """Return the pairs of one of `CLAIMS` to learn from, or those kept for measuring, one claim in eight."""
    pairs: list[Pair] = []
    for row in rows(name):
        claim = row["claim"]
        if _held(claim) != held:
            continue
        for label, said in ((ENTAILED, "entailed"), (CONTRADICTED, "contradicted"), (NEUTRAL, "neutral")):
            pairs += [(text, claim, label) for text in row[said]]
        if not held:
            pairs.append((row["entailed"][-1], row["contradicted"][0], CONTRADICTED))
            pairs.append((row["entailed"][0], row["entailed"][-1], ENTAILED))
    return pairs


class _Told(NamedTuple):
    """A claim, how it is said rightly, how it is got wrong, and what is true beside it."""

    claim: str
    right: list[str]
    wrong: list[str]
    near: list[str]


def bank_claims(rng: random.Random) -> list[Pair]:
    """Return the pairs that every question of the bank makes of its own claims."""
    written = {(row["question"], row["point"]): row for row in rows("near")}
    pairs: list[Pair] = []
    for question in Bank().questions.values():
        told = [_told(point, written[question.id, point.id]) for point in question.all_points]
        for each in told:
            pairs += _of_claim(each, [other for other in told if other is not each], rng)
    return pairs


def _told(point: KeyPoint, written: dict[str, Any]) -> _Told:
    right, wrong = [*point.also_said, *written["close"], *written["said"]], [*point.not_this, *written["apart"]]
    return _Told(point.point, right, wrong, [*written["near"], *written["half"]])


def near_pairs() -> list[Pair]:
    """Return each key point beside what was written for it, as it stands."""
    points = {(q.id, p.id): p.point for q in Bank().questions.values() for p in q.all_points}
    labels = {"close": ENTAILED, "said": ENTAILED, "near": NEUTRAL, "half": NEUTRAL, "apart": CONTRADICTED}
    return [
        (text, points[row["question"], row["point"]], label)
        for row in rows("near")
        for kind, label in labels.items()
        for text in row[kind]
    ]


def _of_claim(told: _Told, others: list[_Told], rng: random.Random) -> list[Pair]:
    claim, right, wrong = told.claim, told.right, told.wrong
    pairs = [(text, claim, ENTAILED) for text in (*right, claim)]
    pairs += [(text, rng.choice([other for other in right if other != text]), ENTAILED) for text in right]
    pairs += [(text, text, ENTAILED) for text in rng.sample(wrong, 1)]
    pairs += [(text, beside, CONTRADICTED) for text in wrong for beside in (claim, rng.choice(right))]
    pairs += [(rng.choice([claim, *right]), text, CONTRADICTED) for text in rng.sample(wrong, min(_TURNED, len(wrong)))]
    pairs += [(text, claim, CONTRADICTED) for text in _turned([claim, *right], rng)]
    for other in rng.sample(others, min(_OTHERS, len(others))):
        pairs.append((rng.choice([other.claim, *other.right]), claim, NEUTRAL))
        pairs.append((rng.choice(other.wrong), claim, NEUTRAL))
    return pairs + [(text, claim, NEUTRAL) for text in told.near]


def _turned(right: list[str], rng: random.Random) -> list[str]:
    made = [other for text in right for other in opposites(text)]
    return [
        *rng.sample(made, min(_TURNED, len(made))),
        *(negate_sentence(text) for text in (right[0], rng.choice(right))),
    ]


def answer_sentences(rng: random.Random, blind: bool = False) -> list[Pair]:
    """Return for each answer and claim the sentences that decide, alone and with a neighbor, and some that do not.

    Where `blind`, only of answers to questions of the tuning half.
    """
    questions = Bank().questions
    pairs: list[Pair] = []
    for row in (row for row in rows("answers") if not blind or for_tuning(row["question"])):
        labels = [(point.point, *row["labels"][point.id]) for point in questions[row["question"]].key_points]
        pairs += _of_answer(row["sentences"], labels, rng)
    return pairs + turn_sentences(rng, held=False)


def whole_answers(blind: bool = False, held: bool = False) -> list[Pair]:
    """Return answers as they stand, to the bank's questions and to others, beside each claim they are labelled for.

    Where `blind`, those to the bank only where the question is of the tuning half; where `held`, those kept for
    measuring, of other questions only.
    """
    pairs: list[Pair] = []
    questions = Bank().questions
    for row in (row for row in rows("answers") if not held and (not blind or for_tuning(row["question"]))):
        labels = ((point.point, row["labels"][point.id][0]) for point in questions[row["question"]].key_points)
        pairs += [(" ".join(row["sentences"]), claim, _STANCES[label]) for claim, label in labels if label in _STANCES]
    for row in (row for name in TURNS for row in rows(name) if _held(row["claims"][0]) == held):
        for answer in row["answers"]:
            text, labels = " ".join(answer["sentences"]), zip(row["claims"], answer["labels"], strict=True)
            pairs += [(text, claim, _STANCES[label]) for claim, (label, _) in labels if label in _STANCES]
    return pairs


def turn_sentences(rng: random.Random, held: bool, name: str = "turns") -> list[Pair]:
    """Return the same of answers to questions that are not in the bank, to learn from or kept for measuring."""
    pairs: list[Pair] = []
    for row in (row for row in rows(name) if _held(row["claims"][0]) == held):
        for answer in row["answers"]:
            labels = [(claim, *label) for claim, label in zip(row["claims"], answer["labels"], strict=True)]
            pairs += _of_answer(answer["sentences"], labels, rng)
    return pairs


def _of_answer(said: list[str], labels: list[tuple[str, str, list[int]]], rng: random.Random) -> list[Pair]:
    pairs: list[Pair] = []
    for claim, label, at in labels:
        if label not in _STANCES:
            continue
        stance = _STANCES[label]
        if stance == NEUTRAL:
            pairs += [(text, claim, NEUTRAL) for text in rng.sample(said, min(2, len(said)))]
            continue
        pairs.append((" ".join(said[i] for i in at), claim, stance))
        beside = (at[0] + rng.choice((-1, 1))) % len(said)
        pairs.append((" ".join(said[i] for i in sorted({at[0], beside})), claim, stance))
        others = [s for i, s in enumerate(said) if i not in at]
        pairs += [(rng.choice(others), claim, NEUTRAL)] if others else []
    return pairs


def hollow(rng: random.Random) -> list[Pair]:
    """Return texts that say nothing of a claim: its words shuffled, its question, what is right of another claim."""
    table = [(row["question"], row["claim"], row["entailed"]) for name in CLAIMS for row in rows(name)]
    table = [row for row in table if not _held(row[1])]
    pairs: list[Pair] = []
    for number, (ask, claim, right) in enumerate(table):
        stuffed = (claim, rng.choice(right))
        pairs += [(shuffled_keywords(text, STOPWORDS, number), claim, NEUTRAL) for text in stuffed]
        pairs += [(text, claim, NEUTRAL) for text in (ask, rng.choice(rng.choice(table)[2])) if text]
    for question in Bank().questions.values():
        for number, point in enumerate(question.key_points):
            pairs.append((shuffled_keywords(point.point, STOPWORDS, number), point.point, NEUTRAL))
    return pairs


_LEADS = ("I think", "Because", "It's because", "Basically", "I'd say that", "Well,", "So", "As I understand it,")
_SMALL = frozenset("a an the that this it its is are and so then very just also".split())


def verbatim(rng: random.Random) -> list[Pair]:
    """Return claims said nearly as they stand, alone or beside another sentence: whoever says a claim says it."""
    claims = [(row["claim"], row["neutral"]) for name in CLAIMS for row in rows(name) if not _held(row["claim"])]
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
