"""The letter in a terminal: plain lines of bounded length with nothing a terminal could act on."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.render.blocks import Items, Letter, Para, Quotation, Row, Section
from rubrics.render.text import COLUMNS, render_text, write
from tests.unit.rubrics import samples
from tests.unit.rubrics.samples import report_on


def shown(sample: str) -> str:
    interview, guide = getattr(samples, sample)()
    return render_text(report_on(interview, guide), interview.turns)


def letter_with(*body: Para | Items | Quotation) -> Letter:
    return Letter(title="T", dateline="D", sections=(Section(id="s", title="S", rows=(Row(body=body, title="R"),)),))


@pytest.mark.parametrize("sample", ["good", "weak", "hostile"])
class TestLines:
    def test_no_line_is_longer_than_the_terminal(self, sample: str) -> None:
        assert max(len(line) for line in shown(sample).splitlines()) <= COLUMNS

    def test_no_character_can_steer_a_terminal_or_turn_the_text(self, sample: str) -> None:
        assert {unicodedata.category(c) for c in shown(sample).replace("\n", "")}.isdisjoint({"Cc", "Cf", "Cs"})


class TestMarkup:
    def test_a_quote_reads_as_it_was_typed(self) -> None:
        quote = Quotation(text="p > 5/85, max(1, |x|) and W_uk^T *so*", cut=True, source="you, on x", cites=("a/b/c",))
        assert "    “p > 5/85, max(1, |x|) and W_uk^T *so*” … — you, on x [a/b/c]" in write(letter_with(quote))

    def test_formulas_of_ours_are_plain_and_those_of_others_untouched(self) -> None:
        text = write(letter_with(Para(text="by $\\sqrt{d}$", ours=True), Para(text="costs $5 and $6")))
        assert "by sqrt(d)\ncosts $5 and $6" in text

    def test_parts_rows_and_lists_can_be_told_apart(self) -> None:
        text = write(letter_with(Para(label="Bold.", text="words", cites=("a/b/c",)), Items(items=("one", "two"))))
        assert text == "T\n=\n\nD\n\nS\n-\n\nR\nBold. words [a/b/c]\n- one\n- two\n"

    @settings(deadline=None)
    @given(st.text(max_size=300))
    def test_any_words_keep_to_the_width(self, words: str) -> None:
        lines = write(letter_with(Quotation(text=words, cut=False, source="you"))).splitlines()
        assert max(len(line) for line in lines) <= COLUMNS
