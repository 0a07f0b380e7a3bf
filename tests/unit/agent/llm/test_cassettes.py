from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from agent.llm.fake_script import FAULTS, Script, script_named
from agent.llm.fake_server import FakeServer
from agent.llm.session import SessionModel
from agent.llm.shared import SharedModel
from agent.llm.types import ModelError
from tests.unit.agent.llm.conftest import KEY, Answered, MemoryLedger, ask, script, settings_for

NOWHERE = "http://127.0.0.1:9/v1"
SAID = "Fine.\n\nGo on — déjà vu?"


def talk(url: str, folder: Path, mode: str, *asks: Callable[[SessionModel], object]) -> list[object]:
    """What each question came to."""
    settings = settings_for(url, folder / "home", cassette=(mode, folder / "tape"))
    assert settings.endpoint is not None
    shared = SharedModel(settings.endpoint, settings)
    model = SessionModel(shared, "s", MemoryLedger(), None)
    found: list[object] = []
    for question in asks:
        try:
            found.append(question(model))
        except ModelError as error:
            found.append(error.failure)
    shared.close()
    return found


def say(model: SessionModel) -> object:
    return "".join(model.stream(ask("Say it.")))


def complete(model: SessionModel) -> object:
    return model.complete(ask("Say it.")).text


def parse(model: SessionModel) -> object:
    return model.parse(ask("Judge it."), Answered)


def both(played: Script, folder: Path, *asks: Callable[[SessionModel], object]) -> tuple[list[object], list[object]]:
    with FakeServer(played) as server:
        recorded = talk(server.url, folder, "record", *asks)
    return recorded, talk(NOWHERE, folder, "replay", *asks)


@pytest.mark.parametrize("name", ["plain", "local", "thinker"])
def test_a_replay_says_what_was_recorded_without_a_server(name: str, tmp_path: Path) -> None:
    recorded, replayed = both(script_named(name), tmp_path, say, complete, parse, say)
    assert recorded == replayed


@pytest.mark.parametrize("fault", [f for f in FAULTS if f not in ("no-first-byte", "stall", "drip")])
def test_failures_are_played_back_too(fault: str, tmp_path: Path) -> None:
    recorded, replayed = both(script({"fault": fault, "fill": True}), tmp_path, say, complete)
    assert recorded == replayed


def test_bytes_that_are_no_text_come_back_as_they_were(tmp_path: Path) -> None:
    recorded, replayed = both(script({"say": SAID}), tmp_path, say, complete)
    assert recorded == replayed == [SAID, SAID]


def test_the_same_question_asked_again_gets_its_own_answer(tmp_path: Path) -> None:
    played = script({"calls": [0], "say": "First."}, {"calls": [1], "say": "Second."}, {"say": "Third."})
    recorded, replayed = both(played, tmp_path, complete, complete, complete)
    assert recorded == replayed == ["First.", "Second.", "Third."]


def test_recording_goes_on_from_what_is_there_and_asks_again_what_failed(tmp_path: Path) -> None:
    with FakeServer(script({"calls": [0], "say": "First."}, {"fault": "empty"})) as server:
        assert talk(server.url, tmp_path, "record", complete) == ["First."]
        assert talk(server.url, tmp_path, "record", complete) == ["First."]
        assert len(server.requests) == 1
    with FakeServer(script({"fault": "unavailable"})) as server:
        assert talk(server.url, tmp_path, "record", complete, complete) == ["First.", "server"]
    with FakeServer(script({"say": "Second."})) as server:
        assert talk(server.url, tmp_path, "record", complete, complete) == ["First.", "Second."]


def test_a_recording_holds_no_key_and_no_header(tmp_path: Path) -> None:
    both(script(), tmp_path, say)
    kept = "".join(path.read_text() for path in (tmp_path / "tape").iterdir())
    assert KEY not in kept
    assert "authorization" not in kept.lower()


def test_a_request_that_was_not_recorded_says_where_it_differs(tmp_path: Path) -> None:
    both(script(), tmp_path, complete)
    settings = settings_for(NOWHERE, tmp_path / "home", cassette=("replay", tmp_path / "tape"))
    assert settings.endpoint is not None
    model = SessionModel(SharedModel(settings.endpoint, settings), "s", MemoryLedger(), None)
    with pytest.raises(ModelError) as caught:
        model.complete(ask("Say a secret."))
    assert caught.value.failure == "unreachable"
    assert "not recorded; the nearest differs in body.messages[1].content from character 4" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    settings = settings_for(NOWHERE, tmp_path, cassette=("replay", tmp_path / "none"))
    assert settings.endpoint is not None
    model = SessionModel(SharedModel(settings.endpoint, settings), "s", MemoryLedger(), None)
    with pytest.raises(ModelError, match="nothing is recorded"):
        model.complete(ask())


def test_a_replay_does_not_depend_on_what_was_learned_before(tmp_path: Path) -> None:
    with FakeServer(script_named("local")) as server:
        talk(server.url, tmp_path, "record", parse)
    assert not (tmp_path / "home" / "endpoints.json").exists()
    assert isinstance(talk(NOWHERE, tmp_path, "replay", parse)[0], Answered)


def test_a_silence_is_played_back_at_once(tmp_path: Path) -> None:
    def impatient(model: SessionModel) -> object:
        return model.complete(ask("Say it.", deadline=1.0)).text

    import openai  # noqa: F401  its import would take the second

    recorded, replayed = both(script({"fault": "stall", "say": "word " * 50}), tmp_path, impatient)
    assert recorded == replayed == ["timeout"]
