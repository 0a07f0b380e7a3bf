from __future__ import annotations

import random
from pathlib import Path

import pytest

from agent.judges.records import Records
from agent.judges.trust import ANSWERS, Answer, Counts, Label, counted, load_rule, weights_of

RULE = load_rule()
LABELS: tuple[Label, ...] = ("met", "missed", "contradicted")
RIGHT: dict[Label, Answer] = {"met": "said", "missed": "not_said", "contradicted": "opposite"}
LABELLED: list[Label] = ["met"] * 14 + ["missed"] * 16 + ["contradicted"] * 10


def weighed(pairs: list[tuple[Label, Answer]]) -> dict[str, float]:
    weights = weights_of(counted(pairs), RULE)
    found = {f"{answer} met": weights[answer].met for answer in ANSWERS}
    return found | {f"{answer} contradicted": weights[answer].contradicted for answer in ANSWERS}


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_model_that_always_says_the_same_has_no_weight(answer: Answer) -> None:
    assert set(weighed([(label, answer) for label in LABELLED]).values()) == {0.0}


def test_a_model_that_never_gave_a_usable_answer_has_no_weight() -> None:
    weights = weights_of(Counts(), RULE)
    assert {w.met for w in weights.values()} | {w.contradicted for w in weights.values()} == {0.0}


def test_guessing_hardly_ever_weighs_anything() -> None:
    biggest = []
    for seed in range(300):
        dice = random.Random(seed)
        biggest.append(max(map(abs, weighed([(label, dice.choice(ANSWERS)) for label in LABELLED]).values())))
    assert sum(w > 0.3 for w in biggest) <= 15
    assert max(biggest) < 1.0


def test_a_model_that_turns_everything_round_has_no_weight() -> None:
    wrong: dict[Label, Answer] = {"met": "not_said", "missed": "said", "contradicted": "said"}
    assert set(weighed([(label, wrong[label]) for label in LABELLED]).values()) == {0.0}


def test_a_model_that_was_right_weighs_more_than_one_never_tried_and_never_more_than_the_cap() -> None:
    right = weighed([(label, RIGHT[label]) for label in LABELLED])
    assert 0.8 < right["said met"] <= RULE.cap
    assert -RULE.cap <= right["not_said met"] < -0.5
    assert right["opposite contradicted"] > 0.8
    assert weights_of(None, RULE)["said"].met < 0.5


@pytest.mark.parametrize("seed", range(20))
def test_the_direction_of_an_answer_never_turns(seed: int) -> None:
    dice = random.Random(seed)
    tallies = {label: {answer: dice.randint(0, 30) for answer in ANSWERS} for label in LABELS}
    weights = weights_of(Counts.model_validate(tallies), RULE)
    assert weights["said"].met >= 0 >= weights["not_said"].met
    assert weights["opposite"].met <= 0 <= weights["opposite"].contradicted
    assert weights["said"].contradicted == 0
    assert weights["not_said"].contradicted <= 0


def test_what_was_measured_is_remembered_for_the_model_it_was_measured_on(tmp_path: Path) -> None:
    counts = counted([(label, RIGHT[label]) for label in LABELLED])
    Records(tmp_path / "home" / "judges.json").keep("some-model at 127.0.0.1", counts)
    again = Records(tmp_path / "home" / "judges.json")
    assert again.counts("some-model at 127.0.0.1") == counts
    assert again.counts("another") is None


def test_a_broken_file_counts_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "judges.json"
    path.write_text('{"some": 3', encoding="utf-8")
    assert Records(path).counts("some") is None
