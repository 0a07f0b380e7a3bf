"""The library's face: outcomes, refusals, isolation in every result."""

from __future__ import annotations

import pytest

from corpus.problem_types import Limits
from executors.errors import ExecutorError
from executors.executor import Executor
from executors.fakes import ScriptedExecutor, verdict
from executors.languages import language_for
from tests.unit.executors.test_judge import folder

SORTED = "def f(a): return sorted(a)"


def test_output_errors_and_cost_are_reported(executor: Executor) -> None:
    outcome = executor.run_script("import sys\nprint(input()); print('no', file=sys.stderr); sys.exit(4)", "hello")
    assert (outcome.status, outcome.exit_code, outcome.stdout, outcome.stderr) == ("error", 4, "hello\n", "no\n")
    assert 0 < outcome.cpu_s < 1
    assert 0 < outcome.wall_s < 10
    assert 5 < outcome.peak_mb < 200


def test_every_result_says_how_isolated_it_was(executor: Executor) -> None:
    isolation = executor.run_script("pass").isolation
    assert isolation.level >= 1
    assert isolation.mechanisms["seccomp"].startswith("allowlist:")  # type: ignore[union-attr]
    assert isolation.selftest.passed >= 18
    assert isolation.selftest.failed == 0
    assert "shared_kernel" in isolation.gaps


def test_below_the_minimum_nothing_is_run() -> None:
    with Executor(min_level=2, max_level=0) as closed:
        outcome = closed.run_script("print(1)")
        judged = closed.judge(folder(SORTED), SORTED)
        assert closed.isolation().level == 0
        assert closed.refusal() is not None
    assert (outcome.status, outcome.stdout, outcome.isolation.level) == ("refused", "", 0)
    assert outcome.stderr.startswith("Not run:")
    assert (judged.status, judged.passed, judged.groups) == ("refused", False, {})
    assert judged.summary().startswith("The code was not run:")


@pytest.mark.parametrize(
    ("source", "words"),
    [("print(1)\0", "NUL"), ("'\ud800'", "lone surrogates"), ("#" * 200_000, "at most 100,000")],
)
def test_what_is_not_a_source_is_refused_in_one_sentence(executor: Executor, source: str, words: str) -> None:
    outcome = executor.run_script(source)
    assert outcome.status == "error"
    assert words in outcome.stderr
    assert outcome.stderr.count("\n") == 1


def test_source_that_was_no_utf8_is_refused_and_isolation_told(executor: Executor) -> None:
    with Executor(min_level=1, workers=1) as fresh:
        outcome = fresh.run_script(b"x = '\xe9'".decode("utf-8", "surrogateescape"))
    assert outcome.stderr == "The submission is not UTF-8 text.\n"
    assert outcome.isolation.level == executor.isolation().level


def test_a_byte_order_mark_begins_a_source_like_any_other(executor: Executor) -> None:
    assert executor.run_script("\ufeffprint(1)").stdout == "1\n"
    assert executor.judge(folder(SORTED), "\ufeff" + SORTED).passed


def test_input_that_is_no_text_is_given_as_it_is(executor: Executor) -> None:
    assert executor.run_script("import sys; print(len(sys.stdin.buffer.read()))", "\ud800").stdout == "3\n"


def test_writing_to_the_answers_descriptor_is_named(executor: Executor) -> None:
    outcome = executor.run_script("import os\nwhile True: os.write(3, b'x' * 1000)")
    assert (outcome.status, outcome.stderr) == ("output", "[stopped: it wrote to descriptor 3, which is not its own]\n")


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("import numpy, torch", "pytorch"), ("import numpy as np, torch.nn as nn", "pytorch"),
        ("x = 1; import torch", "pytorch"),
        ("from torch import nn", "pytorch"), ("import torchvision_like", "python"), ("# import torch", "python"),
    ],
)  # fmt: skip
def test_the_profile_follows_the_imports(source: str, language: str) -> None:
    assert language_for(".py", source) == language


def test_random_numbers_and_hashes_repeat(executor: Executor) -> None:
    source = "import random, numpy; print(random.random(), numpy.random.rand(), hash('a'))"
    assert len({executor.run_script(source).stdout for _ in range(6)}) == 1


def test_limits_are_kept_to_the_tenth_of_a_second(executor: Executor) -> None:
    outcome = executor.run_script("while True: pass", limits=Limits(cpu_s=0.3, wall_s=20))
    assert outcome.status == "timeout"
    assert 0.25 < outcome.cpu_s < 0.6
    outcome = executor.run_script("import time; time.sleep(9)", limits=Limits(wall_s=0.3))
    assert outcome.status == "timeout"
    assert 0.25 < outcome.wall_s < 1.5


def test_an_unknown_language_is_a_mistake_of_the_caller(executor: Executor) -> None:
    with pytest.raises(ValueError, match="known: python, pytorch, cpp"):
        executor.run_script("1", language="cobol")


def test_a_closed_executor_says_so() -> None:
    closed = Executor()
    closed.close()
    assert "closed" in closed.run_script("1").stderr
    with pytest.raises(ExecutorError):
        closed.isolation()


def test_the_fake_answers_in_turn_and_remembers() -> None:
    fake = ScriptedExecutor([verdict("small", visible=(2, 1)), verdict("small")])
    first, second = fake.judge(folder(SORTED), "a"), fake.judge(folder(SORTED), "b")
    assert (first.passed, second.passed) == (False, True)
    assert first.summary() == "2 of 3 visible cases pass; case 3 returned 3, expected 2. 20 of 20 hidden cases pass."
    assert fake.submissions == ["a", "b"]
