"""Whole interviews with a chat model that fails: every turn comes in time, nothing is lost, nothing is scored zero."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from agent.context import Context
from agent.evaluation.player import FakeClock
from agent.interview import Interview
from agent.judges.fakes import ScriptedJudge
from agent.llm.fake_script import FAULTS, Script
from agent.llm.fake_server import FakeServer, fake_settings
from agent.llm.types import Ask, ChatModel, Message, ModelError
from agent.services import Services
from corpus.load import Bank
from corpus.types import KeyPoint, Value
from executors.fakes import ScriptedExecutor, verdict
from rubrics.types import Judgement, Turn

ITEM = "attention-logit-scale"
SPARE_S = 2.0
"""What the embedded part of a turn may take on a busy machine."""


class Verdict(Value):
    """What the model is asked for here."""

    fine: bool


class ModelJudge:
    """Asks the model first, and then judges by a fixed rule whatever came of it."""

    name = "model"

    def __init__(self, model: ChatModel) -> None:
        self._model, self._fixed = model, ScriptedJudge()

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        messages = (Message(role="system", content="You judge."), Message(role="user", content=turns[-1].text))
        question = Ask(purpose="judge", messages=messages, max_tokens=50, deadline=30.0)
        try:
            self._model.parse(question, Verdict)
            flags = ("asked the model",)
        except ModelError as error:
            flags = (error.failure,)
        found = self._fixed.judge(ask, points, turns)
        return found.model_copy(update={"flags": flags})


class ModelServices(Services):
    """Services whose judge is the one above."""

    def context(self, session: str, *, in_turn: bool = True) -> Context:
        made = super().context(session, in_turn=in_turn)
        assert made.model is not None
        return replace(made, judge=ModelJudge(made.model))


def script(*rules: dict[str, object], deadline: float = 10.0) -> Script:
    fields = {"name": "test", "why": "A test.", "deadline": deadline, "rules": rules or ({"json": {"fine": True}},)}
    return Script.model_validate(fields)


@pytest.fixture(autouse=True, scope="module")
def _imported() -> None:
    import openai  # noqa: F401  its import takes longer than some of the deadlines here


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer(script()) as running:
        yield running


def services_on(server: FakeServer, home: Path, bank: Bank, clock: FakeClock) -> Services:
    made = ModelServices(
        fake_settings(home, server), runner=ScriptedExecutor([verdict("any")]), retriever=lambda: None, clock=clock
    )
    made.__dict__["bank"] = bank
    return made


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_costs_the_candidate_nothing_and_the_model_is_used_again(
    fault: str, server: FakeServer, tmp_path: Path, bank: Bank, clock: FakeClock
) -> None:
    server.script = script({"fault": fault, "fill": True}, deadline=2.0)
    services = services_on(server, tmp_path, bank, clock)
    interview = Interview.start("ml_engineer", None, ["ml_theory"], 1, services, [ITEM])
    began = time.monotonic()
    reply = interview.reply("It has variance-grows to do with it, I think, so the logits become large.")
    assert time.monotonic() - began < 2.0 + SPARE_S
    assert reply.text
    server.script = script()
    assert services.model is not None
    services.model.breaker.reset()
    patient = services.settings.limits.model_copy(update={"seconds": 20.0})
    services.settings = services.settings.model_copy(update={"limits": patient})
    interview.reply("And the softmax then saturates: its gradient is nearly zero for all but one entry.")
    spent = services.store.usage(interview.session)
    assert sum(entry.calls for entry in spent.entries if entry.outcome == "ok") >= 1
    assert next(turn.text for turn in interview.turns if turn.speaker == "candidate").startswith("It has")
    interview.stop()
    report = interview.report()
    assert interview.finished
    met = {p.id: p.stance for q in report.questions for p in q.points}
    assert met["variance-grows"] == "met"
    assert all(q.share is None or q.share > 0 for q in report.questions)
    services.close()


def test_an_endpoint_that_is_not_there_leaves_the_interview_as_without_one(
    tmp_path: Path, bank: Bank, clock: FakeClock
) -> None:
    gone = FakeServer(script())
    settings = fake_settings(tmp_path / "with", gone)
    gone.__enter__()
    gone.__exit__(None, None, None)
    said = []
    for services in (Services(settings, judge=ScriptedJudge(), clock=clock, retriever=lambda: None), None):
        made = services or Services(
            settings.model_copy(update={"endpoint": None, "home": tmp_path / "without"}),
            judge=ScriptedJudge(),
            clock=clock,
            retriever=lambda: None,
        )
        made.__dict__["bank"] = bank
        interview = Interview.start("ml_engineer", None, ["ml_theory"], 1, made, [ITEM])
        interview.reply("It has variance-grows to do with it.")
        interview.skip()
        said.append([turn.text for turn in interview.turns])
        made.close()
    assert said[0] == said[1]


def test_what_a_session_spent_survives_a_restart_and_goes_with_the_session(
    server: FakeServer, tmp_path: Path, bank: Bank, clock: FakeClock
) -> None:
    services = services_on(server, tmp_path, bank, clock)
    interview = Interview.start("ml_engineer", None, ["ml_theory"], 1, services, [ITEM])
    interview.reply("It has variance-grows to do with it.")
    before = services.store.usage(interview.session)
    services.close()
    again = services_on(server, tmp_path, bank, clock)
    assert before.calls >= 1
    assert again.store.usage(interview.session) == before
    Interview.open(interview.session, again).reply("The gradient vanishes then.")
    assert again.store.usage(interview.session).calls > before.calls
    again.store.delete(interview.session)
    assert again.store.usage(interview.session).calls == 0
    context = again.context(interview.session)
    assert context.model is not None
    context.model.complete(
        Ask(purpose="say", messages=(Message(role="user", content="Hi"),), max_tokens=5, deadline=9.0)
    )
    assert again.store.usage(interview.session).calls == 0  # nothing is kept for a session that is gone
    again.close()


def test_over_budget_the_interview_goes_on(server: FakeServer, tmp_path: Path, bank: Bank, clock: FakeClock) -> None:
    services = services_on(server, tmp_path, bank, clock)
    limits = services.settings.limits.model_copy(update={"tokens": 60})
    services.settings = services.settings.model_copy(update={"limits": limits})
    interview = Interview.start("ml_engineer", None, ["ml_theory"], 1, services, [ITEM])
    assert interview.reply("It has variance-grows to do with it.").text
    assert set(services.store.usage(interview.session).failures) == {"budget"}
    assert not server.requests
    services.close()
