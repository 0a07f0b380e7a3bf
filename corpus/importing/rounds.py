"""The rounds of a loop: from headings, from the lines of a page, from a list or from a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.importing.blocks import Block
from corpus.importing.draft import DraftRound, Part
from corpus.importing.items import escaped, part, titled, written
from corpus.importing.outline import Section
from corpus.importing.round_lines import (
    COUNT,
    FIELD,
    LENGTH_IN,
    LENGTH_LINE,
    ORDER,
    PREFIX,
    OpenRound,
    closed,
    in_minutes,
    is_note,
    opened,
    take_block,
    take_length,
    take_text,
)
from corpus.importing.vocabulary import vocabulary

_LENGTH_FIRST = re.compile(rf"\(?{LENGTH_IN.pattern}\)?[\s:.,–—-]*")
_HEADERS = {
    "title": r"round|stage|step|interview|name",
    "minutes": r"duration|length|time|minutes",
    "format": r"format|medium|mode|type|how|where",
    "probes": r"focus|what|topics?|covers?|probes?|assess|tests?|content|description",
    "tips": r"tips?|advice|prepar",
    "order": r"#|no\.?|number|order",
}  # fmt: skip


@dataclass
class Loop:
    """The rounds found, how many the guide says there are, and what else the section says."""

    rounds: list[DraftRound]
    said: int | None
    rest: list[Part]


def read_rounds(section: Section) -> Loop:
    """Read the rounds of a section."""
    blocks = [_unheaded(b) for b in section.blocks if b.kind != "rule"]
    starts = _starts(blocks)
    found, outside = _by_start(blocks, starts) if starts else _listed(blocks)
    overview = part("rounds", section.title, map(written, outside), overview=True)
    counts = [int(m[2] or m[1]) for b in outside if (m := COUNT.match(b.text))]
    rounds = [closed(one, position) for position, one in enumerate(_numbered(found), 1)]
    return Loop(rounds, max(counts, default=None), [overview] if overview else [])


def _unheaded(block: Block) -> Block:
    """A length, a number or tags are no title, even where a page marks them as a heading."""
    text = block.text
    plain = (
        LENGTH_LINE.match(in_minutes(text))
        or ORDER.fullmatch(text)
        or COUNT.fullmatch(text)
        or vocabulary().tags_in(text)
    )
    return Block("text", text) if block.kind == "heading" and plain else block


def split_table(section: Section) -> tuple[Section | None, Section]:
    """Cut a table of rounds out of a section of another kind; None where it has none."""
    rows = [b for b in section.blocks if b.kind == "row"]
    if len(rows) < 3 or not _heads_rounds(rows[0].cells):
        return None, section
    rest = [b for b in section.blocks if b.kind != "row"]
    return Section("rounds", "", section.level, rows), Section(section.kind, section.title, section.level, rest)


def _heads_rounds(cells: Sequence[str]) -> bool:
    names = [cell.lower() for cell in cells]
    return any(re.fullmatch(r"(interview )?(rounds?|stages?|steps?)", name) for name in names) and any(
        re.search(rf"\b(?:{_HEADERS[column]})", name) for column in ("minutes", "format", "probes") for name in names
    )


def count_said(blocks: Sequence[Block]) -> int | None:
    """How many rounds a guide says there are, where a line of its own says so."""
    counts = [int(m[2] or m[1]) for b in blocks if b.kind == "text" and (m := COUNT.fullmatch(b.text))]
    return max(counts, default=None)


def _starts(blocks: list[Block]) -> list[int]:
    """Where rounds begin: at a numbered or timed line, else at a heading with something under it."""
    sure = [i for i in range(len(blocks)) if _is_numbered(blocks, i) or _is_timed(blocks, i)]
    headings = [i for i in range(len(blocks)) if _is_headed(blocks, i)]
    if not sure:
        return headings or [i for i in range(len(blocks)) if _heads_paragraph(blocks, i)]
    levels = {blocks[i].level for i in sure if blocks[i].kind == "heading"}
    return sorted({*sure, *(i for i in headings if blocks[i].level in levels)})


def _is_numbered(blocks: list[Block], index: int) -> bool:
    block = blocks[index]
    if not block.is_short or is_note(block) or COUNT.fullmatch(block.text) or FIELD.match(block.text):
        return False
    above = blocks[index - 1].text if index else ""
    return bool(ORDER.fullmatch(above) or (PREFIX.match(block.text) and not ORDER.fullmatch(block.text)))


def _is_timed(blocks: list[Block], index: int) -> bool:
    block = blocks[index]
    if not block.is_short or is_note(block) or FIELD.match(block.text) or ORDER.fullmatch(block.text):
        return False
    if LENGTH_LINE.match(in_minutes(block.text)):
        return False
    below = in_minutes(blocks[index + 1].text) if index + 1 < len(blocks) else ""
    is_heading = block.kind == "heading" or block.is_bold
    timed = is_heading and LENGTH_IN.search(in_minutes(block.text))
    return bool(LENGTH_LINE.match(below) or FIELD.match(below) or timed)


def _is_headed(blocks: list[Block], index: int) -> bool:
    """A heading that is no note and no stage: something other than a deeper heading or a count follows."""
    block = blocks[index]
    if not (block.kind == "heading" or block.is_bold) or is_note(block) or index + 1 == len(blocks):
        return False
    below = blocks[index + 1]
    return not (COUNT.fullmatch(below.text) or (below.kind == "heading" and below.level > block.level > 0))


def _heads_paragraph(blocks: list[Block], index: int) -> bool:
    block = blocks[index]
    if not block.is_short or is_note(block) or index + 1 == len(blocks) or COUNT.match(block.text):
        return False
    return blocks[index + 1].kind in ("text", "bullet") and not blocks[index + 1].is_short


def _by_start(blocks: list[Block], starts: list[int]) -> tuple[list[OpenRound], list[Block]]:
    found: list[OpenRound] = []
    outside = list(blocks[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        body = blocks[start + 1 : end]
        if end < len(blocks):
            body, stage = _without_stage(body)
            outside += stage
        one = opened(blocks[start])
        above = blocks[start - 1].text if start else ""
        if one.order is None and ORDER.fullmatch(above):
            one.order = int(above)
        for block in body:
            take_block(one, block)
        found.append(one)
    return found, [b for b in outside if not ORDER.fullmatch(b.text)]


def _without_stage(body: list[Block]) -> tuple[list[Block], list[Block]]:
    """Cut what belongs to the next round off a round's end: its number, and the name of the stage it opens."""
    end = len(body)
    while end and body[end - 1].kind in ("text", "heading"):
        last = body[end - 1]
        names_stage = end < len(body) and COUNT.fullmatch(body[end].text) and last.is_short
        empty_heading = last.kind == "heading" and not is_note(last)
        if not (ORDER.fullmatch(last.text) or COUNT.fullmatch(last.text) or names_stage or empty_heading):
            break
        end -= 1
    return body[:end], body[end:]


