import re

import pytest

from ui.markup import escaped, plain, rich

HOSTILE = [
    "<script>alert(1)</script>",
    "![x](http://evil.example/a.png)",
    "[x](http://evil.example)",
    "<http://evil.example>",
    "<img src=http://evil.example/b.png onerror=alert(1)>",
    "[x]: http://evil.example\n\n[x]",
    "`</code><img src=x>`",
    "$<img src=x>$",
    "$$</div><script>$$",
    "```\n</pre><script>\n```",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_candidate_is_quoted_with_becomes_an_element_that_loads_or_runs(text: str) -> None:
    assert not re.search(r"<(script|img|a|iframe|/div)\b", rich(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_text_keeps_no_character_that_any_reader_could_act_on(text: str) -> None:
    assert re.fullmatch(r"(?:[^\W_]| |&#\d+;)*", plain(text))


def test_plain_text_reads_as_it_was_typed() -> None:
    import html

    text = 'x < y & "z" costs $5 and $6,\n\n  über\\(a\\)'
    assert html.unescape(plain(text)) == text


def test_a_formula_is_handed_on_untouched_by_markdown() -> None:
    assert rich("See $a_b * c_d < 1$ here") == "<p>See \\(a_b * c_d &lt; 1\\) here</p>"


def test_a_displayed_formula_may_span_lines() -> None:
    assert "\\[\na\n= b\n\\]".replace("\n", "&#10;") in rich("$$\na\n= b\n$$")


@pytest.mark.parametrize("text", ["pays $950k to $1,250k", "costs $5", "`$x$`", "a $ b $ c"])
def test_dollars_that_are_no_formula_stay_dollars(text: str) -> None:
    shown = rich(text)
    assert "\\(" not in shown
    assert shown.count("$") == text.count("$")


def test_a_backslash_in_the_text_never_opens_a_formula() -> None:
    assert "\\(" not in rich("`\\(x\\)` and \\\\(y\\\\)")


def test_markdown_comes_out_as_one_line_that_begins_with_a_tag() -> None:
    shown = rich("# Title\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n\ny\n```")
    assert "\n" not in shown
    assert shown.startswith("<h1>")
    assert "<table>" in shown
    assert "x&#10;&#10;y" in shown


def test_private_marks_in_a_text_cannot_reach_for_a_formula() -> None:
    assert rich("\ue0000\ue001 and $x$") == "<p>0 and \\(x\\)</p>"


def test_escaping_covers_quotes() -> None:
    assert escaped("\"'<>&") == "&quot;&#x27;&lt;&gt;&amp;"
