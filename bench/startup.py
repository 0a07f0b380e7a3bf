"""How long the command takes to say anything: best and median of ten runs, in milliseconds."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 10
COMMANDS = (["--help"], ["sessions", "--help"], ["chat", "--help"])


def main() -> None:
    """Print one line a command."""
    for words in COMMANDS:
        times = [_once(words) for _ in range(RUNS)]
        label = " ".join(words)
        print(f"mock-interview {label:<18} best {min(times):6.1f} ms   median {statistics.median(times):6.1f} ms")


def _once(words: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "ui.cli", *words], check=True, capture_output=True)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
