"""Ids that survive: a passage that was there before keeps its id, however its words moved."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from corpus.types import Value

MAX_ITEM, MAX_GUIDE = 30, 49
"""A sample question's id is made of both, within the 80 characters of an id."""
_ALIKE = 0.45
_WORD = re.compile(r"[^\W_]{3,}")


class Known(Value):
    """A passage of the version before."""

    section: str
    item: str
    title: str
    text: str


def slug(text: str, most: int = MAX_ITEM) -> str:
    """Return lower-case words joined by underscores, at most `most` characters; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    while len(words) > 1 and len("_".join(words)) > most:
        words.pop()
    return "_".join(words)[:most].strip("_")


class Ids:
    """Gives out ids within the sections of one guide; `known` is the version before."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._known = list(known)
        self._used: set[tuple[str, str]] = set()
        self._old = {(k.section, k.item) for k in self._known}

    def assign(self, section: str, entries: Sequence[tuple[str, str]]) -> list[str]:
        """Return an id for each (title, text): of the same title before, else of the most alike, else new."""
        free = [k for k in self._known if k.section == section and (section, k.item) not in self._used]
        found: list[str | None] = []
        for title, _ in entries:
            same = next((k for k in free if k.title == title), None)
            if same:
                free.remove(same)
            found.append(same.item if same else None)
        for index, (title, text) in enumerate(entries):
            if found[index] is None:
                alike = _most_alike(f"{title} {text}", free)
                if alike:
                    free.remove(alike)
                    found[index] = alike.item
        self._used |= {(section, item) for item in found if item}
        return [item or self._fresh(section, title) for item, (title, _) in zip(found, entries, strict=True)]

    def take(self, section: str, item: str) -> bool:
        """Claim an id; False if it is given out already."""
        if (section, item) in self._used:
            return False
        self._used.add((section, item))
        return True

    def _fresh(self, section: str, title: str) -> str:
        base = slug(title, MAX_ITEM - 3) or "item"
        for number in range(1, 100_000):
            item = base if number == 1 else f"{base}_{number}"
            if (section, item) not in self._used | self._old and item != "overview":
                self._used.add((section, item))
                return item
        raise ValueError(f"no id is left for {title!r}")


def _most_alike(text: str, known: Sequence[Known]) -> Known | None:
    scored = [(_alike(text, f"{k.title} {k.text}"), k) for k in known]
    best, found = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return found if best >= _ALIKE else None


def _alike(one: str, other: str) -> float:
    a, b = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return len(a & b) / len(a | b) if a and b else 0.0
