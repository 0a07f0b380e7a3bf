"""Whole interviews with models that judge well, badly, slowly or not at all, beside the embedded judge."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.context import Context
from agent.evaluation.player import FakeClock
from agent.interview import Interview
from agent.judges.choose import judge_for
from agent.judges.embedded import EmbeddedJudge
from agent.judges.entailment import Unread
from agent.judges.records import Records
from agent.judges.scripted import Script, always, failing, guessing, judging, knowing
from agent.judges.trust import Counts, Tally
from agent.judges.types import UNAVAILABLE
from agent.llm.scripted import ScriptedModel
from agent.llm.types import Ask, ModelError
from agent.services import Services
from agent.settings import Settings
from corpus.load import Bank
from executors.fakes import ScriptedExecutor, verdict
from retrieval.embedders.hashing import HashingEmbedder
from rubrics.types import Report

TRIED = Counts(
    met=Tally(said=19, not_said=1), missed=Tally(said=1, not_said=19), contradicted=Tally(not_said=3, opposite=17)
)
STATED = 0.15
"""How far a bad model that was never tried may move the share of a question, at most."""
BAD: dict[str, Script] = {
    "always said": judging(always("said")),
    "always not said": judging(always("not_said")),
    "always the opposite": judging(always("opposite")),
    "guessing": judging(guessing(1)),
    "guessing otherwise": judging(guessing(2)),
    "malformed": lambda ask: '{"claims": "all said"}',
    "not JSON": lambda ask: "Sure! Here is what I think.",
    "hostile": lambda ask: json.dumps({"score": 10, "claim_1": {"quote": "x", "answer": "said"}}),
    "unreachable": failing("unreachable"),
    "every second call fails": failing("server", 2, judging(always("not_said"))),
}


class WithModel(Services):
    """Services whose sessions have a scripted model, and the judge that goes with it."""

    def __init__(
        self, home: Path, bank: Bank, model: ScriptedModel | None, records: Records | None = None, turn_s: float = 30.0
    ) -> None:
        embedded = EmbeddedJudge(HashingEmbedder(), reader=Unread())
        super().__init__(
            Settings(home=home),
            judge=judge_for(model, embedded, records, turn_s),
            runner=ScriptedExecutor([verdict("any")]),
            retriever=lambda: None,
            clock=FakeClock(),
        )
        self.__dict__["bank"] = bank
        self._model = model

    def context(self, session: str, *, in_turn: bool = True) -> Context:
        return replace(super().context(session, in_turn=in_turn), model=self._model)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[list[Services]]:
    made: list[Services] = []
    yield made
    for services in made:
        services.close()


def sat(services: Services, voice: str = "partial") -> Interview:
    """Sit two theory questions with the bank's own sample answers; what is asked beside them is not known."""
    items = ["leaky-note-split", "batch-scaling-instability"]
    interview = Interview.start("ml_engineer", rounds=["ml_theory"], seed=3, services=services, items=items)
    said: set[str] = set()
    while not interview.finished:
        item = interview.status().item or ""
        answer = getattr(services.bank.questions[item].answers, voice)
        interview.reply(answer if item not in said else "That is all I have on it.")
        said.add(item)
    return interview


def report_of(services: Services, voice: str = "partial") -> Report:
    return sat(services, voice).report()


def shares(report: Report) -> dict[str, float]:
    return {q.question: q.share for q in report.questions if q.share is not None}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, bank: Bank) -> dict[str, Report]:
    services = WithModel(tmp_path_factory.mktemp("alone"), bank, None)
    found = {voice: report_of(services, voice) for voice in ("strong", "partial", "weak")}
    services.close()
    return found


@pytest.mark.parametrize("voice", ["strong", "partial", "weak"])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_model_hardly_moves_a_score_and_costs_no_turn(
    name: str, voice: str, tmp_path: Path, bank: Bank, opened: list[Services], alone: dict[str, Report]
) -> None:
    services = WithModel(tmp_path, bank, ScriptedModel(BAD[name]))
    opened.append(services)
    found, before = shares(report_of(services, voice)), shares(alone[voice])
    assert found.keys() == before.keys()
    moved = {q: round(abs(found[q] - before[q]), 9) for q in found}
    assert {q: share for q, share in moved.items() if share > STATED} == {}


