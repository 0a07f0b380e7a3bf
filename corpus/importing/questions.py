"""Sample questions under their areas, each with the claims of the answer that the guide prints, if it prints one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from corpus.importing.blocks import Block
from corpus.importing.claims import claims_of
from corpus.importing.draft import DraftQuestion, Part
from corpus.importing.items import part, passages_of, written
from corpus.importing.outline import Section
from corpus.importing.vocabulary import vocabulary
from corpus.types import Difficulty

_DIFFICULTY = re.compile(
    r"^(?:difficulty\s*[:–—-]\s*)?(?P<level>Easy|Medium|Hard)(?=[A-Z]|[\s·:,|(/–—-]|$)[\s·:,|()/–—-]*(?P<topic>.{0,80})$"
)
_TAIL = re.compile(
    r"\s*[(\[](?:difficulty\s*:\s*)?(easy|medium|hard)\s*(?:[,·:;|–—-]\s*([^()\[\]]{1,60}))?[)\]]\s*$", re.I
)
_ANSWER = re.compile(r"^(?:(?:sample|model|example|suggested|strong) )?(?:answer|solution|response)s?\s*:?$", re.I)
_ANSWER_IN = re.compile(
    r"^(?:(?:(?:sample|model|example|suggested|strong) )?(?:answer|solution)|a)\s*[:–—]\s+(?=\S)", re.I
)
_QUESTION_IN = re.compile(r"^(?:q(?:uestion)?\s*#?\d{0,2}\s*[:.)–—]|\d{1,2}[.)])\s+(?=\S)", re.I)
_TOPIC = re.compile(r"^(?:topic|area|category|skill)\s*[:–—]\s*(.{2,80})$", re.I)
_ASKS = re.compile(
    r"^(?:(?:can|could|would|do|did|have|are|is|how|what|why|when|where|which|who|tell|describe|explain|walk|design|"
    r"implement|write|given|you|your|suppose|imagine|derive|compare|define|estimate|prove|show|build|find|compute|"
    r"calculate|discuss|give|name|outline|sketch|implement|create|debug|consider|a|an|in|we|our|using|talk)\b)",
    re.I,
)
_LANGUAGES = frozenset(
    {"python", "sql", "java", "c++", "r", "scala", "go", "rust", "julia", "javascript", "cuda", "bash"}
)
MIN_WORDS = 5


@dataclass
class _Open:
    area: str
    ask: list[str]
    explicit: bool
    topic: str = ""
    difficulty: str = ""
    answer: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


class _Reader:
    """Reads the blocks of the section one by one; `area` is the area that questions are being read for."""

    def __init__(self, blocks: Sequence[Block], level: int) -> None:
        self._blocks, self._level = blocks, level
        self.questions: list[_Open] = []
        self.areas: list[tuple[str, list[str]]] = []
        self.rest: list[Block] = []
        self._open: _Open | None = None
        self._answering = self._area_done = False
        self._area_level = 0

    def read(self) -> None:
        for index, block in enumerate(self._blocks):
            if block.kind == "rule":
                self._open, self._area_done = None, bool(self.questions)
            elif not self._is_mark(block) and not self._is_heading(index, block):
                self._take(index, block)

    @property
    def _area(self) -> str:
        return self.areas[-1][0] if self.areas else ""

    def _next(self, index: int, step: int = 1) -> Block | None:
        return self._blocks[index + step] if index + step < len(self._blocks) else None

    def _is_mark(self, block: Block) -> bool:
        """Lines that say something about the question that is open."""
        question = self._open
        if _ANSWER.match(block.text) and len(block.text) < 40:
            self._answering = question is not None
            return question is not None
        if question is None or block.kind not in ("text", "bullet", "heading") or self._answering:
            return False
        level, topic = _DIFFICULTY.match(block.text), _TOPIC.match(block.text)
        if level:
            question.difficulty, question.topic = level["level"].lower(), question.topic or level["topic"].strip()
        elif topic:
            question.topic = topic[1]
        return bool(level or topic)

    def _is_heading(self, index: int, block: Block) -> bool:
        """A heading opens a question or an area; in a text without headings a short line may open an area."""
        marked = block.kind == "heading" or block.is_bold
        if marked and (block.text.rstrip().endswith("?") or _QUESTION_IN.match(block.text)):
            self._ask(block.text, explicit=True)
            return True
        deeper = block.kind == "heading" and block.level > self._area_level > 0
        if marked and (deeper or self._is_answered(index)) and len(block.text.split()) >= MIN_WORDS:
            self._ask(block.text, explicit=True)
            return True
        if marked or self._opens_area(index, block):
            self.areas.append((_TAIL.sub("", block.text).rstrip(":"), []))
            self._open, self._answering, self._area_done = None, False, False
            self._area_level = block.level
            return True
        return False

    def _is_answered(self, index: int) -> bool:
        below = self._next(index)
        return below is not None and bool(_ANSWER.match(below.text) or _DIFFICULTY.match(below.text))

    def _opens_area(self, index: int, block: Block) -> bool:
        below = self._next(index)
        if not block.is_short or block.text.endswith("?") or below is None or self._is_answered(index):
            return False
        if below.kind == "bullet":
            return block.kind == "text" and not self._answering
        busy = self._open is not None and not self._open.answer
        return not busy and below.kind == "text" and not below.is_short and not _QUESTION_IN.match(block.text)

    def _take(self, index: int, block: Block) -> None:
        if block.kind == "code":
            self._take_code(block)
        elif _ANSWER_IN.match(block.text) and self._open is not None:
            self._answering = True
            self._open.answer.append(_ANSWER_IN.sub("", block.text))
        elif self._is_question(index, block):
            self._ask(block.text, explicit=block.kind == "bullet" or bool(_QUESTION_IN.match(block.text)))
        elif self._open is not None and (self._answering or self._open.explicit):
            self._answering = True
            self._open.answer.append(block.text)
        elif self._open is not None and not self._area_done:
            self._open.ask.append(block.text)
        elif self.areas and not self._area_done:
            self.areas[-1][1].append(written(block))
        else:
            self.rest.append(block)

    def _take_code(self, block: Block) -> None:
        if self._open is None:
            self.rest.append(block)
        else:
            self._open.code.append(block.text)

    def _is_question(self, index: int, block: Block) -> bool:
        text = block.text
        if self._is_answered(index) or _QUESTION_IN.match(text):
            return True
        if self._answering and self._open is not None and not (self._open.explicit and block.kind == "bullet"):
            return False
        if len(text.split()) < MIN_WORDS - (block.kind == "bullet" or text.endswith("?")) or (
            self._answering and not text.endswith("?")
        ):
            return False
        if block.kind == "bullet":
            return text.endswith("?") or bool(_ASKS.match(text))
        if not text.endswith("?") or not self.areas:
            return False
        if self._open is not None:  # one paragraph a question, without marks
            return len(self._open.ask) == 1 and self._open.ask[0].endswith("?") and bool(_ASKS.match(text))
        below = self._next(index)
        alone = below is None or below.text.endswith("?") or below.kind == "heading" or below.is_bold
        return alone or bool(self.areas[-1][1])

    def _ask(self, text: str, *, explicit: bool) -> None:
        text = _QUESTION_IN.sub("", text)
        tail = _TAIL.search(text)
        self._open = _Open(self._area, [text[: tail.start()] if tail else text], explicit)
        if tail:
            self._open.difficulty, self._open.topic = tail[1].lower(), (tail[2] or "").strip()
        self._answering = False
        self.questions.append(self._open)


def read_questions(section: Section) -> tuple[list[DraftQuestion], list[Part], list[Part]]:
    """Return the questions of a section, its areas as parts, and what else it says."""
    rows = [b for b in section.blocks if b.kind == "row"]
    reader = _Reader([b for b in section.blocks if b.kind != "row"], section.level)
    reader.read()
    found = [_closed(one) for one in reader.questions] + _from_table(rows)
    areas = [part("areas", title, text or [f"- {title}"]) for title, text in reader.areas]
    rest = part("areas", section.title, map(written, reader.rest), overview=True)
    return found, [a for a in areas if a], [rest] if rest else []


def read_one_question(section: Section) -> tuple[list[DraftQuestion], list[Part]]:
    """Read the problem a page prints for trying: its title, a language, the statement, a starter."""
    blocks = [b for b in section.blocks if b.kind != "rule"]
    texts = [b for b in blocks if b.kind in ("text", "bullet", "heading")]
    code = [b.text for b in blocks if b.kind == "code"]
    language = next((b.text for b in texts if b.text.lower() in _LANGUAGES), "")
    named = [b for b in texts if b.is_short and b.text != language and not b.text.endswith("?")]
    stated = [b for b in texts if b not in named and b.text != language]
    if not stated:
        return [], passages_of(section)
    last_code = max((i for i, b in enumerate(blocks) if b.kind == "code"), default=len(blocks))
    after = [b for b in stated if blocks.index(b) > last_code]
    statement = [b.text for b in stated if b not in after]
    if not statement:
        return [], passages_of(section)
    title = named[0].text if named else " ".join(statement[0].split()[:8])
    question = DraftQuestion(
        round="coding",
        area=section.title,
        topic=title,
        difficulty=None,
        ask="\n\n".join([*statement, *([f"(In {language}.)"] if language else [])]),
        code="\n\n".join(code),
    )
    rest = part("preparation", section.title, map(written, after))
    return [question], [rest] if rest else []


def read_readiness(section: Section) -> tuple[list[DraftQuestion], list[Part]]:
    """Read the questions of a self-check: each stands under the name of its area."""
    found, rest, area = [], [], ""
    for block in section.blocks:
        if block.kind == "rule":
            continue
        if block.text.endswith("?") and len(block.text.split()) >= MIN_WORDS and (area or block.kind == "bullet"):
            kind = vocabulary().area_round(area, block.text)
            found.append(
                DraftQuestion(round=kind, area=area or section.title, topic="", difficulty=None, ask=block.text)
            )
        elif block.is_short and not block.text.endswith("?"):
            area = block.text
        else:
            rest.append(written(block))
    more = part("preparation", section.title, rest)
    return found, [more] if more else []


def _closed(one: _Open) -> DraftQuestion:
    ask = "\n\n".join(one.ask)
    return DraftQuestion(
        round=vocabulary().area_round(one.area, one.topic or ask[:200]),
        area=one.area,
        topic=one.topic,
        difficulty=cast(Difficulty, one.difficulty) if one.difficulty else None,
        ask=ask,
        answer=tuple(one.answer),
        claims=claims_of(one.answer),
        code="\n\n".join(one.code),
    )


def _from_table(rows: Sequence[Block]) -> list[DraftQuestion]:
    """Questions from the rows of a table whose header names a column for them."""
    if len(rows) < 2:
        return []
    header = [cell.lower() for cell in rows[0].cells]
    where = {n: next((i for i, c in enumerate(header) if re.search(p, c)), -1) for n, p in _COLUMNS.items()}
    if where["ask"] < 0:
        return []
    found = []
    for row in rows[1:]:
        cells = {n: row.cells[i] if 0 <= i < len(row.cells) else "" for n, i in where.items()}
        level = cells["difficulty"].strip().lower()
        if cells["ask"]:
            one = _Open(cells["area"], [cells["ask"]], True, cells["topic"], level if level in _LEVELS else "")
            one.answer = [cells["answer"]] if cells["answer"] else []
            found.append(_closed(one))
    return found


_LEVELS = ("easy", "medium", "hard")
_COLUMNS = {"ask": "question", "area": "area|category|round", "topic": "topic|skill", "difficulty": "difficulty|level",
            "answer": "answer|solution"}  # fmt: skip
