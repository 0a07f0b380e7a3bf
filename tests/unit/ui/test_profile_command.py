"""`mock-interview profile`, and a résumé given to `chat`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.unit.agent.tailoring.samples import FOLDER
from ui.cli import main
from ui.commands.chat import _is_session

RESUME = str(FOLDER / "functional.txt")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path / "home"))


def test_a_profile_is_kept_shown_and_deleted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["profile", "show"]) == 0
    assert "Nothing is kept" in capsys.readouterr().out
    assert main(["profile", "keep", RESUME]) == 0
    assert "Pricing experiment platform" in capsys.readouterr().out
    assert main(["profile", "show", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["projects"][0]["title"] == "Pricing experiment platform"
    assert main(["profile", "delete", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"deleted": True}
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("words", [["keep"], ["show", RESUME], ["keep", "nowhere.pdf"]])
def test_bad_usage_is_one_sentence_and_exit_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["profile", *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith("mock-interview profile: ")
    assert said.count("\n") == 1


class TestChat:
    WORDS = ("chat", "--role", "ml_engineer", "--rounds", "hiring_manager", "--seed", "5")

    @pytest.fixture(autouse=True)
    def _silence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("/stop\n"))

    def test_the_kept_profile_is_asked_for_by_name(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([*self.WORDS, "--profile"]) == 2
        assert "No résumé is kept" in capsys.readouterr().err
        assert main([*self.WORDS, "--profile", "--resume", RESUME]) == 2
        assert "name two résumés" in capsys.readouterr().err

    @pytest.mark.slow
    def test_it_asks_about_the_resume(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([*self.WORDS, "--resume", RESUME, "--job", str(FOLDER / "chronological.txt")]) == 0
        shown = capsys.readouterr().out
        assert "2 questions are about your own work." in shown
        assert "the job asks for it" in shown
        assert "Lindqvist" not in shown

    @pytest.mark.parametrize("extra", [["--resume", "nowhere.pdf"], ["--job", "nowhere.html"]])
    def test_a_file_that_is_not_there_is_one_sentence(
        self, extra: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([*self.WORDS, *extra]) == 2
        assert "there is no such file" in capsys.readouterr().err

    def test_the_id_of_a_session_still_goes_on_with_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert _is_session("0123456789ab")
        assert not _is_session("cv.pdf")
        assert not _is_session(None)
        monkeypatch.chdir(tmp_path)
        Path("0123456789ab").write_text("a résumé with such a name")
        assert not _is_session("0123456789ab")
