"""Reads one file in a process of its own, with ceilings on time and memory; run by `bounded`, prints JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from corpus.importing.ceilings import set_ceilings
from corpus.importing.errors import ImportRefusedError
from corpus.importing.read import read_document
from corpus.importing.recognise import recognise


def main(path: str, company: str, role: str, cpu_s: str, memory_mb: str) -> None:
    """Print a draft, or why there is none."""
    set_ceilings(int(cpu_s), int(memory_mb))
    answer: dict[str, object]
    try:
        draft = recognise(read_document(Path(path)), company, role)
        answer = {"draft": draft.model_dump(mode="json")}
    except ImportRefusedError as error:
        answer = {"refused": error.reason}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
