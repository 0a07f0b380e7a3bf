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
QUOTE_WORDS = 11
_SHEET = TypeAdapter(dict[str, tuple[str, ...]])
_BREAK = re.compile(r"(?<=[,;:.!?])\s+|\s+(?=(?:but|because|so|which|while|whereas|since)\b)|\n+")
_SOFT_BREAK = re.compile(r"\s+(?=(?:and|then|or|where|when|if|that|by|with)\b)")
_EDGE = " \t\n\"'`“”‘’,;:.!?()[]-–—*_#>"
_LEAD = re.compile(
    r"^(?:and|but|so|well|also|then|because|which|i think|i guess|maybe|basically|like|okay|ok)\b[ ,]*", re.I
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


def fragment(quote: str, wanted: Sequence[str] = ()) -> str:
    """Return a short verbatim piece of a quote worth repeating, or "" if none reads well.

    Clauses are cut at punctuation and at linking words, at "and" only where they are still too long; the one that
    shares most words with `wanted` is taken. Never more than `QUOTE_WORDS` words.
    """
    targets = {w.lower() for text in wanted for w in re.findall(r"[A-Za-z]{4,}", text)}
    clauses = [clause for part in _BREAK.split(quote) for clause in _short_enough(part)]
    readable = [c for c in clauses if c in quote and not set(c) & {"\n", '"'} and c.count("(") == c.count(")")]
    return max(readable, key=lambda c: _overlap(c, targets), default="")


def _short_enough(part: str) -> list[str]:
    whole = _trim(part)
    pieces = [whole] if len(whole.split()) <= QUOTE_WORDS else [_trim(p) for p in _SOFT_BREAK.split(part)]
    return [piece for piece in pieces if 2 <= len(piece.split()) <= QUOTE_WORDS]


def _overlap(clause: str, targets: set[str]) -> float:
    words = [w.lower() for w in re.findall(r"[A-Za-z]{4,}", clause)]
    return sum(w in targets for w in words) + 0.1 * min(len(words), 6)


def _trim(clause: str) -> str:
    trimmed = _LEAD.sub("", clause.strip(_EDGE)).strip(_EDGE)
    opened = trimmed.count("(") - trimmed.count(")")
    return trimmed + ")" if opened == 1 and f"{trimmed})" in clause else trimmed
