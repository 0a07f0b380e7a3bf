from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ui.cli import COMMANDS, main

HEAVY = ("torch", "gradio", "chromadb", "langgraph", "sentence_transformers", "onnxruntime", "transformers", "numpy")
ROOT = Path(__file__).parents[3]


def loaded_by(*words: str) -> set[str]:
    """The heavy packages that a fresh interpreter has loaded after running the command."""
    code = (
        "import contextlib, io, sys\nfrom ui.cli import main\n"
        f"with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n    main({list(words)!r})\n"
        f"print(*(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by("--help") == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_loads_nothing_heavy(command: str) -> None:
    assert loaded_by(command, "--help") - {"numpy"} == set()


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in COMMANDS)


def test_an_unknown_command_is_one_sentence_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dance"]) == 2
    assert capsys.readouterr().err.startswith("mock-interview: no command 'dance'; try one of serve")


def test_no_command_shows_the_overview_and_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage:" in capsys.readouterr().out
