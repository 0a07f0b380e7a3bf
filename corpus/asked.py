"""What people ask in their own words: about what a shipped guide says, and about what none of them says.

`guides/asked/<guide>.yaml` maps `section/item` to lines that this passage answers; `guides/asked/elsewhere.yaml`
lists topics the guides are silent on; `guides/asked/frames.yaml` the words around a question that say nothing of
what is asked. All of it serves search alone and is never shown.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from corpus.errors import CorpusError, from_validation
from corpus.types import Guide, PassageId, Text, Value
from corpus.yaml_file import load_yaml

SHIPPED = Path(__file__).parent / "guides" / "asked"

_Lines = Annotated[tuple[Text, ...], Field(min_length=1)]
Asked = dict[str, tuple[str, ...]]


class Topic(Value):
    """Something guides may be silent on: words that stand for it, and lines people ask about it."""

    words: _Lines
    lines: _Lines


class Frames(Value):
    """Words around a question: names of the roles by guide, and how a question is begun and ended."""

    roles: dict[str, _Lines]
    openers: _Lines
    closers: _Lines


_ASKED = TypeAdapter(dict[str, _Lines])
_TOPICS = TypeAdapter(tuple[Topic, ...])


def asked_about(guide: Guide, folder: Path = SHIPPED) -> dict[PassageId, tuple[str, ...]]:
    """Return the lines people ask about a guide's passages, by passage id; empty for an imported guide.

    Raises `CorpusError` for a file that cannot be read.
    """
    lines = {} if guide.source else _read_asked(folder / f"{guide.id}.yaml")
    return {p.id: lines[place] for p in guide.passages if (place := f"{p.section}/{p.item}") in lines}


def elsewhere(path: Path = SHIPPED / "elsewhere.yaml") -> tuple[Topic, ...]:
    """Return the topics the shipped guides are silent on; raises `CorpusError`."""
    return _read_topics(path)


@cache
def frames(path: Path = SHIPPED / "frames.yaml") -> Frames:
    """Return the words around questions; raises `CorpusError`."""
    data, line_of = load_yaml(path)
    try:
        return Frames.model_validate(data)
    except ValidationError as error:
        raise from_validation(path, line_of, error) from error


@cache
def _read_asked(path: Path) -> Asked:
    if not path.exists():
        return {}
    data, line_of = load_yaml(path)
    try:
        return _ASKED.validate_python(data)
    except ValidationError as error:
        raise from_validation(path, line_of, error) from error


@cache
def _read_topics(path: Path) -> tuple[Topic, ...]:
    data, line_of = load_yaml(path)
    try:
        topics = _TOPICS.validate_python(data)
    except ValidationError as error:
        raise from_validation(path, line_of, error) from error
    if not topics:
        raise CorpusError(path, None, "", "expected at least one topic")
    return topics