def _listed(blocks: list[Block]) -> tuple[list[OpenRound], list[Block]]:
    """Rounds from the rows of a table or the points of a list."""
    rows = [b for b in blocks if b.kind == "row"]
    if len(rows) > 1:
        return _from_table(rows), [b for b in blocks if b.kind != "row"]
    bullets = [b for b in blocks if b.kind == "bullet" or PREFIX.match(b.text)]
    found = []
    for block in bullets:
        order = PREFIX.match(block.text)
        title, text = titled(block)
        one = opened(Block("text", title))
        one.order = int(order[1] or order[2]) if order else None
        if text and text != block.text:
            text = in_minutes(text)
            length = _LENGTH_FIRST.match(text)
            if length:
                take_length(one, length[0])
            take_text(one, text[length.end() if length else 0 :] or text)
        found.append(one)
    return found, [b for b in blocks if b not in bullets]


def _from_table(rows: list[Block]) -> list[OpenRound]:
    columns: dict[str, int] = {}
    for index, cell in enumerate(rows[0].cells):
        for name, pattern in _HEADERS.items():
            if name not in columns and re.search(rf"\b(?:{pattern})", cell.lower() or "#"):
                columns[name] = index
                break
    columns.setdefault("title", 0)
    found = []
    for row in rows[1:]:
        cells = {name: row.cells[i] for name, i in columns.items() if i < len(row.cells) and row.cells[i]}
        if not cells.get("title"):
            continue
        title = cells["title"]
        one = opened(Block("text", title)) if not title.isdigit() else OpenRound(cells.get("probes", title), int(title))
        take_length(one, cells.get("minutes", ""))
        one.format = cells.get("format", one.format)
        one.order = int(cells["order"]) if cells.get("order", "").isdigit() else one.order
        one.probes += [escaped(cells["probes"])] if "probes" in cells else []
        one.tips += [cells["tips"]] if "tips" in cells else []
        rest = [cell for i, cell in enumerate(row.cells) if cell and i not in columns.values()]
        one.probes += [escaped(cell) for cell in rest]
        found.append(one)
    return found


def _numbered(found: list[OpenRound]) -> list[OpenRound]:
    """Give a place to the rounds that state none; stated places are kept unless two are the same."""
    stated = [one.order for one in found if one.order]
    if len(set(stated)) != len(stated) or len(stated) != len(found):
        for position, one in enumerate(found, 1):
            one.order = position
    return found
