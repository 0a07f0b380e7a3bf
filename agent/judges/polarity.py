"""Whether a sentence says a claim or its opposite, as far as negators, opposites and word order tell.

All functions compare a sentence that already resembles the claim; on unrelated text they mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from agent.judges.text import stem, stems, words

_NEGATORS = re.compile(
    r"\b(?:not|no|never|none|nothing|nobody|neither|nor|cannot|without|hardly|barely|false|untrue|incorrect|wrong|"
    r"fail(?:s|ed)?\s+to|\w+n['’]t|dont|doesnt|isnt|cant|wont)\b",
    re.I,
)
_NOT_A_NEGATION = re.compile(
    r"\b(?:not\s+(?:only|just|merely|necessarily\s+only)|no\s+(?:doubt|matter|problem|longer\s+than)|"
    r"why\s+not|or\s+not|"
    r"if\s+not|cannot\s+help|can't\s+help|nothing\s+but|no,)",
    re.I,
)
_CONTRAST = re.compile(
    r"(?:,?\s+(?:rather\s+than|instead\s+of|as\s+opposed\s+to)|,\s+(?:and\s+)?not)\s+(?!only|just|merely)[^,;.]*", re.I
)
"""What a claim sets itself off from ("..., not by accuracy") says nothing of which way round the claim is."""
_OPPOSITES = """
increase increases increased increasing grow grows rise rises raise raises higher up
    | decrease decreases decreased decreasing shrink shrinks fall falls drop drops lower reduce reduces down
higher high more larger bigger greater large big | lower low less smaller small fewer
faster fast quick | slower slow
always | never
before | after
open | closed close
series | parallel
positive | negative
best better | worst worse
first | last
sparse | dense
overfit overfitting overfits | underfit underfitting underfits
bias | variance
precision | recall
encoder | decoder
prefill | decode decoding
forward | backward
row rows | column columns
supervised | unsupervised
online | offline
l1 lasso | l2 ridge
stable | unstable
linear | nonlinear quadratic exponential
biased | unbiased
deterministic | random stochastic
synchronous sync | asynchronous async
static | dynamic
maximum maximize maximise max | minimum minimize minimise min
cause causes | prevent prevents
allow allows enable enables | prevent prevents block blocks forbid forbids
gain gains | loss loses lose
convex | concave
independent | dependent
symmetric | asymmetric
relevant important | irrelevant unimportant
possible | impossible
early earlier | late later
cheap cheaper | expensive costly
hot hotter warm warmer | cold colder cool cooler
hard harder difficult | easy easier soft softer
strong stronger | weak weaker
long longer | short shorter
full | empty
connected | disconnected separated
wet | dry
heavy heavier | light lighter
yes true correct | no false incorrect
sender sends | receiver receives
read reads | write writes
accept accepts | reject rejects
"""
_COMPARES = re.compile(
    r"\b(?:than|causes?|implies|before|after|from|into|instead of|rather than|over|leads? to|requires?)\b",
    re.I,
)


@cache
def _sides() -> dict[str, frozenset[tuple[int, int]]]:
    """Map a stem to the (pair, side) places where it stands in the table of opposites."""
    places: dict[str, set[tuple[int, int]]] = {}
    for index, line in enumerate(re.sub(r"\n +", " ", _OPPOSITES).strip().splitlines()):
        for side, group in enumerate(line.split("|")):
            for word in group.split():
                places.setdefault(stem(word), set()).add((index, side))
    return {word: frozenset(found) for word, found in places.items()}


_SHORT = 16
_MOST = 0.6  # of the shared stems, for a clause to stand for its sentence
_CLAUSES = re.compile(r"[;:,]\s+|\s+(?=(?:because|but|whereas)\b)", re.I)


def negations(text: str) -> int:
    """Return how many negating words a text has, set phrases such as "not only" left out."""
    return len(_NEGATORS.findall(_NOT_A_NEGATION.sub(" ", _CONTRAST.sub(" ", text))))


def flipped(claim: Set[str], sentence: Set[str]) -> bool:
    """Whether, of some pair of opposites, the claim has only one side and the sentence only the other."""
    sides = _sides()
    ours = {place for s in claim for place in sides.get(s, ())}
    theirs = {place for s in sentence for place in sides.get(s, ())}
    return any(
        (pair, 1 - side) in theirs and (pair, side) not in theirs and (pair, 1 - side) not in ours
        for pair, side in ours
    )


def swapped(claim: str, sentence: str) -> bool:
    """Whether two things stand on opposite sides of a comparing word ("A exceeds B" against "B exceeds A")."""
    ours, theirs = _around(claim), _around(sentence)
    if not ours or not theirs or ours[2] != theirs[2]:
        return False
    return bool(ours[0] & theirs[1]) and bool(ours[1] & theirs[0])


def opposed(claim: str, sentence: str) -> bool:
    """Whether the sentence, taken to be about the claim's subject, seems to say its opposite.

    Two reversals cancel: "does not increase" goes with "decreases".
    """
    part = _focus(claim, sentence)
    turns = (negations(claim) - negations(part)) % 2
    ours, theirs = _CONTRAST.sub(" ", claim), _CONTRAST.sub(" ", part)
    flip = flipped(frozenset(map(stem, words(ours))), frozenset(map(stem, words(theirs))))
    return bool(turns) != flip or swapped(claim, part)


def _focus(claim: str, sentence: str) -> str:
    """Return the clause of a sentence that is about the claim, or the sentence where the claim is spread over it.

    A long clause is cut to what lies between its first and last stem in the claim, and a little more.
    """
    wanted = set(stems(claim))
    clauses = [c for c in _CLAUSES.split(sentence) if c.strip()] or [sentence]
    held = [len(wanted & set(stems(c))) for c in clauses]
    best = held.index(max(held))
    part = clauses[best] if held[best] >= _MOST * len(wanted & set(stems(sentence))) else sentence
    tokens = part.split()
    if len(tokens) <= _SHORT:
        return part
    shared = [i for i, token in enumerate(tokens) if wanted & set(stems(token))]
    return " ".join(tokens[max(0, shared[0] - 3) : shared[-1] + 3]) if shared else part


def _around(text: str) -> tuple[frozenset[str], frozenset[str], str] | None:
    match = _COMPARES.search(text)
    if not match:
        return None
    left, right = (frozenset(stem(w) for w in words(part)) for part in (text[: match.start()], text[match.end() :]))
    both = left & right
    return left - both, right - both, match[0].lower()
