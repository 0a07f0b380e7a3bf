"""Lines such as "Role: ML Engineer" or "Description: ...": the label says what part of an entry they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from agent.tailoring.lines import Line

_FIELD = re.compile(r"^([A-Za-z][A-Za-z &/]{2,32}?)\s*[:：]\s*(\S.*)?$")
_NAMES = frozenset(
    "project;project title;project name;title;company;company name;employer;organisation;organization;"
    "institution".split(";")
)
_HEADS = _NAMES | frozenset("role;position;designation;job title;duration;period;date;dates;time".split(";"))
_BODIES = frozenset(
    "description;project description;summary;responsibilities;roles and responsibilities;role and responsibilities;"
    "roles & responsibilities;key responsibilities;contribution;contributions;achievement;achievements;"
    "key achievements;outcome;result;results;impact;highlights".split(";")
)
_DROPPED = frozenset(
    "client;customer;location;team size;place;website;link;url;reference;supervisor;advisor".split(";")
)
_HEAD_WORDS = 9


def without_labels(lines: Iterable[Line]) -> Iterator[Line]:
    """Put what stands behind a label in its place: the head of an entry, its body, or nowhere."""
    told = False
    for line in lines:
        found = _FIELD.match(line.text) if line.kind != "heading" else None
        label, rest = (found[1].strip().lower(), found[2] or "") if found else ("", "")
        opens = line.kind == "heading" or label in _NAMES or (line.kind == "text" and line.gap and not label)
        told = (told and not opens) or line.kind == "bullet" or label in _BODIES
        if label in _HEADS - _NAMES and told:
            continue  # who and when, said after what: it opens nothing
        if label in _HEADS and rest and len(rest.split()) <= _HEAD_WORDS:
            yield replace(line, kind="text", text=rest, bold=True)
        elif label in _HEADS | _BODIES and rest:
            yield replace(line, kind="bullet", text=rest)
        elif label not in _BODIES | _DROPPED:
            yield line
