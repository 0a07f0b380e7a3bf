import pytest

from agent.judges.polarity import negations, opposed, swapped


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The bulb is in a closed path", "the bulb is not in a closed path"),
        ("Larger batches reduce gradient noise", "bigger batches increase gradient noise"),
        ("L1 regularization gives sparse weights", "L2 regularization gives sparse weights"),
        ("Precision matters more than recall here", "recall matters more than precision here"),
        ("Dropout is off at inference", "Dropout is never off at inference"),
        ("Warmup comes before decay", "Warmup comes after decay"),
    ],
)
def test_the_opposite_is_seen(claim: str, sentence: str) -> None:
    assert opposed(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Larger batches reduce gradient noise", "with a bigger batch the gradient noise goes down"),
        ("The cost does not increase", "the cost decreases"),
        ("Clipping limits the norm", "not only does clipping limit the norm, it also helps"),
        ("The bulb is in a closed path", "the path of the bulb is closed"),
    ],
)
def test_agreement_in_other_words_is_not_taken_for_the_opposite(claim: str, sentence: str) -> None:
    assert not opposed(claim, sentence)


def test_set_phrases_are_no_negations() -> None:
    assert negations("not only this, no doubt") == 0
    assert negations("it doesn't work without it") == 2


def test_swapping_needs_the_same_comparing_word() -> None:
    assert swapped("reading costs more than writing", "writing costs more than reading")
    assert not swapped("reading costs more than writing", "reading costs more than writing")
