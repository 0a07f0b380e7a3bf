"""Ranking by shared words: BM25 over stemmed words.

For a query word w that occurs f times in a text of length n, among N texts of mean length m of which d
hold w, the text gains

    ln(1 + (N - d + 0.5) / (d + 0.5)) * f (k1 + 1) / (f + k1 (1 - b + b n / m))

with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
Beyond", 2009, with the logarithm kept positive).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping

_K1 = 1.2
_B = 0.75
_WORD = re.compile(r"[a-z0-9]+(?:[+#]+)?")
_STOP = frozenset(
    """
    a about all am an and any are as at be been but by can could did do does for from get had has have how i
    if in into is it its just me my no not of on one or our should so some tell than that the their them
    then there these they this those to up us was we were what when where which while who whom why will with
    would you your
    """.split()
)


class Bm25:
    """An index of texts by id; immutable after it is built."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        counts = {text_id: Counter(terms(text)) for text_id, text in texts.items()}
        self._lengths = {text_id: sum(count.values()) for text_id, count in counts.items()}
        self._mean = sum(self._lengths.values()) / max(1, len(counts)) or 1.0
        self._postings: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for text_id, count in counts.items():
            for term, times in count.items():
                self._postings[term].append((text_id, times))

    def weight(self, term: str) -> float:
        """Return how telling a term is: the logarithm above, largest for a term no text holds."""
        holding = len(self._postings.get(term, ()))
        return math.log(1 + (len(self._lengths) - holding + 0.5) / (holding + 0.5))

    def scores(self, query: str) -> dict[str, float]:
        """Return the BM25 score of every text that shares a word with the query."""
        found: dict[str, float] = defaultdict(float)
        for term in sorted(set(terms(query))):
            weight = self.weight(term)
            for text_id, times in self._postings.get(term, ()):
                norm = _K1 * (1 - _B + _B * self._lengths[text_id] / self._mean)
                found[text_id] += weight * times * (_K1 + 1) / (times + norm)
        return dict(found)

    def best_possible(self, query: str) -> float:
        """Return a bound no text's score can pass: every word of the query, many times over."""
        return sum(self.weight(term) for term in sorted(set(terms(query)))) * (_K1 + 1)


def terms(text: str) -> list[str]:
    """Return the stems of a text's words in order, without stop words."""
    return [stem(word) for word in _WORD.findall(text.lower()) if word not in _STOP]


def stem(word: str) -> str:
    """Cut plural and verb endings, lightly: better two stems for one word than one stem for two words."""
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ias")):
        word = word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and re.search("[aeiouy]", root):
            doubled = root[-1] == root[-2] and root[-1] not in "lsz"
            return (root[:-1] if doubled else root).removesuffix("e")
    return word.removesuffix("e") if len(word) > 3 else word
