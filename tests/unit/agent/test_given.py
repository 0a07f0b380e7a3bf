from __future__ import annotations

from pathlib import Path

import yaml

from agent.given import matching_fact
from agent.items import item_of
from corpus.load import Bank
from tests.unit.agent.samples import discussion

ASKED = yaml.safe_load((Path(__file__).parent / "clarifying.yaml").read_text(encoding="utf-8"))


def _right(bank: Bank, item_id: str, question: str, about: str | None) -> bool:
    given = item_of(bank, item_id).given
    found = matching_fact(question, given, ())
    return found is None if about is None else found is not None and given[found].about.startswith(about)


def test_nine_of_ten_clarifying_questions_bring_out_the_right_fact_or_none(bank: Bank) -> None:
    asked = [(item, question, about) for item, questions in ASKED.items() for question, about in questions]
    wrong = [(item, question) for item, question, about in asked if not _right(bank, item, question, about)]
    assert len(asked) >= 140
    assert len(wrong) <= 0.1 * len(asked), wrong


def test_every_expected_fact_is_in_the_bank(bank: Bank) -> None:
    for item_id, questions in ASKED.items():
        abouts = [fact.about for fact in item_of(bank, item_id).given]
        for _, about in questions:
            assert about is None or any(known.startswith(about) for known in abouts), (item_id, about)


def test_a_fact_already_told_comes_last() -> None:
    given = discussion().given
    both = "batch size or router precision?"
    first = matching_fact(both, given, ())
    assert first is not None
    assert matching_fact(both, given, (first,)) == 1 - first


def test_nothing_given_is_nothing_found() -> None:
    assert matching_fact("How big is the batch?", (), ()) is None
    assert matching_fact("?", discussion().given, ()) is None
