"""The embedded judge on questions about own work: who did it stands clearly above who reads it from the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from agent.judges.types import Judge
from agent.services import LateJudge, Services
from agent.settings import Settings
from agent.tailoring.claims import bullet_of
from agent.tailoring.questions import own_questions
from agent.tailoring.types import Profile, Project
from corpus.load import Bank
from corpus.types import RoundKind, Text, Value
from corpus.yaml_file import load_yaml
from rubrics.types import Turn


class Labelled(Value):
    """Three answers to one template about one line of a résumé."""

    template: str
    line: Text
    strong: Text
    partial: Text
    weak: Text


def labelled() -> tuple[Labelled, ...]:
    data, _ = load_yaml(Path(__file__).with_name("tailored.yaml"))
    return TypeAdapter(tuple[Labelled, ...]).validate_python(data)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judge]:
    services = Services(Settings(home=tmp_path_factory.mktemp("home")))
    yield LateJudge(lambda: services.embedder)
    services.close()


def share(judge: Judge, bank: Bank, one: Labelled, answer: str) -> float:
    """The part of a question's weight that an answer meets, over all wordings of the question."""
    import random

    project = Project(kind="project", title="Gannet", bullets=(bullet_of(one.line),))
    kind: RoundKind = "recruiter" if one.template == "motive" else "hiring_manager"
    drawn = (
        item
        for seed in range(40)
        for item in own_questions(bank, Profile(projects=(project,)), kind, 4, random.Random(seed), None, ())
    )
    asked = {item.ask: item for item in drawn if item.id == f"own-{one.template}-1"}
    assert len(asked) >= 2
    found = []
    for item in asked.values():
        turns = [
            Turn(seq=0, speaker="interviewer", kind="ask", text=item.ask, at=0, round=0),
            Turn(seq=1, speaker="candidate", kind="answer", text=answer, at=1, round=0),
        ]
        stances = {e.point: e.stance for e in judge.judge(item.judged_ask, item.points, turns).evidence}
        met = sum(p.weight for p in item.points if stances[p.id] == "met")
        found.append(met / sum(p.weight for p in item.points))
    return sum(found) / len(found)


@pytest.mark.parametrize("one", labelled(), ids=lambda one: f"{one.template}: {one.line[:30]}")
def test_who_did_the_work_stands_clearly_above_who_did_not(judge: Judge, bank: Bank, one: Labelled) -> None:
    strong, partial, weak = (share(judge, bank, one, text) for text in (one.strong, one.partial, one.weak))
    assert strong >= 0.6
    assert weak <= 0.25
    assert strong - weak >= 0.5
    assert weak <= partial <= strong
