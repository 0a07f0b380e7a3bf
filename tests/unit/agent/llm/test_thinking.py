from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.llm.thinking import ThoughtFilter, without_thoughts

CASES = [
    ("Go on.", "Go on."),
    ("<think>Hm.</think>Go on.", "Go on."),
    ("\n<think>\nHm.\n</think>\n\nGo on.", "Go on."),
    ("<think>Hm, for ever", ""),
    ("<thinking is hard>", "<thinking is hard>"),
    ("a < b", "a < b"),
    ("<", "<"),
    ("Use <think> tags.", "Use <think> tags."),
]


@pytest.mark.parametrize(("text", "answer"), CASES)
def test_thoughts_are_taken_out_of_a_whole_answer(text: str, answer: str) -> None:
    assert without_thoughts(text) == answer


def test_thoughts_without_a_beginning_are_taken_out_too() -> None:
    assert without_thoughts("Hm.\n</think>\nGo on.") == "Go on."


@settings(deadline=None)
@given(st.sampled_from(CASES), st.lists(st.integers(1, 5), max_size=40))
def test_however_a_stream_is_cut_its_answer_is_the_same(case: tuple[str, str], cuts: list[int]) -> None:
    text, answer = case
    pieces, at = [], 0
    for cut in [*cuts, len(text)]:
        pieces.append(text[at : at + cut])
        at += cut
    thoughts = ThoughtFilter()
    assert "".join([*map(thoughts.feed, pieces), thoughts.rest()]) == answer
