"""One round from its lines: title, number, length, format, tags, what it probes, tips."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.importing.blocks import Block
from corpus.importing.draft import DraftRound
from corpus.importing.items import escaped, written
from corpus.importing.vocabulary import vocabulary

COUNT = re.compile(r"(?:~|about |around )?(\d{1,2})(?:\s*[-–]\s*(\d{1,2}))?\s+(?:interview )?rounds?\b.{0,60}", re.I)
ORDER = re.compile(r"\d{1,2}")
PREFIX = re.compile(
    r"^\s*(?:(?:interview )?(?:round|stage|step|phase|interview)\s*#?(\d{1,2})\b\s*[:.)–—-]*\s*"
    r"|#?(\d{1,2})\s*(?:[.):]|[–—-](?!\s*\d))\s*)(?=\S)",
    re.I,
)
_LENGTH = (
    r"(?i:~|about |approx(?:\.|imately)? |around |up to )?(?<![\d.])(?P<low>\d{1,3}(?:\.\d)?)"
    r"(?:\s*(?:-|–|to)\s*(?P<high>\d{1,3}(?:\.\d)?))?[\s-]*(?P<unit>(?i:minutes?|mins?|m|hours?|hrs?|h))(?![a-z])\.?"
)
LENGTH_LINE = re.compile(rf"^\W*{_LENGTH}\s*[·•,|/–—-]*\s*(?P<format>[^.]{{0,60}})$")
LENGTH_IN = re.compile(_LENGTH)
_LENGTH_SAID = re.compile(_LENGTH.replace("|m|", "|").replace("|h))", "))"))
_HOURS_IN = re.compile(r"\b(one|two|three|four|half[- ]an|an?)[- ]hour\b", re.I)
_HOURS = {"one": 60, "a": 60, "an": 60, "two": 120, "three": 180, "four": 240, "half-an": 30, "half an": 30}
_SPOKEN = re.compile(
    r"(?P<before>^|[(\[|·•,:–—-]\s*|\b(?:for|about|around|takes?|lasts?)\s+)"
    r"(?:(?P<hours>\d|an?|one|two|three|four)[ -]?(?i:hours?|hrs?|h)(?:\s*(?:and\s+)?"
    r"(?:(?P<minutes>\d{1,2})\s*(?i:minutes?|mins?|m)?|(?P<half>a half)))?"
    r"|(?P<part>half an hour|half[ -]hour|three quarters of an hour|a quarter of an hour))"
    r"(?![a-z\d])(?=\s*(?:$|[)\].,;|·•/–—-]|[A-Z]|\b(?:on|by|via|with|video|phone|call|in|remote|long|of)\b))",
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_PARTS = {
    "half an hour": 30,
    "half hour": 30,
    "half-hour": 30,
    "three quarters of an hour": 45,
    "a quarter of an hour": 15,
}
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]\s*$")
FIELD = re.compile(
    r"^(duration|length|time|format|medium|type|mode|tags?|topics?|skills|order)\s*:\s*(.{1,200})$", re.I
)
_TIPS = re.compile(
    r"^(?:\w+ )?(?:tips?|advice|how to (?:prepare|succeed|pass|ace)|prep(?:aration)?(?: tips)?|do'?s)\b.{0,40}$", re.I
)
_PROBES = re.compile(
    r"^(?:what (?:they|we|it|is|to|the interviewer|you).{0,50}|focus(?: areas?)?|topics(?: covered)?|covers?|"
    r"(?:skills )?(?:assessed|tested|evaluated|probes))\s*:?$",
    re.I,
)


_TIP_INSIDE = re.compile(r"(?<=[.!?;)])\s+(?:tips?|advice|hint|pro tip)\s*:\s+", re.I)


@dataclass
class OpenRound:
    """A round while its lines are read."""

    title: str
    order: int | None = None
    minutes: int | None = None
    format: str = ""
    tags: tuple[str, ...] = ()
    probes: list[str] = field(default_factory=list)
    tips: list[str] = field(default_factory=list)
    in_tips: bool = False


def in_minutes(text: str) -> str:
    """Return a text in which lengths said in words or in two units are given in minutes: "an hour", "1h 15m"."""
    return _SPOKEN.sub(_spoken_minutes, text)


def _spoken_minutes(match: re.Match[str]) -> str:
    if match["part"]:
        return f"{match['before']}{_PARTS[match['part']]} min"
    hours = _NUMBERS.get(match["hours"]) or int(match["hours"])
    return f"{match['before']}{60 * hours + int(match['minutes'] or 0) + (30 if match['half'] else 0)} min"


def is_note(block: Block) -> bool:
    """True for a line that heads a round's tips, or what it probes."""
    return bool(_TIPS.match(block.text.rstrip(":")) or _PROBES.match(block.text))


