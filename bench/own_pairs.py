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
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from agent.judges.text import STOPWORDS
from bench.bank_pairs import CONTRADICTED, ENTAILED, NEUTRAL, STANCES, Pair, opposites
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


class _Answer(NamedTuple):
    """The sentences of an answer, and for each claim, but half met ones, its stance and the sentences that decide."""

    said: list[str]
    labels: list[tuple[str, int, list[int]]]


def _answer(said: list[str], claims: Iterable[str], labels: Iterable[tuple[str, list[int]]]) -> _Answer:
    table = zip(claims, labels, strict=True)
    return _Answer(said, [(claim, STANCES[label], at) for claim, (label, at) in table if label in STANCES])


def _to_the_bank(blind: bool) -> Iterator[_Answer]:
    """Yield the answers to the bank's questions; where `blind`, only to those of the tuning half."""
    questions = Bank().questions
    for row in (row for row in rows("answers") if not blind or for_tuning(row["question"])):
        points = questions[row["question"]].key_points
        yield _answer(row["sentences"], (p.point for p in points), (row["labels"][p.id] for p in points))


def _to_others(name: str, held: bool) -> Iterator[_Answer]:
    """Yield the answers to questions that are not in the bank, to learn from or kept for measuring."""
    for row in (row for row in rows(name) if _held(row["claims"][0]) == held):
        yield from (_answer(answer["sentences"], row["claims"], answer["labels"]) for answer in row["answers"])


def answer_sentences(rng: random.Random, blind: bool = False) -> list[Pair]:
    """Return for each answer and claim the sentences that decide, alone and with a neighbor, and some that do not.

    Where `blind`, of the bank's only answers to questions of the tuning half.
    """
    return _sentences(_to_the_bank(blind), rng) + turn_sentences(rng, held=False)


def turn_sentences(rng: random.Random, held: bool, name: str = "turns") -> list[Pair]:
    """Return the same of answers to questions that are not in the bank, to learn from or kept for measuring."""
    return _sentences(_to_others(name, held), rng)


def whole_answers(blind: bool = False) -> list[Pair]:
    """Return the answers to learn from, to the bank's questions and to others, whole, beside each of their claims.

    Where `blind`, of the bank's only answers to questions of the tuning half.
    """
    return _whole(_to_the_bank(blind)) + whole_turns(held=False)


def whole_turns(held: bool) -> list[Pair]:
    """Return the same of answers to questions that are not in the bank, to learn from or kept for measuring."""
    return _whole(answer for name in TURNS for answer in _to_others(name, held))


def _whole(answers: Iterable[_Answer]) -> list[Pair]:
    return [(" ".join(said), claim, stance) for said, labels in answers for claim, stance, _ in labels]


def _sentences(answers: Iterable[_Answer], rng: random.Random) -> list[Pair]:
    return [pair for said, labels in answers for label in labels for pair in _deciding(said, *label, rng)]


def _deciding(said: list[str], claim: str, stance: int, at: list[int], rng: random.Random) -> list[Pair]:
    if stance == NEUTRAL:
        return [(text, claim, NEUTRAL) for text in rng.sample(said, min(2, len(said)))]
    pairs = [(" ".join(said[i] for i in at), claim, stance)]
    beside = (at[0] + rng.choice((-1, 1))) % len(said)
    pairs.append((" ".join(said[i] for i in sorted({at[0], beside})), claim, stance))
    others = [s for i, s in enumerate(said) if i not in at]
    return pairs + ([(rng.choice(others), claim, NEUTRAL)] if others else [])


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
