"""How long the sandbox takes: `python -m bench.executor [--json] [--quick]`.

Each figure is measured from outside, in the service: from the call to the returned value, of a
submission that does next to nothing. Aims are for an idle machine with two cores.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus.problem_folder import load_problem
from executors.executor import Executor

ROOT = Path(__file__).resolve().parent.parent
NUMPY = "import numpy as np\nprint(np.arange(10).sum())\n"
TORCH = "import torch\nx = torch.ones(64, 64, requires_grad=True)\n(x @ x).sum().backward()\n"
CPP = "#include <bits/stdc++.h>\nint main() { std::cout << 1; }\n"
FIRST = """
import time
from executors.executor import Executor
started = time.perf_counter()
with Executor(workers=1) as executor:
    outcome = executor.run_script("print(1)")
    taken = time.perf_counter() - started
    assert outcome.status == "ok", outcome
print(taken)
"""
AIMS_MS = {
    "numpy, warm, p50": 10.0,
    "numpy, warm, p95": 20.0,
    "five visible cases": 50.0,
    "torch, warm, p50": 30.0,
    "first call after start": 300.0,
}
AIM_PER_SECOND = 100.0


def main() -> int:
    """Measure, print, and return 1 when an aim was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="a fifth of the runs, no torch, no C++")
    args = parser.parse_args()
    figures = measure(repeats=40 if args.quick else 200, everything=not args.quick)
    missed = [name for name, aim in AIMS_MS.items() if figures.get(name, 0.0) > aim]
    missed += ["submissions a second"] if figures["submissions a second"] < AIM_PER_SECOND else []
    if args.json:
        print(json.dumps({"figures": figures, "missed": missed, "load": os.getloadavg()[0]}))
    else:
        _print(figures)
    return 1 if missed else 0


def measure(repeats: int, everything: bool) -> dict[str, float]:
    """Return the figures by name: milliseconds, but for the throughput."""
    figures = {"first call after start": _first_call()}
    with tempfile.TemporaryDirectory() as cache, Executor(workers=1, cache=Path(cache)) as executor:
        executor.run_script("pass")
        figures |= _spread("numpy", repeats, lambda: _run(executor, NUMPY))
        figures["five visible cases"] = _five_cases(executor, repeats // 10)
        if everything:
            _run(executor, TORCH)
            figures |= _spread("torch", repeats // 4, lambda: _run(executor, TORCH))
            _run(executor, CPP, "cpp")  # prepares the header
            figures["C++, bits/stdc++.h, compiled and run"] = _best(3, lambda: _run(executor, CPP, "cpp"))
    figures["submissions a second"] = _throughput(5 * repeats)
    return {name: round(value, 2) for name, value in figures.items()}


def _run(executor: Executor, source: str, language: str = "") -> None:
    outcome = executor.run_script(source, language=language)
    if outcome.status != "ok":
        raise RuntimeError(outcome.stderr)


def _first_call() -> float:
    words = [sys.executable, "-c", FIRST]
    return min(float(subprocess.check_output(words, cwd=ROOT)) * 1000 for _ in range(3))


def _spread(name: str, repeats: int, action: Callable[[], None]) -> dict[str, float]:
    times = sorted(_timed(action) for _ in range(repeats))
    return {
        f"{name}, warm, min": times[0],
        f"{name}, warm, p50": statistics.median(times),
        f"{name}, warm, p95": times[int(0.95 * len(times))],
    }


def _five_cases(executor: Executor, repeats: int) -> float:
    """Judge the visible cases of a problem, scaled to five where it has three or four."""
    folder = load_problem(ROOT / "corpus" / "problems" / "top-k-temperature-sampling")
    count = len(executor.judge(folder, folder.reference, visible_only=True).cases)
    taken = _best(max(3, repeats), lambda: executor.judge(folder, folder.reference, visible_only=True))
    return taken * 5 / count


def _throughput(total: int) -> float:
    with Executor() as executor, ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda _: _run(executor, NUMPY), range(32)))  # every zygote is up
        started = time.perf_counter()
        list(threads.map(lambda _: _run(executor, NUMPY), range(total)))
        return total / (time.perf_counter() - started)


def _best(repeats: int, action: Callable[[], object]) -> float:
    return min(_timed(action) for _ in range(repeats))


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


def _print(figures: dict[str, float]) -> None:
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; times in ms")
    for name, value in figures.items():
        aim = AIMS_MS.get(name)
        print(f"  {name:<40}{value:>9.2f}" + (f"   aim {aim:g}" if aim else ""))


if __name__ == "__main__":
    sys.exit(main())
