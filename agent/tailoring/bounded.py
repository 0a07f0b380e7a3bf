"""Reading what may be hostile: in a process of its own that is given little time and memory and keeps nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

from agent.tailoring.errors import UnreadableFileError
from agent.tailoring.read import MAX_TEXT_BYTES
from agent.tailoring.types import Job, Profile
from corpus.importing.read import name_of

CPU_S, WALL_S, MEMORY_MB = 10, 30, 1_000
TEXT = "The text"
_ENDING = re.compile(r"[^\s.]\.(?:pdf|docx?|md|markdown|txt|html?)$", re.I)
_TOO_MUCH = "reading it took more time or memory than such a paper can need; save its text as .txt."


def read_resume(source: Path | str) -> Profile:
    """Return what a résumé tells, from a file, its path or its text; raises `UnreadableFileError`."""
    return Profile.model_validate(_read("resume", source))


def read_job(source: Path | str) -> Job:
    """Return what a job description asks for, from a file, its path or its text; raises `UnreadableFileError`."""
    return Job.model_validate(_read("job", source))


def _read(what: Literal["resume", "job"], source: Path | str) -> Any:
    source = Path(source).expanduser() if isinstance(source, str) and _names_a_file(source) else source
    name = name_of(source) if isinstance(source, Path) else TEXT
    if isinstance(source, Path) and "\0" in str(source):
        raise UnreadableFileError(name, "its name is not one that a file can have; check the path.")
    if isinstance(source, str) and len(source) > MAX_TEXT_BYTES:
        raise UnreadableFileError(name, "it is over 1 MB of text, which no résumé or job description is.")
    path = str(source.absolute()) if isinstance(source, Path) else "-"
    text = None if isinstance(source, Path) else source.encode("utf-8", "replace")
    answer = _asked_of_child([what, path, str(CPU_S), str(MEMORY_MB)], text, name)
    if "refused" in answer:
        raise UnreadableFileError(name, str(answer["refused"]))
    return answer["found"]


def _names_a_file(text: str) -> bool:
    """True for a text that can only be meant as a path: one line that ends like a file's name."""
    return len(text) < 300 and "\n" not in text.strip() and _ENDING.search(text.strip()) is not None


def _asked_of_child(arguments: list[str], text: bytes | None, name: str) -> Any:
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8:replace"}
    command = [sys.executable, "-m", "agent.tailoring.child", *arguments]
    try:
        done = subprocess.run(
            command, input=text or b"", capture_output=True, timeout=WALL_S, env=environment, check=False
        )
        return json.loads(done.stdout) if done.returncode == 0 else {"refused": _TOO_MUCH}
    except (subprocess.TimeoutExpired, ValueError, OSError) as error:
        raise UnreadableFileError(name, _TOO_MUCH) from error
