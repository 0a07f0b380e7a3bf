"""Open NLI pairs for `bench.train_nli`: read, split by premise, and joined by pairs that rules make of them."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

from agent.judges.text import sentences, stems
from bench.bank_pairs import CONTRADICTED, ENTAILED, NEUTRAL, Pair, opposites
from bench.data import GRADED, stored
from bench.data import read as rows_of
from bench.perturb import exchange_roles, negate_sentence

LABELS = {"entailment": ENTAILED, "neutral": NEUTRAL, "contradiction": CONTRADICTED}
LIMITS = {
    "mnli_dev": 20_000,
    "snli_devtest": 18_000,
    "cad_nli": 10_000,
    "fever_nli_dev": 12_000,
    "conjnli": 6_000,
    "taxinli": 2_200,
    "scitail_devtest": 3_400,
    "scone": 4_000,
    "help_andor": 2_500,
    "entailmentbank_pos": 3_500,
    "creak_expl": 6_000,
}
"""The most pairs that are taken of a set: few of the noisy and of the machine-made ones."""
_HELD_SHARE, _ELSEWHERE = 10, 4


def held_out(premise: str) -> bool:
    """Say whether pairs with this premise are for measuring only, in whatever set it stands; one in ten is."""
    return zlib.crc32(premise.strip().lower().encode()) % _HELD_SHARE == 0


def read(data: Path, name: str) -> list[Pair]:
    """Return the labelled pairs of a set, all splits."""
    return [
        (row["premise"], row["hypothesis"], LABELS[row["label"]])
        for row in stored(data, name)
        if row["label"] in LABELS
    ]


def open_pairs(data: Path, rng: random.Random) -> list[Pair]:
    """Return the pairs to learn from, with opposites made by rules."""
    pairs: list[Pair] = []
    for name, limit in LIMITS.items():
        rows = [pair for pair in read(data, name) if not held_out(pair[0])]
        rng.shuffle(rows)
        pairs += rows[:limit]
    return pairs + made_of(pairs, rng)


def made_of(pairs: list[Pair], rng: random.Random) -> list[Pair]:
    """Return opposites of entailed claims, the same claim twice, and claims of other pairs."""
    entailed = [pair for pair in pairs if pair[2] == ENTAILED]
    rng.shuffle(entailed)
    some = len(entailed) // 10
    made = [(p, negate_sentence(h), CONTRADICTED) for p, h, _ in entailed[:some]]
    made += [(p, other, CONTRADICTED) for p, h, _ in entailed[some:] for other in opposites(h)][:some]
    made += [(negate_sentence(h), negate_sentence(h), ENTAILED) for _, h, _ in entailed[: some // 4]]
    return made + [(entailed[-i][0], entailed[-i - 1][1], NEUTRAL) for i in range(1, some)]


def role_pairs(pairs: list[Pair], limit: int, rng: random.Random) -> list[Pair]:
    """Return sentences of the pairs with who does what to whom exchanged, beside themselves and as they stand."""
    texts = [text for text in dict.fromkeys(t for p, claim, _ in pairs for t in (p, claim)) if not held_out(text)]
    rng.shuffle(texts)
    turned = [(text, other) for text in texts if len(text.split()) < 30 and (other := exchange_roles(text))][:limit]
    made = [(text, other, CONTRADICTED) for text, other in turned]
    made += [(text, text, ENTAILED) for text, _ in turned[: limit // 3]]
    return made + [(other, other, ENTAILED) for _, other in turned[limit // 3 : limit // 2]]


_GRADES = {"correct": ENTAILED, "incorrect": NEUTRAL, "contradictory": CONTRADICTED}


def graded_pairs(folder: Path, rng: random.Random) -> list[Pair]:
    """Return the graded answers of all sets, with the reference and, where right, with a sentence of it.

    One right answer in `_ELSEWHERE` also stands beside the reference of another question.
    """
    pairs: list[Pair] = []
    for name in GRADED:
        table = [row for row in rows_of(folder, name) if not row.blank and row.label in _GRADES]
        for row in table:
            parts, label = [s.text for s in sentences(row.reference)], _GRADES[row.label]
            claims = {row.reference, rng.choice(parts)} if label == ENTAILED else {row.reference}
            pairs += [(row.answer, claim, label) for claim in sorted(claims)]
            other = rng.choice(table).reference
            if label == ENTAILED and rng.randrange(_ELSEWHERE) == 0 and not _alike(row.reference, other):
                pairs.append((row.answer, other, NEUTRAL))
    return pairs


def _alike(one: str, other: str) -> bool:
    """Whether two texts share half of their telling words: questions of one set may ask for nearly the same."""
    ours, theirs = set(stems(one)), set(stems(other))
    return 2 * len(ours & theirs) >= min(len(ours), len(theirs))


def held_pairs(data: Path, limit: int) -> dict[str, list[Pair]]:
    """Return the pairs kept for measuring, by set."""
    held = {name: [p for p in read(data, name) if held_out(p[0])][:limit] for name in LIMITS}
    return {name: pairs for name, pairs in held.items() if pairs}
