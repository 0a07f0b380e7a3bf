"""The letter in HTML is one closed page: well formed, nothing loads, nothing runs, every word is escaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.render.html import POLICY, render_html, report_fragment
from tests.unit.rubrics import samples
from tests.unit.rubrics.samples import HOSTILE, asked, found, point, report_on, said, transcript

VOID = {"meta"}
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "article", "header", "section", "div", "h1", "h2", "h3", "p", "b",
    "ul", "li", "blockquote", "footer", "bdi", "span",
}  # fmt: skip


class Reader(HTMLParser):
    """Collects elements and attributes, and refuses a page whose tags do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def page(sample: str) -> str:
    interview, guide = getattr(samples, sample)()
    return render_html(report_on(interview, guide), interview.turns)


@pytest.mark.parametrize("sample", ["good", "weak", "hostile"])
class TestClosed:
    def test_only_elements_of_text_are_used_and_all_are_closed(self, sample: str) -> None:
        reader = read(page(sample))
        assert reader.tags <= ALLOWED
        assert reader.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}

    def test_the_page_forbids_everything_but_its_own_style(self, sample: str) -> None:
        assert POLICY == "default-src 'none'; style-src 'unsafe-inline'"
        assert f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">' in page(sample)

    def test_the_style_loads_nothing(self, sample: str) -> None:
        style = "".join(re.findall(r"<style>(.*?)</style>", page(sample), re.DOTALL))
        assert not re.search(r"url\(|@import|expression|http", style)


class TestHostile:
    def test_hostile_words_are_shown_as_they_were_typed(self) -> None:
        assert "</p><script>alert(1)</script><img src=x onerror=alert(2)>" in read(page("hostile")).text

    def test_direction_and_control_characters_are_gone(self) -> None:
        assert not set(page("hostile")) & set("\u202e\u202c\x1b\u2066\u200b")

    @settings(deadline=None)
    @given(st.text(min_size=1, max_size=80))
    def test_no_answer_can_change_the_elements_of_the_page(self, words: str) -> None:
        interview = transcript([asked([point("one", 3)], [found("one", "met", 1, words)])], [said(1, words)])
        reader = read(report_fragment(report_on(interview), interview.turns))
        assert reader.tags <= ALLOWED

    def test_words_that_show_nothing_leave_no_empty_quote(self) -> None:
        words = "\u202e\u200b"
        interview = transcript([asked([point("one", 3)], [found("one", "met", 1, words)])], [said(1, words)])
        assert "“<bdi></bdi>”" not in render_html(report_on(interview), interview.turns)


class TestFragment:
    def test_it_is_one_element_with_its_style_and_no_page(self) -> None:
        interview, guide = samples.weak()
        fragment = report_fragment(report_on(interview, guide), interview.turns)
        assert not read(fragment).tags & {"html", "head", "body", "meta"}
        assert fragment.startswith("<style>")

    def test_every_rule_of_its_style_stays_inside_the_report(self) -> None:
        interview, guide = samples.weak()
        style = re.findall(
            r"<style>(.*?)</style>", report_fragment(report_on(interview, guide), interview.turns), re.DOTALL
        )
        selectors = re.findall(r"(?:^|[{};])\s*([^@{};]+)\{", style[0])
        assert selectors
        assert all(part.strip().startswith(".mi-report") for group in selectors for part in group.split(","))

    def test_a_report_on_nothing_says_what_to_do(self) -> None:
        text = read(report_fragment(report_on(transcript([], [])), ())).text
        assert "sit one round to its end" in text

    def test_hostile_titles_of_a_guide_are_escaped_too(self) -> None:
        interview, guide = samples.weak()
        report = report_on(interview, guide).model_copy(update={"role": HOSTILE})
        assert "<script" not in render_html(report, interview.turns)
