"""Ownership: "I" with something done or decided (`own`), and work told as "we" (`shared`)."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan

DONE = (
    r"(?:added|analy[sz]ed|argued|asked|automated|benchmarked|broke|brought|built|called|changed|chose|coded|compared|"
    r"convinced|created|cut|debugged|decided|defined|deleted|deployed|derived|designed|did|discovered|drew|dropped|"
    r"established|evaluated|figured|filed|fixed|formed|found|fought|gave|generated|halved|identified|implemented|"
    r"instrumented|insisted|introduced|investigated|invented|killed|kept|labell?ed|launched|led|logged|maintained|"
    r"managed|measured|mentored|merged|migrated|missed|modell?ed|moved|negotiated|noticed|optimi[sz]ed|organi[sz]ed|"
    r"owned|parted|picked|planned|ported|presented|profiled|proposed|proved|pulled|pushed|put|ran|"
    r"rebuilt|redesigned|reduced|"
    r"refactored|refused|rejected|released|removed|replaced|replicated|reproduced|reran|resolved|restarted|reverted|"
    r"reviewed|rewrote|rolled|scaled|scoped|set|shipped|signed|sketched|split|started|stopped|swapped|"
    r"switched|taught|tested|"
    r"took|traced|trained|tried|tuned|turned|used|validated|verified|won|worked\s+out|wrote)"
)
_RULES = (
    rule(
        "own",
        rf"\bI\s+(?:\w+ly\s+|also\s+|then\s+|first\s+|personally\s+|alone\s+|just\s+|myself\s+|"
        rf"even\s+)*{DONE}\b",
    ),
    rule(
        "own",
        r"\bI(?:'m| am| was)\s+(?:the\s+(?:one|person|lead|owner|author)|responsible|in charge|on call|"
        r"first author|lead)\b",
    ),
    rule(
        "own",
        r"\bmy\s+(?:own\s+)?(?:idea|design|decision|call|part|piece|job|proposal|fault|mistake|code|"
        r"experiment|contribution|responsibility|choice)s?\b",
    ),
    rule(
        "own",
        r"\b(?:was|were|is|are)\s+(?:all\s+|mostly\s+|entirely\s+)?(?:mine|on me|my\s+(?:doing|work))\b|"
        r"\bI\s+(?:own|lead|maintain|built|write|run)\b",
    ),
    rule("own", r"\b(?:by|to|wrote it|did it|built it)\s+myself\b"),
    rule("shared", r"\bwe(?:'ve|'d)?\s+(?:\w+ly\s+|also\s+|then\s+|all\s+|just\s+)*(?:" + DONE[3:-1] + r")\b"),
    rule(
        "shared",
        r"\b(?:our|the)\s+(?:team|group|lab|department)\s+(?:\w+ly\s+)?(?:" + DONE[3:-1] + r"|was|did|has|had)\b",
    ),
)  # fmt: skip


def ownership(text: str) -> list[Mark]:
    """Mark where the candidate says what they did themselves, and where only a group acted."""
    return scan(text, _RULES)