def test_a_good_model_that_was_tried_turns_points_and_the_report_names_both(
    tmp_path: Path, bank: Bank, opened: list[Services], alone: dict[str, Report]
) -> None:
    model = ScriptedModel(judging(knowing(_sure_of_everything(bank))))
    records = Records(tmp_path / "judges.json")
    records.keep(model.name, TRIED)
    services = WithModel(tmp_path, bank, model, records)
    opened.append(services)
    report = report_of(services, "partial")
    assert report.judge == "embedded + scripted"
    assert sum(shares(report).values()) > sum(shares(alone["partial"]).values())
    assert all(ask.deadline <= 15.0 for ask in model.asked if ask.purpose == "judge")


def _sure_of_everything(bank: Bank) -> dict[str, tuple[str, str]]:
    """Quotes a sentence of the partial answer for every point of the two questions."""
    known = {}
    for item in ("leaky-note-split", "batch-scaling-instability"):
        question = bank.questions[item]
        sentences = question.answers.partial.split(". ")
        for number, point in enumerate(question.key_points):
            known[point.point] = (" ".join(sentences[number % len(sentences)].split()[:8]), "said")
    return known


def test_an_outage_is_noted_once_in_the_report_and_grading_again_asks_again(
    tmp_path: Path, bank: Bank, opened: list[Services], alone: dict[str, Report]
) -> None:
    down = WithModel(tmp_path, bank, ScriptedModel(failing("unreachable")))
    interview = sat(down, "weak")
    report = interview.report()
    assert shares(report) == shares(alone["weak"])
    assert UNAVAILABLE in report.flags
    assert report.judge == "embedded"
    down.close()
    up = WithModel(tmp_path, bank, ScriptedModel(judging(always("not_said"))))
    opened.append(up)
    assert UNAVAILABLE not in Interview.open(interview.session, up).regrade().flags


def test_a_model_that_never_answers_in_time_costs_half_a_turn_once_and_then_is_left_alone(
    tmp_path: Path, bank: Bank, opened: list[Services], alone: dict[str, Report]
) -> None:
    def sleeps(ask: Ask) -> ModelError:
        time.sleep(ask.deadline)
        return ModelError("timeout")

    model = ScriptedModel(sleeps, name="sleeps")
    services = WithModel(tmp_path, bank, model, turn_s=1.0)
    opened.append(services)
    report = report_of(services, "weak")
    assert 1 <= len(model.asked) <= 2
    assert all(ask.deadline <= 0.5 for ask in model.asked)
    assert shares(report) == shares(alone["weak"])
    assert UNAVAILABLE in report.flags


def test_with_no_model_nothing_is_flagged_and_the_judge_is_the_embedded_one(alone: dict[str, Report]) -> None:
    assert {report.judge for report in alone.values()} == {"embedded"}
    assert not any(UNAVAILABLE in report.flags for report in alone.values())


def test_what_the_model_had_no_part_in_is_put_to_it_at_the_end_if_it_is_back(
    tmp_path: Path, bank: Bank, opened: list[Services]
) -> None:
    first = bank.questions["leaky-note-split"].ask[:60]
    works, others = judging(always("not_said")), []

    def back_with_the_second_question(ask: Ask) -> str | ModelError:
        if first not in ask.messages[-1].content:
            others.append(ask)
        return works(ask) if others else ModelError("busy")

    model = ScriptedModel(back_with_the_second_question, name="comes back")
    records = Records(tmp_path / "judges.json")
    records.keep(model.name, TRIED)
    services = WithModel(tmp_path, bank, model, records)
    opened.append(services)
    report = report_of(services)
    assert others
    assert first in model.asked[-1].messages[-1].content
    assert UNAVAILABLE not in report.flags
