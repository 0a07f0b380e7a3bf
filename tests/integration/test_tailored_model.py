"""A résumé with a served model: its wording is taken where it keeps the rules, and its faults cost nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent.evaluation.player import FakeClock
from agent.interview import Interview
from agent.judges.fakes import ScriptedJudge
from agent.llm.fake_script import Script
from agent.llm.fake_server import FakeServer, fake_settings
from agent.services import Services
from agent.settings import Settings
from agent.speakers.types import EmbeddedSpeaker
from corpus.load import Bank
from tests.unit.agent.tailoring.samples import found_in

DEADLINE_S, SPARE_S = 3.0, 10.0
"""What a busy machine may take for the rest."""
PROFILE = found_in("wrapped.txt")
BETTER = (
    "At MAPLE SPEECH INC you made serving 3x cheaper with ONNX Runtime on CPU. Which decision in there was yours "
    "alone, and how did you see it through?"
)


@pytest.fixture(autouse=True, scope="module")
def _imported() -> None:
    import openai  # noqa: F401  its import takes longer than some of the deadlines here


@contextmanager
def served(
    home: Path, bank: Bank, clock: FakeClock, rule: dict[str, object], deadline: float = 30.0
) -> Iterator[tuple[Services, FakeServer]]:
    fields = {"name": "test", "why": "A test.", "deadline": deadline, "rules": (rule,)}
    with FakeServer(Script.model_validate(fields)) as server:
        services = services_on(fake_settings(home, server), bank, clock)
        yield services, server
        services.close()


def services_on(settings: Settings, bank: Bank, clock: FakeClock) -> Services:
    made = Services(settings, judge=ScriptedJudge(), speaker=EmbeddedSpeaker(), clock=clock, retriever=lambda: None)
    made.__dict__["bank"] = bank
    return made


def asks(services: Services) -> dict[str, str]:
    begun = Interview.start("ml_engineer", None, ["hiring_manager"], 1, services, resume=PROFILE)
    return {item.id: item.ask for item in begun.bank.own.values()}


@pytest.fixture
def plain(tmp_path: Path, bank: Bank, clock: FakeClock) -> dict[str, str]:
    return asks(services_on(Settings(home=tmp_path / "plain"), bank, clock))


def test_a_wording_that_keeps_the_rules_is_asked(
    plain: dict[str, str], tmp_path: Path, bank: Bank, clock: FakeClock
) -> None:
    named = next(name for name, ask in plain.items() if "3x" in ask)
    answer = {"questions": [{"id": named, "ask": BETTER}, {"id": "own-none-1", "ask": BETTER}]}
    with served(tmp_path, bank, clock, {"json": answer}) as (services, server):
        assert asks(services) == plain | {named: BETTER}
        prompts = str(server.requests)
        assert "Conformer" in prompts
        for person in ("RAHIM", "KARIMOV", "karimov.example"):
            assert person not in prompts


@pytest.mark.parametrize(
    "fault", ["stall", "malformed-json", "refusal", "server-error", "garbage", "injection", "endless"]
)
def test_a_fault_leaves_the_questions_as_they_are(
    fault: str, plain: dict[str, str], tmp_path: Path, bank: Bank, clock: FakeClock
) -> None:
    began = time.monotonic()
    with served(tmp_path, bank, clock, {"fault": fault, "fill": True}, DEADLINE_S) as (services, _):
        assert asks(services) == plain
    assert time.monotonic() - began < DEADLINE_S + SPARE_S
