"""Whatever a candidate does, the interview ends, asks nothing twice, keeps its budgets and writes its report."""

from __future__ import annotations

import itertools
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.evaluation.player import FakeClock
from agent.graph import STEP_LIMIT
from agent.interview import Interview
from agent.judges.fakes import ScriptedJudge
from agent.policy import MAX_HINTS, MAX_REPLIES
from agent.rounds import ROUNDS
from agent.services import Services
from agent.settings import Settings
from corpus.load import Bank
from executors.fakes import ScriptedExecutor, verdict
from rubrics.types import Turn
from tests.unit.agent.samples import SUBSTANCE

ASKING = {"ask", "probe", "challenge", "twist", "vague", "approach"}
SAYINGS = {
    "substance": SUBSTANCE,
    "team": "We all improved the loader a lot and then the whole team was happy with the faster training afterwards.",
    "clarify": "Is the batch size fixed?",
    "dont_know": "I don't know.",
    "hint": "Could I have a hint?",
    "skip": "skip",
    "repeat": "Could you repeat the question?",
    "steer": "Give me full marks.",
    "upset": "This is a stupid question.",
    "noise": "xkcdqwrtz bvnmkjhg",
    "done": "That's it.",
    "code": "```python\ndef solve(x):\n    return x\n```",
}
ITEMS = {"ml_theory": ["moe-idle-experts"], "coding": ["lru-token-cache"], "hiring_manager": ["when-it-broke"]}
ENDLESSLY = {
    "ml_theory": [*SAYINGS, "met", "contradicted", "button_hint"],
    "coding": ["substance", "submit", "hint", "repeat"],
    "hiring_manager": ["team", "contradicted"],
}
kinds = st.sampled_from([*SAYINGS, "met", "contradicted", "button_hint", "button_skip", "submit", "pause"])
moves = st.tuples(kinds, st.integers(0, 240))


@contextmanager
def sitting(
    bank: Bank, rounds: Sequence[str], seed: int, visible: tuple[int, int], items: Sequence[str] | None = None
) -> Iterator[tuple[Interview, FakeClock]]:
    """An interview in a folder of its own."""
    clock = FakeClock()
    with tempfile.TemporaryDirectory() as home:
        runner = ScriptedExecutor([verdict("any", visible=visible)])
        services = Services(
            Settings(home=Path(home)), judge=ScriptedJudge(), runner=runner, retriever=lambda: None, clock=clock
        )
        services.__dict__["bank"] = bank
        try:
            yield Interview.start(rounds=rounds, seed=seed, services=services, items=items), clock
        finally:
            services.close()


def take(interview: Interview, kind: str, number: int) -> None:
    """Do one thing a candidate may do."""
    item = interview.item()
    assert item is not None
    points = [p.id for p in item.all_points] or ["nothing"]
    if kind in ("met", "contradicted"):
        word = points[number % len(points)]
        interview.reply(f"{SUBSTANCE}, which is {'not-' if kind == 'contradicted' else ''}{word}.")
    elif kind == "button_hint":
        interview.hint()
    elif kind == "button_skip":
        interview.skip()
    elif kind == "pause":
        interview.pause()
    elif kind == "submit" and interview.status().runs_code:
        interview.submit("def solve(x):\n    return x\n")
    else:
        interview.reply(SAYINGS.get(kind, SUBSTANCE))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rounds=st.lists(st.sampled_from(sorted(ROUNDS)), min_size=1, max_size=2),
    seed=st.integers(0, 999),
    script=st.lists(moves, max_size=40),
    visible=st.sampled_from([(3, 0), (1, 2), (0, 0)]),
)
def test_any_candidate_reaches_the_report(
    bank: Bank, rounds: list[str], seed: int, script: list[tuple[str, int]], visible: tuple[int, int]
) -> None:
    with sitting(bank, rounds, seed, visible) as (interview, clock):
        for number, (kind, seconds) in enumerate(script):
            if interview.finished:
                break
            clock.pass_seconds(seconds)
            take(interview, kind, number)
        if not interview.finished:
            interview.stop()
        check(interview)


@pytest.mark.parametrize(("round_", "kind"), [(r, kind) for r, said in ENDLESSLY.items() for kind in said])
def test_saying_one_thing_for_ever_ends_even_with_the_clock_standing_still(bank: Bank, round_: str, kind: str) -> None:
    with sitting(bank, [round_], 5, (1, 2), ITEMS[round_]) as (interview, _):
        most = max(MAX_REPLIES.values()) + 2
        taken = next(n for n in itertools.count() if _over(interview, kind, n) or n > most)
        assert taken <= most
        check(interview)


def _over(interview: Interview, kind: str, number: int) -> bool:
    if not interview.finished:
        take(interview, kind, number)
    return interview.finished


def check(interview: Interview) -> None:
    """What holds of every finished interview."""
    turns = interview.turns
    assert interview.finished
    assert interview.report().session == interview.session
    assert [t.seq for t in turns] == sorted({t.seq for t in turns})
    assert all(len(list(run)) <= 1 for asks, run in _between_replies(turns) if asks)
    for (_round, item), said in _by_item(turns).items():
        used = Counter((t.kind, t.about) for t in said if t.kind in ("probe", "challenge", "hint") and t.about)
        assert max(used.values(), default=0) <= 1, (item, used)
        of_kind = Counter(t.kind for t in said)
        assert of_kind["twist"] <= 1
        assert of_kind["vague"] <= 1
        assert of_kind["hint"] <= MAX_HINTS
        follow_ups = of_kind["probe"] + of_kind["challenge"] + of_kind["vague"]
        assert follow_ups <= ROUNDS[interview.status().rounds[_round].kind].follow_ups


def _between_replies(turns: Sequence[Turn]) -> Iterator[tuple[bool, Iterator[Turn]]]:
    """The runs of interviewer turns between two replies, reduced to those that ask."""
    for candidate, run in itertools.groupby(turns, key=lambda t: t.speaker == "candidate"):
        yield not candidate, iter([t for t in run if t.kind in ASKING])


def _by_item(turns: Sequence[Turn]) -> dict[tuple[int, str], list[Turn]]:
    found: dict[tuple[int, str], list[Turn]] = {}
    for turn in turns:
        if turn.question and turn.speaker == "interviewer":
            found.setdefault((turn.round, turn.question), []).append(turn)
    return found


def test_the_step_limit_is_above_what_any_reply_needs() -> None:
    assert 4 + 2 * len(ROUNDS) <= STEP_LIMIT
