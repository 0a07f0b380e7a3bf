"""What a query asks, without the words around it.

Nearly every question to a guide could name its company and its role, and an embedder takes those names for the
matter: "dental plan for a DeepSeek ML engineer" is near to all that is said of engineers. So names and openers are
taken off before anything is compared, a slip of the pen is mended where one word is clearly meant, and a role that
was named is kept as a preference for its guide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from corpus.asked import Frames
from corpus.types import Guide
from retrieval.lexical import stem, terms

_BEFORE = r"(?:\b(?P<before>at|for|with|in|by|from|of|as|to|inside|within)\s+)?"
_PERSON = r"(?P<article>\b(?:an?|the|any|your|their)\s+)?"
_JOB = r"(?P<job>\s+(?:role|position|job|post|opening|guide|candidates?|applicants?)\b)?"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OPEN = frozenset(
    """
    a all an and any are as at by can could did do does few for fresh from good how in is junior many may
    mid most must new no of on or principal senior shall should some staff than the these they those to was were
    what when where which who why will with would young your
    """.split()
)
"""Words after which "engineer" alone means the guide's role; after another it is a role of its own: "data engineer"."""

_SHORTEST, _LONGEST = 5, 24
"""Shorter words are never mended, since too many are one letter from another, and longer ones are no words."""


class Reading(NamedTuple):
    """What is asked, and the guides whose role was named; a query may hold what no pydantic string can."""

    text: str
    guides: frozenset[str] = frozenset()


class Reader:
    """Reads queries to a set of guides; immutable."""

    def __init__(self, guides: Sequence[Guide], frames: Frames, texts: Iterable[str]) -> None:
        """Take the guides, the frames, and texts whose words count as rightly spelt."""
        self._company = _company_pattern({guide.company for guide in guides})
        self._companies = [(guide.company, guide.id) for guide in guides]
        self._roles = [(name, guide.id) for guide in guides for name in (guide.role, *frames.roles.get(guide.id, ()))]
        self._role = _role_pattern({name for name, _ in self._roles})
        self._opener, self._closer = _edge_patterns(frames)
        self._words = frozenset(word for text in texts for word in _words(text))
        self._stems = frozenset(map(stem, self._words))

    def read(self, query: str) -> Reading:
        """Return what a query asks; a query that is nothing but frame is left as it is."""
        text = self._closer.sub("", self._opener.sub("", " ".join(query.split())))
        named = self._named(text)
        bare = self._company.sub(_company_replaced, text) if self._company else text
        bare = self._role.sub(lambda match: _role_replaced(match) if _is_role(match) else match.group(), bare)
        bare = " ".join(bare.split()).strip(" ,:;-")
        kept = bare if terms(bare) else text if terms(text) else query
        return Reading(text=self._mended(kept), guides=named)

    def _named(self, text: str) -> frozenset[str]:
        roles = {match["name"].lower() for match in self._role.finditer(text) if _is_role(match)}
        companies = {match["name"].lower() for match in self._company.finditer(text)} if self._company else set()
        by_role = frozenset(guide for name, guide in self._roles if name.lower() in roles)
        by_company = frozenset(guide for name, guide in self._companies if name.lower() in companies)
        return by_role & by_company or by_role or by_company

    def _mended(self, text: str) -> str:
        return re.sub(r"[A-Za-z]+", lambda word: self._respelt(word.group()), text)

    def _respelt(self, word: str) -> str:
        """Return the one known word from which this unknown one differs by a slip, or the word itself."""
        lower = word.lower()
        if not _SHORTEST <= len(word) <= _LONGEST or stem(lower) in self._stems or word[1:] != lower[1:]:
            return word
        meant = {slip for slip in _slips(lower) if slip in self._words}
        return meant.pop() if len(meant) == 1 else word


def _slips(word: str) -> set[str]:
    """Return what a hasty writer may have meant: two letters swapped, one left out, one too many."""
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    fewer = {left + right[1:] for left, right in cuts if right}
    more = {left + letter + right for left, right in cuts for letter in _LETTERS}
    return swapped | fewer | more


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _either(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)


def _company_pattern(companies: Iterable[str]) -> re.Pattern[str] | None:
    names = _either(name for name in companies if len(name) > 2)
    # A model is no company: "DeepSeek-V3", "DeepSeekMoE", "DeepSeek R1".
    return (
        re.compile(rf"{_BEFORE}{_PERSON}\b(?P<name>{names})(?P<own>['’]s)?(?![-\w]|\s+[vr]\d)", re.IGNORECASE)
        if names
        else None
    )


def _company_replaced(match: re.Match[str]) -> str:
    if match["article"]:  # "a DeepSeek engineer": what follows is the noun
        return f"{match['before'] or ''} {match['article']}"
    if match["own"]:
        return f"{match['before'] or ''} their"
    if match.string[: match.start()].lower().endswith("why "):  # "why DeepSeek?" asks for a motive
        return "this company"
    return "" if match["before"] else "they"


def _role_pattern(names: Iterable[str]) -> re.Pattern[str]:
    either = _either(names)
    return re.compile(rf"{_BEFORE}{_PERSON}\b(?P<name>{either})(?P<many>s|['’]s)?\b{_JOB}", re.IGNORECASE)


def _is_role(match: re.Match[str]) -> bool:
    """Say whether a name is the guide's role and not the end of another one's: "engineer" in "data engineer"."""
    if match["before"] or match["article"] or " " in match["name"].strip():
        return True
    ahead = match.string[: match.start()].split()
    return not ahead or ahead[-1].lower().strip(",:;-") in _OPEN or not ahead[-1][-1].isalnum()


def _role_replaced(match: re.Match[str]) -> str:
    if match["before"]:
        return ""
    article = (match["article"] or "").strip().lower()
    if match["job"]:
        return "the job"
    if match["many"]:
        return "people"
    return "someone" if article in ("a", "an", "any") else article


def _edge_patterns(frames: Frames) -> tuple[re.Pattern[str], re.Pattern[str]]:
    openers, closers = _either(frames.openers), _either(frames.closers)
    opener = re.compile(rf"^(?:(?:{openers})\b[\s,:!.]*)+", re.IGNORECASE)
    return opener, re.compile(rf"(?:,? (?:{closers}))+(?=[ ?.!]*$)", re.IGNORECASE)


def spelt(guides: Iterable[Guide], lines: Mapping[str, Sequence[str]], silences: Iterable[str]) -> list[str]:
    """Return the texts a query's words may come from: passages, lines people ask, and what nobody answers."""
    passages = [f"{p.section_title} {p.title} {p.text}" for guide in guides for p in guide.passages]
    return [*passages, *(line for found in lines.values() for line in found), *silences]
