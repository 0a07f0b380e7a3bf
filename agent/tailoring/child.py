"""Reads one file or text in a process of its own, with ceilings on time and memory; run by `bounded`, prints JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from agent.tailoring.errors import UnreadableFileError
from agent.tailoring.job import job_of
from agent.tailoring.profile import profile_of
from agent.tailoring.read import lines_of, read_lines
from corpus.importing.ceilings import set_ceilings
from corpus.types import Value

STDIN = "-"


def main(what: str, path: str, cpu_s: str, memory_mb: str) -> None:
    """Print what was found in a résumé or a job description, or why nothing was."""
    set_ceilings(int(cpu_s), int(memory_mb))
    answer: dict[str, object]
    try:
        lines = (
            lines_of(sys.stdin.buffer.read().decode("utf-8", "replace")) if path == STDIN else read_lines(Path(path))
        )
        found: Value = profile_of(lines) if what == "resume" else job_of(lines)
        answer = {"found": found.model_dump(mode="json")}
    except UnreadableFileError as error:
        answer = {"refused": error.reason}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
