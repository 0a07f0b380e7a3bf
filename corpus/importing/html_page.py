"""HTML read as a stream of tags: no tree is built, nothing is fetched, nothing is run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from corpus.importing.blocks import Block, cleaned, shown

_SKIPPED = frozenset("script style noscript template svg nav footer form button iframe object select math".split())
_RESETS = frozenset({"main", "article", "h1", "body"})
_BREAKS = frozenset(
    "p div section article main header aside ul ol li table thead tbody tr td th blockquote dl dt dd figure figcaption"
    " details summary br hr h1 h2 h3 h4 h5 h6 body address fieldset caption".split()
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)} | {"dt": 6, "summary": 6}
_BOLD = frozenset({"b", "strong"})
_MAX_LISTS = 50
_ANSWER = re.compile(r"(?:(?:sample|model|example|suggested) )?(?:answer|solution|a)\s*[:–—]", re.I)


class _Reader(HTMLParser):
    """Collects blocks; text is gathered until a tag that breaks the line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.title = ""
        self._parts: list[str] = []
        self._lead: list[str] | None = None
        self._skipping = ""
        self._skip_depth = 0
        self._level = self._bold = 0
        self._in_title = self._in_pre = False
        self._items: list[bool] = []
        self._cells: list[str] | None = None
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        if self._skipping and tag not in _RESETS:
            self._skip_depth += tag == self._skipping
            return
        if tag in _SKIPPED:
            self._flush()
            self._skipping, self._skip_depth = tag, 1
            return
        self._skipping = ""
        if tag in _BREAKS or tag == "pre":
            self._flush()
        self._level = _HEADINGS.get(tag, self._level)
        self._in_pre |= tag == "pre"
        self._in_title |= tag == "title"
        if tag == "li" and len(self._items) < _MAX_LISTS:
            self._items.append(False)
        elif tag == "tr":
            self._end_row()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
            self._cell = []
        elif tag == "hr":
            self.blocks.append(Block("rule", ""))
        elif tag in _BOLD:
            self._bold += 1
            if self._lead is None and not "".join(self._parts).strip():
                self._lead = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself holds nothing to skip."""
        if tag not in _SKIPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if self._skipping:
            self._skip_depth -= tag == self._skipping
            if self._skip_depth <= 0:
                self._skipping = ""
            return
        if tag in _BREAKS or tag == "pre":
            self._flush(code=tag == "pre")
        if tag in _HEADINGS:
            self._level = 0
        self._in_pre &= tag != "pre"
        self._in_title &= tag != "title"
        if tag == "li" and self._items:
            self._items.pop()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag in _BOLD:
            self._bold = max(0, self._bold - 1)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._in_title:
            self.title += data
        elif not self._skipping:
            self._parts.append(data)
            if self._bold and self._lead is not None:
                self._lead.append(data)

    def close(self) -> None:
        """Read what is left."""
        super().close()
        self._flush()

    def _end_cell(self) -> None:
        if self._cell is not None and self._cells is not None:
            self._cells.append(" ".join(self._cell))
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        cells = tuple(self._cells or ())
        self._cells = None
        if any(cells):
            self.blocks.append(Block("row", " | ".join(filter(None, cells)), cells=cells))

    def _flush(self, *, code: bool = False) -> None:
        raw, lead = "".join(self._parts), cleaned("".join(self._lead or ()))
        self._parts, self._lead = [], [] if self._bold else None
        if code and self._in_pre:
            if raw.strip():
                self.blocks.append(Block("code", shown(raw).strip("\n").rstrip()))
            return
        text = cleaned(raw)
        if self._cell is not None:
            self._cell += [text] if text else []
        elif text and self._level:
            self.blocks.append(Block("heading", text, level=self._level))
        elif text:
            self._add(text, lead)

    def _add(self, text: str, lead: str) -> None:
        """A text; in a list the first of an item is its bullet, what follows belongs to it."""
        if not self._items:
            self.blocks.append(Block("text", text, lead=lead))
        elif not self._items[-1]:
            self._items[-1] = True
            self.blocks.append(Block("bullet", text, lead=lead))
        elif self.blocks and self.blocks[-1].kind == "bullet" and not self._answers(text):
            last = self.blocks[-1]
            joint = last.text if last.text.endswith((".", ":", "?", "!")) else f"{last.text}:"
            self.blocks[-1] = Block("bullet", f"{joint} {text}", lead=last.lead)
        else:
            self.blocks.append(Block("text", text, lead=lead))

    def _answers(self, text: str) -> bool:
        """The answer under a question in a list stands by itself."""
        return self.blocks[-1].text.endswith("?") or _ANSWER.match(text) is not None


def read_html(text: str) -> tuple[list[Block], str]:
    """Return the blocks of a page and its title."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.blocks, cleaned(reader.title)
