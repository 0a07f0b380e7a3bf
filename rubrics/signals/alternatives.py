"""Choices: another way that was weighed (`alternative`), and why one won (`reason`)."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan

_RULES = (
    rule(
        "alternative",
        r"\b(?:alternatives?|other\s+(?:option|route|way|candidate|choice|plan)s?|(?:option|"
        r"plan)\s+[A-D]\b|could\s+(?:also\s+)?have|instead\s+of|rather\s+than|as\s+opposed\s+to|"
        r"ruled\s+(?:\w+\s+)?out|turned\s+(?:\w+\s+)?down|(?:I|we)\s+(?:\w+\s+)?(?:considered|weighed|"
        r"looked\s+at|rejected|compared|thought\s+about|discarded|had\s+been\s+considering)|"
        r"the\s+(?:obvious|safe|easy|cheap|usual|other)\s+(?:\w+\s+)?(?:choice|option|route|way|fix|"
        r"thing)\s+(?:was|would)|either\b[^.\n]{3,60}\bor)\b",
    ),
    rule(
        "reason",
        r"\b(?:because|since\s+(?:it|we|I|the|they)|the\s+reason\s+(?:was|is|being)|what\s+(?:tipped|"
        r"decided|convinced)|tipped\s+it|that'?s\s+why|which\s+is\s+why|so\s+that|in\s+order\s+to|"
        r"given\s+that|on\s+the\s+grounds)\b",
    ),
)  # fmt: skip


def alternatives(text: str) -> list[Mark]:
    """Mark alternatives weighed and reasons given."""
    return scan(text, _RULES)
