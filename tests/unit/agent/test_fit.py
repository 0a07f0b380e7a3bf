"""Roles that the bank was not written for are asked what fits them, and their guides' own questions."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from agent.fit import FLOOR, Candidate, fits
from agent.items import item_of
from agent.plan import UNNAMED_LEVEL, choose_guide, choose_level, choose_rounds, make_plan
from corpus.importing.add import add_guide
from corpus.load import Bank
from corpus.types import Guide, RoundKind
from tests.unit.corpus.importing.samples import BANK, HOSPITAL, ROBOTS


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("imported")
    for path in (BANK, ROBOTS, HOSPITAL):
        add_guide(path, home)
    return home


@pytest.fixture(scope="module")
def shelf(home: Path) -> Bank:
    return Bank(extra=home)


@pytest.fixture
def lender(shelf: Bank) -> Guide:
    return shelf.guides["harbour_bank_data_scientist"]


def test_what_a_guide_never_speaks_of_fits_it_least(lender: Guide) -> None:
    statistics = Candidate(areas=("statistics",), text="A pilot with unequal groups and a p-value.")
    tokens = Candidate(areas=("llm_agents",), text="A language model repeats its prompt; look at the attention.")
    assert fits([statistics, tokens], lender) == [1.0, FLOOR]


def test_a_lender_is_asked_statistics_more_often_than_language_models(shelf: Bank, lender: Guide) -> None:
    drawn = [i for seed in range(40) for i in _plan(shelf, lender, "ml_theory", seed) if i in shelf.questions]
    areas = Counter(q.area for q in map(shelf.questions.__getitem__, drawn) if q.second_area is None)
    assert areas["statistics"] > 3 * areas["llm_agents"]


def _plan(bank: Bank, guide: Guide, kind: RoundKind, seed: int) -> tuple[str, ...]:
    return make_plan(bank, guide, choose_level(guide, None), [kind], seed)[0].items


def test_a_guides_own_questions_are_among_those_of_their_rounds(shelf: Bank, lender: Guide) -> None:
    for kind, wanted in (("ml_theory", 2), ("hiring_manager", 1), ("coding", 1)):
        own = {s.id for s in lender.samples if s.round == kind}
        for seed in range(5):
            items = _plan(shelf, lender, kind, seed)
            assert len(own & set(items)) == wanted
            assert set(items) - own, "questions of the bank as well"
            assert all(item_of(shelf, item).round == kind for item in items)


def test_a_coding_question_without_tests_is_talked_through(shelf: Bank, lender: Guide) -> None:
    sample = next(s for s in lender.samples if s.round == "coding")
    item = item_of(shelf, sample.id)
    assert (item.kind, item.problem) == ("discussion", None)
    assert "no tests" in item.ask
    assert "SELECT" not in item.ask


def test_a_retired_question_is_not_asked(shelf: Bank, lender: Guide) -> None:
    gone = tuple(s.model_copy(update={"retired": True}) for s in lender.samples)
    guide = lender.model_copy(update={"samples": gone})
    assert not set(_plan(shelf, guide, "ml_theory", 1)) & {s.id for s in gone}


def test_length_and_title_of_a_round_are_the_guides_where_it_names_them(shelf: Bank, lender: Guide) -> None:
    level = choose_level(lender, None)
    planned = make_plan(shelf, lender, level, choose_rounds(lender, None), 1)
    assert [(p.kind, p.title, p.minutes) for p in planned] == [
        ("recruiter", "Recruiter Call", 25),
        ("ml_theory", "Technical Phone Screen", 45),
        ("system_design", "Credit Model Design", 50),
        ("hiring_manager", "Hiring Manager Conversation", 40),
    ]


def test_the_second_round_of_a_kind_is_the_guides_second(shelf: Bank, lender: Guide) -> None:
    twice = lender.rounds[1].model_copy(update={"order": 9, "title": "Statistics Onsite", "minutes": 90})
    guide = lender.model_copy(update={"rounds": (*lender.rounds, twice)})
    kinds = choose_rounds(guide, ["ml_theory", "ml_theory#2", "ml_theory#3"])
    planned = make_plan(shelf, guide, choose_level(guide, None), kinds, 1)
    assert [p.title for p in planned] == ["Technical Phone Screen", "Statistics Onsite", "Statistics Onsite"]


def test_a_guide_without_levels_or_rounds_can_be_sat(shelf: Bank, lender: Guide) -> None:
    bare = lender.model_copy(update={"levels": (), "rounds": ()})
    assert choose_level(bare, None) == UNNAMED_LEVEL
    assert len(choose_rounds(bare, None)) == 6
    assert all(p.items for p in make_plan(shelf, bare, UNNAMED_LEVEL, choose_rounds(bare, None), 1))


@pytest.mark.parametrize("name", ["harbour_bank_data_scientist", "Harbour Bank Data Scientist", "data scientist"])
def test_an_imported_role_is_found_by_its_name(shelf: Bank, name: str) -> None:
    assert choose_guide(shelf, name).id == "harbour_bank_data_scientist"
