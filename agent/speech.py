"""Putting an act into words: templates in `phrases/`, walked in a seeded order, quoting the candidate."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from corpus.yaml_file import load_yaml

PHRASES = Path(__file__).parent / "phrases"
LEAST_WORDS, QUOTE_WORDS = 3, 11
_SHEET = TypeAdapter(dict[str, tuple[str, ...]])
_BREAK = re.compile(r"(?<=[,;:.!?])\s+|\s+(?=(?:but|because|so|which|while|whereas|since)\b)|\n+")
_SOFT_BREAK = re.compile(r"\s+(?=(?:and|then|or|where|when|if|that|by|with)\b)")
_EDGE = " \t\n\"'`“”‘’,;:.!?()[]-–—*_#>"
_LEAD = re.compile(
    r"^(?:and|but|so|well|also|then|because|since|while|whereas|which|i think|i guess|maybe|basically|honestly|actually"
    r"|frankly|probably|like|okay|ok|fair|yes|no|hmm)\b[ ,.]*",
    re.I,
)
_TAIL = re.compile(r"[ ,]+(?:then|too|though|anyway|right|etc)$", re.I)
_HANGING = re.compile(
    r"^(?:with|without|if|when|of|by|at|in|on|for|from|to|than|as|like|after|before|that|this one|who|whose|what|not|or"
    r"|instead|especially|such|around|about|over|under|per|between|even|only|just|yes|no|hmm|probably|not sure|same)\b",
    re.I,
)
_COMMON = frozenset(
    "with that this these those them they there their from have been were will would could should than then what when "
    "which while where because about into over each some such also only just very more most much many same both does "
    "candidate says names".split()
)


@lru_cache(maxsize=16)
def phrases(persona: str) -> Mapping[str, tuple[str, ...]]:
    """Return the persona's phrases over the common ones."""
    sheets = [_read(PHRASES / "common.yaml"), _read(PHRASES / f"{persona}.yaml")]
    return {key: lines for sheet in sheets for key, lines in sheet.items()}


def _read(path: Path) -> dict[str, tuple[str, ...]]:
    data, _ = load_yaml(path)
    return _SHEET.validate_python(data)


class Voice:
    """Says things in one persona; `seed` and how often a thing was said already choose the wording."""

    def __init__(self, persona: str, seed: int) -> None:
        self._sheet, self._persona, self._seed = phrases(persona), persona, seed

    def say(self, what: str, times_before: int, **values: str) -> str:
        """Return the next wording of `what`; every variant is used once before any is used again."""
        variants = list(self._sheet[what])
        random.Random(f"{self._seed}:{self._persona}:{what}").shuffle(variants)
        return fill(variants[times_before % len(variants)], values)


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values into a template in one pass, so braces in a candidate's words stay what they are."""
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match.group(1), ""), template).strip()


def fragment(quote: str, wanted: Sequence[str] = (), most_words: int = QUOTE_WORDS) -> str:
    """Return a short verbatim clause of a quote worth repeating, or "" if none reads well on its own.

    Clauses are cut at punctuation and at linking words, at "and" only where they are still too long; the one that
    shares most content words with `wanted` is taken. From `LEAST_WORDS` to `most_words` words. A clause that hangs on
    another one ("with scores like that") does not read well.
    """
    targets = _content(" ".join(wanted))
    clauses = [clause for part in _BREAK.split(quote) for clause in _short_enough(part, most_words)]
    usable = [c for c in clauses if c in quote and not set(c) & {"\n", '"'} and not _HANGING.match(c)]
    readable = [c for c in usable if c.count("(") == c.count(")")]
    return max(readable, key=lambda c: len(_content(c) & targets) + 0.1 * min(len(c.split()), 6), default="")


def _short_enough(part: str, most_words: int) -> list[str]:
    """The whole part, or what stands before its first "and": what comes after that lacks its subject."""
    whole = _trim(part)
    piece = whole if len(whole.split()) <= most_words else _trim(_SOFT_BREAK.split(part)[0])
    return [piece] if LEAST_WORDS <= len(piece.split()) <= most_words else []


def beginning(quote: str) -> str:
    """Return the first words of a quote, at most `QUOTE_WORDS`, verbatim; for where something must be quoted."""
    words = re.match(rf"\S+(?:[ \t]+\S+){{0,{QUOTE_WORDS - 1}}}", _trim(quote))
    return words.group().strip(_EDGE).replace('"', "") if words else ""


def in_a_sentence(topic: str) -> str:
    """Return a topic as it stands inside a sentence: its first letter small, unless it is a name like MoE."""
    first = topic.split(" ")[0]
    return topic[:1].lower() + topic[1:] if first[1:].islower() or len(first) == 1 else topic


def _content(text: str) -> set[str]:
    return {w for w in re.findall(r"[a-z0-9][a-z0-9-]{3,}", text.lower()) if w not in _COMMON}


def _trim(clause: str) -> str:
    trimmed = _TAIL.sub("", _LEAD.sub("", clause.strip(_EDGE)).strip(_EDGE))
    opened = trimmed.count("(") - trimmed.count(")")
    return trimmed + ")" if opened == 1 and f"{trimmed})" in clause else trimmed
