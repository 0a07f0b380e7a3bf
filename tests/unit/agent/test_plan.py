from __future__ import annotations

from collections import Counter

import pytest

from agent.errors import UnknownChoiceError
from agent.plan import choose_guide, choose_level, choose_rounds, make_plan, with_items
from agent.rounds import ROUNDS
from corpus.load import Bank
from corpus.types import Guide, Level, RoundKind

ALL: tuple[RoundKind, ...] = tuple(ROUNDS)


@pytest.fixture
def guide(bank: Bank) -> Guide:
    return bank.guides["ai_researcher"]


def _ladder(guide: Guide) -> list[Level]:
    return sorted(guide.levels, key=lambda level: level.rank)


def test_a_role_is_found_by_its_name_however_it_is_written(bank: Bank) -> None:
    for name in ("ai_researcher", "AI Researcher", "ai-researcher", " researcher "):
        assert choose_guide(bank, name).id == "ai_researcher"


def test_without_a_level_the_second_lowest_is_taken(guide: Guide) -> None:
    assert choose_level(guide, None) == choose_level(guide, " ") == _ladder(guide)[1]
    assert choose_level(guide, guide.levels[0].id.upper()) == guide.levels[0]


def test_without_rounds_the_guides_whole_loop_is_sat_in_its_order(guide: Guide) -> None:
    assert choose_rounds(guide, None) == tuple(r.kind for r in sorted(guide.rounds, key=lambda r: r.order))
    assert choose_rounds(guide, ["Theory", "behavioural"]) == ("ml_theory", "hiring_manager")


def test_the_same_seed_gives_the_same_plan_and_another_seed_another(bank: Bank, guide: Guide) -> None:
    plans = [make_plan(bank, guide, guide.levels[0], ALL, seed) for seed in (1, 1, 2)]
    assert plans[0] == plans[1] != plans[2]


def test_no_question_is_asked_twice_in_an_interview(bank: Bank, guide: Guide) -> None:
    for seed in range(30):
        plan = make_plan(bank, guide, guide.levels[0], (*ALL, *ALL), seed)
        items = [item for planned in plan for item in planned.items]
        assert len(items) == len(set(items))


def test_every_round_has_questions_of_its_kind_for_its_role(bank: Bank) -> None:
    for role in bank.guides.values():
        for planned in make_plan(bank, role, role.levels[0], ALL, 3):
            assert planned.items
            for item in planned.items:
                known = bank.questions.get(item)
                assert known is None or (known.round == planned.kind and role.id in known.roles)


def test_the_questions_of_a_round_spread_over_areas(bank: Bank, guide: Guide) -> None:
    areas = Counter(
        len({bank.questions[i].area for i in make_plan(bank, guide, guide.levels[0], ["ml_theory"], seed)[0].items})
        for seed in range(40)
    )
    assert areas.most_common(1)[0][0] >= 3


def test_every_question_of_the_bank_is_asked_by_some_seed(bank: Bank) -> None:
    asked = {
        item
        for guide in bank.guides.values()
        for level in guide.levels
        for seed in range(60)
        for planned in make_plan(bank, guide, level, ALL, seed)
        for item in planned.items
    }
    assert {*bank.questions, *bank.problems} <= asked


def test_senior_levels_get_harder_questions(bank: Bank, guide: Guide) -> None:
    ladder = _ladder(guide)
    hard = [_share_of_hard(bank, guide, level) for level in (ladder[0], ladder[-1])]
    assert hard[1] > hard[0] + 0.15


def _share_of_hard(bank: Bank, guide: Guide, level: Level) -> float:
    drawn = [i for seed in range(60) for i in make_plan(bank, guide, level, ["ml_theory"], seed)[0].items]
    return sum(bank.questions[i].difficulty == "hard" for i in drawn) / len(drawn)


def test_questions_of_earlier_sessions_come_last(bank: Bank, guide: Guide) -> None:
    fresh = [make_plan(bank, guide, guide.levels[0], ["ml_theory"], seed)[0].items for seed in range(30)]
    seen = set(fresh[0])
    again = [make_plan(bank, guide, guide.levels[0], ["ml_theory"], seed, seen)[0].items for seed in range(30)]
    assert sum(len(seen & set(items)) for items in again) < sum(len(seen & set(items)) for items in fresh) / 2


def test_a_problem_brings_its_follow_ups_with_it(bank: Bank, guide: Guide) -> None:
    items = make_plan(bank, guide, guide.levels[0], ["coding"], 4)[0].items
    assert "/" not in items[0]
    assert items[1].startswith(f"{items[0]}/")


def test_the_guide_of_an_imported_role_is_asked_everything(bank: Bank, guide: Guide) -> None:
    imported = guide.model_copy(update={"id": "data_scientist"})
    for planned in make_plan(bank, imported, guide.levels[0], ALL, 1):
        assert planned.items


def test_only_questions_of_the_round_can_be_chosen_for_it(bank: Bank, guide: Guide) -> None:
    planned = make_plan(bank, guide, guide.levels[0], ["ml_theory"], 1)[0]
    assert with_items(bank, planned, ["moe-idle-experts"]).items == ("moe-idle-experts",)
    for other in ("lru-token-cache", "when-it-broke", "nothing"):
        with pytest.raises(UnknownChoiceError) as refused:
            with_items(bank, planned, [other])
        assert len(str(refused.value)) < 400
