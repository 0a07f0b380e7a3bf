"""The talk on one question as a model reads it: whole turns, newest first, within a budget; the rest as notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from agent.asking import sentences
from agent.speakers.types import Brief
from agent.steering import steers
from rubrics.types import Turn

Count = Callable[[str], int]
"""Counts the tokens of a text."""

TALK_TOKENS = 500
NOTE_TOKENS = 120
_NOTED = 6
_SPACE = re.compile(r"\s+")
_BESIDE = {
    "steer": "(a remark that has nothing to do with the question)",
    "unreadable": "(something that could not be read)",
    "upset": "(is upset)",
}


def bytes_over_three(text: str) -> int:
    """Count tokens without a vocabulary: an upper bound for English, code and Chinese alike."""
    return -(-len(text.encode("utf-8", "replace")) // 3)


def fenced(text: str) -> str:
    """A candidate's words on one line between << and >>; nothing in them can end the fence or begin another turn."""
    return f"<<{unfenced(text)}>>"


def unfenced(text: str) -> str:
    """A text on one line without anything that could open or end a fence, or be seen by a machine only."""
    visible = "".join(c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return _SPACE.sub(" ", visible.replace("<", "‹").replace(">", "›")).strip()


def transcript(brief: Brief, count: Count, budget: int = TALK_TOKENS) -> str:
    """Return the talk so far within `budget` tokens; the newest turn is always there, shortened if it must be."""
    turns = [t for t in brief.heard if t.kind != "ask"]
    lines: list[str] = []
    left = budget
    for turn in reversed(turns):
        line = _line(turn)
        if count(line) > left:
            if lines:
                break
            line = _shortened(turn, count, left)
        lines.insert(0, line)
        left -= count(line)
    dropped = turns[: len(turns) - len(lines)]
    return "\n".join(filter(None, [notes(brief, dropped, count), *lines]))


def notes(brief: Brief, dropped: Sequence[Turn], count: Count, budget: int = NOTE_TOKENS) -> str:
    """What must outlive the turns that are left out: facts told, numbers given, words that were right."""
    if not dropped:
        return ""
    said = [_spoken(t) for t in dropped if t.speaker == "candidate" and t.kind != "code"]
    kept = [f"You told: {fact}" for fact in brief.told]
    kept += [f"They gave: {fenced(found)}" for text in said for found in _numbers(text)][-_NOTED:]
    kept += [f"They had right: {fenced(quote)}" for quote in brief.met[-_NOTED:]]
    text = "Earlier on this question:"
    for note in kept:
        if count(f"{text} {note}") > budget:
            break
        text += f" {note}"
    return text if kept else ""


def _numbers(text: str) -> list[str]:
    """Each number with the two words on either side of it."""
    words = text.split()
    return [" ".join(words[max(0, i - 2) : i + 3]) for i, word in enumerate(words) if any(c.isdigit() for c in word)]


def _line(turn: Turn) -> str:
    if turn.speaker == "runner":
        return f"Test run: {_SPACE.sub(' ', turn.text).strip()}"
    if turn.speaker == "interviewer":
        return f"You: {unfenced(turn.text)}"  # it may quote the candidate
    if turn.kind == "code":
        return f"Candidate: (code, {turn.text.count(chr(10)) + 1} lines)"
    return f"Candidate: {_BESIDE.get(turn.kind) or fenced(_spoken(turn))}"


def _spoken(turn: Turn) -> str:
    """A candidate's turn without what it says to whoever grades."""
    return "".join(s for s in sentences(turn.text) if not steers(s)) if steers(turn.text) else turn.text


def _shortened(turn: Turn, count: Count, budget: int) -> str:
    """The beginning and the end of a turn that is too long by itself."""
    words = _spoken(turn).split()
    keep = len(words)
    while keep > 8:
        keep = keep * 2 // 3
        text = " ".join([*words[: keep * 2 // 3], "[...]", *words[-(keep // 3) :]])
        line = _line(turn.model_copy(update={"text": text}))
        if count(line) <= budget:
            return line
    return _line(turn.model_copy(update={"text": " ".join(words)[: budget // 2]}))
