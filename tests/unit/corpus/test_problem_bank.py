"""The shipped coding problems prove themselves: oracle, wrong submissions and mutants of the reference.

The folders' Python is the project's own, so it is run here directly; submissions go to the sandbox.
"""

from __future__ import annotations

import ast
import copy
import signal
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import pytest
import yaml

import corpus
from corpus.problem_folder import ProblemFolder, load_problem, problem_folders
from corpus.problem_types import Comparison
from tests.unit.corpus.mutants import mutants

BANK = Path(corpus.__file__).parent / "problems"
PROBLEMS = [folder.name for folder in problem_folders(BANK)]
GROWING = [name for name in PROBLEMS if (BANK / name / "problem.yaml").read_text().count("\ngrowth:")]
SEED = 20_240_817
CPU_SECONDS = 0.25  # for a submission on one group, which takes the reference a few milliseconds
SLOWER = 5.0  # how much slower a submission of the wrong growth must be at the largest size

Groups = dict[str, list[tuple[Any, ...]]]
every_problem = pytest.mark.parametrize("name", PROBLEMS)


class _OutOfTimeError(Exception):
    """A submission used up its CPU time."""


@cache
def problem(name: str) -> ProblemFolder:
    return load_problem(BANK / name)


def run_source(source: str) -> dict[str, Any]:
    namespace: dict[str, Any] = {"__name__": "submission"}
    exec(compile(source, "submission", "exec"), namespace)
    return namespace


@cache
def groups(name: str) -> Groups:
    made = run_source(problem(name).cases)["cases"](np.random.default_rng(SEED))
    assert isinstance(made, dict)
    return made


def answer(folder: ProblemFolder, source: str, case: tuple[Any, ...]) -> Any:
    """Return what the source gives for one case, on a private copy of the arguments."""
    return call(folder, run_source(source), copy.deepcopy(case))


def call(folder: ProblemFolder, namespace: dict[str, Any], args: tuple[Any, ...]) -> Any:
    entry = namespace[folder.problem.entry_point]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if folder.problem.kind == "function":
            return entry(*args)
        (_, made_with), *ops = args[0]
        thing = entry(*made_with)
        return [None, *(getattr(thing, method)(*given) for method, given in ops)]


@cache
def expected(name: str) -> dict[str, list[Any]]:
    folder = problem(name)
    return {group: [answer(folder, folder.reference, case) for case in cases] for group, cases in groups(name).items()}


def same(got: Any, want: Any, how: Comparison) -> bool:
    if isinstance(want, list | tuple):
        return (
            isinstance(got, list | tuple)
            and len(got) == len(want)
            and all(same(g, w, how) for g, w in zip(got, want, strict=True))
        )
    if isinstance(want, np.ndarray):
        return (
            isinstance(got, np.ndarray)
            and (got.shape, got.dtype.kind) == (want.shape, want.dtype.kind)
            and bool(np.allclose(got, want, rtol=how.rtol, atol=how.atol))
        )
    if isinstance(want, dict):
        return isinstance(got, dict) and got.keys() == want.keys() and all(same(got[k], want[k], how) for k in want)
    if how.kind == "close" and isinstance(want, float):
        return isinstance(got, float) and bool(np.isclose(got, want, rtol=how.rtol, atol=how.atol))
    return type(got) is type(want) and bool(got == want)


def passes(name: str, source: str, group: str) -> bool:
    """Tell whether a source answers every case of a group rightly and in time."""
    folder = problem(name)
    how = folder.problem.compare
    try:
        with cpu_limit(CPU_SECONDS):
            pairs = zip(groups(name)[group], expected(name)[group], strict=True)
            return all(same(answer(folder, source, case), want, how) for case, want in pairs)
    except Exception:  # noqa: BLE001 - whatever a wrong program raises, it has failed
        return False


