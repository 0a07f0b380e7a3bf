"""Numbers that say how much: with a unit (`quantity`), and beside what they are compared with (`compared`)."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan

_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|a hundred|a thousand|half a|a dozen)"
)
_NUMBER = rf"(?:(?<![\w.])[$€£~]?\d[\d,]*(?:\.\d+)?(?:e-?\d+)?\s?[kKMB]?|\b{_WORDS})"
_UNIT = (
    r"(?:%|percent\w*|points?|pp|bps|ms|milliseconds?|s|secs?|seconds?|min|minutes?|h|hours?|days?|"
    r"nights?|weeks?|months?|"
    r"quarters?|years?|x|times|fold|[KMGT]i?B|[kmgt]b|bytes?|tokens?|parameters?|params|FLOPs?|GPUs?|"
    r"cards?|nodes?|cores?|"
    r"GPU[- ]hours?|users?|customers?|people|engineers?|requests?|queries|rows?|records?|examples?|"
    r"samples?|seeds?|runs?|layers?|"
    r"epochs?|steps?|dollars?|euros?|USD|EUR|k|req/s|rps|qps|BLEU|ROUGE|AUC|F1|accuracy|perplexity|nats?|bits?|labels?|"
    r"documents?|tickets?|languages?|citations?|stars|lines|models?|teams?|experiments?|incidents?|pages?)"
)
_QUANTITY = rf"{_NUMBER}(?:[\s-]?(?:\w+\s)?{_UNIT}(?![\w]))"
_ANY = rf"(?:{_QUANTITY}|{_NUMBER})"
_RULES = (
    rule(
        "compared",
        rf"\bfrom\s+(?:about\s+|around\s+|roughly\s+)?{_ANY}[^.;\n]{{0,30}}?\s+(?:down\s+|"
        rf"up\s+)?to\s+(?:about\s+|around\s+|roughly\s+|under\s+|over\s+)?{_ANY}",
    ),
    rule(
        "compared",
        rf"{_ANY}[^.;\n]{{0,40}}\b(?:against|versus|vs\.?|compared\s+(?:to|with)|instead\s+of|than|"
        rf"before\s+(?:it\s+was|that)|it\s+was|down\s+from|up\s+from|over\s+the\s+(?:baseline|"
        rf"old))\b[^.;\n]{{0,30}}?{_ANY}",
    ),
    rule(
        "compared",
        rf"\b(?:baseline|before|previously|used\s+to|old\s+\w+|"
        rf"was)\b[^.;\n]{{0,40}}?{_ANY}[^.\n]{{0,60}}\b(?:now|after(?:wards)?|ended|ours|"
        rf"new)\b[^.;\n]{{0,30}}?{_ANY}",
    ),
    rule("quantity", _QUANTITY),
    rule("quantity", r"\b(?:halved|doubled|tripled|quadrupled|cut\s+in\s+half)\b"),
)  # fmt: skip


def numbers(text: str) -> list[Mark]:
    """Mark quantities with a unit, and pairs of figures that are compared."""
    return scan(text, _RULES)
