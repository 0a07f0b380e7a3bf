"""What an answer must not gain by: silence, echo, orders to the grader, word lists, noise, another subject.

Guards find and name; how much a flag costs is decided in one place, `CAPS`. Nothing here sets a score to zero:
a cap bounds the chance that a point counts as met.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from agent.judges.lexical import function_share
from agent.judges.text import STOPWORDS, stem, words

CAPS: dict[str, float] = {
    "empty": 0.02,
    "echo": 0.1,
    "gibberish": 0.1,
    "off_topic": 0.3,
    "stuffing": 0.12,
    "listed": 0.55,
    "injection": 0.85,
}
"""The highest chance of a point being met that an answer with this flag can reach."""

_DONT_KNOW = re.compile(
    r"^\W*(?:(?:sorry|hmm+|um+|uh+|well|honestly|ok(?:ay)?)\W+)*"
    r"(?:(?:i|we)\s+(?:really\s+|honestly\s+|just\s+)?(?:do\s*n[o'’]?t|don'?t|have\s+no|can'?t|cannot)\s*"
    r"(?:know|idea|clue|remember|recall|say|answer(?:\s+(?:that|this|it))?)?|no\s+(?:idea|clue|"
    r"answer)|not\s+sure|idk|dunno|skip|pass|"
    r"n/?a|none|nothing|next(?:\s+question)?|\?+)"
    r"(?:[\s,]+(?:about|on|of|how|what|that|this|it|the|answer|to|question|sorry|please|at|all|here))*\W*$",
    re.I,
)
_OTHER_LANGUAGES = (
    frozenset(
        """der die das und ist nicht ein eine mit für auf den dem zu von wir ich werden kann le les des est une dans
    pour pas que qui avec sur nous je sont el los las es una por con para como no se del il lo gli della che di non sono
    per een het van niet ook voor zijn met wordt os uma não com mais para""".split()
    )
    - STOPWORDS
)


_STOP = re.compile(r"[.,:;!?\n]+")
_OPERATOR = re.compile(r"[=*+^<>/≥≤×·]")


_FRAME = re.compile(
    r"^\W*(?:so\s+|and\s+)?(?:as\s+you\s+(?:say|said|asked)\W+)?(?:(?:that|this|it)\s+is|you\s+(?:are\s+asking|ask|asked|want|said)|"
    r"the\s+question\s+is)\s+(?:me\s+)?(?:to\s+(?:say|know|hear)\s+)?(?:(?:a|the)\s+question\s+)?(?:about\s+|of\s+|that\s+)?",
    re.I,
)
"""How a question is said back: "that is a question about X" says no more than X."""


def says_nothing(text: str) -> bool:
    """Whether a reply is blank or only says that its author does not know or will not answer."""
    return not words(text) or (len(text) < 200 and bool(_DONT_KNOW.match(text.strip())))


def echoes(sentence: str, heard: Sequence[str]) -> bool:
    """Whether a sentence mostly repeats what the interviewer said.

    At least five words, of which four in five stand in runs of three that the interviewer used, or seven words
    and hardly a content word of its own. Short answers made of the question's words ("the bulb stays on") pass.
    """
    said = words(_FRAME.sub("", sentence))
    if len(said) < 5:
        return False
    for text in heard:
        theirs = words(text)
        if _shared_runs(said, theirs) >= 0.8:
            return True
        own = {stem(w) for w in said if w not in STOPWORDS} - {stem(w) for w in theirs}
        new = len([w for w in said if w not in set(theirs)])
        if len(said) >= 7 and not own and new <= 1 and len(theirs) <= 3 * len(said):
            return True
    return False


def _shared_runs(said: list[str], theirs: list[str]) -> float:
    runs = {tuple(theirs[i : i + 3]) for i in range(len(theirs) - 2)}
    covered: set[int] = set()
    for i in range(len(said) - 2):
        if tuple(said[i : i + 3]) in runs:
            covered.update((i, i + 1, i + 2))
    return len(covered) / len(said)


def word_list(text: str) -> bool:
    """Whether a text lacks the small words that make sentences; a formula is not a word list.

    Of 3,700 fully marked public answers of four words or more, two had none at all. A terse writer's telegrams are
    told from a list by their rhythm: pieces of three to eight words between stops.
    """
    found = words(text)
    share = function_share(text)
    formula = len(_OPERATOR.findall(text)) > len(found) / 8
    if len(found) < 4 or formula or share >= (0.14 if len(found) >= 8 else 0.01):
        return False
    pieces = [p for p in _STOP.split(text) if p.strip()]
    telegram = len(pieces) > 1 and 2.5 <= len(found) / len(pieces) <= 8
    return not (telegram and share >= 0.03)


def noise(text: str) -> bool:
    """Whether a text is not language: control characters, no vowels, one thing repeated."""
    sample = text[:4000]
    if not sample.strip():
        return False
    odd = sum(
        (unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") and c not in "\n\t\r") or c == "\ufffd" for c in sample
    )
    found = words(sample)
    if odd / len(sample) > 0.05 or (len(sample) > 20 and not found):
        return True
    latin = [w for w in found if w.isascii() and w.isalpha() and len(w) > 3]
    strange = sum(
        not re.search(r"[aeiouy]", w) or bool(re.search(r"[^aeiouy]{6}|(.)\1\1", w)) or len(w) > 24 for w in latin
    )
    repeated = len(found) >= 12 and len(set(found)) <= len(found) / 6
    return repeated or (len(latin) >= 2 and strange / len(latin) > 0.5)


def other_language(text: str) -> bool:
    """Whether a text is mostly not English, which the sentence model does not read well."""
    letters = [c for c in text[:4000] if c.isalpha()]
    if len(letters) >= 6 and sum(c > "\u024f" and not "\u0370" <= c <= "\u03ff" for c in letters) / len(letters) > 0.5:
        return True
    found = words(text[:4000])
    if len(found) < 5:
        return False
    theirs = sum(w in _OTHER_LANGUAGES for w in found)
    return theirs >= 2 and theirs > 1.5 * sum(w in STOPWORDS for w in found)
