"""Gets a problem's cases and expected values by running its own files in the sandbox, once each.

A problem folder is somebody's code as well: it is never imported by the service.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from corpus.problem_folder import ProblemFolder
from corpus.types import Limits
from executors.errors import ProblemError
from executors.jail import codec
from executors.languages import language_for
from executors.outcome import answer_of, text_of
from executors.sandbox import Job, RawRun

SEED = 20_240_601
VISIBLE = "examples"
_OWN_LIMITS = Limits(cpu_s=60, wall_s=120, memory_mb=2048, output_kb=64)
_OWN_FRAME_CAP = 64 << 20
_LEAST_FRAME, _MOST_FRAME = 64 << 10, 8 << 20
_MAX_KEPT = 64


class Runner(Protocol):
    """Whoever can run one job of a language in the sandbox."""

    def __call__(self, language: str, job: Job, session: str = "") -> RawRun:
        """Run the job; raises `ExecutorError` when that is not possible."""


@dataclass(frozen=True)
class Case:
    """One test: what goes in, already encoded, and what stays outside."""

    args: tuple[object, ...]
    payload: bytes
    expected: object
    frame_cap: int


def order_for(folder: ProblemFolder, source: str, mode: str = "") -> dict[str, Any]:
    """Return the order that calls a problem's entry point in `source`."""
    problem = folder.problem
    return {
        "mode": mode or ("class" if problem.kind == "class" else "call"),
        "kind": problem.kind,
        "source": source,
        "entry": problem.entry_point,
        "target": problem.target,
    }


class Preparer:
    """Prepares problems and keeps the latest, by the content of their files."""

    def __init__(self, run: Runner) -> None:
        self._run = run
        self._kept: OrderedDict[str, dict[str, tuple[Case, ...]]] = OrderedDict()
        self._preparing: dict[str, threading.Lock] = {}
        self._arguments: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def groups(self, folder: ProblemFolder) -> dict[str, tuple[Case, ...]]:
        """Return the named groups of cases with their expected values; raises `ProblemError`."""
        key = sha256(repr((folder.problem, folder.reference, folder.cases)).encode()).hexdigest()
        with self._lock:
            preparing = self._preparing.setdefault(key, threading.Lock())
        with preparing:  # a problem that takes its time holds up nobody else
            groups = self._kept.get(key)
            if groups is None:
                groups = self._prepare(folder)
                with self._lock:
                    self._keep(key, groups)
            return groups

    def _keep(self, key: str, groups: dict[str, tuple[Case, ...]]) -> None:
        self._kept[key] = groups
        while len(self._kept) > _MAX_KEPT:
            oldest, _ = self._kept.popitem(last=False)
            self._preparing.pop(oldest, None)

    def arguments(self, folder: ProblemFolder, n: int) -> bytes:
        """Return the encoded arguments of a growth test of size `n`."""
        key = (sha256(folder.cases.encode()).hexdigest(), n)
        with self._lock:
            if key in self._arguments:
                return self._arguments[key]
        order = {"mode": "seeded", "source": folder.cases, "entry": "scale"}
        value = self._value(folder, order, codec.dumps([SEED, n]), "scale in cases.py")
        if type(value) is not tuple:
            raise ProblemError(folder.problem.id, "scale in cases.py must return a tuple of arguments")
        payload = codec.dumps(value)
        with self._lock:
            self._arguments[key] = payload
            while len(self._arguments) > _MAX_KEPT:
                self._arguments.popitem(last=False)
        return payload

    def _prepare(self, folder: ProblemFolder) -> dict[str, tuple[Case, ...]]:
        order = {"mode": "seeded", "source": folder.cases, "entry": "cases"}
        groups: Any = self._value(folder, order, codec.dumps([SEED]), "cases.py")
        if type(groups) is not dict or not groups or not all(map(_is_group, groups.items())):
            raise ProblemError(folder.problem.id, "cases.py must map names of groups to lists of tuples")
        flat = [tuple(args) for cases in groups.values() for args in cases]
        order = order_for(folder, folder.reference, "batch")
        expected: Any = self._value(folder, order, codec.dumps(flat), "reference.py")
        if type(expected) is not list or len(expected) != len(flat):
            raise ProblemError(folder.problem.id, "reference.py gave no usable answers")
        values = iter(expected)
        return {
            name: tuple(_case(folder, tuple(args), next(values)) for args in cases) for name, cases in groups.items()
        }

    def _value(self, folder: ProblemFolder, order: dict[str, Any], payload: bytes, what: str) -> object:
        job = Job(order, _OWN_LIMITS, payload, frame_cap=_OWN_FRAME_CAP)
        run = self._run(language_for(".py", folder.reference + "\n" + folder.cases), job)
        answer = answer_of(run)
        if answer is None or answer[0] != "value":
            last_line = text_of(run.stderr).strip().splitlines()[-1:] or [f"stopped ({run.ended_by or 'no answer'})"]
            raise ProblemError(folder.problem.id, f"{what} failed: {last_line[0]}")
        return answer[1]


def _is_group(item: tuple[object, object]) -> bool:
    name, cases = item
    return type(name) is str and type(cases) is list and all(type(case) in (tuple, list) for case in cases)


def _case(folder: ProblemFolder, args: tuple[object, ...], expected: object) -> Case:
    wanted = len(codec.dumps(expected))
    _must_travel(folder, args, "an argument")
    _must_travel(folder, expected, "an expected value")
    cap = min(_MOST_FRAME, max(_LEAST_FRAME, 8 * wanted))
    return Case(args, codec.dumps(args), expected, cap)


def _must_travel(folder: ProblemFolder, value: object, what: str) -> None:
    """Refuse a case that could not be asked as its author meant it."""
    if isinstance(value, codec.Opaque):
        raise ProblemError(folder.problem.id, f"{what} is of type {value.type_name}, which cannot enter the sandbox")
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        for item in value:
            _must_travel(folder, item, what)