def opened(block: Block) -> OpenRound:
    """A round from its title: number, length and format may stand in it."""
    text, order = in_minutes(block.text.rstrip(":")), None
    prefix = PREFIX.match(text)
    if prefix:
        order, text = int(prefix[1] or prefix[2]), text[prefix.end() :]
    one = OpenRound(title=text, order=order)
    bracket = _IN_BRACKETS.search(text)
    if bracket and (LENGTH_IN.search(bracket[1]) or _is_format(bracket[1])):
        take_length(one, bracket[1])
        one.title = text[: bracket.start()]
    else:
        pieces = re.split(r"\s*[|·,]\s*|\s+[–—-]\s+", text)
        timed = [piece for piece in pieces[1:] if LENGTH_IN.search(piece)]
        if timed:
            at = text.index(timed[0])
            take_length(one, text[at:])
            one.title = text[:at].rstrip(" |·,–—-")
    one.title = one.title.strip() or block.text
    return one


def _is_format(text: str) -> bool:
    return (
        re.search(r"\b(phone|video|onsite|on-site|virtual|in person|in-person|remote|live|zoom|call)\b", text, re.I)
        is not None
    )


def take_length(one: OpenRound, text: str) -> None:
    """Read length and format from a piece such as "45 min, video call"; what was told before stays."""
    text = in_minutes(text)
    found = LENGTH_IN.search(text)
    if found:
        one.minutes = one.minutes or minutes_of(found)
        text = f"{text[: found.start()]} {text[found.end() :]}"
    rest = re.sub(r"^[\s·•,;:|/()–—-]+|[\s·•,;:|/()–—-]+$", "", text)
    one.format = one.format or re.sub(r"\s{2,}", " ", rest)[:80]


def minutes_of(found: re.Match[str]) -> int | None:
    """The minutes of a length, the longer of two; None for what no round takes."""
    value = float(found["high"] or found["low"]) * (60 if found["unit"][0] in "hH" else 1)
    return round(value) if 5 <= value <= 480 else None


def take_block(one: OpenRound, block: Block) -> None:
    """Put one block of a round where it belongs."""
    text = block.text
    labelled = FIELD.match(text)
    if block.kind in ("text", "bullet") and labelled and not one.in_tips:
        _take_field(one, labelled[1].lower(), labelled[2])
    elif block.kind == "text" and LENGTH_LINE.match(in_minutes(text)) and not one.probes:
        take_length(one, text)
    elif block.is_short and _TIPS.match(text.rstrip(":")):
        one.in_tips = True
    elif block.is_short and _PROBES.match(text):
        one.in_tips = False
        one.probes.append(escaped(text))
    elif block.kind == "text" and vocabulary().tags_in(text):
        one.tags = tuple(dict.fromkeys((*one.tags, *vocabulary().tags_in(text))))
    elif block.kind == "bullet" and one.in_tips:
        one.tips.append(text)
    elif block.kind == "text" and re.match(r"(?:pro )?(?:tips?|advice|hint)\s*:\s*\S", text, re.I):
        one.tips.append(text.split(":", 1)[1].strip())
    elif one.in_tips and block.kind == "text":
        one.tips.append(text)
    elif block.kind == "code":
        one.probes.append(written(block))
    else:
        take_text(one, text)


def take_text(one: OpenRound, text: str) -> None:
    """Take what a round probes; advice that stands in the same paragraph goes to the tips."""
    about, _, advice = (piece.strip() for piece in _TIP_INSIDE.sub("\0", text, count=1).partition("\0"))
    one.probes += [escaped(about)] if about else []
    one.tips += [advice] if advice else []


def _take_field(one: OpenRound, name: str, value: str) -> None:
    if name in ("duration", "length", "time"):
        take_length(one, value)
    elif name in ("format", "medium", "type", "mode"):
        one.format = value[:80]
    elif name in ("tag", "tags", "topic", "topics", "skills"):
        known = vocabulary().tags_in(value)
        one.tags = tuple(dict.fromkeys((*one.tags, *known)))
        one.probes += [] if known else [escaped(f"{name.capitalize()}: {value}")]
    elif value.isdigit():
        one.order = int(value)


def closed(one: OpenRound, position: int) -> DraftRound:
    """The round as it was read, its kind told by its words."""
    about = " ".join(one.probes)
    return DraftRound(
        order=one.order or position,
        title=one.title[:120],
        kind=vocabulary().round_kind(one.title, one.tags, about),
        minutes=one.minutes or _minutes_in(" ".join(one.probes[:2])),
        format=one.format,
        tags=one.tags,
        probes=tuple(one.probes),
        tips=tuple(one.tips),
    )


def _minutes_in(text: str) -> int | None:
    """A length that stands in a sentence: "a 45-minute call", "one hour"."""
    found = _LENGTH_SAID.search(text[:400])
    if found:
        return minutes_of(found)
    words = _HOURS_IN.search(text[:400])
    return _HOURS.get(words[1].lower()) if words else None
