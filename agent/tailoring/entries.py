"""The entries of a section: a head that names what and where and when, and the bullets under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from agent.tailoring.dates import date_in, without_dates
from agent.tailoring.fields import without_labels
from agent.tailoring.lines import Line, opens_entry
from agent.tailoring.vocabulary import has_role, is_did, technologies_in

PROSE_WORDS = 11
MAX_HEADS = 5
_PARTS = re.compile(r"\s+[|•·]\s+|\t+|\s+[–—-]\s+|\s+@\s+|,\s+(?!(?:Inc|LLC|Ltd|GmbH|Corp|Co)\b)|\s+(?=\()")
_AT = re.compile(r"^(.{3,60}?)\s+(?:at|bei|chez|en|presso)\s+(\S.{1,60})$")
_NAMED = re.compile(r"^([^:.!?]{2,60}?)\s*(?::|\s[–—-])\s+(\S.{20,})$")
_PLACE = re.compile(
    r"^(?:remote|hybrid|on-?site|[A-Z][\w .'’-]{1,25},\s*(?:[A-Z]{2}|[A-Z][a-z]+)|(?:USA?|UK|EU|Germany|"
    r"Deutschland|France|Canada|India|China|"
    r"Switzerland|Singapore|Japan|Spain|Italy|Netherlands|London|Berlin|Paris|Munich|München|Zurich|Zürich|Toronto|Bangalore|"
    r"Beijing|Shanghai|Tokyo|Boston|Seattle|New York|San Francisco|[A-Z]{2}))$",
    re.I,
)
_KIND_OF_JOB = re.compile(
    r"^\(?(?:full|part)[- ]time\)?$|^\(?(?:contract|permanent|temporary|remote|internship)\)?$", re.I
)
_PHRASES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


@dataclass
class Entry:
    """What stands together in a section while it is read."""

    head: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    indent: int = 0
    """Where its body stands."""
    edge: int = 0
    """Where its head stands."""
    named: bool = False
    """Whether its name stands before what it is, on one line."""


@dataclass(frozen=True)
class Head:
    """The parts of an entry's head."""

    title: str
    organisation: str
    role: str
    dates: str


def entries(lines: Sequence[Line]) -> list[Entry]:
    """Split a section into its entries; lines before the first head make one without a head."""
    lines = _with_heads([part for line in without_labels(lines) for part in _apart(line)])
    bulleted, listed = any(line.kind == "bullet" for line in lines), _is_named_list(lines)
    found: list[Entry] = []
    for line in lines:
        if not found or _begins(line, found[-1], bulleted=bulleted, listed=listed):
            found.append(Entry())
        _take(line, found[-1])
    return [entry for entry in found if entry.head or entry.body]


def _take(line: Line, entry: Entry) -> None:
    """Add a line to an entry, as a part of its head or of its body."""
    named = _NAMED.match(line.text) if line.kind != "heading" else None
    fresh = not entry.head and not entry.body
    if named and fresh and (_is_name_first(line, named) or not _is_head(line, entry)):
        entry.head, entry.named = [named[1]], True
        entry.body += _phrases(named[2])
    elif _is_head(line, entry):
        entry.edge = entry.edge if entry.head else line.indent
        entry.head.append(line.text)
    elif line.kind == "bullet":
        entry.body.append(line.text.replace("\t", " "))
    else:
        entry.body += _phrases(line.text)
    entry.indent = entry.indent if len(entry.body) > 1 else line.indent


def _with_heads(lines: list[Line]) -> list[Line]:
    """In a list of lists, the outer points are heads."""
    if any(line.kind != "bullet" for line in lines) or len({line.indent for line in lines}) < 2:
        return lines
    outer = min(line.indent for line in lines)
    return [replace(line, kind="heading", level=3) if line.indent == outer else line for line in lines]


