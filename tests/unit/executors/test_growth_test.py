"""Measured growth of real runs: slow ones do not pass by tricks, honest constant factors do."""

from __future__ import annotations

import re
import time

import pytest

from corpus.problem_folder import ProblemFolder
from executors.errors import ProblemError
from executors.executor import Executor
from tests.unit.executors.test_judge import CASES, folder

SCALE = CASES + "\ndef scale(n, rng):\n    return ([int(x) for x in rng.integers(0, 10**9, n)],)\n"
SLOW = """
def slow(a):
    out = []
    for x in a:
        i = len(out)
        while i and out[i - 1] > x:
            i -= 1
        out.insert(i, x)
    return out
"""


def sorting(reference: str = "def f(a): return sorted(a)", cases: str = SCALE) -> ProblemFolder:
    """Return a problem with a growth test."""
    return folder(reference, cases, growth={"sizes": [1000, 2000, 4000, 8000], "wanted": "n log n"})


@pytest.mark.parametrize(
    ("trick", "words"),
    [
        ("def f(a): return slow(a) if len(a) < 900 else []", "gave a wrong answer"),
        ("def f(a): return slow(a) if len(a) < 900 else 1 << (1 << 21)", "gave a wrong answer"),
        (
            "import os\ndef f(a):\n    if len(a) < 900: return slow(a)\n"
            "    os.write(3, b'[\"value\",null]')\n    os._exit(0)",
            "gave a wrong answer",
        ),
        (
            "import time\ndef f(a):\n    begun = time.process_time()\n    out = slow(a)\n"
            "    while len(a) > 900 and time.process_time() - begun < 2.0: pass\n    return out",
            "many times what is needed|ran out of time",
        ),
        (
            "import random, time\ndef f(a):\n    random.seed(time.time_ns())\n"
            "    return slow(a) if len(a) < 900 or random.random() < 0.5 else sorted(a)[:-1]",
            "was wanted",
        ),
        ("def f(a):\n    if len(a) > 4000: raise ValueError\n    return sorted(a)", "At n = 8,000 it failed"),
    ],
    ids=["garbage", "unreadable", "own frame", "burns time", "wrong at times", "raises"],
)
def test_growth_is_not_forged(executor: Executor, trick: str, words: str) -> None:
    verdict = executor.judge(sorting(), SLOW + trick)
    assert verdict.growth is not None
    assert not verdict.passed
    assert re.search(words, verdict.growth.sentence)


def test_a_slow_constant_factor_raises_no_alarm(executor: Executor) -> None:
    reference = "import numpy as np\ndef f(a): return np.sort(np.array(a)).tolist()"
    merge = """
def f(a):
    if len(a) < 2: return list(a)
    left, right = f(a[: len(a) // 2]), f(a[len(a) // 2 :])
    out, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]: out.append(left[i]); i += 1
        else: out.append(right[j]); j += 1
    return out + left[i:] + right[j:]
"""
    verdict = executor.judge(sorting(reference), merge)
    assert verdict.passed, verdict.summary()


def test_sleeping_is_stopped_in_time(executor: Executor) -> None:
    begun = time.monotonic()
    verdict = executor.judge(sorting(), "import time\ndef f(a):\n    time.sleep(len(a) / 1000)\n    return sorted(a)")
    assert verdict.groups["scale"].status == "timeout"
    assert time.monotonic() - begun < 40


def test_a_scale_the_reference_cannot_do_is_the_problems_fault(executor: Executor) -> None:
    reference = "def f(a):\n    if len(a) > 100: raise ValueError\n    return sorted(a)"
    with pytest.raises(ProblemError, match=r"reference\.py at n = 1000 failed"):
        executor.judge(sorting(reference), "def f(a): return sorted(a)")
    with pytest.raises(ProblemError, match="must return a tuple"):
        executor.judge(sorting(cases=CASES + "\ndef scale(n, rng): return 1"), "def f(a): return sorted(a)")
