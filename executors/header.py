"""The precompiled header of C++: bits/stdc++.h takes seconds to read and a tenth of that when prepared.

Built once, in the sandbox like any compilation, and kept in the data folder for that very compiler.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from corpus.problem_types import Limits
from executors.languages.types import Compiler
from executors.sandbox import Job, RawRun

_NAME = "bits/stdc++.h"
_LIMITS = Limits(cpu_s=30, wall_s=60, memory_mb=2048)
_MOST_BYTES = 160 << 20


def header_folder(cache: Path | None, compiler: Compiler | None) -> Path | None:
    """Return where the prepared header of this very compiler belongs; None without a place or a use for it."""
    if cache is None or compiler is None or not compiler.header_command:
        return None
    program = shutil.which(compiler.programs[0])
    if program is None or not _is_writable(cache):
        return None
    facts = Path(program).resolve().stat()
    key = repr((program, facts.st_size, facts.st_mtime_ns, compiler.command, compiler.header_command))
    return cache / f"header-{sha256(key.encode()).hexdigest()[:16]}"


def is_ready(folder: Path | None) -> bool:
    """Whether the prepared header is there."""
    return folder is not None and (folder / f"{_NAME}.gch").is_file()


def build(run: Callable[[Job], RawRun], compiler: Compiler, folder: Path) -> bool:
    """Prepare the header in the sandbox and put it into its folder at once; False when that was not possible."""
    order = {
        "command": list(compiler.header_command),
        "source": f"#include <{_NAME}>\n",
        "source_name": "header.hpp",
        "made": "header.gch",
    }
    made = run(Job(order, _LIMITS, frame_cap=_MOST_BYTES, compile=True))
    head, _, data = made.frame.partition(b"\n")
    if not head.startswith(b'["made",') or made.overflow:
        return False
    with contextlib.suppress(OSError):
        _place(data, folder)
    return is_ready(folder)


def _is_writable(folder: Path) -> bool:
    """Whether files can be kept there; the folder is made if it can be."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return os.access(folder, os.W_OK | os.X_OK)


def _place(data: bytes | bytearray, folder: Path) -> None:
    """Write beside the folder, then rename: another process sees all of it or nothing."""
    fresh = Path(tempfile.mkdtemp(prefix="header-new-", dir=folder.parent))
    try:
        (fresh / _NAME).parent.mkdir()
        (fresh / _NAME).write_text(f"#include_next <{_NAME}>\n", "ascii")
        (fresh / f"{_NAME}.gch").write_bytes(data)
        for path in (fresh, fresh / "bits"):
            path.chmod(0o755)  # the sandbox reads it as another user
        os.rename(fresh, folder)  # noqa: PTH104 - one system call, atomic
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
