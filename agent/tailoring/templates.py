"""The questions about somebody's own work, as data: what is asked, and what a good answer holds."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from corpus.errors import from_validation
from corpus.types import GivenFact, KeyPoint, RoundKind, Sentence, Slug, Text, Twist, Value
from corpus.yaml_file import load_yaml

FOLDER = Path(__file__).parent / "questions"
SLOTS = frozenset({"project", "Project", "said", "figure", "name"})
_SLOT = re.compile(r"\{(\w+)\}")


class Template(Value):
    """One question to be asked about a project.

    `like` names the question of the bank whose points, facts and twist it shares, and which is then not asked beside
    it; without it they stand here. `measured` ones are asked about lines that claim a figure only. `probes` are worded
    for the project, by point.
    """

    id: Slug
    rounds: tuple[RoundKind, ...] = Field(min_length=1)
    like: Slug | None = None
    topic: Text
    asks: tuple[Sentence, ...] = Field(min_length=2)
    given: tuple[GivenFact, ...] = ()
    key_points: tuple[KeyPoint, ...] = Field(default=(), max_length=9)
    twist: Twist | None = None
    measured: bool = False
    probes: dict[Slug, Sentence] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.like is None) == (not self.key_points):
            raise ValueError("either `like` or `key_points`")
        texts = (self.topic, *self.asks, *self.probes.values())
        unknown = {slot for text in texts for slot in slots_of(text)} - SLOTS
        if unknown:
            raise ValueError(f"only the slots {', '.join(sorted(SLOTS))}, not {', '.join(sorted(unknown))}")
        if any(ask.count("?") != 1 or not ask.endswith("?") for ask in self.asks):
            raise ValueError("one question mark in each ask, at its end")
        return self


_TEMPLATES: TypeAdapter[tuple[Template, ...]] = TypeAdapter(tuple[Template, ...])


def slots_of(text: str) -> frozenset[str]:
    """Return the names in braces of a text."""
    return frozenset(_SLOT.findall(text))


def filled(text: str, values: dict[str, str]) -> str:
    """Put values into a text in one pass, so braces in somebody's words stay what they are."""
    return _SLOT.sub(lambda found: values[found[1]], text)


def load_templates(path: Path) -> tuple[Template, ...]:
    """Read one file of templates; raises `CorpusError` naming file, line and field."""
    data, line_of = load_yaml(path)
    try:
        return _TEMPLATES.validate_python(data)
    except ValidationError as error:
        raise from_validation(path, line_of, error) from error


@cache
def templates() -> tuple[Template, ...]:
    """All templates, in the order of their files."""
    return tuple(t for path in sorted(FOLDER.glob("*.yaml")) for t in load_templates(path))
