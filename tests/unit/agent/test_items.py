from __future__ import annotations

import pytest

from agent.items import item_of
from corpus.load import Bank


def test_every_question_problem_and_follow_up_of_the_bank_is_an_item(bank: Bank) -> None:
    for question in bank.questions.values():
        item = item_of(bank, question.id)
        assert (item.kind, item.round, item.problem) == ("discussion", question.round, None)
        assert item.points == question.key_points
    for folder in bank.problems.values():
        problem = folder.problem
        assert item_of(bank, problem.id).kind == "coding"
        for follow_up in problem.follow_ups:
            item = item_of(bank, f"{problem.id}/{follow_up.id}")
            assert (item.kind, item.problem, item.ask) == ("discussion", problem.id, follow_up.ask)


def test_the_points_of_a_twist_come_after_those_of_the_question(bank: Bank) -> None:
    item = next(item_of(bank, q.id) for q in bank.questions.values() if q.twist)
    assert item.twist is not None
    assert item.all_points == (*item.points, *item.twist.key_points)
    assert item.judged_ask == f"{item.ask} {item.twist.ask}"


@pytest.mark.parametrize("name", ["nothing", "lru-token-cache/nothing", "nothing/else", "", "/"])
def test_an_unknown_item_is_a_key_error(bank: Bank, name: str) -> None:
    with pytest.raises(KeyError):
        item_of(bank, name)
