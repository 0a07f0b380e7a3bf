"""Which given fact a clarifying question asks for: word overlap, weighted by how telling a word is among the facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from corpus.types import GivenFact

_ENOUGH = 0.7
_TELL_SHARE = 0.3
_ABOUT_SHARE = 0.25
_TOLD = 0.2
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_SUFFIX = re.compile(r"(?:ements?|ments?|ations?|ators?|ions?|ings?|ers?|ed|ies|es|s|ly|e|y|ity|ing)$")
_STOP = frozenset(
    "a an and any are as at be been before but by can could did do does each else for from get given gets "
    "got had has have how i if in into is it its just let like may me mean more most much many must my "
    "need no not of on one only or our over own per possible right same shall should so some such than "
    "that the their them then there these they thing this those to today too two us use used using want "
    "was we were what where which while who why will with would you your about assume it's what's "
    "i'm don't here now really be going go make work kind".split()
)
_ALIKE = (
    "gpu card hardware accelerator machine",
    "vocab vocabulary",
    "remote home hybrid",
    "precision dtype fp16 bf16 fp32 fp8 half float",
    "size big large long length bigger larger longer",
    "tie equal",
    "deadline finish finished",
    "when since start started began",
    "accuracy accurate factual correct correctness",
    "pick choose choice another different other",
    "calibrated fitted checked",
    "team anybody colleague people help",
    "qps rate load",
    "rate frequency frequent often",
    "confidential nda",
    "lr learning",
    "independent independence",
    "complaint report",
    "eval evaluation",
    "hbm memory",
    "gqa grouped",
    "rope rotary",
    "replace overwrite",
    "axis dimension",
    "minimum minimal optimal",
    "label fraudulent confirmed",
    "preempted preemption",
    "verify verifier verified",
    "place placed placement",
    "recent recently",
    "cold start",
    "past incident",
    "rollback roll revert undo",
)


def matching_fact(question: str, given: Sequence[GivenFact], told: Sequence[int]) -> int | None:
    """Return the index of the given fact a clarifying question asks for, or None; facts already told come last."""
    asked = _stems(question)
    abouts = [_stems(fact.about) for fact in given]
    shared = Counter(word for about in abouts for word in about)
    scores = [_score(asked, fact, shared) - (_TOLD if i in told else 0.0) for i, fact in enumerate(given)]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= _ENOUGH else None


def _score(asked: frozenset[str], fact: GivenFact, shared: Counter[str]) -> float:
    """The best covered phrase of `about`, plus a little for each further word of `about` and of `tell`."""
    about = _stems(fact.about)
    phrases = [_stems(part) for part in re.split(r"[,;/]| or | and ", fact.about)]
    best = max((_weight(asked & p, shared) / len(p) for p in phrases if p), default=0.0)
    return best + _ABOUT_SHARE * _weight(asked & about, shared) + _TELL_SHARE * len((asked & _stems(fact.tell)) - about)


def _weight(words: frozenset[str], shared: Counter[str]) -> float:
    return sum(1.0 / max(1, shared[word]) for word in words)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower().replace("’", "'"))
    stems = {_stem(word) for word in words if word not in _STOP}
    return frozenset(_GROUPS.get(stem, stem) for stem in stems)


def _stem(word: str) -> str:
    shorter = _SUFFIX.sub("", word)
    return shorter if len(shorter) >= 3 else word


_GROUPS = {_stem(word): group.split()[0] for group in _ALIKE for word in group.split()}