def _in_hook(frame: FrameType | None) -> bool:
    while frame is not None and frame.f_code.co_name not in ("gc_callback", "unraisable_hook"):
        frame = frame.f_back
    return frame is not None


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Raise `_OutOfTimeError` inside the block once it has used that much CPU time, and each time it has again.

    Not where nobody could catch it: in a garbage collector's callback (Hypothesis sets one) it would be printed and
    forgotten, in pytest's hook for what is so printed it would fail the test. The next time comes soon.
    """

    def stop(_signal: int, frame: FrameType | None) -> None:
        if not _in_hook(frame):
            raise _OutOfTimeError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def hidden(name: str) -> list[str]:
    return [group for group in groups(name) if group != "examples"]


# --- the problems ---------------------------------------------------------------------------


@every_problem
def test_a_problem_has_everything_a_coding_round_uses(name: str) -> None:
    folder = problem(name)
    assert folder.oracle is not None
    assert len(folder.problem.wrong) >= 3
    assert len({wrong.why for wrong in folder.problem.wrong}) == len(folder.problem.wrong)
    assert len(folder.problem.hints) == 3
    assert 2 <= len(folder.problem.follow_ups) <= 3
    on_disk = {path.name for path in (folder.folder / "wrong").glob("*.py")}
    assert on_disk == set(folder.wrong), "every file in wrong/ is listed, and the other way round"


@every_problem
def test_groups_are_named_and_of_a_size_a_sandbox_can_run(name: str) -> None:
    made = groups(name)
    assert {"examples", "edge", "random"} <= set(made) <= {"examples", "edge", "random", "numeric"}
    assert 3 <= len(made["examples"]) <= 5
    assert sum(map(len, made.values())) <= 60


@every_problem
def test_the_same_seed_gives_the_same_cases(name: str) -> None:
    again = run_source(problem(name).cases)["cases"](np.random.default_rng(SEED))
    assert repr(again) == repr(groups(name))


@every_problem
def test_the_starter_has_the_declared_signature_and_no_solution(name: str) -> None:
    folder = problem(name)
    assert "raise NotImplementedError" in folder.starter
    body = ": ..." if folder.problem.kind == "function" else ""
    declared = ast.parse(folder.problem.signature + body).body[0]
    for source in (folder.starter, folder.reference):
        nodes = {getattr(node, "name", ""): node for node in ast.parse(source).body}
        assert signature(nodes[folder.problem.entry_point]) == signature(declared)
    assert not passes(name, folder.starter, "examples")


def signature(node: ast.stmt) -> list[str]:
    """Return the head of a function, or of the public methods of a class, in one spelling."""
    if isinstance(node, ast.FunctionDef):
        assert node.returns is not None
        return [f"{node.name}({ast.unparse(node.args)}) -> {ast.unparse(node.returns)}"]
    public = [part for part in getattr(node, "body", []) if not getattr(part, "name", "_").startswith("_")]
    return [line for part in public for line in signature(part)]


@every_problem
def test_the_oracle_agrees_with_the_reference_on_every_case(name: str) -> None:
    folder = problem(name)
    assert folder.oracle is not None
    for group, cases in groups(name).items():
        for index, (case, want) in enumerate(zip(cases, expected(name)[group], strict=True)):
            got = answer(folder, folder.oracle, case)
            told = f"{group}[{index}]: oracle {got}, reference {want}"
            assert same(got, want, folder.problem.compare), told


WRONG = [(name, wrong) for name in PROBLEMS for wrong in problem(name).problem.wrong]


@pytest.mark.parametrize(
    ("name", "file", "group"),
    [(name, wrong.file, wrong.caught_by) for name, wrong in WRONG if wrong.caught_by != "scale"],
)
def test_a_wrong_submission_fails_in_the_group_it_names(name: str, file: str, group: str) -> None:
    assert group in hidden(name)
    assert not passes(name, problem(name).wrong[file], group)


# --- growth ---------------------------------------------------------------------------------


def scale_seconds(folder: ProblemFolder, source: str, size: int, runs: int) -> float:
    """Return the least CPU time of some runs at one size."""
    args = run_source(folder.cases)["scale"](size, np.random.default_rng(SEED))
    namespace = run_source(source)
    times = []
    for given in [copy.deepcopy(args) for _ in range(runs)]:
        start = time.process_time()
        call(folder, namespace, given)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", GROWING)
def test_growth_tells_the_slow_submission_from_the_reference(name: str) -> None:
    folder = problem(name)
    assert folder.problem.growth is not None
    largest = folder.problem.growth.sizes[-1]
    slow = [wrong.file for wrong in folder.problem.wrong if wrong.caught_by == "scale"]
    assert slow
    fast = scale_seconds(folder, folder.reference, largest, runs=3)
    for file in slow:
        assert all(passes(name, folder.wrong[file], group) for group in groups(name)), "it is only slow"
        assert scale_seconds(folder, folder.wrong[file], largest, runs=1) > SLOWER * fast


# --- mutants --------------------------------------------------------------------------------


def test_a_submission_that_swallows_its_first_alarm_is_stopped_by_the_next() -> None:
    def for_ever() -> None:
        while True:
            pass

    def stubborn() -> None:
        with suppress(_OutOfTimeError):
            for_ever()
        for_ever()

    with pytest.raises(_OutOfTimeError), cpu_limit(0.02):
        stubborn()


@every_problem
def test_mutants_of_the_reference_are_caught_by_the_hidden_groups(name: str) -> None:
    """Every survivor has to be listed, with the reason why it computes the same."""
    survivors = [
        what
        for what, source in mutants(problem(name).reference)
        if all(passes(name, source, group) for group in hidden(name))
    ]
    listed = BANK / name / "equivalent_mutants.yaml"
    argued = yaml.safe_load(listed.read_text()) if listed.exists() else []
    assert sorted(survivors) == sorted(entry["mutant"] for entry in argued)
    assert all(len(entry["why"]) > 20 for entry in argued)
