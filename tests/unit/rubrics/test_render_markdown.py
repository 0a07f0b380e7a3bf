"""The letter in Markdown reads in order, and no quoted character of it acts."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rubrics.render.markdown import defuse, escape, keep_math, render_markdown
from rubrics.render.words import tidy
from tests.unit.rubrics import samples
from tests.unit.rubrics.samples import HOSTILE, report_on

PARSERS = (MarkdownIt("commonmark"), MarkdownIt("gfm-like", {"linkify": False, "html": True}))
MARKUP = st.text(alphabet="ab1 \n\t`*_[]()<>!#|\\$&~=-+.:;/\"'{}^@%", max_size=60)
PARTS = [
    "Would you pass?", "What held it back", "Question by question", "Your code", "What you were judged by",
    "How it went", "What to practise next", "Since last time", "Small print",
]  # fmt: skip


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html)).replace("\u2060", "").strip()


@pytest.mark.parametrize("parser", PARSERS)
class TestNothingActs:
    @settings(max_examples=300, deadline=None)
    @given(text=st.one_of(MARKUP, st.text(max_size=60)))
    def test_a_quote_shows_its_characters_and_makes_no_element(self, parser: MarkdownIt, text: str) -> None:
        html = parser.render(f"> “{defuse(text)}”").strip()
        assert html.startswith("<blockquote>\n<p>“")
        assert html.endswith("”</p>\n</blockquote>")
        assert "<" not in html[len("<blockquote>\n<p>") : -len("</p>\n</blockquote>")]
        assert text_of(html) == f"“{tidy(text)}”"

    @settings(max_examples=300, deadline=None)
    @given(text=st.one_of(MARKUP, st.text(max_size=60)))
    def test_a_line_of_ours_shows_its_characters_and_makes_no_element(self, parser: MarkdownIt, text: str) -> None:
        if tidy(text):
            html = parser.render(escape(text)).strip()
            assert re.fullmatch(r"<p>[^<]*</p>", html, re.DOTALL)
            assert text_of(html) == tidy(text)

    def test_a_hostile_report_has_no_element_that_a_plain_one_has_not(self, parser: MarkdownIt) -> None:
        interview, guide = samples.hostile()
        html = parser.render(render_markdown(report_on(interview, guide), interview.turns))
        used = {tag.lower() for tag in re.findall(r"</?([a-zA-Z0-9]+)", html)}
        assert used <= {"h1", "h2", "h3", "p", "ul", "li", "blockquote", "strong", "code"}

    def test_a_hostile_quote_adds_no_heading(self, parser: MarkdownIt) -> None:
        interview, guide = samples.hostile()
        html = parser.render(render_markdown(report_on(interview, guide), interview.turns))
        assert not re.search(r"<h\d>[^<]*You pass", html)


class TestAddresses:
    def test_bare_addresses_are_broken_by_an_unseen_joiner(self) -> None:
        for address in ("http://evil.example", "www.evil.example", "me@evil.example"):
            assert address not in defuse(HOSTILE)
            assert address in defuse(HOSTILE).replace("\u2060", "")

    def test_formula_openings_are_broken(self) -> None:
        assert "$$" not in defuse("$$x$$")
        assert "\\\\(" not in defuse("\\(x\\)")


class TestOurFormulas:
    def test_formulas_and_code_spans_of_ours_stay(self) -> None:
        assert keep_math("Scale by $\\sqrt{d_k}$ and call `a_b * c`.") == "Scale by $\\sqrt{d_k}$ and call `a_b * c`."

    def test_everything_around_them_is_plain(self) -> None:
        assert keep_math("a_b <i> $x$ *c*") == "a\\_b &lt;i&gt; $x$ \\*c\\*"

    def test_a_formula_cannot_open_a_tag(self) -> None:
        assert keep_math("if $a<b$ holds") == "if $a< b$ holds"


class TestReading:
    def test_the_parts_stand_in_the_order_of_the_letter(self) -> None:
        interview, guide = samples.weak()
        text = render_markdown(report_on(interview, guide), interview.turns)
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == PARTS

    def test_a_round_without_code_has_no_code_part(self) -> None:
        text = render_markdown(report_on(samples.transcript([], [])), ())
        assert "Your code" not in text

    def test_long_quotes_are_cut_with_the_ellipsis_outside_the_marks(self) -> None:
        interview, guide = samples.good()
        text = render_markdown(report_on(interview, guide), interview.turns)
        assert "” …" in text
        assert "…”" not in text
        assert all(len(q) <= 240 for q in re.findall(r"^> “(I would[^”]*)”", text, re.MULTILINE))

    def test_a_quote_says_which_question_it_answered_and_a_bar_cites_its_passage(self) -> None:
        interview, guide = samples.weak()
        text = render_markdown(report_on(interview, guide), interview.turns)
        assert "> — you, on attention score scaling" in text
        assert "> — the guide's bar (`ai_researcher/reasons/experimental_rigor`)" in text
