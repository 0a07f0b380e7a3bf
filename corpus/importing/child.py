"""Reads one file in a process of its own, with ceilings on time and memory; run by `bounded`, prints JSON."""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from pathlib import Path

from corpus.importing.errors import ImportRefusedError
from corpus.importing.read import read_document
from corpus.importing.recognise import recognise


def main(path: str, company: str, role: str, cpu_s: str, memory_mb: str) -> None:
    """Print a draft, or why there is none."""
    _limit(resource.RLIMIT_CPU, int(cpu_s))
    _limit(resource.RLIMIT_AS, int(memory_mb) * 1_000_000)
    _limit(resource.RLIMIT_CORE, 0)
    answer: dict[str, object]
    try:
        draft = recognise(read_document(Path(path)), company, role)
        answer = {"draft": draft.model_dump(mode="json")}
    except ImportRefusedError as error:
        answer = {"refused": error.reason}
    sys.stdout.write(json.dumps(answer))


def _limit(what: int, value: int) -> None:
    with contextlib.suppress(ValueError, OSError):  # a lower ceiling is in force already
        resource.setrlimit(what, (value, value))


if __name__ == "__main__":
    main(*sys.argv[1:])
