"""Guides as Markdown files: YAML front matter, `## Section {#id}`, `### Item {#id}`, text.

Every item is one passage with the id `guide/section/item`; text between a section's heading and its
first item is the item `overview`. In `rounds` the paragraphs of an item say what the round probes and
its bullets are the tips; each item of `reasons` is one rejection reason. Fenced code keeps its lines.
A guide that names the `source` it was imported from may lack any section.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from corpus.errors import CorpusError, LineOf, from_validation
from corpus.types import Guide, GuideMeta, Passage, RejectionReason, RoundMeta, RoundSpec
from corpus.yaml_file import parse_yaml, read_text

REQUIRED_SECTIONS = ("rounds", "reasons", "decision")
OVERVIEW = "overview"

_FENCE = "---"
_HEADING = re.compile(r"(?P<marks>#{1,3})\s(?P<title>.*?)(?:\{#(?P<id>[^{}]*)\})?")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_BULLET = re.compile(r"[-*]\s+")
_CODE = re.compile(r"`{3,}")
_ESCAPED = re.compile(r"\\(?=[#`*-])")


@dataclass
class _Item:
    """An item as it stands in the file, before its text is put together."""

    section: str
    section_title: str
    id: str
    title: str
    line: int
    lines: list[str] = field(default_factory=list)


def load_guide(path: str | Path) -> Guide:
    """Read a guide from a Markdown file; raises `CorpusError`."""
    return parse_guide(read_text(path), str(path))


def parse_guide(text: str, source: str) -> Guide:
    """Return the guide a Markdown text holds; `source` names it in errors.

    Raises `CorpusError` for broken front matter, a missing section or round passage, a repeated id,
    text outside the sections or an empty item.
    """
    lines = text.split("\n")
    end = _end_of_front_matter(lines, source)
    meta, line_of = _front_matter("\n".join(lines[1:end]), source)
    items = _read_items(lines, end + 1, source)
    _check_sections(items, source, () if meta.source else REQUIRED_SECTIONS)
    _check_rounds(meta, items, line_of, source)
    passages = {passage.id: passage for passage in (_passage(item, meta.id, source) for item in items)}
    if meta.decision.passage not in passages and (meta.decision.passage or meta.decision.kind != "not_stated"):
        line = line_of(("decision", "passage"))
        raise CorpusError(source, line, "decision.passage", "expected the id of a passage of this guide")
    try:
        return _guide(meta, passages)
    except ValidationError as err:
        raise from_validation(source, lambda _: None, err) from err


def _end_of_front_matter(lines: list[str], source: str) -> int:
    """Return the index of the line that closes the front matter."""
    if not lines or lines[0].rstrip() != _FENCE:
        raise CorpusError(source, 1, "", f"expected front matter: YAML between two lines of {_FENCE}")
    for index in range(1, len(lines)):
        if lines[index].rstrip() == _FENCE:
            return index
    raise CorpusError(source, 1, "", f"expected a second line of {_FENCE} to end the front matter")


def _front_matter(text: str, source: str) -> tuple[GuideMeta, LineOf]:
    data, line_of = parse_yaml(text, source, first_line=2)
    try:
        return GuideMeta.model_validate(data), line_of
    except ValidationError as err:
        raise from_validation(source, line_of, err) from err


def _read_items(lines: list[str], start: int, source: str) -> list[_Item]:
    """Cut the lines from index `start` into items; every id is read from its heading."""
    items: list[_Item] = []
    current: _Item | None = None
    fence = ""
    for number, line in enumerate(lines[start:], start + 1):
        fence, before = _fence_after(fence, line), fence
        heading = None if before else _HEADING.fullmatch(line.rstrip())
        if heading and heading["marks"] == "##":
            title = heading["title"].strip()
            current = _Item(_heading_id(heading, number, source), title, OVERVIEW, title, number)
            items.append(current)
        elif heading and heading["marks"] == "###" and current:
            item_id = _heading_id(heading, number, source)
            title = heading["title"].strip()
            current = _Item(current.section, current.section_title, item_id, title, number)
            items.append(current)
        elif current:
            current.lines.append(line)
        elif line.strip() and not (heading and heading["marks"] == "#"):
            raise CorpusError(source, number, "", "expected a section heading before any text")
    return items


def _fence_after(fence: str, line: str) -> str:
    """The backticks that will close the code block a line stands in or opens; "" outside of code."""
    if fence:
        return "" if line.strip() == fence else fence
    opening = _CODE.match(line)
    return opening[0] if opening else ""


def _heading_id(heading: re.Match[str], line: int, source: str) -> str:
    found = heading["id"]
    if found is None or not _ID.fullmatch(found) or not heading["title"].strip():
        raise CorpusError(source, line, "", "expected a heading like: Title {#id}, the id in lower case")
    return found


def _check_sections(items: list[_Item], source: str, required: tuple[str, ...]) -> None:
    """Refuse repeated ids, sections without text and a guide without the sections the types need.

    Drops the overviews that have no text from `items`.
    """
    seen: dict[tuple[str, str], int] = {}
    for item in items:
        if (item.section, item.id) in seen:
            name = item.section if item.id == OVERVIEW else f"{item.section}/{item.id}"
            raise CorpusError(source, item.line, name, "expected each id once, this one is repeated")
        seen[item.section, item.id] = item.line
    items[:] = [item for item in items if item.id != OVERVIEW or any(map(str.strip, item.lines))]
    filled = {item.section for item in items}
    for section in (*required, *(section for section, _ in seen)):
        if section not in filled:
            raise CorpusError(source, None, section, "expected a section with this id, with text in it")
    if required and not any(item.section == "reasons" and item.id != OVERVIEW for item in items):
        raise CorpusError(source, None, "reasons", "expected an item for each reason")


def _check_rounds(meta: GuideMeta, items: list[_Item], line_of: LineOf, source: str) -> None:
    """Match the rounds of the front matter with the items of the section `rounds`, one to one."""
    described = {item.id: item.line for item in items if item.section == "rounds" and item.id != OVERVIEW}
    taken: set[str | int] = set()
    for index, spec in enumerate(meta.rounds):
        line = line_of(("rounds", index))
        if spec.item not in described:
            expected = f"expected an item {spec.item} in the section rounds"
            raise CorpusError(source, line, f"rounds.{index}.item", expected)
        if spec.item in taken or spec.order in taken:
            raise CorpusError(source, line, f"rounds.{index}", "expected an item and an order of its own")
        taken |= {spec.item, spec.order}
    for item, line_number in described.items():
        if item not in taken:
            expected = "expected this round in the front matter"
            raise CorpusError(source, line_number, f"rounds/{item}", expected)


def _guide(meta: GuideMeta, passages: dict[str, Passage]) -> Guide:
    rounds = sorted(meta.rounds, key=lambda spec: spec.order)
    return Guide(
        id=meta.id,
        company=meta.company,
        role=meta.role,
        updated=meta.updated,
        source=meta.source,
        levels=meta.levels,
        rounds=tuple(_round(spec, passages[f"{meta.id}/rounds/{spec.item}"]) for spec in rounds),
        reasons=tuple(_reason(p) for p in passages.values() if p.section == "reasons" and p.item != OVERVIEW),
        decision=meta.decision,
        passages=tuple(passages.values()),
    )


def _passage(item: _Item, guide: str, source: str) -> Passage:
    text = "\n\n".join(_blocks(item.lines))
    passage_id = f"{guide}/{item.section}/{item.id}"
    try:
        return Passage(id=passage_id, section_title=item.section_title, title=item.title, text=text)
    except ValidationError as err:
        raise from_validation(source, lambda _: item.line, err) from err


def _blocks(lines: list[str]) -> list[str]:
    """Return paragraphs and bullets, each on one line, so that a sentence can be quoted as it stands; code as it is."""
    blocks: list[str] = []
    fresh, fence = True, ""
    for raw in lines:
        line = raw.strip()
        fence, before = _fence_after(fence, raw), fence
        if before:
            blocks[-1] += f"\n{raw}"
            fresh = not fence
        elif line and (fresh or fence or _BULLET.match(line)):
            blocks.append(_ESCAPED.sub("", line, count=1) if line.startswith("\\") else line)
            fresh = False
        elif line:
            blocks[-1] += f" {line}"
        else:
            fresh = True
    return blocks


def _round(spec: RoundMeta, passage: Passage) -> RoundSpec:
    blocks = passage.text.split("\n\n")
    return RoundSpec(
        kind=spec.kind,
        order=spec.order,
        title=passage.title,
        minutes=spec.minutes,
        format=spec.format,
        tags=spec.tags,
        probes="\n\n".join(block for block in blocks if not _BULLET.match(block)),
        tips=tuple(_BULLET.sub("", block, count=1) for block in blocks if _BULLET.match(block)),
        status=spec.status,
        passage=passage.id,
    )


def _reason(passage: Passage) -> RejectionReason:
    return RejectionReason(id=passage.item, title=passage.title, text=passage.text, passage=passage.id)
