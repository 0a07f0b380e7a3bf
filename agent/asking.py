"""Telling a question to the interviewer from a rhetorical one that the candidate goes on to answer."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’_+-]*")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\n?")
_LEAD = (
    r"^\W*(?:(?:so|and|but|ok(?:ay)?|wait|hmm+|sorry|also|then|first|well|just to (?:clarify|confirm|check|be sure)|"
    r"(?:a )?quick question|to (?:clarify|confirm)|one question|before i (?:start|begin))\W+)*"
)
_NOUN = r"(?: (?!(?:i|we|you|it|the|this|that|a|an|my|our|they|had|would)\b)[\w-]+)"
_ASKS_US = re.compile(
    _LEAD + r"(?:(?:is|are|was|were|does|did|can|could|may|should|shall|will|would|have|has|am)"
    r" (?:i|we|you|it|they|there|the|this|that|these|those|any|all|each|every|a|an|both)\b"
    r"|do (?:i|we|you|they|the|these|those)\b"
    r"|(?:what|which|who|how|where)(?:'s| (?:is|are|was|were|do|does|did|can|should|about)\b)"
    r"|(?:what|which|how)" + _NOUN + r"{1,3} (?:is|are|was|were|do|does|did|can|should|may|will|have|has)"
    r" (?:i|we|you|they|it|the|this|there|one)\b|(?:what|which|how)" + _NOUN + r"{1,3}\W*$|let me ask\b)",
    re.I,
)
_CONFIRMS = re.compile(
    _LEAD + r"(?:i(?:'ll| will| can| may)? assume|we can assume|assuming|you mean)\b"
    r".*\b(?:right|correct|yes|ok(?:ay)?)\W*$",
    re.I,
)
_CONDITION = re.compile(r",(?!\s*or\b)")
_OWN_GUESS = re.compile(r"^\W*(?:not sure|maybe|perhaps|probably|possibly|because|i (?:think|guess|suspect))\b", re.I)
_WHY_ASKED = re.compile(
    r"\b(?:i want to know|i'd like to know|asking|just checking|so (?:that )?i (?:can|know)|thanks|before i"
    r"|if not|if so)\b",
    re.I,
)
_MOST_WORDS = 45
_MOST_BARE_WORDS = 16
_ANSWER_WORDS = 12
_RETORT_WORDS = 4


def sentences(text: str) -> list[str]:
    """Split a text into sentences, keeping every character of it."""
    return _SENTENCE.findall(text) or [text]


def is_question(text: str) -> bool:
    """True if a message mainly asks the interviewer something; it need not end in a question mark."""
    words = len(_WORD.findall(text))
    parts = [s.strip() for s in sentences(text) if s.strip()]
    if words > _MOST_WORDS or not parts:
        return False
    asking = [i for i, s in enumerate(parts) if s.rstrip(")\"' ").endswith("?")]
    return _marked(parts, asking) if asking else len(parts) == 1 and words <= _MOST_BARE_WORDS and _unmarked(parts[0])


def _marked(parts: list[str], asking: list[int]) -> bool:
    """Little is told besides the question, and nothing after it that could be its answer."""
    if _OWN_GUESS.match(parts[asking[0]]):
        return False
    told = sum(len(_WORD.findall(s)) for i, s in enumerate(parts) if i not in asking)
    after = " ".join(parts[asking[-1] + 1 :])
    return told < _ANSWER_WORDS and (len(_WORD.findall(after)) < _RETORT_WORDS or _WHY_ASKED.search(after) is not None)


def _unmarked(sentence: str) -> bool:
    if "because" in sentence or sentence.endswith("."):
        return False
    if _CONFIRMS.match(sentence):
        return True
    bare = re.sub(_LEAD, "", sentence, flags=re.I)
    return _ASKS_US.match(sentence) is not None and _CONDITION.search(bare) is None
