"""What the candidate said about a question, cut into sentences that may be credited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent import steering
from agent.judges import guards
from rubrics.types import Turn

_LABEL = re.compile(r"^(?:\W{0,3}(?:candidate|interviewee|applicant|me|user|human)\W{0,2}:\s*)+(?=\S)", re.I)
"""Naming oneself, as in a script, says nothing; claims that begin "The candidate" would resemble it."""
_ENOUGH, _LEAST_WORDS = 5, 5
_QUOTED = re.compile(r'"[^"\n]*"')
"""What an interviewer puts in quotation marks are the candidate's words handed back."""


@dataclass(frozen=True)
class Said:
    """One sentence of the candidate: the turn it stands in (`seq`) and its words, a substring of the turn's text."""

    seq: int
    text: str
    listed: bool = False  # words without the small ones that make a sentence


@dataclass(frozen=True)
class Heard:
    """The candidate's creditable sentences in order, and flags on what was left out or looks wrong."""

    said: tuple[Said, ...]
    flags: tuple[str, ...]


def listen(ask: str, turns: Sequence[Turn]) -> Heard:
    """Gather the candidate's sentences, leaving out echoes of the interviewer and words to the grader."""
    theirs = [ask]
    said: list[Said] = []
    refused: dict[str, int] = {}
    for turn in sorted(turns, key=lambda t: t.seq):
        if turn.speaker == "interviewer":
            theirs.append(_QUOTED.sub(" ", turn.text))
        if turn.speaker != "candidate":
            continue
        parts, aside = steering.answered(turn.text)
        if aside:
            refused["injection"] = 1
        if guards.says_nothing(turn.text):
            continue
        for part in dict.fromkeys(_LABEL.sub("", part) for part in parts):  # said twice is said once
            if guards.echoes(part, theirs):
                refused["echo"] = refused.get("echo", 0) + len(part.split())
            else:
                said.append(Said(turn.seq, part, guards.word_list(part)))
    said = _in_english(said)
    flags = _flags(refused, sum(len(s.text.split()) for s in said))
    return Heard(tuple(said), tuple(sorted(flags | _whole(said, flags))))


def _in_english(said: list[Said]) -> list[Said]:
    """Leave out what is in another language where enough in English stands beside it, so that it hides nothing."""
    own = [s for s in said if not guards.other_language(s.text)]
    read, whole = (sum(len(s.text) for s in some) for some in (own, said))
    return own if read * _ENOUGH >= whole and sum(len(s.text.split()) for s in own) >= _LEAST_WORDS else said


def _flags(refused: dict[str, int], kept: int) -> set[str]:
    """Words to the grader always show; an echo only where it is most of what was said."""
    return {reason for reason, words in refused.items() if reason != "echo" or words >= kept}


def _whole(said: Sequence[Said], flags: set[str]) -> set[str]:
    text = " ".join(s.text for s in said)
    if not said:
        return set() if flags else {"empty"}
    found = set()
    if guards.noise(text):
        found.add("gibberish")
    if guards.other_language(text):
        found.add("language")
    elif guards.word_list(text):
        found.add("stuffing")
    if len(text.split()) < 3:
        found.add("too_short")
    return found
