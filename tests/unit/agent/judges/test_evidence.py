"""Which sentence of an answer is shown for a point."""

from __future__ import annotations

import numpy as np

from agent.judges.evidence import Match, sentence_of
from agent.judges.features import Measured, Wording
from agent.judges.windows import Windows

ANSWER = Windows(
    texts=("We cached the tokens.", "The cache holds keys and values of earlier tokens.", "Batches were small."),
    vectors=np.eye(3, dtype=np.float32),
    spans=((0, 1), (1, 2), (2, 3)),
)


def match(at: int, near: tuple[float, float, float], span: tuple[int, int]) -> Match:
    vector = np.array(near, dtype=np.float32)
    return Match(Wording(f"wording {at}", vector, vector, ()), Measured({}, span), 0.0)


def test_the_sentence_shown_is_the_one_that_most_wordings_speak_for() -> None:
    chance_hit = match(0, (0.8, 0.6, 0.0), (0, 1))
    others = [match(i, (0.1, 0.9, 0.1), (1, 2)) for i in (1, 2)]
    assert sentence_of([chance_hit], ANSWER) == 0
    assert sentence_of([chance_hit, *others], ANSWER) == 1


def test_only_sentences_that_some_wording_was_found_in_are_shown() -> None:
    assert sentence_of([match(0, (0.2, 0.1, 0.9), (0, 2))], ANSWER) == 0
