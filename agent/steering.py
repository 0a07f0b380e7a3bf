"""Finding words aimed at whoever grades: orders, verdicts, false roles, bribes, questions for what is hidden.

One place for the interviewer, who does not take such words for an answer, and for the judges, who set them aside.
What is looked for stands in `steering.yaml`; what it can hide behind, in `disguise.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from pathlib import Path

from pydantic import TypeAdapter

from agent.disguise import faces
from agent.judges.lexical import function_share
from agent.judges.text import sentences
from corpus.types import Value
from corpus.yaml_file import load_yaml

_FILE = Path(__file__).parent / "steering.yaml"
_NAME = re.compile(r"\{([a-z]+)\}")
_QUOTED = re.compile(r"\"[^\s\"]+(?:[ \t]+[^\s\"]+){2,}\"|“[^”\n]*”|`[^`\n]*`")
_TALKING = 5
"""So many words around a quotation talk about it; with fewer, the quotation is what is said."""
_CLAUSE = re.compile(r"\s*[;:—–()]+\s*|\s+-+\s+|,\s+(?=(?:and|but|so|because|then|also|now|please|which)\b)", re.I)
_LEAST_WORDS = 6
_PROSE = 0.15
_SHORT_LINES = re.compile(r"(?:^[^\w\n]*\w+(?:[^\w\n]+\w+)?[^\w\n]*(?:\n|\Z)){3,}", re.MULTILINE)
_NO_WORDS = re.compile(r"(?<!\S)[^\w\n]{12,}")
_ORDERS = ("orders", "marks", "languages")
"""Families that may stand beside an answer in one sentence; of the others nothing is kept."""
_NOT_OF_THE_SUBJECT = re.compile(
    r"\b(?:you|your|please|scores?|grades?|marks?|points?|candidate|interview\w*|questions?|answer\w*|agreed|panel|judge"
    r"|grader|rubric|instructions?|prompt|pass|passed|hire)\b",
    re.I,
)
_TAG = re.compile(
    r"<(script|style)\b.*?(?:</\1>|\Z)|<!--.*?(?:-->|\Z)|</?[a-z][^<>]*(?:>|\Z)|&#?\w+;", re.I | re.DOTALL
)
_SCRIPTED = re.compile(
    r"^\W{0,3}(?:q|a|question|(?:(?:first|second|third|other|senior|head|lead|chief|co-?)[ -]?)?"
    r"(?:judge|grader|examiner|interviewer|reviewer|evaluator|assessor|panel(?:ist)?|moderator|system|assistant|verdict)"
    r"(?: ?(?:\d|[a-c]))?)\W{0,2}:",
    re.I,
)
"""A line with a part of its own, as in a script of the panel's talk."""
_SCRAP_WORDS = 4
_FIGURES = re.compile(r"\d|[=<>≈∝]|\bO\(")
_COMMENT = re.compile(r"(?:#|//)[^\n]*|\"{3}.*?(?:\"{3}|\Z)|'{3}.*?(?:'{3}|\Z)|/\*.*?(?:\*/|\Z)", re.DOTALL)


class _Family(Value):
    patterns: tuple[str, ...]
    unless: str = ""


class _Sheet(Value):
    words: dict[str, str]
    families: dict[str, _Family]
    vocabulary: str


class _Rule(Value):
    patterns: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _sheet() -> tuple[Mapping[str, _Rule], tuple[str, ...]]:
    data, _ = load_yaml(_FILE)
    sheet = TypeAdapter(_Sheet).validate_python(data)
    rules = {
        name: _Rule(
            patterns=tuple(re.compile(_filled(p, sheet.words)) for p in family.patterns),
            unless=re.compile(family.unless) if family.unless else None,
        )
        for name, family in sheet.families.items()
    }
    return rules, tuple(dict.fromkeys(sheet.vocabulary.split()))


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """Put named words into a pattern; a name inside words is filled too."""
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda m: words[m[1]], pattern)
    return pattern


