"""`mock-interview search` and `guides` answer in data, and mistakes in one sentence."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from ui.cli import main
from ui.commands.search import progress_on


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path))
    (tmp_path / "guides").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["  "], "query is empty"),
        (["x" * 100_000], "at most 2000"),
        (["pay", "-k", "0"], "between 1 and 100"),
        (["pay", "-k", "101"], "between 1 and 100"),
        (["pay", "--guide", "nobody"], "no guide 'nobody'; there are ai_researcher, ml_engineer"),
        (["pay", "--section", "cellar"], "no section 'cellar'"),
        (["pay", "--round", "lunch"], "no round 'lunch'; try one of recruiter"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_2(words: list[str], part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert part in said.err
    assert said.err.count("\n") == 1


@pytest.mark.slow
def test_hits_are_printed_as_the_contract_says(
    home: Path, models_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "models").symlink_to(models_dir)
    (home / "guides" / "broken.md").write_text("no front matter")
    assert main(["search", "what separates P6 from P7", "--guide", "ai_researcher", "-k", "3", "--json"]) == 0
    said = capsys.readouterr()
    rows = json.loads(said.out)
    assert [set(row) for row in rows] == [{"passage", "guide", "section", "title", "text", "score"}] * 3
    assert rows[0]["passage"] == "ai_researcher/levels/p6_to_p7"
    assert all(row["guide"] == "ai_researcher" for row in rows)
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert "broken.md" in said.err
    assert main(["search", "who won the world cup in 1998"]) == 0
    assert "do not seem to say" in capsys.readouterr().out


def test_guides_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guides", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["guide"] for row in rows] == ["ai_researcher", "ml_engineer"]
    assert all(len(row["rounds"]) == 6 and row["passages"] > 50 for row in rows)
    assert main(["guides", "list"]) == 0
    assert "AI Researcher; 6 rounds" in capsys.readouterr().out


def test_a_sound_shelf_passes_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guides", "check"]) == 0
    assert "2 guides" in capsys.readouterr().out


def test_a_broken_guide_is_named_by_file_line_and_field(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = home / "guides" / "mine.md"
    file.write_text("---\nid: mine\ncompany: Acme\ncolour: red\n---\n")
    assert main(["guides", "check"]) == 1
    assert str(file) in capsys.readouterr().out
    assert main(["guides", "check", "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["path"] == str(file)
    assert problem["line"] >= 1
    assert problem["field"]
    assert main(["guides", "list"]) == 0
    assert "1 left out" in capsys.readouterr().err


def test_progress_is_a_bar_on_a_terminal_and_a_line_elsewhere() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        report = progress_on(stream)
        for done in (0, 1, 2):
            report(done, 2, "indexing")
    assert terminal.getvalue().endswith("\rindexing [########################] 2/2\n")
    assert pipe.getvalue() == "indexing\n"
