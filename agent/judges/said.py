"""What the candidate said about a question, cut into sentences that may be credited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.judges import guards
from agent.judges.text import Sentence, sentences
from rubrics.types import Turn

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
        if turn.speaker != "candidate" or guards.says_nothing(turn.text):
            continue
        for sentence in sentences(turn.text):
            reason = _refused(sentence, theirs)
            if reason:
                refused[reason] = refused.get(reason, 0) + len(sentence.text.split())
            else:
                said.append(Said(turn.seq, sentence.text, guards.word_list(sentence.text)))
    flags = _flags(refused, sum(len(s.text.split()) for s in said))
    return Heard(tuple(said), tuple(sorted(flags | _whole(said, flags))))


def _flags(refused: dict[str, int], kept: int) -> set[str]:
    """Words to the grader always show; an echo only where it is most of what was said."""
    return {reason for reason, words in refused.items() if reason != "echo" or words >= kept}


def _refused(sentence: Sentence, theirs: Sequence[str]) -> str:
    if guards.steers(sentence.text):
        return "injection"
    return "echo" if guards.echoes(sentence.text, theirs) else ""


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
