"""Refuses problems that would judge wrongly: better no verdict than one that blames the candidate."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.problem_folder import ProblemFolder
from executors.compare import difference
from executors.errors import ProblemError
from executors.jail import codec

VISIBLE = "examples"
SCALE = "scale"
MAX_CASES = 2_000
_NAME = re.compile(r"\w[\w .-]{0,39}")


def require_groups(folder: ProblemFolder, groups: object) -> dict[str, list[tuple[object, ...]]]:
    """Return what `cases` gave as names of groups and lists of tuples; raises `ProblemError`."""
    problem = folder.problem
    if type(groups) is not dict or not groups or not all(map(_is_group, groups.items())):
        raise ProblemError(problem.id, "cases.py must map names of groups to lists of tuples")
    named = {name: [tuple(args) for args in cases] for name, cases in groups.items()}
    for name in named:
        if not _NAME.fullmatch(name):
            raise ProblemError(problem.id, f"{name[:40]!r} is no name for a group: at most 40 letters and digits")
    if not named.get(VISIBLE):
        raise ProblemError(problem.id, f"cases.py must give at least one case in the group '{VISIBLE}'")
    if problem.growth is not None and SCALE in named:
        raise ProblemError(problem.id, f"a group cannot be named '{SCALE}' where there is a growth test")
    if sum(map(len, named.values())) > MAX_CASES:
        raise ProblemError(problem.id, f"cases.py gives more than {MAX_CASES:,} cases; each takes a process of its own")
    return named


def require_answers(folder: ProblemFolder, flat: Sequence[object], expected: Sequence[object]) -> None:
    """Refuse expected values that could not be given, or that anything would equal; raises `ProblemError`."""
    problem = folder.problem
    for args in flat:
        require_travel(folder, args, "an argument")
    if all(map(_only_raises, expected)):
        raise ProblemError(problem.id, f"reference.py {_first_raised(expected)!r} in every case")
    for value in expected:
        require_travel(folder, value, "an expected value")
        if problem.compare.kind != "checker" and (why := difference(value, value, problem.compare)):
            raise ProblemError(problem.id, f"no answer can equal an expected value: {why}")
        if problem.compare.kind == "distribution" and not _tells(folder, value):
            raise ProblemError(problem.id, "too few draws to tell one distribution from another")


def require_repetition(folder: ProblemFolder, first: Sequence[object], second: Sequence[object]) -> None:
    """Refuse a reference whose answers change from run to run or with the order of the cases; raises `ProblemError`.

    Where any valid answer is accepted, so is another one of the reference's own.
    """
    if folder.problem.compare.kind == "checker":
        return
    for one, other in zip(first, second, strict=True):
        if why := difference(one, other, folder.problem.compare):
            raise ProblemError(folder.problem.id, f"reference.py answers the same case in two ways: {why}")


def require_travel(folder: ProblemFolder, value: object, what: str) -> None:
    """Refuse a case that could not be asked as its author meant it; raises `ProblemError`."""
    if isinstance(value, codec.Opaque):
        raise ProblemError(folder.problem.id, f"{what} is of type {value.type_name}, which cannot enter the sandbox")
    if isinstance(value, Mapping):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        for item in value:
            require_travel(folder, item, what)


def _is_group(item: tuple[object, object]) -> bool:
    name, cases = item
    return type(name) is str and type(cases) is list and all(type(case) in (tuple, list) for case in cases)


def _only_raises(value: object) -> bool:
    """Whether a call raised; for a class, whether every call of the sequence did."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, codec.Raised) for item in value)
    return isinstance(value, codec.Raised)


def _first_raised(expected: Sequence[object]) -> object:
    first = expected[0]
    return first[0] if isinstance(first, list) else first


def _tells(folder: ProblemFolder, draws: object) -> bool:
    """Whether draws of something else altogether would be noticed; no draws at all need no telling."""
    size = 1 if isinstance(draws, codec.Raised) else len(draws)  # type: ignore[arg-type]
    foreign = ["something else"] * size
    return size == 0 or difference(draws, foreign, folder.problem.compare) is not None
