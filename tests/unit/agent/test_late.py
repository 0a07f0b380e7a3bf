from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent.interview import Interview
from agent.judges.types import UNAVAILABLE, Judge
from agent.late import heard_late, unhurried
from agent.services import Services
from agent.state import InterviewState
from corpus.types import KeyPoint
from rubrics.types import Evidence, Judgement, Turn
from tests.unit.agent.samples import SUBSTANCE, theory


class Hesitant:
    """A judge that goes by time: with too little of it, or when it is down, it says so; else everything is met."""

    def __init__(self, seconds: float = 10.0, needs: float = 0.0, clock: list[float] | None = None) -> None:
        self.name, self.needs = "hesitant", needs
        self._seconds = seconds
        self.clock = clock if clock is not None else [0.0]

    @property
    def seconds(self) -> float:
        return self._seconds

    def within(self, seconds: float, *, twice: bool = False) -> Judge:
        return Hesitant(seconds, self.needs, self.clock)

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        if self.needs > self._seconds:
            return Judgement(evidence=(), flags=(UNAVAILABLE,))
        self.clock[0] += self.needs
        said = next(t for t in turns if t.speaker == "candidate")
        found = [
            Evidence(
                point=p.id, stance="met", p_met=0.9, confidence=0.8, turn=said.seq, quote=said.text, judge=self.name
            )
            for p in points
        ]
        return Judgement(evidence=tuple(found))


def sat(services: Services, questions: int) -> InterviewState:
    """A state with that many judged questions, none of which the model had a part in."""
    interview = theory(services)
    items: list[str] = []
    while len(items) < questions:
        item = interview.status().item or ""
        items += [item] if item not in items else []
        interview.reply(f"{SUBSTANCE}, number {len(interview.turns)}.")
        if interview.status().item == item:
            interview.skip()
    state = interview._state()
    flagged = {key: j and j.model_copy(update={"flags": (UNAVAILABLE,)}) for key, j in state.judgements.items()}
    return state.model_copy(update={"judgements": flagged})


def waiting(state: InterviewState) -> int:
    return sum(UNAVAILABLE in j.flags for j in state.judgements.values() if j)


def heard(state: InterviewState, services: Services, judge: Hesitant) -> InterviewState:
    context = replace(services.context(state.setup.session), judge=judge)
    return heard_late(state, context, clock=lambda: judge.clock[0])


def test_all_that_fits_into_one_judgements_time_is_asked_late(services: Services) -> None:
    state = sat(services, 3)
    assert waiting(state) == 3
    assert waiting(heard(state, services, Hesitant(10.0, needs=1.0))) == 0
    assert waiting(heard(state, services, Hesitant(10.0, needs=6.0))) == 2


def test_a_judge_that_is_still_away_changes_nothing(services: Services) -> None:
    state = sat(services, 2)
    assert heard(state, services, Hesitant(10.0, needs=11.0)).judgements == state.judgements


def test_a_judge_that_does_not_go_by_time_is_left_alone(services: Services) -> None:
    state = sat(services, 1)
    context = services.context(state.setup.session)
    assert heard_late(state, context) is state
    assert unhurried(context).judge is context.judge


def test_grading_again_gives_a_judge_the_time_it_needs(services: Services) -> None:
    state = sat(services, 2)
    services._judge = Hesitant(10.0, needs=60.0)
    again = Interview.open(state.setup.session, services).regrade()
    assert again.judge == "hesitant"
    assert UNAVAILABLE not in again.flags
