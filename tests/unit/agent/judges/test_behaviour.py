from agent.judges.behaviour import calls, is_story, lacks_figure, support

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


def test_a_claim_that_wants_a_figure_is_not_shown_by_words_without_one() -> None:
    claim = "The candidate gives the outcome as a number together with the resources it took."
    assert lacks_figure(claim, ["It went live.", "Everybody was happy with it."])
    assert not lacks_figure(claim, ["It went live.", "Latency fell by a third."])
    assert not lacks_figure(claim, ["Cost went from 11 cents to 6."])
    assert not lacks_figure("The candidate says what came of it, with a number or an observed effect.", ["It helped."])
