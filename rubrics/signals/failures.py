"""Talk of what went wrong (`failure`), what was learnt (`lesson`) and what a result does not show (`limit`)."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan

_RULES = (
    rule(
        "failure",
        r"\b(?:fail(?:ed|s|ure|ures)|broke(?:n)?|crash\w*|diverg\w+|collapsed|regress(?:ed|ion|ions)|"
        r"went\s+wrong|outage|incident|bug|mistake|blew\s+up|backfired|corrupt\w*|wasted|"
        r"lost\s+(?:\w+\s+)?(?:days?|weeks?|months?|hours?))\b",
    ),
    rule(
        "failure",
        r"\b(?:did\s*n[o']?t|didn't|never|does\s*n[o']?t|doesn't)\s+(?:\w+\s+)?(?:work|help|hold|converge|"
        r"transfer|generali[sz]e|scale|pan\s+out|replicate|reproduce|beat|improve|move)\b|"
        r"\bworse\s+than\b|\bdead\s+end\b|\bno\s+(?:gain|improvement|effect)\b",
    ),
    rule(
        "lesson",
        r"\b(?:I|we)(?:'ve)?\s+(?:\w+\s+)?(?:learn(?:ed|t)|realized|realised|understood)\b|"
        r"\b(?:taught\s+me|lesson|takeaway|in\s+hindsight|looking\s+back|with\s+hindsight|next\s+time|"
        r"since\s+then|ever\s+since)\b",
    ),
    rule(
        "lesson",
        r"\b(?:I|we)(?:'d|\s+would)\s+(?:\w+\s+){0,3}(?:differently|instead|earlier|sooner|first|"
        r"from\s+(?:day\s+one|the\s+start))\b|\bif\s+I\s+(?:did|started|had|were|"
        r"could)\b[^.\n]{0,60}\b(?:again|over|today)\b|\bnow\s+I\s+(?:always|never)\b|\bI\s+(?:should|"
        r"could)\s*(?:have|'ve)\b",
    ),
    rule(
        "limit",
        r"\b(?:limitations?|caveat|weakness|drawback|downside|doesn'?t\s+(?:cover|handle|show|prove|tell)|"
        r"only\s+(?:\w+\s+)?(?:tested|tried|evaluated|checked|measured|covers?)|(?:never|not|haven't|"
        r"didn't)\s+(?:\w+\s+)?(?:tested|tried|tested\s+it|checked|measured|evaluated|shown|proven|know|"
        r"test|try|check|measure))\b|\bnobody\s+knows\b|\bopen\s+question\b|\bat\s+the\s+(?:cost|price|"
        r"expense)\s+of\b|\bthe\s+price\s+(?:was|is|we)\b",
    ),
)  # fmt: skip


def failures(text: str) -> list[Mark]:
    """Mark failures, lessons and limits."""
    return scan(text, _RULES)
