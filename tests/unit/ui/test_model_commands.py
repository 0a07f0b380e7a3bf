"""What the commands say of a chat model, against the fake server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.interview import Interview
from agent.llm.fake_script import script_named
from agent.llm.fake_server import FakeServer
from agent.llm.types import Usage
from agent.services import Services
from agent.settings import load_settings
from ui.cli import main
from ui.commands import doctor

KEY = "sk-very-secret"
CONVERSATION = """
name: {name}
why: "Plays with a fake model."
role: ml_engineer
rounds: [ml_theory]
items: [attention-logit-scale]
seed: 1
{model}
turns:
  - skip: true
expect:
  acts: [opening, ask, closing]
  ends: true
"""


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeServer]:
    with FakeServer(script_named("local")) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(tmp_path))
        yield server


def test_doctor_asks_the_endpoint_only_when_told(local: FakeServer, capsys: pytest.CaptureFixture[str]) -> None:
    services = doctor_services()
    found = doctor._model(services, probe=False)
    assert not local.requests
    assert found["endpoint"]["known"]["form"] is None
    assert KEY not in json.dumps(found)
    services.close()


def test_doctor_finds_out_what_a_small_server_can_do(local: FakeServer) -> None:
    services = doctor_services()
    found = doctor._model(services, probe=True)
    outcomes = {finding["what"]: finding["ok"] for finding in found["probe"]["findings"]}
    assert outcomes == {
        "models": True,
        "answer": True,
        "stream": True,
        "json_schema": False,
        "json_object_schema": True,
        "json_object": True,
        "plain": True,
        "prefix cache": True,
        "judge": True,
    }
    assert "its word counts for nothing" in found["probe"]["findings"][-1]["said"]  # it fills in forms, no more
    assert services.judge_records.counts(services.model.name) is not None
    assert found["endpoint"]["known"]["form"] == "json_object_schema"
    assert KEY not in json.dumps(found)
    lines = "\n".join(doctor._model_lines(found))
    assert "local-1b at 127.0.0.1" in lines
    assert "json_schema: no, server: not taken (HTTP 500)" in lines
    services.close()


def doctor_services() -> Services:
    made = Services(load_settings())
    made.__dict__["embedder"] = type("Named", (), {"name": "sentences"})()  # the real one takes half a minute to make
    return made


@pytest.mark.parametrize("model", ["", "model: plain", "model: busy"])
def test_a_conversation_can_be_played_with_a_fake_model(
    model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.yaml").write_text(CONVERSATION.format(name="one", model=model))
    assert main(["eval", str(tmp_path / "one.yaml")]) == 0
    assert "1 of 1 conversations pass" in capsys.readouterr().out


def test_a_fake_model_that_does_not_exist_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.yaml").write_text(CONVERSATION.format(name="one", model="model: oracle"))
    assert main(["eval", str(tmp_path / "one.yaml")]) == 2
    assert "one.yaml:8: model: one of" in capsys.readouterr().err


def test_evaluation_asks_a_real_model_only_when_told(
    local: FakeServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.yaml").write_text(CONVERSATION.format(name="one", model=""))
    assert main(["eval", str(tmp_path / "one.yaml")]) == 0
    assert not local.requests


def test_evaluation_with_a_model_needs_an_endpoint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.yaml").write_text(CONVERSATION.format(name="one", model=""))
    assert main(["eval", "--with-model", str(tmp_path / "one.yaml")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_session_shows_what_it_spent(local: FakeServer, capsys: pytest.CaptureFixture[str]) -> None:
    services = Services(load_settings(), retriever=lambda: None)
    session = Interview.start("ml_engineer", None, ["recruiter"], 1, services).session
    services.store.record_usage(session, "say", "ok", Usage(prompt=100, completion=20, cached=50))
    services.store.record_usage(session, "say", "ok", Usage(prompt=100, completion=20))
    services.store.record_usage(session, "judge", "timeout", Usage(prompt=60, completion=0))
    services.close()
    assert main(["sessions", "show", session]) == 0
    shown = capsys.readouterr().out
    line = next(line for line in shown.splitlines() if line.startswith("model: "))
    assert "prompt tokens" in line
    assert "failed: timeout" in line
    assert "say ok:" in shown
    assert main(["sessions", "export", session]) == 0
    assert json.loads(capsys.readouterr().out)["model_calls"]
