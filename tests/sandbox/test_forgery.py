"""Submissions that try to be called right without being right."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from corpus.problem_folder import load_problem
from executors.executor import Executor
from tests.sandbox.conftest import HERE, load

FORGERIES = load("forgery")
_THREADS = ThreadPoolExecutor(4)
_STARTED: dict[tuple[int, str], Any] = {}


def _verdict(executor: Executor, name: str) -> Any:
    key = (id(executor), name)
    if key not in _STARTED:
        for forgery in FORGERIES:
            folder = load_problem(HERE / "problems" / forgery["problem"])
            task = _THREADS.submit(executor.judge, folder, forgery["code"])
            _STARTED[id(executor), forgery["name"]] = task
    return _STARTED[key].result()


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda forgery: forgery["name"])
def test_verdict_is_not_forged(executor: Executor, forgery: dict[str, Any]) -> None:
    verdict = _verdict(executor, forgery["name"])
    assert verdict.passed is forgery.get("passes", False), verdict.summary()
    assert verdict.status != "refused"
    assert verdict.model_dump_json()
    assert not Path("/tmp/owned").exists()


def test_hidden_groups_show_counts_and_a_class_alone(executor: Executor) -> None:
    folder = load_problem(HERE / "problems" / "add-up")
    verdict = executor.judge(folder, "def add_up(numbers):\n    print('seen', numbers)\n    return 3\n")
    assert {case.group for case in verdict.cases} == {"examples"}
    assert verdict.groups["edge"].model_dump() == {"passed": 0, "failed": 2, "status": "wrong"}
    assert "10000000000" not in verdict.model_dump_json()
