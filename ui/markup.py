"""Text to HTML that is safe to show: a candidate's words stay plain, the corpus may use Markdown and LaTeX."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt

LATEX = [
    {"left": "\\(", "right": "\\)", "display": False},
    {"left": "\\[", "right": "\\]", "display": True},
]
"""The only delimiters the page renders, written by `rich`; a dollar sign in a text is always a dollar sign."""

_CODE_OR_MATH = re.compile(
    r"(?P<code>```.*?```|`[^`\n]+`)"
    r"|\$\$(?P<block>.+?)\$\$"
    r"|\$(?P<inline>[^\s$](?:[^$\n]*[^\s$\\])?)\$(?!\d)",
    re.DOTALL,
)
_QUOTED = re.compile(r'"([^"\n]+)"')
_MARK, _END = "\ue000", "\ue001"  # private characters stand for formulas while Markdown is read


def plain(text: str) -> str:
    """Return text as HTML that no later reader (Markdown, LaTeX, HTML) can take for anything but text."""
    return "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in text)


def escaped(text: str) -> str:
    """Return text as HTML for a place where only HTML is read."""
    return html.escape(text)


def rich(text: str, theirs: Sequence[str] = ()) -> str:
    """Return Markdown with `$..$` and `$$..$$` as one line of HTML; raw HTML, images and links stay text.

    What stands in quotation marks and in one of `theirs` is a candidate's and stays as plain as it was typed.
    """
    formulas: list[str] = []

    def quoted(found: re.Match[str]) -> str:
        if not any(found[1] in said for said in theirs):
            return found[0]
        formulas.append(plain(found[1]))
        return f'"{_MARK}{len(formulas) - 1}{_END}"'

    def keep(found: re.Match[str]) -> str:
        if found["code"]:
            return found["code"]
        pair = "\\[{}\\]" if found["block"] else "\\({}\\)"
        formulas.append(pair.format(escaped(found["block"] or found["inline"])))
        return f"{_MARK}{len(formulas) - 1}{_END}"

    text = text.replace(_MARK, "").replace(_END, "")
    marked = _CODE_OR_MATH.sub(keep, _QUOTED.sub(quoted, text) if theirs else text)
    page = _reader().render(marked).replace("\\", "&#92;")
    page = re.sub(f"{_MARK}(\\d+){_END}", lambda found: formulas[int(found[1])], page)
    return page.strip().replace("\n", "&#10;")


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False})
    return reader.enable("table").disable(["image", "link", "autolink", "reference", "html_block", "html_inline"])
