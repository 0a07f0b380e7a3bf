"""What the candidate said about a question, cut into sentences that may be credited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.judges import guards
from agent.judges.text import Sentence, sentences
from rubrics.types import Turn


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
    theirs = [ask, *(t.text for t in turns if t.speaker == "interviewer")]
    own = [t for t in turns if t.speaker == "candidate"]
    said: list[Said] = []
    flags: set[str] = set()
    for turn in own:
        if guards.says_nothing(turn.text):
            continue
        for sentence in sentences(turn.text):
            reason = _refused(sentence, theirs)
            if reason:
                flags.add(reason)
            else:
                said.append(Said(turn.seq, sentence.text, guards.word_list(sentence.text)))
    return Heard(tuple(said), tuple(sorted(flags | _whole(said, flags))))


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
