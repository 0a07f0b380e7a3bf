"""C++: attacks on the compiler and by the program; skipped where there is no g++ or no level 3."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from corpus.problem_types import Limits
from executors.executor import Executor
from executors.types import Outcome
from tests.sandbox.conftest import SECRET, World, load

ATTACKS = load("cpp")
LIMITS = Limits(cpu_s=1, wall_s=4, memory_mb=128)

pytestmark = pytest.mark.skipif(shutil.which("g++") is None, reason="g++ is not installed")


@pytest.fixture(scope="module")
def outcomes(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[Outcome]]]:
    """Start every attack, two at a time: a compiler keeps a processor busy."""
    with Executor(workers=2, cache=tmp_path_factory.mktemp("cache")) as executor, ThreadPoolExecutor(2) as threads:
        if executor.isolation("cpp").level < 3:
            pytest.skip(f"C++ needs level 3: {executor.reasons('cpp')}")
        assert executor.run_script("int main() {}", language="cpp").status == "ok"  # prepares the header
        yield {
            attack["name"]: threads.submit(
                executor.run_script, world.fill(attack["code"]), attack.get("stdin", ""), LIMITS, language="cpp"
            )
            for attack in ATTACKS
        }


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack["name"])
def test_attack_is_held(outcomes: dict[str, Future[Outcome]], world: World, attack: dict[str, Any]) -> None:
    outcome = outcomes[attack["name"]].result()
    text = outcome.stdout + outcome.stderr
    assert "LEAK" not in outcome.stdout, text
    assert SECRET not in text
    wanted = attack["status"]
    assert outcome.status in ([wanted] if isinstance(wanted, str) else wanted), text[-2000:]
    assert outcome.stdout == attack.get("stdout", outcome.stdout)
    assert outcome.exit_code == attack.get("exit_code", outcome.exit_code)
    assert world.harm() == []
