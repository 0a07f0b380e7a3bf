"""Rule-made changes of a text: the attacks and the negation tests are built from these."""

from __future__ import annotations

import random
import re

_AUXILIARY = re.compile(
    r"\b(is|are|was|were|am|can|could|will|would|should|must|may|might|has|have|had|does|do|did)\b(?!\s+not\b)", re.I
)
_NEGATED = re.compile(
    r"\b(is|are|was|were|can|could|will|would|should|must|does|do|did|has|have|had)(?:n't|\s+not)\b", re.I
)
_FULL = {"can": "can", "ca": "can", "wo": "will", "sha": "shall"}
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def negate_sentence(sentence: str) -> str:
    """Return the sentence saying the opposite: an existing negation is removed, else one is put in."""
    if _NEGATED.search(sentence):
        return _NEGATED.sub(lambda m: _FULL.get(m[1].lower(), m[1]), sentence, count=1)
    match = _AUXILIARY.search(sentence)
    if match:
        return f"{sentence[: match.end()]} not{sentence[match.end() :]}"
    body = sentence.strip()
    return f"It is not true that {body[:1].lower()}{body[1:]}" if body else body


_SIDES = """
increase decrease; increases decreases; increased decreased; increasing decreasing; higher lower; high low;
larger smaller; large small; more less; bigger smaller; faster slower; fast slow; always never; before after;
first last; best worst; better worse; longer shorter; long short; above below; maximum minimum; maximize minimize;
upper lower; early late; earlier later; cheap expensive; cheaper costlier; easy hard; easier harder; strong weak;
stronger weaker; stable unstable; linear quadratic; dense sparse; positive negative; same different; forward backward;
row column; rows columns; online offline; static dynamic; overfits underfits; overfitting underfitting; bias variance;
precision recall; prefill decode; encoder decoder; biased unbiased; rises falls; rise fall; grows shrinks; grow shrink;
gains loses; gain loss; causes prevents; allows prevents; possible impossible; dependent independent; many few;
open closed; hot cold; heavy light; wet dry; full empty; connected disconnected; inside outside;
all none; everything nothing; train test; input output; numerator denominator; convex concave; sender receiver;
read write; reads writes; accept reject
"""
OTHER_SIDE = {a: b for pair in _SIDES.replace("\n", " ").split(";") for a, b in (pair.split(), pair.split()[::-1])}
"""A word and its opposite, for making opposites of sentences; not the table that the judge reads by."""
_OPEN_WORD = re.compile(r"[A-Za-z]+")
_COMPARISON = re.compile(
    r"^(.+?)\b((?:is|are|was|were)\b[^,.;]*?\bthan|causes?|requires?|precedes|exceeds)\b([^,.;]+)", re.I
)


def turn_sentence(sentence: str) -> str | None:
    """Return the sentence with one word changed into its opposite; None where it has none."""
    for match in _OPEN_WORD.finditer(sentence):
        other = OTHER_SIDE.get(match[0].lower())
        if other:
            other = other.capitalize() if match[0][0].isupper() else other
            return f"{sentence[: match.start()]}{other}{sentence[match.end() :]}"
    return None


def swap_sentence(sentence: str) -> str | None:
    """Return a comparison with its two sides exchanged ("A is larger than B"); None where it is none."""
    match = _COMPARISON.match(sentence)
    if not match or len(match[1].split()) > 8 or len(match[3].split()) > 8:
        return None
    left, right = match[1].strip(), match[3].strip()
    return f"{right[:1].upper()}{right[1:]} {match[2]} {left[:1].lower()}{left[1:]}{sentence[match.end() :]}"


_ROLE = re.compile(r"\b(?:the|an?|each|every)\s+([a-z]{3,})\b(?!\s*['’-])", re.I)
_TOGETHER = re.compile(r"\b(?:and|or|both|same|equals?|between|with|near|like|each other)\b|[,.;:!?]", re.I)
_DOES = re.compile(
    r"\s+(?:(?:is|are|was|were)(?!\s+(?:the|an?)\b)|can|could|will|may|must|has|have|had|[a-z]{2,}(?:s|ed))\b", re.I
)
_ENDS = re.compile(r"\s*(?:$|[.,;:!?]|(?:of|in|on|at|by|to|for|from|with|when|while|that|is|are|was|were|and)\b)", re.I)


def exchange_roles(sentence: str) -> str | None:
    """Return the sentence with the words after its first two articles exchanged: who did what to whom.

    None where there are no two, where no verb seems to follow the first, or where the order means little ("and").
    """
    roles = list(_ROLE.finditer(sentence))[:2]
    if len(roles) < 2 or roles[0][1].lower() == roles[1][1].lower():
        return None
    (left, after), (right, end) = (role.span(1) for role in roles)
    between = sentence[after:right]
    if _TOGETHER.search(between) or not _DOES.match(between) or not _ENDS.match(sentence[end:]):
        return None
    return f"{sentence[:left]}{roles[1][1]}{between}{roles[0][1]}{sentence[end:]}"


def negate(text: str) -> str:
    """Negate every sentence of a text."""
    parts = [part.strip() for part in _SENTENCE.findall(text)]
    return " ".join(negate_sentence(part) for part in parts if re.search(r"\w", part))


def shuffled_keywords(text: str, stopwords: frozenset[str], seed: int = 0) -> str:
    """Return the content words of a text in random order: what a keyword stuffer types."""
    words = [w for w in re.findall(r"[A-Za-z0-9][\w-]*", text) if w.lower() not in stopwords]
    random.Random(seed).shuffle(words)
    return " ".join(words)


FLUFF = (
    "Thank you for the question, it is a really interesting one. "
    "I have thought about this topic quite a lot over the years and I always enjoy discussing it. "
    "There are of course many aspects to consider here, and every situation is different."
)
"""Sentences that say nothing: adding them should leave a score as it is."""
