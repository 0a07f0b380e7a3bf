"""What a model is asked about one question: the claims, shuffled and in small batches, and the conversation as data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Protocol

from pydantic import TypeAdapter

from agent.judges.said import Heard, Said
from agent.judges.text import stems
from agent.llm.types import Message
from corpus.types import Value
from corpus.yaml_file import load_yaml
from rubrics.types import Turn

CLAIMS_A_BATCH = 8
MOST_TOKENS = 1_500
"""Of the candidate's words in one prompt, in tokens; about a thousand words."""
_MOST_OF_THEIRS = 300
_MOST_OF_ASK = 1_200
_BYTES_A_TOKEN = 3
_QUOTED = re.compile(r'"[^"\n]*"')
_TAG = re.compile(r"<(?=[|/!?a-zA-Z])|(?<=[|/a-zA-Z\"'])>")
_INST = re.compile(r"\[(/?)(INST|SYS|TOOL\w*)\]", re.I)


@dataclass(frozen=True)
class Batch:
    """Some claims of a question with the conversation they are looked for in.

    `claims` are the texts in the order asked, numbered from 1; `numbered` names the point behind each number, `decoy`
    is the number that stands for none. `theirs` is what the interviewer said, `cut` is True where some of the
    candidate's words did not fit in.
    """

    ask: str
    conversation: tuple[str, ...]
    claims: tuple[str, ...]
    numbered: tuple[tuple[int, str], ...]
    decoy: int
    theirs: tuple[str, ...]
    cut: bool


class Wanted(Protocol):
    """A claim to look for; key points are."""

    @property
    def id(self) -> str:
        """What the answer is kept under."""
        ...

    @property
    def point(self) -> str:
        """The claim."""
        ...


class _Decoy(Value):
    claim: str
    about: tuple[str, ...]


def split(ask: str, points: Sequence[Wanted], turns: Sequence[Turn], heard: Heard, sample: int = 1) -> list[Batch]:
    """Return the batches for some points; the same points, words and sample always give the same batches."""
    kept, cut = _fitting(heard.said)
    spoken = [t for t in sorted(turns, key=lambda t: t.seq) if t.speaker == "interviewer"]
    theirs = (ask, *(_QUOTED.sub(" ", t.text) for t in spoken))
    lines = _lines(kept, spoken)
    shuffled = sorted(points, key=lambda p: _hash(f"{ask}\n{p.id}\n{sample}"))
    count = -(-len(shuffled) // CLAIMS_A_BATCH)
    size = -(-len(shuffled) // max(1, count))
    parts = [shuffled[i : i + size] for i in range(0, len(shuffled), size)]
    said = " ".join(s.text for s in heard.said)
    return [_batch(ask, part, lines, theirs, _decoy(ask, said, i + sample), cut) for i, part in enumerate(parts)]


def _batch(
    ask: str, points: Sequence[Wanted], lines: tuple[str, ...], theirs: tuple[str, ...], decoy: str, cut: bool
) -> Batch:
    at = _hash(f"{ask}{points[0].id}{decoy}") % (len(points) + 1)
    claims = [p.point for p in points]
    claims.insert(at, decoy)
    ids = [p.id for p in points]
    numbered = tuple((i + 1 if i < at else i + 2, point) for i, point in enumerate(ids))
    return Batch(ask, lines, tuple(claims), numbered, at + 1, theirs, cut)


def prompt_of(batch: Batch) -> tuple[Message, ...]:
    """Put a batch into messages: what stays the same while the talk grows, instructions, question and claims, first."""
    claims = "\n".join(f"{number}. {' '.join(text.split())}" for number, text in enumerate(batch.claims, 1))
    conversation = "\n".join(batch.conversation)
    asked = f"Question: {_tame(batch.ask)[:_MOST_OF_ASK]}\n\nClaims:\n{claims}"
    text = (
        f"{asked}\n\nConversation:\n{conversation}\n\nAnswer for claims 1 to {len(batch.claims)}, quoting C lines only."
    )
    return (Message(role="system", content=_instructions()), Message(role="user", content=text))


@cache
def _instructions() -> str:
    return files("agent").joinpath("prompts/judge.md").read_text(encoding="utf-8").strip()


def _lines(said: Sequence[Said], spoken: Sequence[Turn]) -> tuple[str, ...]:
    """One line a turn, each with its speaker's letter and number: nothing typed can begin a line of its own."""
    found = [(seq, f"C{seq}: {_tame(' '.join(s.text for s in group))}") for seq, group in _by_turn(said)]
    first = min((seq for seq, _ in found), default=0)
    after = [t for t in spoken if t.seq > first]  # before the first reply stands the question, which is given
    found += [(t.seq, f"I{t.seq}: {_tame(t.text)[:_MOST_OF_THEIRS]}") for t in after]
    last = max((seq for seq, text in found if text[0] == "C"), default=0)
    return tuple(text for seq, text in sorted(found) if seq <= last)


def _tame(text: str) -> str:
    """One line, without what a chat template would read as a mark of its own."""
    text = " ".join(text.split())
    text = _TAG.sub(lambda m: "‹" if m[0] == "<" else "›", text)
    return _INST.sub(r"(\1\2)", text)


def _fitting(said: Sequence[Said]) -> tuple[list[Said], bool]:
    """Keep the latest whole turns that fit; of one that is too long alone, its beginning and its end."""
    turns = [list(group) for _, group in _by_turn(said)]
    kept: list[Said] = []
    room = MOST_TOKENS
    for turn in reversed(turns):
        cost = _tokens(turn)
        if cost > room:
            return (kept, True) if kept else (_shortened(turn), True)
        kept, room = [*turn, *kept], room - cost
    return kept, False


def _shortened(turn: list[Said]) -> list[Said]:
    head, tail = list[Said](), list[Said]()
    room = MOST_TOKENS
    for i in range(len(turn)):
        source, index = (tail, len(turn) - 1 - len(tail)) if i % 3 == 2 else (head, len(head))
        room -= _tokens([turn[index]])
        if room < 0:
            break
        source.append(turn[index])
    return [*head, *reversed(tail)]


def _tokens(said: Sequence[Said]) -> int:
    return sum(-(-len(s.text.encode()) // _BYTES_A_TOKEN) for s in said)


def _by_turn(said: Sequence[Said]) -> list[tuple[int, list[Said]]]:
    return [(seq, list(group)) for seq, group in groupby(said, key=lambda s: s.seq)]


def _decoy(ask: str, said: str, number: int) -> str:
    """Choose a decoy that has nothing to do with question and answer; the same while the talk keeps off it."""
    found = {*stems(ask), *stems(said)}
    ordered = sorted(_decoys(), key=lambda d: _hash(ask + d.claim))
    free = [d for d in ordered if not found & {s for word in d.about for s in stems(word)}] or ordered
    return free[number % len(free)].claim


@cache
def _decoys() -> tuple[_Decoy, ...]:
    data, _ = load_yaml(Path(__file__).parent / "decoys.yaml")
    return TypeAdapter(tuple[_Decoy, ...]).validate_python(data)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big")
