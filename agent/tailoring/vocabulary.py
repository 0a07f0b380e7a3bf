"""Words with a meaning here: tools and areas, what people say they did, positions."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus.types import Value
from corpus.yaml_file import load_yaml


class _Words(Value):
    areas: dict[str, tuple[str, ...]]
    tools: tuple[str, ...]
    did: tuple[str, ...]
    roles: tuple[str, ...]


@cache
def _words() -> _Words:
    data, _ = load_yaml(Path(__file__).with_name("words.yaml"))
    return _Words.model_validate(data)


def areas_in(text: str) -> dict[str, int]:
    """Return how many different words of each area stand in a text; areas without any are left out."""
    found = {area: {hit[0].lower() for hit in _any_of(area).finditer(text)} for area in _words().areas}
    return {area: len(hits) for area, hits in found.items() if hits}


def technologies_in(text: str) -> tuple[str, ...]:
    """Return the names of tools and methods in a text, in order, each once and spelt as in the vocabulary."""
    spelt = _spelling()
    hits = (hit[0] for hit in _any_name().finditer(text))
    return tuple(dict.fromkeys(spelt[hit.lower()] for hit in hits))


def is_did(word: str) -> bool:
    """True for the past tense of something that people say they did."""
    return word.lower() in _words().did


def has_role(text: str) -> bool:
    """True where a text names a position."""
    return any(word in _words().roles for word in re.findall(r"[\w-]+", text.lower()))


@cache
def _any_of(area: str) -> re.Pattern[str]:
    return _pattern(_words().areas[area])


@cache
def _spelling() -> dict[str, str]:
    words = _words()
    return {name.lower(): name for names in (*words.areas.values(), words.tools) for name in names if _is_name(name)}


@cache
def _any_name() -> re.Pattern[str]:
    return _pattern(tuple(_spelling().values()))


def _is_name(word: str) -> bool:
    """True for a name, which has a capital; the rest are common words."""
    return word != word.lower() or word in ("scikit-learn", "pandas", "dbt", "vLLM", "spaCy", "gRPC")


def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words in any case; the longest first. Names of one or two letters must be spelt as they are."""
    longest = sorted(names, key=len, reverse=True)
    parts = [_exactly(name) if len(name) <= 4 and name.isalpha() else re.escape(name) for name in longest]
    return re.compile(rf"(?<![\w+#-])(?:{'|'.join(parts)})(?![\w+#&])", re.IGNORECASE)


def _exactly(name: str) -> str:
    """A short name in its own spelling only: "Go" and "Ray" are tools, "go" and "ray" are words."""
    return f"(?-i:{re.escape(name)})"
