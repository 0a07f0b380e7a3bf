"""The patterns of `rules.yaml`, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from corpus.yaml_file import load_yaml

_FILE = Path(__file__).parent / "rules.yaml"


@lru_cache(maxsize=1)
def _sheet() -> Mapping[str, tuple[str, ...]]:
    data, _ = load_yaml(_FILE)
    return TypeAdapter(dict[str, tuple[str, ...]]).validate_python(data)


@lru_cache(maxsize=16)
def patterns(rule: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a rule."""
    return tuple(re.compile(source, re.IGNORECASE) for source in _sheet()[rule])


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Return the interviewer's ordinary words."""
    return frozenset(word for line in _sheet()["ordinary"] for word in line.split())
