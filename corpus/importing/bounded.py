"""Reading a file that may be hostile: in a process of its own that is given little time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from corpus.importing.draft import Draft
from corpus.importing.errors import ImportRefusedError
from corpus.importing.read import name_of

CPU_S, WALL_S, MEMORY_MB = 20, 40, 1_500
_TOO_MUCH = "reading it took more time or memory than a guide can need; save its text as .txt and import that."


def read_draft(path: Path, company: str = "", role: str = "") -> Draft:
    """Read a file and recognise its parts; raises `ImportRefusedError`, also where reading it had to be cut short."""
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-m", "corpus.importing.child", str(path), company, role, str(CPU_S), str(MEMORY_MB)]
    environment = {**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8:replace"}
    if "\0" in str(path):
        raise ImportRefusedError(name_of(path), "its name is not one that a file can have; check the path.")
    try:
        done = subprocess.run(command, capture_output=True, timeout=WALL_S, env=environment, check=False)
        answer = json.loads(done.stdout) if done.returncode == 0 else {"refused": _TOO_MUCH}
    except (subprocess.TimeoutExpired, ValueError, OSError) as error:
        raise ImportRefusedError(name_of(path), _TOO_MUCH) from error
    if "refused" in answer:
        raise ImportRefusedError(name_of(path), str(answer["refused"]))
    return Draft.model_validate_json(json.dumps(answer["draft"]))
