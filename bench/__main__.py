"""`python -m bench`: every benchmark in turn, each in its own process."""

from __future__ import annotations

import subprocess
import sys

BENCHMARKS = ("bench.startup", "bench.executor", "bench.retrieval", "bench.grading")


def main() -> int:
    """Run them all; the exit code is the first that is not 0."""
    worst = 0
    for name in BENCHMARKS:
        print(f"== {name}", flush=True)
        worst = subprocess.run([sys.executable, "-m", name], check=False).returncode or worst
    return worst


if __name__ == "__main__":
    sys.exit(main())
