"""How a claim was tested: ablations (`ablation`), what it was held against (`baseline`), repeats (`repeat`)."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan

_RULES = (
    rule(
        "ablation",
        r"\bablat\w+|\b(?:switch|turn|take|took|turned|switched|swapp?|"
        r"swapped)\w*\s+(?:\w+\s+){0,3}(?:off|out)\b[^.\n]{0,40}\b(?:run|metric|score|drop|lost|gain|"
        r"alone|effect)\w*",
    ),
    rule(
        "ablation",
        r"\b(?:one|a single)\s+(?:change|thing|factor|variable|knob)\s+(?:at\s+a\s+time|per\s+run)\b|"
        r"\bchang(?:e|ed|ing)\s+(?:only\s+)?one\s+(?:thing|factor|variable)\b|"
        r"\bonly\s+(?:the\s+)?\w+\s+(?:differed|changed)\b",
    ),
    rule(
        "ablation",
        r"\b(?:without|removing|removed|remove|minus)\s+(?:the|it|that|our|my|"
        r"any)?\s*\w+[^.\n]{0,40}\b(?:drop|fell|lost|loses|gain|vanish|score|accuracy|worse|point)\w*",
    ),
    rule(
        "ablation",
        r"\b(?:everything|all)\s+else\s+(?:the\s+same|equal|fixed|unchanged|constant|held)|"
        r"\bheld?\s+(?:\w+\s+){0,4}(?:fixed|constant)|\bcontrolled\s+(?:comparison|experiment|run)|"
        r"\bcounterfactual\b|\bA/B\b",
    ),
    rule(
        "baseline",
        r"\bbaselines?\b|\bcompared\s+(?:to|with|against)\b|\b(?:against|versus|vs\.?|"
        r"relative to)\s+(?:the|a|our|an)?\s*(?:\w+\s+){0,2}(?:model|system|version|setup|run|method|"
        r"default|majority|heuristic|rule|control)\w*",
    ),
    rule(
        "repeat",
        r"\b(?:\w+|\d+)\s+(?:random\s+)?seeds\b|\bseeds?\b[^.\n]{0,30}\b(?:vari|spread|std|deviation|"
        r"rerun|repeat)\w*|\b(?:re-?ran|repeated|reproduc\w+)\b|\b(?:confidence|bootstrap)\s+intervals?\b|"
        r"\berror\s+bars?\b|\bstandard\s+(?:error|deviation)\b|\bwithin\s+(?:the\s+)?noise\b|"
        r"\bsignifican(?:t|ce)\s+test",
    ),
)  # fmt: skip


def experiments(text: str) -> list[Mark]:
    """Mark ablations, baselines and repeated runs."""
    return scan(text, _RULES)
