"""As root, the same attacks once more as a user without any privilege."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sandbox.conftest import HERE

NOBODY = 65534
FILES = ("test_attacks.py", "test_forgery.py")
PROBE = "import numpy, pydantic, pytest, yaml"


def _interpreter() -> list[str] | None:
    """Return the words that start an interpreter which that user may use, with the packages needed."""
    own, system = Path(sys.executable), shutil.which(f"python3.{sys.version_info[1]}", path="/usr/bin:/usr/local/bin")
    for path in (str(own), system):
        if path and _as_nobody([path, "-c", PROBE]).returncode == 0:
            return [path]
    return None


def _as_nobody(words: list[str]) -> subprocess.CompletedProcess[str]:
    packages = [path for path in sys.path if path.endswith("site-packages")]
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent",
        "PYTHONPATH": os.pathsep.join([str(HERE.parent.parent), *packages]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        return subprocess.run(
            words, user=NOBODY, group=NOBODY, extra_groups=[], env=environment, cwd=HERE.parent.parent,
            capture_output=True, text=True, timeout=280,
        )  # fmt: skip
    except OSError as error:
        return subprocess.CompletedProcess(words, 1, "", str(error))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become someone else")
def test_the_attacks_are_held_without_privileges() -> None:
    interpreter = _interpreter()
    if interpreter is None:
        pytest.skip("no interpreter that another user may run")
    files = [str(HERE / name) for name in FILES]
    options = ["-q", "-p", "no:cacheprovider", "-k", "level3 or enough", "--no-header"]
    done = _as_nobody([*interpreter, "-m", "pytest", *files, *options])
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
    assert " failed" not in done.stdout
