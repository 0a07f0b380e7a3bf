from agent.judges.lexical import informative, matched, number_recall, recall, weight
from agent.judges.text import stems


def test_rare_words_weigh_more_than_everyday_ones() -> None:
    assert weight("softmax") > weight("peopl")


def test_other_endings_and_one_typo_still_count() -> None:
    assert matched({"resistanc"}, {"resistant"}) == {"resistanc"}
    assert matched({"gradient"}, {"gradeint"}) == {"gradient"}
    assert matched({"batch"}, {"latch"}) == frozenset()


def test_words_of_the_question_earn_nothing() -> None:
    asked = frozenset(stems("Why does warmup help the optimizer?"))
    assert "warmup" not in informative("Warmup lets the variance estimates settle.", asked)


def test_a_claim_made_of_question_words_keeps_them() -> None:
    asked = frozenset(stems("Is the bulb on?"))
    assert informative("The bulb is on", asked)


def test_recall_is_zero_to_one() -> None:
    assert recall({"a1", "b2"}, {"a1"}) == 0.5
    assert recall(set(), {"a1"}) == 0.0


def test_numbers_missing_from_the_answer_lower_the_share() -> None:
    assert number_recall("140 GB over 4 GPUs", "it needs 140 GB") == 0.5
    assert number_recall("no figures", "none") == 1.0
