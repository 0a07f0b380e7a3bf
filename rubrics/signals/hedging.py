"""Words that take a claim back (`hedge`): guessing, vagueness, claims without commitment."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan

_RULES = (
    rule(
        "hedge",
        r"\b(?:I\s+(?:guess|suppose|believe\s+maybe|think\s+(?:maybe|perhaps|probably)|would\s+assume|"
        r"assume)|maybe|perhaps|possibly|sort\s+of|kind\s+of(?!\s+(?:data|task|model|question|error|"
        r"problem|work))|probably|somehow|more\s+or\s+less|or\s+something|or\s+so\s+I\s+think|"
        r"not\s+(?:really\s+|entirely\s+|100%\s+)?sure|could\s+be\s+wrong|if\s+I\s+remember|"
        r"I\s+might\s+be|hard\s+to\s+say|it\s+depends(?!\s+on)|whatever|stuff\s+like\s+that|and\s+so\s+on|"
        r"things\s+like\s+that)\b",
    ),
    rule(
        "hedge",
        r"\b(?:somewhat|basically|arguably|roughly\s+speaking|to\s+some\s+extent|in\s+a\s+way|"
        r"I\s+don'?t\s+(?:really\s+)?(?:know|remember|recall)|can'?t\s+(?:really\s+)?(?:say|remember))\b",
    ),
)  # fmt: skip


def hedging(text: str) -> list[Mark]:
    """Mark hedges; honest rounding ("about 40 ms") is not one."""
    return scan(text, _RULES)
