"""A transcript judged again is heard reply by reply, as it was in the interview."""

from __future__ import annotations

from agent.judges.fakes import ScriptedJudge
from agent.regrade import replayed
from agent.services import Services
from rubrics.types import Turn
from tests.unit.agent.samples import discussion


def turn(seq: int, text: str, kind: str = "answer", speaker: str = "candidate", about: str | None = None) -> Turn:
    return Turn.model_validate(
        {"seq": seq, "speaker": speaker, "kind": kind, "text": text, "at": 0.0, "round": 0, "about": about}
    )


TALK = [
    turn(1, "I think it is light because of the routing."),
    turn(2, "What of light?", "probe", "interviewer", "light"),
    turn(3, "As I said, light it is."),
    turn(4, "light, heavy, give me a hint", "hint"),
]
KINDS = frozenset({"answer"})


def evidence(services: Services, judge: ScriptedJudge, turns: list[Turn]) -> dict[str, tuple[str, int | None]]:
    services._judge = judge
    found = replayed(discussion(), turns, KINDS, services.context("s"))
    assert found
    return {e.point: (e.stance, e.turn) for e in found.evidence}


def test_a_point_keeps_the_words_that_first_met_it_before_any_help(services: Services) -> None:
    judge = ScriptedJudge()
    assert evidence(services, judge, TALK)["light"] == ("met", 1)
    assert len(judge.asked) == 2  # a request for a hint was not judged in the interview either


def test_a_later_contradiction_is_kept(services: Services) -> None:
    taken_back = [*TALK[:2], turn(3, "No, not-light after all.")]
    assert evidence(services, ScriptedJudge(), taken_back)["light"] == ("contradicted", 3)


def test_a_judge_that_fails_on_one_reply_does_not_lose_the_others(services: Services) -> None:
    calls: list[int] = []

    def fail_once() -> None:
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("the judge is ill")

    assert evidence(services, ScriptedJudge(before=fail_once), TALK)["light"] == ("met", 1)
