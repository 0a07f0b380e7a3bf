"""YAML read strictly, with the line of every value kept for error messages.

Only the plain part of YAML is accepted: mappings, lists, scalars. Anchors, aliases, tags, repeated
keys and second documents are refused. Unquoted `yes`, `no`, `on`, `off`, dates and times stay text;
only `true` and `false` are truth values, and `1e-6` is a number.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from corpus.errors import CorpusError, LineOf

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

_Path = tuple[int | str, ...]
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
# At most 18 digits: a longer run is an identifier, and int() of a very long one is slow.
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(\d{1,18}\.\d{0,18}|\.\d{1,18}|\d{1,18}(?=[eE]))([eE][-+]?\d{1,3})?", re.ASCII)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser, where built in, is ten times faster


def load_yaml(path: str | Path) -> tuple[object, LineOf]:
    """Return what a YAML file holds and a function from a value's location to its line.

    Raises `CorpusError` for a file that cannot be read, is over 2 MB, is not UTF-8 or is not plain YAML.
    """
    return parse_yaml(read_text(path), path)


def read_text(path: str | Path) -> str:
    """Return the text of a UTF-8 file of at most `MAX_BYTES`; raises `CorpusError`."""
    file = Path(path)
    if file.exists() and not file.is_file():
        raise CorpusError(path, None, "", "expected a regular file")
    try:
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as err:
        raise CorpusError(path, None, "", f"cannot be read: {err.strerror or err}") from err
    if len(raw) > MAX_BYTES:
        raise CorpusError(path, None, "", f"expected at most {MAX_BYTES} bytes")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = raw.count(b"\n", 0, err.start) + 1
        raise CorpusError(path, line, "", "expected text in UTF-8") from err


def parse_yaml(text: str, source: str | Path, first_line: int = 1) -> tuple[object, LineOf]:
    """Return the value a YAML text holds, and its lines; `first_line` is the line `text` starts on.

    A location that is not in the text (a missing field) is given the line of what should hold it.
    Raises `CorpusError`.
    """
    builder = _Builder(source, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as err:
        mark = getattr(err, "problem_mark", None) or getattr(err, "context_mark", None)
        what = getattr(err, "problem", None) or getattr(err, "reason", None) or "it cannot be parsed"
        line = mark.line + first_line if mark else None
        raise CorpusError(source, line, "", f"expected valid YAML, but {what}") from err
    lines = builder.lines

    def line_of(location: _Path) -> int | None:
        for end in range(len(location), -1, -1):
            if location[:end] in lines:
                return lines[location[:end]]
        return None

    return builder.root, line_of


class _Open:
    """A mapping or list whose end has not been read yet."""

    def __init__(self, path: _Path, value: dict[str, object] | list[object]) -> None:
        self.path = path
        self.value = value
        self.key: str | None = None


class _Builder:
    """Builds a value from parser events, without recursion: nesting cannot exhaust the stack."""

    def __init__(self, source: str | Path, first_line: int) -> None:
        self.root: object = None
        self.lines: dict[_Path, int] = {}
        self._source = source
        self._first_line = first_line
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Add one event."""
        line = self._first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise CorpusError(self._source, line, "", "expected a single YAML document")
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise CorpusError(self._source, line, self._field(), "expected no YAML anchors or aliases")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_tag(event.tag, line)
            self._start({} if isinstance(event, yaml.MappingStartEvent) else [], line)

    def _take_scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        plain = event.implicit[0] and not event.style
        self._refuse_tag(event.tag, line)
        holder = self._open[-1] if self._open else None
        if holder and isinstance(holder.value, dict) and holder.key is None:
            self._take_key(holder, event.value, line)
        else:
            self._place(_scalar(event.value) if plain else event.value, line)

    def _take_key(self, holder: _Open, key: str, line: int) -> None:
        assert isinstance(holder.value, dict)
        if key in holder.value:
            where = ".".join(map(str, (*holder.path, key)))
            raise CorpusError(self._source, line, where, "expected each key once, this one is repeated")
        holder.key = key
        self.lines[*holder.path, key] = line

    def _start(self, value: dict[str, object] | list[object], line: int) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise CorpusError(self._source, line, "", f"expected at most {MAX_DEPTH} levels of nesting")
        self._open.append(_Open(self._place(value, line), value))

    def _place(self, value: object, line: int) -> _Path:
        """Put a value where it belongs and return its location."""
        if not self._open:
            self.root = value
            self.lines[()] = line
            return ()
        holder = self._open[-1]
        if isinstance(holder.value, list):
            path: _Path = (*holder.path, len(holder.value))
            self.lines[path] = line
            holder.value.append(value)
            return path
        if holder.key is None:
            raise CorpusError(self._source, line, self._field(), "expected a key that is plain text")
        path = (*holder.path, holder.key)
        holder.value[holder.key] = value
        holder.key = None
        return path

    def _refuse_tag(self, tag: str | None, line: int) -> None:
        if tag is not None:
            raise CorpusError(self._source, line, self._field(), f"expected no YAML tag, got {tag}")

    def _field(self) -> str:
        if not self._open:
            return ""
        holder = self._open[-1]
        return ".".join(map(str, holder.path if holder.key is None else (*holder.path, holder.key)))


def _scalar(text: str) -> bool | int | float | str | None:
    """Return what an unquoted scalar means."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
