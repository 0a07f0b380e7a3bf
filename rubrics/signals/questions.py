"""Questions the candidate asks (`question`); a polite tag at the end of a statement is not one."""

from __future__ import annotations

import re

from rubrics.signals.types import MAX_CHARS, Mark

_END = re.compile(r"[!?\n]|\.(?!\d)")
_TAG = re.compile(
    r",?\s*(?:right|no|yes|ok|okay|you\s+know|isn'?t\s+it|don'?t\s+you\s+think|if\s+that\s+makes\s+sense|huh)\s*\?$",
    re.I,
)
_RHETORICAL = re.compile(
    r"^\W*(?:why|so|and|but|how\s+so|what\s+(?:then|next|happened)|the\s+(?:result|catch|problem|"
    r"reason|outcome)|me|who\s+knows|really|guess\s+what)\W*\?$",
    re.I,
)


def questions(text: str) -> list[Mark]:
    """Mark every real question."""
    marks = []
    start = 0
    for match in _END.finditer(text[:MAX_CHARS]):
        body = text[start : match.end()]
        asked = body.strip()
        if asked.endswith("?") and len(asked) > 1 and not _TAG.search(asked) and not _RHETORICAL.match(asked):
            marks.append(Mark(start + len(body) - len(body.lstrip()), match.end(), "question"))
        start = match.end()
    return marks
