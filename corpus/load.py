"""Everything the corpus holds: the shipped bank, and what the user dropped into the data folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from corpus.errors import CorpusError, from_validation
from corpus.guide_file import load_guide
from corpus.problem_folder import ProblemFolder, load_problem
from corpus.types import Guide, Question, SampleQuestion
from corpus.yaml_file import load_yaml

SHIPPED = Path(__file__).parent
GUIDE_FILE, SAMPLES_FILE = "guide.md", "questions.yaml"
"""The two files of an imported guide's folder."""
_QUESTIONS = TypeAdapter(tuple[Question, ...])
_SAMPLES = TypeAdapter(tuple[SampleQuestion, ...])
T = TypeVar("T")


def load_questions(path: Path) -> tuple[Question, ...]:
    """Read one file of questions; raises `CorpusError` naming file, line and field."""
    data, line_of = load_yaml(path)
    try:
        return _QUESTIONS.validate_python(data)
    except ValidationError as error:
        raise from_validation(path, line_of, error) from error


def load_imported(folder: Path) -> Guide:
    """Read an imported guide's folder, its sample questions included; raises `CorpusError`."""
    guide, path = load_guide(folder / GUIDE_FILE), folder / SAMPLES_FILE
    if not path.exists():
        return guide
    data, line_of = load_yaml(path)
    try:
        return guide.model_copy(update={"samples": _SAMPLES.validate_python(data or ())})
    except ValidationError as error:
        raise from_validation(path, line_of, error) from error


class Bank:
    """Guides, questions and problems by id.

    A broken file of the shipped bank raises `CorpusError`. A broken file the user dropped into `extra`
    is left out and listed in `refused`, so that one bad file never costs the rest.
    """

    def __init__(self, extra: Path | None = None, shipped: Path = SHIPPED) -> None:
        self._shipped, self._extra = shipped, extra
        self.refused: list[CorpusError] = []

    @cached_property
    def guides(self) -> dict[str, Guide]:
        """Guides by id: single files, and folders of imported ones."""
        return self._load("guides", ("*.md", f"[!.]*/{GUIDE_FILE}"), lambda path: [(g.id, g) for g in [_guide(path)]])

    @cached_property
    def samples(self) -> dict[str, SampleQuestion]:
        """The sample questions of imported guides by id."""
        return {sample.id: sample for guide in self.guides.values() for sample in guide.samples}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Discussion questions by id."""
        return self._load("questions", ("*.yaml",), lambda path: [(q.id, q) for q in load_questions(path)])

    @cached_property
    def problems(self) -> dict[str, ProblemFolder]:
        """Coding problems by id."""
        return self._load(
            "problems",
            ("*/problem.yaml",),
            lambda path: [(p.problem.id, p) for p in [load_problem(path.parent)]],
        )

    def load_all(self) -> Bank:
        """Load every part now, so that `refused` is complete; returns itself."""
        _ = self.guides, self.questions, self.problems
        return self

    def _load(
        self, part: str, patterns: tuple[str, ...], read: Callable[[Path], Iterable[tuple[str, T]]]
    ) -> dict[str, T]:
        loaded: dict[str, T] = {}
        for path in _found(self._shipped / part, patterns):
            loaded.update(_new(loaded, path, read(path)))
        for path in _found(self._extra / part, patterns) if self._extra else ():
            try:
                loaded.update(_new(loaded, path, read(path)))
            except CorpusError as error:
                self.refused.append(error)
        return loaded


def _guide(path: Path) -> Guide:
    return load_imported(path.parent) if path.name == GUIDE_FILE else load_guide(path)


def _found(folder: Path, patterns: tuple[str, ...]) -> list[Path]:
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


def _new(loaded: dict[str, T], path: Path, items: Iterable[tuple[str, T]]) -> dict[str, T]:
    found: dict[str, T] = {}
    for item_id, item in items:
        if item_id in loaded or item_id in found:
            raise CorpusError(path, None, "id", f"an id that is not taken ('{item_id}' is)")
        found[item_id] = item
    return found
