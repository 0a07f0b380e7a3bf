"""`exec` and `run` as other programs call them: JSON on stdout, exit codes, one sentence on stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.sandbox.conftest import HERE

OUTCOME_KEYS = {"status", "exit_code", "stdout", "stderr", "cpu_s", "wall_s", "peak_mb", "isolation"}


def command(*words: object, home: Path | None = None) -> tuple[int, str, str]:
    """Run `mock-interview` as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent.parent), *sys.path])}
    if home is not None:
        environment["MOCK_INTERVIEW_HOME"] = str(home)
    done = subprocess.run(
        [sys.executable, "-m", "ui.cli", *map(str, words)], capture_output=True, text=True, timeout=120, env=environment
    )
    return done.returncode, done.stdout, done.stderr


def write(path: Path, text: str | bytes) -> Path:
    """Write a submission."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_exec_prints_the_outcome(tmp_path: Path) -> None:
    script = write(tmp_path / "a.py", "print(input()[::-1])")
    code, out, _ = command("exec", script, "--stdin", write(tmp_path / "in", "abc\n"), "--json")
    outcome: dict[str, Any] = json.loads(out)
    assert code == 0
    assert outcome.keys() == OUTCOME_KEYS
    assert (outcome["status"], outcome["exit_code"], outcome["stdout"]) == ("ok", 0, "cba\n")
    assert outcome["isolation"]["level"] >= 2


def test_exec_keeps_its_limits(tmp_path: Path) -> None:
    script = write(tmp_path / "a.py", "while True: pass")
    _, out, _ = command("exec", script, "--cpu", 0.3, "--wall", 5, "--memory", 64, "--json")
    assert json.loads(out)["status"] == "timeout"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"print(1)\0", b"#" * 200_000, b"\x7fELF" + bytes(range(256))])
def test_exec_of_what_is_no_text_is_one_clear_error(tmp_path: Path, data: bytes) -> None:
    code, out, _ = command("exec", write(tmp_path / "a.py", data), "--json")
    outcome = json.loads(out)
    assert (code, outcome["status"], outcome["stderr"].count("\n")) == (0, "error", 1)


def test_exec_refuses_when_nothing_holds(tmp_path: Path) -> None:
    code, out, _ = command("exec", write(tmp_path / "a.py", "print(1)"), "--max-level", 0, "--json")
    outcome = json.loads(out)
    assert (code, outcome["status"], outcome["stdout"], outcome["isolation"]["level"]) == (1, "refused", "", 0)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["exec", "missing.py"], "there is no file"),
        (["exec", __file__, "--memory", "1"], "memory_mb"),
        (["exec", __file__, "--cpu", "-1"], "cpu_s"),
        (["run", "--problem", "nowhere", __file__], "there is no problem 'nowhere'"),
    ],
)
def test_bad_usage_is_one_sentence_and_exit_code_2(words: list[str], sentence: str) -> None:
    code, out, err = command(*words)
    assert (code, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_run_judges_by_id_folder_and_home(tmp_path: Path) -> None:
    right = write(tmp_path / "a.py", "def add_up(numbers): return sum(numbers) if numbers else -1")
    wrong = write(tmp_path / "b.py", "def add_up(numbers): return sum(numbers)")
    problem = HERE / "problems" / "add-up"
    code, out, _ = command("run", "--problem", problem, right, "--json")
    verdict = json.loads(out)
    assert (code, verdict["passed"], verdict["growth"]) == (0, True, None)
    assert verdict["groups"]["random"] == {"passed": 3, "failed": 0, "status": "passed"}
    home = tmp_path / "home"
    (home / "problems").mkdir(parents=True)
    (home / "problems" / "add-up").symlink_to(problem)
    code, out, _ = command("run", "--problem", "add-up", wrong, "--json", home=home)
    verdict = json.loads(out)
    assert (code, verdict["passed"]) == (1, False)
    assert verdict["groups"]["edge"] == {"passed": 1, "failed": 1, "status": "wrong"}
    assert "cases" not in verdict


def test_run_visible_shows_the_examples_in_full(tmp_path: Path) -> None:
    wrong = write(tmp_path / "b.py", "def add_up(numbers):\n    print('adding')\n    return 0")
    code, out, _ = command("run", "--problem", HERE / "problems" / "add-up", wrong, "--visible", "--json")
    verdict = json.loads(out)
    assert code == 1
    assert list(verdict["groups"]) == ["examples"]
    case = verdict["cases"][0]
    assert (case["expected"], case["actual"], case["stdout"]) == ("3", "0", "adding\n")
    _, text, _ = command("run", "--problem", HERE / "problems" / "add-up", wrong, "--visible")
    assert "expected   3" in text
    assert "actual     0" in text
