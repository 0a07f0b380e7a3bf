"""Which part of a résumé a line opens: headings in any case, marked or not, in several languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from agent.tailoring.vocabulary import has_role
from corpus.yaml_file import load_yaml

Section = Literal[
    "experience", "projects", "skills", "publications", "education", "summary", "person", "referees", "other"
]
_TABLE: TypeAdapter[dict[Section, tuple[str, ...]]] = TypeAdapter(dict[Section, tuple[str, ...]])
_MOST_WORDS, _EXTRA_WORDS = 5, 2
_SPACED = re.compile(r"^(?:\w ){3,}\w$")
_LABEL = re.compile(r"^\s{0,3}(\S(?:[^\t]{0,28}?\S)?)(?:\s{3,}|\s*\t\s*)(\S.*)$")
_INLINE = re.compile(r"^\W*([^:]{3,40}):\s+(\S.*)$")
_FILLERS = frozenset(
    "and und et y e my the of selected relevant other additional professional technical key recent".split()
)


@cache
def _headings() -> dict[str, Section]:
    data, _ = load_yaml(Path(__file__).with_suffix(".yaml"))
    return {name: section for section, names in _TABLE.validate_python(data).items() for name in names}


def section_of(line: str) -> Section | None:
    """Return the section that a line opens, or None where it is no heading."""
    text = line.strip().lstrip("#").strip(" \t:*_=-–—•|·.")
    if not text or len(text) > 60 or ": " in text or any(c.isdigit() for c in text) or text.endswith((",", ";")):
        return None
    words = _plain(text).split()
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    table = _headings()
    if " ".join(words) in table:
        return table[" ".join(words)]
    return _with_extra_words(words) if _looks_like_heading(line) else None


def labels_apart(lines: Iterable[str]) -> Iterator[str]:
    """Headings that stand left of what they head get a line of their own."""
    for line in lines:
        found = _LABEL.match(line)
        if found and section_of(found[1]) is not None:
            yield found[1]
            yield " " * found.start(2) + found[2]
        else:
            yield line


def inline_section(line: str) -> tuple[Section, str] | None:
    """Return the section of a line such as "Skills: Python, SQL", and what stands behind the colon."""
    found = _INLINE.match(line)
    section = _headings().get(_plain(found[1])) if found else None
    return (section, found[2]) if found and section else None


def _with_extra_words(words: list[str]) -> Section | None:
    """A known heading with a word or two more around it; the longest that fits is taken."""
    table = _headings()
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            name = " ".join(words[start : start + size])
            others = [w for w in (*words[:start], *words[start + size :]) if w not in _FILLERS]
            a_post = has_role(" ".join(others)) and table.get(name) != "experience"  # "Research Intern" opens nothing
            if name in table and len(others) <= _EXTRA_WORDS and (size > 1 or len(others) <= 1) and not a_post:
                return table[name]
    return None


def _looks_like_heading(line: str) -> bool:
    """Marked, in capitals, or with a capital at every word of weight."""
    text = line.strip().strip(":*_ ")
    words = [w for w in re.findall(r"[^\W\d_]+", text) if w.lower() not in _FILLERS]
    return line.lstrip().startswith("#") or text.isupper() or all(word[:1].isupper() for word in words)


def _plain(text: str) -> str:
    """Small letters without accents and signs; "E X P E R I E N C E" is one word."""
    if _SPACED.match(text):
        text = text.replace(" ", "")
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", bare).replace("_", " ").split())
