"""How well the bank's questions fit a role that the bank was not written for, by what its guide speaks of."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from statistics import mean

from pydantic import TypeAdapter

from corpus.types import Guide, Value
from corpus.yaml_file import load_yaml

FLOOR = 0.04
"""Even the question that fits worst may be drawn, for a round needs questions."""
FOREIGN = 0.25
"""What is left of the weight for each thing a question is about that the guide never mentions."""
_TITLE_COUNTS = 3
_SECTIONS = ("areas", "sample_topics", "skills", "requirements", "rounds", "reasons", "week", "projects", "at_a_glance")


class Candidate(Value):
    """What may be asked: its areas, and what it says."""

    areas: tuple[str, ...]
    text: str


class _Words(Value):
    areas: dict[str, str]
    specialties: tuple[str, ...]


@cache
def _words() -> _Words:
    data, _ = load_yaml(Path(__file__).with_suffix(".yaml"))
    return TypeAdapter(_Words).validate_python(data)


def fits(candidates: Sequence[Candidate], guide: Guide) -> list[float]:
    """Return a weight in `FLOOR`..1 for each candidate: how much the guide cares for its areas, less what is foreign.

    A candidate of two areas has the mean of both, and counts by its square; the best of all has 1.
    """
    cares = _cares(guide)
    text = " ".join(f"{p.title} {p.text}" for p in guide.passages).lower()
    foreign = [re.compile(pattern) for pattern in _words().specialties if not re.search(pattern, text)]
    usual = mean(cares.values())
    weights = [
        mean(cares.get(area, usual) for area in one.areas) ** 2
        * FOREIGN ** sum(pattern.search(one.text.lower()) is not None for pattern in foreign)
        for one in candidates
    ]
    best = max(weights, default=0.0)
    return [max(FLOOR, weight / best) if best else 1.0 for weight in weights]


def _cares(guide: Guide) -> dict[str, float]:
    """How often a guide speaks of each area; different words count more than one word over and over."""
    passages = [p for p in guide.passages if p.section in _SECTIONS]
    tags = " ".join(tag.replace("_", " ") for spec in guide.rounds for tag in spec.tags)
    titles = " ".join([*(p.title for p in passages), *(s.area for s in guide.samples), tags]).lower()
    texts = " ".join(p.text for p in passages).lower()
    return {
        area: 1.0 + _TITLE_COUNTS * _found(pattern, titles) + _found(pattern, texts)
        for area, pattern in _words().areas.items()
    }


def _found(pattern: str, text: str) -> float:
    hits = [found[0] for found in re.finditer(pattern, text)]
    return len(set(hits)) + math.sqrt(len(hits))
