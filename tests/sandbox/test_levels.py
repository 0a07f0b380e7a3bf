"""The level is found by doing: where a host forbids something, the next one is used, or nothing is run."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from executors.advice import advice
from executors.errors import ZygoteError
from executors.jail import codec
from executors.levels import _held
from tests.sandbox.conftest import HERE

NAMESPACES = (272, 165, 155, 308)  # unshare, mount, pivot_root, setns: what plain Docker refuses
LANDLOCK, FILTERS = (444,), (317,)

HOST = """
import json, struct, sys
from executors.executor import Executor
from executors.jail import kernel, seccomp
code = [(0x20, 0, 0, 0)]
for number in {forbidden}:
    code += [(0x15, 0, 1, number), (0x06, 0, 0, 0x00050001)]
code.append((0x06, 0, 0, 0x7FFF0000))
kernel.forbid_new_privileges()
seccomp.load(b"".join(struct.pack("=HBBI", *step) for step in code))
with Executor(min_level={least}, workers=1) as executor:
    outcome = executor.run_script("print(6 * 7)")
    print(json.dumps([outcome.isolation.level, outcome.status, outcome.stdout, executor.reasons()]))
"""


def host(forbidden: tuple[int, ...], least: int) -> tuple[list[object], dict[int, str]]:
    """Run a script on a host that refuses some calls; returns level, status and output, and why levels failed."""
    script = HOST.replace("{forbidden}", repr(forbidden)).replace("{least}", str(least))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent.parent), *sys.path])}
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr
    *result, reasons = json.loads(done.stdout)
    return result, {int(level): why for level, why in reasons.items()}


def test_without_namespaces_level_2_is_used() -> None:
    result, reasons = host(NAMESPACES, least=2)
    assert result == [2, "ok", "42\n"]
    assert list(reasons) == [3]
    assert "user namespaces" in advice(reasons[3])


def test_without_landlock_level_1_is_used_only_when_asked_for() -> None:
    result, reasons = host(NAMESPACES + LANDLOCK, least=1)
    assert result == [1, "ok", "42\n"]
    assert list(reasons) == [3, 2]
    assert "landlock" in advice(reasons[2])
    assert host(NAMESPACES + LANDLOCK, least=2)[0] == [0, "refused", ""]


def test_without_filters_nothing_is_run_at_all() -> None:
    result, reasons = host(FILTERS, least=1)
    assert result == [0, "refused", ""]
    assert list(reasons) == [3, 2, 1]
    assert all("filters" in advice(why) for why in reasons.values())


def test_a_reason_nobody_foresaw_points_to_the_document() -> None:
    assert advice("something new") == "see docs/sandbox.md, Levels"
    assert advice("g++ is not installed").startswith("install the compiler")


@pytest.mark.parametrize(
    "frame",
    [
        codec.dumps(["value", [["fork", None], ["read a file of the service", "'x'"]]]),
        codec.dumps(["raised", codec.Raised(("OSError",))]),
        codec.dumps(["value", 3]),
        b"",
    ],
)
def test_a_canary_that_got_through_closes_the_level(frame: bytes) -> None:
    with pytest.raises(ZygoteError, match="self-test"):
        _held(frame)
