from __future__ import annotations

import pytest

from agent.judges.quotes import place
from agent.judges.said import Said

SAID = (
    Said(1, "I’d lower the peak rate, since Adam's second moment is garbage at first."),
    Said(1, "Then a longer warmup — 2,000 steps."),
    Said(3, "No: clipping hides it, it does not cure it."),
)
THEIRS = ("What of the learning rate warmup and the peak rate?",)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("lower the peak rate, since Adam's second moment", 0),
        ("LOWER   the peak\nrate since adam’s second moment", 0),
        ('"a longer warmup"', 1),
        ("Then a longer warmup ... steps", 1),
        ("lower the peak rate … garbage at first", 0),
        ("is garbage at first. Then a longer warmup — 2,000 steps", 1),
        ("clipping hides it [...] does not cure it", 2),
    ],
)
def test_words_that_were_said_are_found_whatever_their_dress(quote: str, sentence: int) -> None:
    assert place(quote, SAID, THEIRS) == sentence


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "...",
        "raise the peak rate",
        "warmup",
        "it is at",
        "the peak rate",
        "learning rate warmup",
        "garbage at first ... lower the peak rate",
        "a longer warmup ... clipping hides it",
        " ".join(s.text for s in SAID) * 2,
    ],
)
def test_what_was_not_said_or_is_nobodys_own_is_not_found(quote: str) -> None:
    assert place(quote, SAID, THEIRS) is None


def test_a_whole_one_word_answer_may_be_quoted() -> None:
    assert place("Ridge.", [Said(1, "Ridge.")]) == 0