def _is_name_first(line: Line, named: re.Match[str]) -> bool:
    """True for "Name: what it is" on one line, which is an entry by itself."""
    return line.text[len(named[1]) :].lstrip().startswith(":") and not date_in(line.text) and not has_role(line.text)


def _apart(line: Line) -> Iterator[Line]:
    """A line that begins with an entry's head and goes on with what was done there is two."""
    if line.kind == "text" and opens_entry(line.text):
        first, _, rest = line.text.partition(". ")
        yield replace(line, text=first)
        yield replace(line, text=rest, gap=False, indent=line.indent + 1)
    else:
        yield line


def _phrases(text: str) -> Iterator[str]:
    """The sentences of a text, each a bullet of its own."""
    yield from (part.strip() for part in _PHRASES.split(text.replace("\t", " ")) if part.strip())


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) >= PROSE_WORDS and not (
        date_in(line.text) and has_role(line.text) and len(line.text) < 120
    )


def _is_head(line: Line, entry: Entry) -> bool:
    if line.kind == "heading" or line.bold:
        return True
    if line.kind == "bullet" or entry.body or len(entry.head) >= MAX_HEADS or _is_prose(line):
        return False
    dated = bool(date_in(line.text)) or has_role(line.text)
    return not entry.head or dated or not (line.indent > entry.edge or is_did(line.text.split()[0]))


def _begins(line: Line, entry: Entry, *, bulleted: bool, listed: bool) -> bool:
    """True where a line opens an entry of its own; `listed` where every bullet of the section does."""
    if line.kind == "heading":
        return bool(entry.body) or len(entry.head) >= MAX_HEADS or line.level <= 2
    if line.kind == "bullet":
        return listed and bool(entry.body)
    if entry.named and _NAMED.match(line.text):
        return True
    if _is_prose(line):
        return line.gap and _NAMED.match(line.text) is not None and bool(entry.body)
    dated = bool(date_in(line.text))
    if entry.body:
        return line.gap or line.bold or line.indent < entry.indent or dated or bulleted
    return (dated and any(date_in(head) for head in entry.head)) or (line.gap and bool(entry.head) and line.bold)


def _is_named_list(lines: Sequence[Line]) -> bool:
    """True for a list in which every bullet is an entry: "Name: what it is" or with a date of its own."""
    bullets = [x for x in lines if x.kind == "bullet"]
    if len(bullets) != len(lines) or not bullets:
        return False
    return sum(_NAMED.match(x.text) is not None for x in bullets) >= 0.6 * len(bullets)


def head_of(lines: Sequence[str], *, position: bool) -> Head:
    """Read an entry's head; `position` where it is a post somebody held, not a project with a name."""
    dates = next((date for line in lines if (date := date_in(line))), "")
    parts = [part for line in lines for part in _parts(without_dates(line))]
    if not position:
        title = _name_of(parts[0]) if parts else ""
        return Head(
            title=title, organisation=next((p for p in parts[1:] if _is_organisation(p)), ""), role="", dates=dates
        )
    role = next((part for part in parts if has_role(part)), "")
    rest = [part for part in parts if part != role and not has_role(part)]
    organisation = rest[0] if rest else ""
    return Head(title="", organisation=organisation, role=role, dates=dates)


def _parts(line: str) -> Iterator[str]:
    at = _AT.match(line)
    for piece in at.groups() if at else (line,):
        for part in _PARTS.split(piece):
            text = part.strip(" \t,;|()[]:•·–—-*")
            if text and not _PLACE.match(text) and not _KIND_OF_JOB.match(text) and any(c.isalpha() for c in text):
                yield text


def _name_of(part: str) -> str:
    """A project's name, without the description that stands behind a colon."""
    name, colon, rest = part.partition(":")
    return name.strip() if colon and rest.strip() and 0 < len(name.split()) <= 5 else part


def _is_organisation(part: str) -> bool:
    return part[:1].isupper() and len(part.split()) <= 5 and not technologies_in(part) and not has_role(part)
