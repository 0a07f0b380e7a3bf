"""Which sentence of an answer is shown for a point."""

from __future__ import annotations

import numpy as np

from agent.judges.entailment import Reader, Relation, Unread
from agent.judges.evidence import Match, sentence_of
from agent.judges.features import Measured, Wording
from agent.judges.windows import Windows

ANSWER = Windows(
    texts=("We cached the tokens.", "The cache holds keys and values of earlier tokens.", "Batches were small."),
    vectors=np.eye(3, dtype=np.float32),
    spans=((0, 1), (1, 2), (2, 3)),
)


POINT = Wording("the point", ANSWER.vectors[0], ANSWER.vectors[0], ())


class Hears:
    """A network for which one sentence says everything, and no other anything."""

    def __init__(self, text: str) -> None:
        self._text = text

    def relation(self, said: str, claim: str) -> Relation:
        return Relation(0.98, 0.01, 0.01) if said == self._text else Relation(0.01, 0.98, 0.01)


def match(at: int, near: tuple[float, float, float], span: tuple[int, int], logit: float = 0.0) -> Match:
    vector = np.array(near, dtype=np.float32)
    return Match(Wording(f"wording {at}", vector, vector, ()), Measured({}, span), logit)


def shown(*matches: Match, reader: Reader | None = None) -> int:
    return sentence_of(matches, POINT, ANSWER, reader or Unread())


def test_the_sentence_shown_is_the_one_that_most_wordings_speak_for() -> None:
    chance_hit = match(0, (0.8, 0.6, 0.0), (0, 1))
    others = [match(i, (0.1, 0.9, 0.1), (1, 2)) for i in (1, 2)]
    assert shown(chance_hit) == 0
    assert shown(chance_hit, *others) == 1


def test_a_wording_that_was_surely_said_outweighs_many_that_were_not() -> None:
    said = match(0, (0.8, 0.6, 0.0), (0, 1), logit=3.0)
    assert shown(said, *(match(i, (0.1, 0.9, 0.1), (1, 2), logit=-2.0) for i in (1, 2))) == 0


def test_only_sentences_that_some_wording_was_found_in_are_shown() -> None:
    assert shown(match(0, (0.2, 0.1, 0.9), (0, 2)), reader=Reader(Hears(ANSWER.texts[2]))) == 0


def test_of_two_sentences_about_as_near_the_one_that_is_read_to_say_the_point_is_shown() -> None:
    match_both = match(0, (0.6, 0.5, 0.0), (0, 2))
    assert shown(match_both) == 0
    assert shown(match_both, reader=Reader(Hears(ANSWER.texts[1]))) == 1
