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
from corpus.problem_types import Limits
from executors.compare import shown
from executors.errors import ProblemError
from executors.jail import codec
from executors.languages import language_for
from executors.outcome import answer_of, classify, text_of
from executors.sandbox import Job, RawRun
from executors.soundness import require_answers, require_groups, require_repetition

SEED = 20_240_601
OWN_LIMITS = Limits(cpu_s=30, wall_s=60, memory_mb=2048, output_kb=64)
_OWN_FRAME_CAP = 64 << 20
_LEAST_FRAME, _MOST_FRAME = 64 << 10, 8 << 20
_LEAST_KEYS = 1_000
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
    most_keys: int  # in one set or dictionary of an answer


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
        self._lock = threading.Lock()

    def groups(self, folder: ProblemFolder) -> dict[str, tuple[Case, ...]]:
        """Return the named groups of cases with their expected values; raises `ProblemError`."""
        text = repr((folder.problem, folder.reference, folder.cases, folder.checker))
        key = sha256(text.encode("utf-8", "replace")).hexdigest()
        with self._lock:
            preparing = self._preparing.setdefault(key, threading.Lock())
        with preparing:  # a problem that takes its time holds up nobody else
            groups = self._kept.get(key)
            if groups is None:
                groups = self._prepared(key, folder)
            return groups

    def _prepared(self, key: str, folder: ProblemFolder) -> dict[str, tuple[Case, ...]]:
        try:
            groups = self._prepare(folder)
        except Exception:
            with self._lock:
                self._preparing.pop(key, None)  # nothing is kept of what did not work
            raise
        with self._lock:
            self._keep(key, groups)
        return groups

    def _keep(self, key: str, groups: dict[str, tuple[Case, ...]]) -> None:
        self._kept[key] = groups
        while len(self._kept) > _MAX_KEPT:
            oldest, _ = self._kept.popitem(last=False)
            self._preparing.pop(oldest, None)

    def _prepare(self, folder: ProblemFolder) -> dict[str, tuple[Case, ...]]:
        groups = require_groups(folder, self._cases(folder))
        flat = [args for cases in groups.values() for args in cases]
        expected = self._answers(folder, flat)
        require_answers(folder, flat, expected)
        require_repetition(folder, expected, self._answers(folder, flat[::-1])[::-1])
        self._require_acceptance(folder, flat, expected)
        values = iter(expected)
        return {name: tuple(_case(args, next(values)) for args in cases) for name, cases in groups.items()}

    def _cases(self, folder: ProblemFolder) -> object:
        """Return what `cases` gives; raises `ProblemError` when a second call gives something else."""
        order = {"mode": "seeded", "source": folder.cases, "entry": "cases"}
        first, second = (run_own(self._run, folder, order, codec.dumps([SEED]), "cases.py") for _ in range(2))
        if first.frame != second.frame:
            raise ProblemError(folder.problem.id, "cases.py gives other cases each time: draw them from its `rng`")
        answer = answer_of(first)
        return answer[1] if answer is not None else None

    def _answers(self, folder: ProblemFolder, flat: list[tuple[object, ...]]) -> list[object]:
        """Return the reference's answers, all by one process."""
        order = order_for(folder, folder.reference, "batch")
        answers = value_of(self._run, folder, order, codec.dumps(flat), "reference.py")
        if type(answers) is not list or len(answers) != len(flat):
            raise ProblemError(folder.problem.id, "reference.py gave no usable answers")
        return answers

    def _require_acceptance(
        self, folder: ProblemFolder, flat: list[tuple[object, ...]], expected: list[object]
    ) -> None:
        """Ask a checker about the reference's own answers: one that refuses them would refuse everybody."""
        if folder.problem.compare.kind != "checker":
            return
        if folder.checker is None:
            raise ProblemError(folder.problem.id, "checker.py is missing")
        pairs = [(args, value) for args, value in zip(flat, expected, strict=True) if not _raised(value)]
        order = {"mode": "batch", "source": folder.checker, "entry": "check"}
        questions = codec.dumps([(args, value, value) for args, value in pairs])
        said = value_of(self._run, folder, order, questions, "checker.py")
        if type(said) is not list or len(said) != len(pairs):
            raise ProblemError(folder.problem.id, "checker.py gave no usable answers")
        for (args, _), word in zip(pairs, said, strict=True):
            if word is not True:
                why = f"{shown(word)} for arguments {shown(args)}"
                raise ProblemError(folder.problem.id, f"checker.py does not accept the reference's answer: {why}")


def value_of(run: Runner, folder: ProblemFolder, order: dict[str, Any], payload: bytes, what: str) -> object:
    """Run a problem's own code and return its value; raises `ProblemError` naming `what`."""
    answer = answer_of(run_own(run, folder, order, payload, what))
    return answer[1] if answer is not None else None


def run_own(run: Runner, folder: ProblemFolder, order: dict[str, Any], payload: bytes, what: str) -> RawRun:
    """Run a problem's own code, which must return a value; raises `ProblemError` naming `what`."""
    job = Job(order, OWN_LIMITS, payload, frame_cap=_OWN_FRAME_CAP)
    done = run(language_for(".py", folder.reference + "\n" + folder.cases), job)
    answer = answer_of(done)
    if answer is None or answer[0] != "value":
        last_line = text_of(done.stderr).strip().splitlines()[-1:] or [_what_happened(done, answer)]
        raise ProblemError(folder.problem.id, f"{what} failed: {last_line[0]}")
    return done


def _what_happened(done: RawRun, answer: object) -> str:
    """Say how a run ended that neither returned a value nor said why on its stderr."""
    status, _ = classify(done, OWN_LIMITS)
    if done.overflow == "answer" or answer is not None:
        return "what it returns is too large or cannot be read"
    return {
        "timeout": "it ran out of time",
        "memory": "it ran out of memory",
        "output": "it printed too much",
        "signal": "it crashed",
    }.get(status, "it ended without returning a value")


def frame_cap_for(wanted: int) -> int:
    """Return how many bytes an answer may have where `wanted` are expected: room for mistakes worth showing."""
    return max(_LEAST_FRAME, min(_MOST_FRAME, 8 * wanted), 2 * wanted)


def most_keys_for(expected: object) -> int:
    """Return how many items a set or dictionary of an answer may have."""
    return max(_LEAST_KEYS, 2 * codec.largest_keyed(expected))


def _case(args: tuple[object, ...], expected: object) -> Case:
    cap = frame_cap_for(len(codec.dumps(expected)))
    return Case(args, codec.dumps(args), expected, cap, most_keys_for(expected))


def _raised(value: object) -> bool:
    return isinstance(value, codec.Raised)
