from agent.judges.behaviour import calls, is_story, support

NUMBER = "The candidate gives the outcome as a number compared with the situation before."


def test_claims_about_the_telling_are_told_from_claims_about_the_subject() -> None:
    assert is_story(NUMBER)
    assert not is_story("Weights in 16 bits take 140 GB.")


def test_a_figure_beside_its_baseline_supports_a_claim_that_asks_for_one() -> None:
    told = "It cut latency from 900 ms to 310 ms."
    assert support(NUMBER, told, [told]) > support(NUMBER, "It was a great success.", ["It was a great success."])


def test_what_stands_elsewhere_in_the_answer_counts_by_half() -> None:
    told = "It cut latency from 900 ms to 310 ms."
    assert support(NUMBER, told, [told]) > support(NUMBER, "It went well.", ["It went well.", told]) > 0


def test_a_claim_that_calls_for_nothing_observable_is_neutral() -> None:
    assert calls("The candidate is honest.") == ()
    assert support("The candidate is honest.", "x", ["x"]) == 0.5
