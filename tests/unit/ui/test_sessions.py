from __future__ import annotations

import json
from pathlib import Path

import pytest

from agent.llm.scripted import ScriptedModel
from agent.llm.types import ChatModel, ModelError
from tests.unit.ui.samples import desk_in
from ui.cli import main

UNAVAILABLE = "(The model was unavailable; the interviewer went on without it.)"


def shown(home: Path, model: ChatModel | None, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    desk = desk_in(home, model)
    first = desk.start("ai_researcher", "p7", ["ml_theory"], 7)
    desk.skip(first.session, first.seen)
    desk.services.close()
    capsys.readouterr()
    assert main(["sessions", "show", first.session, *words]) == 0
    return capsys.readouterr().out


def test_a_kept_talk_says_who_found_the_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path))
    said = shown(tmp_path, ScriptedModel(["We leave that one. What is next?"]), capsys)
    assert "interviewer> We leave that one. " in said
    assert "(The model found the words of 1 of 1 turns; trimmed: after_question 1.)" in said
    failed = shown(tmp_path, ScriptedModel([ModelError("busy")]), capsys)
    assert failed.count(UNAVAILABLE) == 1
    assert "put aside: model:busy 1" in failed
    assert "The model found" not in shown(tmp_path, None, capsys)
    turns = json.loads(shown(tmp_path, ScriptedModel(["Great! We leave that one."]), capsys, "--json"))
    assert [turn["put_aside"] for turn in turns if turn["put_aside"]] == ["rule:praise"]
