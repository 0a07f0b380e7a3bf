"""Read the folder of a coding problem. Its Python stays text here: only the sandbox ever runs it."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import ConfigDict, Field, ValidationError

from corpus.errors import CorpusError, LineOf, from_validation
from corpus.problem_types import Problem
from corpus.types import Value
from corpus.yaml_file import load_yaml, read_text

MAX_SOURCE_BYTES = 100_000  # a bound for what the sandbox is later asked to parse
WRONG_FILE = re.compile(r"^[A-Za-z0-9_]+\.py$")  # a plain name, so `wrong/` cannot be left


class ProblemFolder(Value):
    """A problem with the texts of its files; `wrong` maps a file name to its source.

    `checker` is there exactly when the problem compares by one, `reference_cpp` when it takes C++.
    """

    model_config = ConfigDict(str_strip_whitespace=False)  # sources are kept to the byte

    problem: Problem
    folder: Path
    starter: str
    reference: str
    cases: str
    oracle: str | None = None
    checker: str | None = None
    reference_cpp: str | None = None
    wrong: dict[str, str] = Field(default_factory=dict)


def problem_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders below `root` that hold a `problem.yaml`, by name; none if `root` is absent."""
    return tuple(sorted(path.parent for path in root.glob("*/problem.yaml")))


def load_problem(folder: Path) -> ProblemFolder:
    """Return the problem kept in `folder`, without importing or running any of its Python.

    Raises `CorpusError` naming the file, and the line and field where they are known, when a file is
    missing, unreadable or too long, or when `problem.yaml` does not fit `Problem`.
    """
    path = folder / "problem.yaml"
    _require_file(path)
    data, line_of = load_yaml(path)
    if not isinstance(data, dict):
        raise CorpusError(path, 1, "", "expected a mapping with the fields of a problem")
    try:
        problem = Problem.model_validate(data)
    except ValidationError as error:
        raise from_validation(path, line_of, error) from error
    _check_names(path, problem, line_of)
    return _with_sources(folder, problem)


def _with_sources(folder: Path, problem: Problem) -> ProblemFolder:
    has_oracle = (folder / "oracle.py").exists()
    checked = problem.compare.kind == "checker"
    return ProblemFolder(
        problem=problem,
        folder=folder,
        starter=_read_definition(folder / "starter.py", problem),
        reference=_read_definition(folder / "reference.py", problem),
        oracle=_read_definition(folder / "oracle.py", problem) if has_oracle else None,
        checker=_read_functions(folder / "checker.py", "check") if checked else None,
        reference_cpp=_read_source(folder / "reference.cpp") if problem.cpp_signature else None,
        cases=_read_functions(folder / "cases.py", "cases", *(["scale"] if problem.growth else [])),
        wrong={w.file: _read_definition(folder / "wrong" / w.file, problem) for w in problem.wrong},
    )


def _check_names(path: Path, problem: Problem, line_of: LineOf) -> None:
    """Refuse what the model alone cannot see: names that must agree with each other or the folder."""
    if problem.id != path.parent.resolve().name:
        raise CorpusError(path, line_of(("id",)), "id", f"the folder's name, '{path.parent.resolve().name}'")
    seen: set[str] = set()
    for index, wrong in enumerate(problem.wrong):
        field, line = f"wrong.{index}", line_of(("wrong", index))
        if not WRONG_FILE.match(wrong.file):
            raise CorpusError(path, line, f"{field}.file", "the plain name of a .py file in wrong/")
        if wrong.file in seen:
            raise CorpusError(path, line, f"{field}.file", f"each file once, '{wrong.file}' is repeated")
        if wrong.caught_by == "scale" and problem.growth is None:
            raise CorpusError(path, line, f"{field}.caught_by", "a group of cases, or `growth` declared too")
        seen.add(wrong.file)


def _read_definition(path: Path, problem: Problem) -> str:
    """Return the source after a look that it defines the entry point at its top level."""
    source = _read_source(path)
    keyword = "class" if problem.kind == "class" else "def"
    if not re.search(rf"^{keyword}\s+{problem.entry_point}\b", source, flags=re.MULTILINE):
        raise CorpusError(path, None, "", f"expected a top-level `{keyword} {problem.entry_point}`")
    return source


def _read_functions(path: Path, *names: str) -> str:
    """Return the source after a look that it defines these functions at its top level."""
    source = _read_source(path)
    for name in names:
        if not re.search(rf"^def\s+{name}\b", source, flags=re.MULTILINE):
            raise CorpusError(path, None, "", f"expected a top-level `def {name}`")
    return source


def _read_source(path: Path) -> str:
    _require_file(path)
    if path.stat().st_size > MAX_SOURCE_BYTES:
        raise CorpusError(path, None, "", f"expected at most {MAX_SOURCE_BYTES:,} bytes")
    return read_text(path)


def _require_file(path: Path) -> None:
    if not path.is_file():
        raise CorpusError(path, None, "", "this file is missing from the problem's folder")
