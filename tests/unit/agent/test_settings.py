from __future__ import annotations

from pathlib import Path

import pytest

from agent.errors import SettingsError
from agent.settings import OPENAI_MODEL, OPENAI_URL, load_settings
from ui.cli import main

HOME = {"MOCK_INTERVIEW_HOME": "/data"}
KEY = "sk-very-secret"


@pytest.mark.parametrize("env", [{}, {"OPENAI_API_KEY": "", "OPENAI_BASE_URL": " "}, {"MOCK_INTERVIEW_MODEL": "m"}])
def test_without_key_and_address_there_is_no_model(env: dict[str, str]) -> None:
    assert load_settings(HOME | env).endpoint is None


def test_a_key_alone_means_openai() -> None:
    endpoint = load_settings(HOME | {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": ""}).endpoint
    assert endpoint is not None
    assert (endpoint.base_url, endpoint.model, endpoint.key.get_secret_value()) == (OPENAI_URL, OPENAI_MODEL, KEY)


def test_an_address_alone_means_a_server_without_keys_which_names_its_model() -> None:
    endpoint = load_settings(HOME | {"OPENAI_BASE_URL": "http://localhost:8080/v1/"}).endpoint
    assert endpoint is not None
    assert (endpoint.base_url, endpoint.model, endpoint.where) == ("http://localhost:8080/v1", "", "localhost:8080")
    assert endpoint.key.get_secret_value() == "none"


def test_a_key_is_nowhere_to_be_seen() -> None:
    settings = load_settings(HOME | {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": f"http://me:{KEY}@host/v1"})
    assert KEY not in f"{settings!r} {settings}"
    assert settings.endpoint is not None
    assert settings.endpoint.where == "host"


def test_limits_and_recordings_are_read() -> None:
    env = {"MOCK_INTERVIEW_DEADLINE": "9.5", "MOCK_INTERVIEW_TOKENS": "0", "MOCK_INTERVIEW_CASSETTE": "replay:/tapes"}
    settings = load_settings(HOME | env)
    assert (settings.limits.seconds, settings.limits.tokens) == (9.5, 0)
    assert settings.cassette is not None
    assert (settings.cassette.mode, settings.cassette.folder) == ("replay", Path("/tapes"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OPENAI_BASE_URL", "localhost:8080/v1"),
        ("OPENAI_BASE_URL", "http://"),
        ("OPENAI_BASE_URL", "http://host:port/v1"),
        ("OPENAI_API_KEY", "sk-\u2026"),
        ("MOCK_INTERVIEW_DEADLINE", "soon"),
        ("MOCK_INTERVIEW_DEADLINE", "0"),
        ("MOCK_INTERVIEW_DEADLINE", "nan"),
        ("MOCK_INTERVIEW_TOKENS", "-1"),
        ("MOCK_INTERVIEW_CASSETTE", "play:here"),
        ("MOCK_INTERVIEW_CASSETTE", "record:"),
    ],
)
def test_what_cannot_be_used_is_named_and_not_repeated(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(HOME | {name: value})
    assert name in str(caught.value)
    assert "host:port" not in str(caught.value)


def test_a_command_says_in_one_sentence_what_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MOCK_INTERVIEW_DEADLINE", "soon")
    assert main(["sessions", "list"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("mock-interview sessions: MOCK_INTERVIEW_DEADLINE")
    assert error.count("\n") == 1
