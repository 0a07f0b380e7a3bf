"""How hard a text is to follow: overlong sentences (`overlong`) and empty phrases (`filler`)."""

from __future__ import annotations

import re

from rubrics.signals.types import MAX_CHARS, Mark, rule, scan

_LONG_WORDS = 45
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_RULES = (
    rule(
        "filler",
        r"\b(?:passionate|fast[- ]learn(?:er|ing)|team\s+player|think(?:ing)?\s+outside\s+the\s+box|"
        r"cutting[- ]edge|state[- ]of[- ]the[- ]art\s+(?:solutions?|technolog\w+)|best\s+practices|"
        r"synerg\w+|leverag(?:e|ed|ing)\s+(?:the\s+)?(?:power|synerg|cutting)\w*|"
        r"at\s+the\s+end\s+of\s+the\s+day|it\s+goes\s+without\s+saying|needless\s+to\s+say|"
        r"as\s+we\s+all\s+know|very\s+interesting\s+question|great\s+question|holistic\w*|paradigm|"
        r"world[- ]class|results[- ]driven|go[- ]getter|give\s+110)\b",
    ),
)  # fmt: skip


def clarity(text: str) -> list[Mark]:
    """Mark sentences of over 45 words and phrases that say nothing."""
    long = [
        Mark(m.start(), m.end(), "overlong")
        for m in _SENTENCE.finditer(text[:MAX_CHARS])
        if len(m[0].split()) > _LONG_WORDS
    ]
    fillers = [m for m in scan(text, _RULES) if not any(a.start <= m.start < a.end for a in long)]
    return sorted([*long, *fillers])
