"""Numbers that say how much: with a unit (`quantity`), and beside what they are compared with (`compared`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rubrics.signals.types import Mark, scan, sentences, settle, words

_FEW = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|a hundred|a thousand|half a|a dozen"
)
_NAMED = (
    r"(?<!\blevel )(?<!\bversion )(?<!\bquestion )(?<!\bchapter )(?<!\bsection )(?<!\bphase )(?<!\bstep )(?<![A-Za-z]-)"
)
"""What stands before a figure that is a name: "level 5", "GPT-4"."""
_DIGITS = (
    rf"{_NAMED}(?<![\w.])[$€£~]?(?!(?:19|20)\d\d\b(?!\s*[a-z%]))\d[\d,]*(?:\.\d+)?(?:e-?\d+)?(?!\d|st\b|nd\b|rd\b|th\b)"
)
_LARGE = r"(?:hundred|thousand|million|billion|trillion|k|M|B|bn)\b"
_NUMBER = rf"(?:{_DIGITS}(?:\s?{_LARGE})?|\b(?:one|{_FEW})\b(?:\s{_LARGE})?)"
_MEASURE = (
    r"(?:%|€|percent\w*|pp|bps|points?|ms|milliseconds?|s|secs?|seconds?|min|minutes?|h|hours?|days?|nights?|weeks?|"
    r"months?|quarters?|years?|x|times|fold|[KMGTkmgt]i?[Bb]|(?:kilo|mega|giga|tera)?bytes?|FLOPs?|dollars?|euros?|"
    r"cents?|USD|EUR|req/s|rps|qps|BLEU|ROUGE|AUC|F1|accuracy|perplexity|nats?|(?<!-)bits?)"
)
_COUNT = (
    r"(?:tokens?|parameters?|params|(?:GPU[- ])?hours?|[GCT]PUs?|cards?|nodes?|cores?|machines?|servers?|users?|"
    r"customers?|people|engineers?|students?|requests?|queries|calls|rows?|records?|examples?|samples?|images?|seeds?|"
    r"runs?|layers?|epochs?|steps?|labels?|documents?|tickets?|languages?|citations?|stars|lines|models?|teams?|"
    r"experiments?|incidents?|pages?)"
)
_METRIC = (
    r"(?:AUC|F1|BLEU|ROUGE|accuracy|precision|recall|perplexity|error|loss|latency|p\d\d|batch(?:\s+size)?|"
    r"learning\s+rate|throughput|conversion|kappa|correlation)"
)
_QUANTITY = (
    rf"{_NUMBER}[\s-]?{_MEASURE}(?!\w)|(?:{_DIGITS}(?:\s?{_LARGE})?|\b(?:{_FEW})\b)[\s-]?(?:\w+\s)?{_COUNT}\b|"
    rf"{_NUMBER}\s(?:working\s|full\s|whole\s)?(?:days|weeks|months|years)\b|\b\d{{2,}}(?<!\b(?:19|"
    rf"20)\d\d)\s[a-z]+[^s\W]s\b|"
    rf"{_DIGITS}\s?{_LARGE}|[$€£]\d[\d,.]*\d|\b{_METRIC}(?:\s+(?:of|was|is|at|around|about|only|went\s+to)|\s?[:=])*\s"
    rf"{_DIGITS}|\b(?:a|one|two|three)\s(?:thirds?|quarters?|fifths?|tenths?)\sof\b|\bhalf\sof\b|"
    rf"{_NUMBER}\s(?:in|out\sof)\s(?:every\s)?{_NUMBER}\b"
)
_FIGURE = re.compile(rf"(?<!\w)(?:{_QUANTITY}|{_NUMBER})", re.I)
_ALONE = (("quantity", re.compile(rf"(?<!\w)(?:{_QUANTITY}|(?:halved|doubled|tripled|cut\s+in\s+half)\b)", re.I)),)
_ABOUT = r"(?: (?:about|around|roughly|under|over|only))? ?$"
_FROM, _TO = words(rf"from{_ABOUT}"), words(rf"(?:down |up )?to{_ABOUT}")
_AGAINST = words(
    r"against|versus|vs|compared (?:to|with)|instead of|than|it was|(?:down|up) from|over the (?:baseline|old)|"
    r"theirs|ours"
)
_OLD = words(r"baseline|before|without|control|old|theirs|previous(?:ly)?|initially|originally|at first|used to|was")
_NEW = words(r"after(?:wards)?|now|with|treatment|new|ours?|my|mine|ended|later")
_AT_FIRST = re.compile(r"\s+(?:at\s+first|before|initially|originally)\b", re.I)
_ARROW = re.compile(r"\s?(?:->|→|=>)\s?")
_NEAR, _FAR = 40, 100
"""Characters before the first of two figures, and between them, in which their sides may be named."""


def numbers(text: str) -> list[Mark]:
    """Mark quantities with a unit, and pairs of figures that are compared."""
    pairs = settle([mark for sentence in sentences(text) for mark in _pairs(sentence)])
    alone = [m for m in scan(text, _ALONE) if not any(m.start < p.end and p.start < m.end for p in pairs)]
    return sorted([*pairs, *alone])


def _pairs(sentence: re.Match[str]) -> Iterator[Mark]:
    told, offset = sentence[0], sentence.start()
    spans = [m.span() for m in _FIGURE.finditer(told)]
    for (start, end), (following, last) in pairwise(spans):
        before, between = told[max(0, start - _NEAR) : start], told[end:following]
        if len(between) <= _FAR and _compared(before, between):
            opening = _FROM.search(before)
            yield Mark(offset + start - len(opening[0] if opening else ""), offset + last, "compared")


def _compared(before: str, between: str) -> bool:
    """Whether the words around two figures set one beside the other."""
    if _ARROW.fullmatch(between) or _AT_FIRST.match(between):
        return True
    if ";" not in between and (_AGAINST.search(between) or (_FROM.search(before) and _TO.search(between))):
        return True
    return bool((_OLD.search(before) and _NEW.search(between)) or (_NEW.search(before) and _OLD.search(between)))
