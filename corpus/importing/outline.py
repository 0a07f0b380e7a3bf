"""Blocks fall into sections: by real headings where a document has them, by known words where it has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.importing.blocks import Block
from corpus.importing.vocabulary import plain_heading, vocabulary

_REAL_HEADINGS = 3
_LISTS = ("reasons", "standing_out")
START = "at_a_glance"
AUTHOR = "author"


@dataclass
class Section:
    """One section: its kind ("" where it is of no known one), its heading as it stands, and what follows."""

    kind: str
    title: str
    level: int
    blocks: list[Block] = field(default_factory=list)


@dataclass
class Outline:
    """The sections in order, and the lines that belong to the page around the guide."""

    sections: list[Section]
    left_out: list[str]


def outline_of(blocks: Sequence[Block], company: str, role: str) -> Outline:
    """Cut a document into sections."""
    marked = sum(b.kind == "heading" for b in blocks) >= _REAL_HEADINGS
    cutter = _Cutter(company, role, marked)
    cutter.repeated = {text for text, count in Counter(b.text for b in blocks).items() if count > 1}
    for index, block in enumerate(blocks):
        cutter.take(block, blocks[index + 1] if index + 1 < len(blocks) else None)
    return Outline([s for s in cutter.sections if s.blocks or s.title], cutter.left_out)


class _Cutter:
    def __init__(self, company: str, role: str, marked: bool) -> None:
        self._company, self._role, self._marked = company, role, marked
        self.sections = [Section(START, "", 0)]
        self.left_out: list[str] = []
        self._ended = False
        self.repeated: set[str] = set()

    def take(self, block: Block, following: Block | None) -> None:
        current = self.sections[-1]
        kind = self._opens(block, following, current)
        if kind is not None:
            self._ended = kind == AUTHOR
            if not self._ended:
                level = block.level or (6 if self._marked else 1)
                self.sections.append(Section(kind, block.text, level))
                return
        if self._ended or (block.kind in ("text", "heading") and vocabulary().is_furniture(block.text)):
            self.left_out.append(block.text)
            current.blocks.append(Block("rule", ""))
        else:
            current.blocks.append(block)

    def _opens(self, block: Block, following: Block | None, current: Section) -> str | None:
        """The kind of section a block opens, "" for an unknown one, None if it opens none."""
        if not block.is_short or (block.kind == "text" and self._marked and not block.is_bold):
            return None
        if current.kind == "rounds" and block.kind == "text" and self._is_note(block):
            return None
        if self._is_figure(block, following, current) or (following and vocabulary().is_rating(following.text)):
            return None
        known = vocabulary().section(plain_heading(block.text, self._company, self._role))
        if known is not None:
            nested = current.kind == "questions" and block.level > current.level > 0 and known != "faq"
            return None if nested or (self._marked and self._stays_inside(block, current, known)) else known
        if block.kind == "heading":
            return "" if block.level <= current.level and current.level else None
        return "" if self._ends_list(block, following, current) else None

    def _is_note(self, block: Block) -> bool:
        """A line such as "Tips:" that stands in each round, or ends in a colon, opens no section."""
        return block.text.endswith(":") or block.text in self.repeated

    @staticmethod
    def _stays_inside(block: Block, current: Section, known: str) -> bool:
        """Tips under a round's own heading belong to the round, and so do bold lines inside a section."""
        deeper = block.kind == "text" or block.level > current.level > 0
        return deeper and (known == current.kind or (current.kind == "rounds" and known != "reasons"))

    @staticmethod
    def _is_figure(block: Block, following: Block | None, current: Section) -> bool:
        """A label with its short value, as in a box of figures, opens nothing."""
        if block.kind == "heading" or not vocabulary().is_label(block.text):
            return False
        if current.kind not in (START, "levels", "compensation", ""):
            return False
        return following is not None and following.kind == "text" and following.is_short and bool(following.text)

    @staticmethod
    def _ends_list(block: Block, following: Block | None, current: Section) -> bool:
        """In a text without headings, a list of reasons or tips ends where a line stands that heads something else."""
        listed = current.kind in _LISTS and any(b.kind == "bullet" for b in current.blocks)
        return (
            listed and following is not None and following.kind in ("bullet", "text") and not block.text.endswith("?")
        )
