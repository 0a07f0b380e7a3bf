"""Fault laid on other people (`blame`), and fault taken (`accepted`)."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan

_THEY = (
    r"(?:they|he|she|(?:the|my|our|that|another|one)\s+(?:\w+\s+)?(?:team|manager|boss|colleague|"
    r"coworker|teammate|lead|reviewers?|management|vendor|engineers?|ops|infra|intern|students?|"
    r"product|advisor|supervisor|people|guy|customer|client)s?|management|product|legal|QA|ops|infra|"
    r"marketing)"
)
_RULES = (
    rule(
        "accepted",
        r"\b(?:my|our\s+own)\s+(?:fault|mistake|error|bug|oversight|responsibility)\b|"
        r"\bI\s+(?:was\s+wrong|made\s+(?:a|the)\s+(?:mistake|error)|should\s+have|missed|overlooked|"
        r"underestimated|messed\s+up|take\s+(?:the\s+)?(?:blame|responsibility)|own\s+that|"
        r"introduced\s+the\s+bug|got\s+(?:it|that)\s+wrong|had\s+not\s+checked|hadn't\s+checked)\b|"
        r"\b(?:was|is)\s+on\s+me\b",
    ),
    rule(
        "blame",
        rf"\b{_THEY}\s+(?:\w+\s+)?(?:never|always|refused|ignored|failed|forgot|messed|screwed|blocked|"
        rf"sabotaged|slowed|dropped\s+the\s+ball|didn'?t\s+(?:listen|care|understand|get|do|deliver|know|"
        rf"bother|want|even)|did\s+not\s+(?:listen|care|understand|get|do|deliver|know|bother|want|even)|"
        rf"wouldn'?t|couldn'?t\s+(?:understand|keep|be\s+bothered)|had\s+no\s+(?:idea|clue)|"
        rf"was\s+(?:incompetent|lazy|clueless|wrong|stubborn|difficult|careless|useless)|"
        rf"were\s+(?:incompetent|lazy|clueless|wrong|stubborn|difficult|careless|useless)|broke|ruined|"
        rf"kept)\b",
    ),
    rule(
        "blame",
        rf"\b(?:because\s+of|thanks\s+to|due\s+to)\s+{_THEY}(?:'s)?\b|\bblame\s+{_THEY}\b|\b(?:their|his|"
        rf"her|{_THEY}(?:'s|s'))\s+(?:fault|mistake|incompetence|failure|job|problem|responsibility)\b|"
        rf"\b(?:nothing\s+to\s+do\s+with\s+me|not\s+my\s+(?:fault|job|problem|responsibility)|"
        rf"wasn'?t\s+(?:my|our)\s+(?:fault|job|problem)|out\s+of\s+my\s+(?:hands|control)|"
        rf"nobody\s+(?:listened|cared|told\s+me|helped)|let\s+(?:me|us)\s+down)\b",
    ),
)  # fmt: skip


def blame(text: str) -> list[Mark]:
    """Mark blame of others and fault accepted."""
    return scan(text, _RULES)
