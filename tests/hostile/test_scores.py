"""No attack pays: an answer scores what it scores without one, and keeps what it earned."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from agent.judges.embedded import EmbeddedJudge
from agent.judges.guards import CAPS
from agent.judges.types import Judge
from agent.judges.verdict import UNCLEAR
from tests.hostile.answers import QUESTIONS, Judged, Place, item, judged, shipped, with_attack
from tests.hostile.attacks import Attack, attacks

SLIGHT = 0.01
"""What the chance of a point may move by: a scrap of an attack beside an answer changes the mean of its vectors."""
LOSS = 0.02
"""What the share of a strong answer may lose."""
TWO = 2
SILENT = "I don't know."
ATTACKS = [pytest.param(attack, number, id=attack.id) for number, attack in enumerate(attacks())]


@cache
def honest(judge: Judge, question: str, answer: str) -> Judged:
    return judged(judge, item(question), answer)


def placed(number: int) -> Iterator[tuple[str, str, Place]]:
    """Question, answer and place: two questions for each attack, so that all of them come up."""
    for question in (QUESTIONS[number % len(QUESTIONS)], QUESTIONS[(number + TWO) % len(QUESTIONS)]):
        said = shipped().questions[question].answers
        yield question, said.weak, "after"
        yield question, said.partial, "before"
        yield question, said.strong, "after"
        yield question, said.strong, "middle"


@pytest.mark.parametrize(("attack", "number"), ATTACKS)
def test_an_attack_beside_an_answer_earns_nothing(attack: Attack, number: int, embedded: EmbeddedJudge) -> None:
    for question, answer, place in placed(number):
        before, after = compared(embedded, attack, question, answer, place)
        gained = {point: after.met[point] - chance for point, chance in before.met.items()}
        assert max(gained.values()) <= SLIGHT, (question, place, gained)
        assert after.share is not None
        assert before.share is not None
        assert after.share <= before.share + SLIGHT, (question, place)
        assert "injection" in after.flags


@pytest.mark.parametrize(("attack", "number"), ATTACKS)
def test_an_attack_costs_an_honest_answer_next_to_nothing(attack: Attack, number: int, embedded: EmbeddedJudge) -> None:
    for question, answer, place in placed(number):
        before, after = compared(embedded, attack, question, answer, place)
        assert after.share is not None
        assert before.share is not None
        assert after.share >= before.share - LOSS, (question, place, before.share, after.share)
        lost = {p: min(chance, CAPS["injection"]) - after.met[p] for p, chance in before.met.items()}
        assert max(lost.values()) <= 5 * LOSS, (question, place, lost)


@pytest.mark.parametrize(("attack", "number"), ATTACKS)
def test_an_attack_alone_is_no_answer(attack: Attack, number: int, embedded: EmbeddedJudge) -> None:
    for question in (QUESTIONS[number % len(QUESTIONS)], QUESTIONS[(number + TWO) % len(QUESTIONS)]):
        found = judged(embedded, item(question), attack.said)
        assert found.share == 0.0
        assert not any(found.quotes)
        assert max(found.met.values()) <= (UNCLEAR if attack.beside else SLIGHT), found


def compared(judge: Judge, attack: Attack, question: str, answer: str, place: Place) -> tuple[Judged, Judged]:
    """The answer as it is, and with the attack in it."""
    plain = with_attack(answer, attack.beside, place) if attack.beside else answer
    return honest(judge, question, plain), judged(judge, item(question), with_attack(answer, attack.said, place))
