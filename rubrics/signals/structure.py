"""The parts of a story: what was at stake (`situation`), what was done (`action`), what came of it (`result`)."""

from __future__ import annotations

from rubrics.signals.ownership import DONE
from rubrics.signals.types import Mark, rule, scan

_RULES = (
    rule(
        "result",
        r"\b(?:as\s+a\s+result|in\s+the\s+end|the\s+(?:result|outcome|upshot|effect)\s+(?:was|is|were)|"
        r"ended\s+up|it\s+(?:cut|reduced|saved|raised|improved|dropped|worked|shipped|went\s+live|"
        r"paid\s+off)|(?:latency|accuracy|loss|cost|error|throughput|revenue|precision|recall|time|"
        r"churn)\s+(?:\w+\s+)?(?:fell|dropped|rose|went|improved|increased|decreased|halved|doubled)|"
        r"(?:went|is|was)\s+(?:live|in\s+production|adopted|merged|published|accepted)|we\s+(?:shipped|"
        r"launched|hit|saved|gained|lost|beat|won)|still\s+(?:used|running|in\s+use))\b",
    ),
    rule(
        "result",
        r"\b(?:fell|dropped|rose|grew|went|improved|came\s+down|increased|climbed|shrank)\s+(?:by|from|"
        r"to)\s+\S*\d",
    ),
    rule(
        "situation",
        r"\b(?:the\s+(?:problem|issue|goal|situation|context|challenge|task|deadline|question)\s+(?:was|"
        r"is)|at\s+(?:the\s+time|that\s+point|my\s+(?:last|previous|current))|(?:last|two|three|"
        r"a)\s+(?:years?|months?|weeks?|spring|summer|autumn|winter|quarters?)(?:\s+ago)?|in\s+(?:20\d\d|"
        r"January|February|March|April|May|June|July|August|September|October|November|December)|"
        r"when\s+(?:I|we|our|the|a)\b|we\s+(?:had|were|needed|wanted)|I\s+was\s+(?:working|on|asked|"
        r"leading|at|hired|interning)|our\s+\w+\s+(?:was|were|kept|had)|there\s+(?:was|were)\s+(?:a|an|no|"
        r"two|three))\b",
    ),
    rule(
        "action",
        rf"\b(?:I|we)\s+(?:\w+ly\s+|also\s+|then\s+|first\s+|so\s+)*{DONE}\b|\b(?:first|then|next|"
        rf"after\s+that|finally|so)\s*,?\s+(?:I|we)\s+\w+ed\b",
    ),
)  # fmt: skip


def structure(text: str) -> list[Mark]:
    """Mark situation, action and result."""
    return scan(text, _RULES)
