"""What a file of the corpus says when it cannot be used: where, which field, what belongs there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

LineOf = Callable[[tuple[int | str, ...]], int | None]
"""Maps the location of a value, as pydantic gives it, to its line in the file (1-based)."""

_PLAIN_WORDS = {
    "missing": "this field is required",
    "extra_forbidden": "not a known field",
    "string_type": "text (put it in quotes if it looks like a number, a date or a truth value)",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "a mapping of fields to values",
    "model_type": "a mapping of fields to values",
    "model_attributes_type": "a mapping of fields to values",
}


class CorpusError(ValueError):
    """A guide, question or problem file that cannot be used.

    `path` names the file, `line` is 1-based or None when it is not known, `field` is dotted ("" when
    the whole file is meant) and `expected` says what should stand there.
    """

    def __init__(self, path: str | Path, line: int | None, field: str, expected: str) -> None:
        super().__init__(str(path), line, field, expected)
        self.path = str(path)
        self.line = line
        self.field = field
        self.expected = expected

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return ": ".join(part for part in (place, self.field, self.expected) if part)


def from_validation(path: str | Path, line_of: LineOf, err: ValidationError) -> CorpusError:
    """Turn a failed validation into one `CorpusError` about its first problem.

    Problems after the first are counted in `expected`: fixing the first often fixes them too.
    """
    problems = err.errors(include_url=False, include_context=False)
    first = problems[0]
    more = len(problems) - 1
    suffix = f" (and {more} more problem{'s' if more > 1 else ''})" if more else ""
    field = ".".join(str(part) for part in first["loc"])
    return CorpusError(path, line_of(first["loc"]), field, _expected(first) + suffix)


def _expected(problem: ErrorDetails) -> str:
    words = _PLAIN_WORDS.get(problem["type"])
    if words is None:
        words = problem["msg"].removeprefix("Value error, ").removeprefix("Input ")
    value = problem["input"]
    if problem["type"] in ("missing", "extra_forbidden") or not isinstance(value, str | int | float | None):
        return words
    got = repr(value)
    return f"{words}, got {got if len(got) <= 60 else got[:57] + '...'}"