def steers(text: str) -> bool:
    """True if any of a text is aimed at whoever grades; words in quotation marks are talked about, not said."""
    return bool(passages(text))


def passages(text: str) -> list[str]:
    """Return the sentences of a text that steer, word for word; all of it where it does so only as a whole."""
    whole = cut_up(text)
    found = [s.text for s in sentences(text) if not _within(s.start, whole) and family_of(s.text)]
    return [*found, *(text[start:end].strip() for start, end in whole)]


def cut_up(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text holds an order with a word or a letter a line, or one in characters that make no words."""
    blocks = (m.span() for pattern in (_SHORT_LINES, _NO_WORDS) for m in pattern.finditer(text))
    found = tuple(span for span in blocks if family_of(text[slice(*span)]))
    if found or function_share(text) >= _PROSE or any(family_of(s.text) for s in sentences(text)):
        return found
    return ((0, len(text)),) if family_of(text) else ()


def _within(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def passages_in_code(source: str) -> list[str]:
    """Return what steers in the comments and documentation strings of a program."""
    return [passage for comment in _COMMENT.findall(source) for passage in passages(comment)]


def answered(text: str) -> tuple[list[str], bool]:
    """Return the sentences of a reply that answer, and whether anything of it was said to the grader.

    Where an order stands beside an answer in one sentence, the clauses that answer are kept. What leads up to such
    words goes with them: a scrap ("Thank you.", a tag), the rest of a sentence that pleads, and lines written for
    others to say ("First judge: ...").
    """
    whole = cut_up(text)
    pieces = [s for s in sentences(text) if not _within(s.start, whole)]
    found = [s.text for s in pieces]
    parts = [_answering(sentence) for sentence in found]
    aside = {i for i, part in enumerate(parts) if part != [found[i]]}
    dropped = aside | ({i for i, said in enumerate(found) if _SCRIPTED.match(said)} if aside else set())
    for i in (*range(len(found)), *reversed(range(len(found)))):
        if {i - 1, i + 1} & dropped and _is_scrap(found[i]):
            dropped.add(i)
        if (
            i + 1 in aside
            and family_of(found[i + 1]) == "pleas"
            and _goes_on(text[pieces[i].start : pieces[i + 1].start])
        ):
            dropped.add(i)
    return [p for i, part in enumerate(parts) if i in aside or i not in dropped for p in part], bool(whole or aside)


def _goes_on(piece: str) -> bool:
    """True if a piece of text does not end its sentence."""
    return piece.rstrip(" \t").endswith((";", ":", ",", "–", "—"))


def _answering(sentence: str) -> list[str]:
    family = family_of(sentence)
    if not family:
        return [sentence]
    if family not in _ORDERS:
        return []
    clauses = [clause.strip() for clause in _CLAUSE.split(sentence)]
    if not any(family_of(c) for c in clauses):
        return []
    kept = (c for c in clauses if len(c.split()) >= _LEAST_WORDS and not family_of(c))
    return [c for c in kept if not _NOT_OF_THE_SUBJECT.search(c)]


def _is_scrap(sentence: str) -> bool:
    rest = _TAG.sub(" ", unescape(sentence))
    return len(rest.split()) < _SCRAP_WORDS and not _FIGURES.search(rest)


@lru_cache(maxsize=8_192)
def family_of(sentence: str) -> str:
    """Return the family of steering that a sentence belongs to, or "" for none."""
    rules, vocabulary = _sheet()
    said = _without_mentions(sentence)
    for face in faces(said, vocabulary):
        for name, rule in rules.items():
            if any(_counts(found, face, rule) for p in rule.patterns for found in p.finditer(face)):
                return name
    return ""


def _counts(found: re.Match[str], face: str, rule: _Rule) -> bool:
    return rule.unless is None or not rule.unless.search(face[: found.start()])


def _without_mentions(text: str) -> str:
    rest = _QUOTED.sub(" ", text)
    return rest if len(re.findall(r"\w+", rest)) >= _TALKING else text
