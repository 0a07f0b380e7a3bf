"""Finding and reading conversation files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from agent.evaluation.types import Conversation
from corpus.errors import CorpusError, from_validation
from corpus.yaml_file import load_yaml

SUFFIXES = (".yaml", ".yml")


def find_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the conversation files that the paths name, each once, folders searched to the bottom, by name.

    Raises `CorpusError` for a path that does not exist and for a folder without any.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise CorpusError(path, None, "", "expected a conversation file or a folder of them, there is nothing here")
        files = sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES) if path.is_dir() else [path]
        if not files:
            raise CorpusError(path, None, "", "expected at least one .yaml file in this folder")
        found.update(dict.fromkeys(files))
    return tuple(found)


def load_conversation(path: Path) -> Conversation:
    """Read one conversation; raises `CorpusError` naming file, line, field and what was expected there."""
    data, line_of = load_yaml(path)
    try:
        return Conversation.model_validate(data)
    except ValidationError as error:
        raise from_validation(path, line_of, error) from error


def load_all(paths: Iterable[Path]) -> tuple[tuple[Path, Conversation], ...]:
    """Read every conversation the paths name; raises `CorpusError`, also for two of the same name."""
    loaded = tuple((path, load_conversation(path)) for path in find_files(paths))
    by_name: dict[str, Path] = {}
    for path, conversation in loaded:
        if conversation.name in by_name:
            other = by_name[conversation.name]
            raise CorpusError(path, None, "name", f"a name of its own, {other} has '{conversation.name}' too")
        by_name[conversation.name] = path
    return loaded
