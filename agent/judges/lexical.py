"""Word evidence: how much of what a point says is said, weighted by how rare its words are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Set
from functools import cache, lru_cache
from importlib.resources import files

from agent.judges.text import STOPWORDS, numbers, stem, stems, words

_RARE = 9.0  # weight of a stem that everyday English does not have, in nats


@cache
def _table() -> dict[str, float]:
    """Weights of everyday stems, -log of the share of sentences they stand in (made by bench.train_grader)."""
    raw = json.loads(files("agent.judges").joinpath("words.json").read_text(encoding="utf-8"))
    return {word: float(weight) for word, weight in raw["weights"].items()}


def weight(stem_: str) -> float:
    """Return how much a stem tells, in nats: everyday words 2 to 8, others 9."""
    return _table().get(stem_, _RARE)


def total(stems_: Iterable[str]) -> float:
    """Return the summed weight of stems."""
    return sum(weight(s) for s in stems_)


def matched(wanted: Set[str], said: Set[str]) -> frozenset[str]:
    """Return the wanted stems that were said, allowing for other endings, one typo and joined words."""
    hits = wanted & said
    rest = [w for w in wanted - hits if len(w) >= 4]
    if not rest:
        return frozenset(hits)
    initials: dict[str, list[str]] = {}
    for word in said:
        initials.setdefault(word[:1], []).append(word)
    return frozenset(hits | {w for w in rest if any(near(w, s) for s in initials.get(w[0], ()))})


def recall(wanted: Set[str], said: Set[str]) -> float:
    """Return the weighted share of the wanted stems that were said, 0..1; 0 when nothing is wanted."""
    whole = total(wanted)
    return total(matched(wanted, said)) / whole if whole else 0.0


def informative(point: str, question_stems: Set[str]) -> frozenset[str]:
    """Return the stems of a point that the question has not already said; all of them where that leaves none."""
    own = frozenset(stems(point)) or frozenset(stem(w) for w in words(point))
    return own - question_stems or own


def number_recall(point: str, answer: str) -> float:
    """Return the share of the point's numbers that the answer has; 1 where the point has none."""
    wanted = numbers(point)
    return len(wanted & numbers(answer)) / len(wanted) if wanted else 1.0


def function_share(text: str) -> float:
    """Return the share of a text's words that carry no content; prose has about half, a keyword list none."""
    all_words = words(text)
    return sum(w in STOPWORDS for w in all_words) / len(all_words) if all_words else 0.0


@lru_cache(maxsize=200_000)
def near(a: str, b: str) -> bool:
    """Whether two stems are forms of one word: a long shared beginning, or one typo in five letters or more."""
    if abs(len(a) - len(b)) > 4 or min(len(a), len(b)) < 4 or a[0] != b[0]:
        return False
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if shared >= 5 and shared >= 0.7 * max(len(a), len(b)):
        return True
    return min(len(a), len(b)) >= 5 and abs(len(a) - len(b)) <= 1 and _one_typo(a, b, shared)


def _one_typo(a: str, b: str, shared: int) -> bool:
    """Whether two words differ by one letter changed, put in, left out, or two swapped after `shared` letters."""
    rest_a, rest_b = a[shared:], b[shared:]
    swapped = rest_a[1::-1] + rest_a[2:] == rest_b
    return rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:] or swapped
