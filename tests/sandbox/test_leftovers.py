"""Nothing is left behind: not by a thousand mixed runs, not by a service that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.problem_folder import load_problem
from corpus.problem_types import Limits
from executors.executor import Executor
from tests.sandbox.conftest import HERE

QUICK = Limits(cpu_s=0.4, wall_s=1.0, memory_mb=96, output_kb=16)
MIX = [
    ("print(input())", "ok"), ("import numpy; print(numpy.ones(3).sum())", "ok"), ("1/0", "error"),
    ("import os; os.abort()", "signal"), ("print('x' * 10**6)", "output"), ("x = bytearray(10**9)", "memory"),
    ("open('/box/f', 'w').write('x' * 10**6)", "ok"), ("import os; os._exit(0)", "ok"), ("def f(: pass", "error"),
    ("import threading; threading.Thread(target=print).start()", "ok"),
]  # fmt: skip
SLOW = [("while True: pass", "timeout"), ("import time; time.sleep(9)", "timeout")]


def _below(pid: int) -> set[int]:
    """Return the processes below one, from the parent ids in proc."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found: set[int] = set()
    while True:
        more = {child for child, parent in parents.items() if parent in found | {pid}} - found
        if not more:
            return found
        found |= more


def _wait_for(count: Callable[[], set[int]], least: int) -> set[int]:
    deadline = time.monotonic() + 10
    while len(found := count()) < least and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def _alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


def test_a_thousand_mixed_runs_leave_nothing_behind() -> None:
    before, open_before = _below(os.getpid()), _descriptors()
    programs = [*(MIX * 98), *(SLOW * 10)]
    with Executor(min_level=1, workers=4) as executor:
        executor.run_script("pass")
        resident = _resident_mb()
        with ThreadPoolExecutor(48) as threads:
            started = [
                threads.submit(executor.run_script, code, "hi\n", QUICK, session=str(number % 7))
                for number, (code, _) in enumerate(programs)
            ]
            got = Counter((wanted, task.result().status) for (_, wanted), task in zip(programs, started, strict=True))
        assert all(wanted == status for wanted, status in got), got
        assert sum(got.values()) == 1000
        assert len(_below(os.getpid()) - before) <= 8  # four sandboxes of two processes, no job
        assert _resident_mb() - resident < 60
    assert _below(os.getpid()) - before == set()
    assert _descriptors() == open_before


def test_many_verdicts_at_once_are_each_their_own() -> None:
    folder = load_problem(HERE / "problems" / "add-up")
    sources = [f"def add_up(numbers): return (sum(numbers) if numbers else -1) + {k % 3}" for k in range(60)]
    with Executor(min_level=1) as executor, ThreadPoolExecutor(20) as threads:
        verdicts = list(threads.map(lambda source: executor.judge(folder, source), sources))
    assert [verdict.passed for verdict in verdicts] == [k % 3 == 0 for k in range(60)]


def test_a_full_queue_refuses_with_a_clear_sentence() -> None:
    with Executor(min_level=1, workers=1, max_waiting=2) as executor, ThreadPoolExecutor(8) as threads:
        executor.run_script("pass")
        task = [threads.submit(executor.run_script, "import time; time.sleep(0.5)") for _ in range(8)]
        outcomes = [each.result() for each in task]
    refused = [outcome for outcome in outcomes if outcome.status == "refused"]
    assert refused
    assert all("busy" in outcome.stderr and "try again" in outcome.stderr for outcome in refused)


SERVER = """
import sys, threading, time
from executors.executor import Executor
executor = Executor(min_level=1, max_level={level}, workers=2)
executor.run_script("pass")
for code in ("while True: pass", "import time; time.sleep(60)"):
    threading.Thread(target=executor.run_script, args=(code,), daemon=True).start()
time.sleep(0.5)
print("up", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("level", [3, 2, 1])
def test_a_killed_service_takes_its_sandboxes_with_it(level: int) -> None:
    script = SERVER.format(level=level)
    root = str(HERE.parent.parent)
    path = os.pathsep.join([root, *(p for p in sys.path if p.endswith("site-packages"))])
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=root, env={**os.environ, "PYTHONPATH": path}
    ) as server:
        assert server.stdout is not None
        try:
            assert server.stdout.readline() == b"up\n"
            children = _wait_for(lambda: _below(server.pid), 4)  # two sandboxes, each with a job at work
        finally:
            server.send_signal(signal.SIGKILL)
    assert len(children) >= 4
    deadline = time.monotonic() + 5
    while any(map(_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not [pid for pid in children if _alive(pid)]


def test_a_sandbox_that_dies_is_replaced_without_anyone_noticing() -> None:
    with Executor(min_level=1, workers=1) as executor:
        executor.run_script("pass")
        for pid in _below(os.getpid()):
            cmdline = (Path("/proc") / str(pid) / "cmdline").read_bytes()
            if b"jail" in cmdline:
                os.kill(pid, signal.SIGKILL)
                break
        assert executor.run_script("print(1)").stdout == "1\n"


def test_an_interpreter_that_ends_without_closing_leaves_nothing() -> None:
    script = (
        "from executors.executor import Executor; e = Executor(min_level=1); print(e.run_script('print(1)').stdout)"
    )
    root = str(HERE.parent.parent)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.returncode) == ("1\n\n", 0)
    assert "Traceback" not in done.stderr
