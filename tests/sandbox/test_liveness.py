"""The attacks marked `alive` do work without a sandbox: what holds them is the sandbox, not a typo."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from tests.sandbox.conftest import World, load

ALIVE = [attack for kind in ("read", "network", "process", "kernel") for attack in load(kind) if attack.get("alive")]


@pytest.mark.parametrize("attack", ALIVE, ids=lambda attack: attack["name"])
def test_attack_works_without_the_sandbox(world: World, attack: dict[str, Any]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", world.fill(attack["code"])], capture_output=True, text=True, timeout=30
    )
    if "LEAK" not in done.stdout and attack["name"] in ("32 bit calls", "io_uring", "user namespace"):
        pytest.skip("this machine does not offer it")
    assert "LEAK" in done.stdout, done.stderr
