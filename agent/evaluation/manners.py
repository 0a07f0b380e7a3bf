"""How the interviewer spoke: checked on every conversation, whatever its file says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agent.evaluation.types import Conversation, Played
from agent.items import Item, item_of
from corpus.load import Bank
from rubrics.types import Turn

MOST_WORDS = 60
OPENER_WORDS = 3
_STATES_A_PROBLEM = ("ask", "repeat", "redirect")
_QUOTED = re.compile(r'"[^"]*"')
_PRAISE = re.compile(
    r"\b(great|excellent|awesome|fantastic|perfect|brilliant|amazing|wonderful|impressive|interesting|lovely"
    r"|well done|nicely done|nice|good (answer|point|question|job|one|thinking)|good,|thank(s| you) for sharing)\b",
    re.IGNORECASE,
)


def check_length(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """A turn that does not state a problem has at most `MOST_WORDS` words."""
    for turn in _interviewer(played):
        words = len(turn.text.split())
        if words > MOST_WORDS and turn.kind not in _STATES_A_PROBLEM:
            yield f"Turn {turn.seq} ({turn.kind}) has {words} words, at most {MOST_WORDS} are allowed."


def check_questions(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """A turn asks at most as many questions as the file allows; what is quoted or states a problem does not count."""
    most = conversation.expect.at_most_questions_per_turn
    for turn in _interviewer(played):
        asked = _QUOTED.sub("", turn.text).count("?")
        if asked > most and turn.kind not in _STATES_A_PROBLEM:
            yield f"Turn {turn.seq} ({turn.kind}) asks {asked} questions: {turn.text[:120]!r}."


def check_openers(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """No two turns in a row begin with the same words."""
    before: list[str] = []
    for turn in _interviewer(played):
        opener = re.findall(r"[\w']+", turn.text.lower())[:OPENER_WORDS]
        if len(opener) == OPENER_WORDS and opener == before and turn.kind not in ("repeat", "redirect"):
            yield f"Turn {turn.seq} begins like the turn before it: {' '.join(opener)!r}."
        before = opener


def check_praise(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """Nothing is praised in the interviewer's own words; texts of the bank and quotes are not its own words."""
    for turn in _interviewer(played):
        match = _PRAISE.search(_own_words(turn, _item(turn, bank)))
        if match:
            yield f"Turn {turn.seq} ({turn.kind}) praises: {match.group()!r}."


def check_said_quotes(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """What the interviewer puts in quotation marks, the candidate said; a text of the bank may quote what it likes."""
    for turn in _interviewer(played):
        said = " ".join(t.text for t in played.turns if t.speaker == "candidate" and t.seq < turn.seq)
        for quoted in _QUOTED.findall(_without_bank(turn, _item(turn, bank))):
            words = quoted.strip('"')
            begun = words[:1].lower() + words[1:]  # a sentence may begin with them
            if len(words.split()) > 1 and words not in said and begun not in said:
                yield f"Turn {turn.seq} quotes {words!r}, which the candidate did not say."


def _interviewer(played: Played) -> Iterator[Turn]:
    return (t for t in played.turns if t.speaker == "interviewer")


def _item(turn: Turn, bank: Bank) -> Item | None:
    return item_of(bank, turn.question) if turn.question else None


def _own_words(turn: Turn, item: Item | None) -> str:
    return _QUOTED.sub("", _without_bank(turn, item))


def _without_bank(turn: Turn, item: Item | None) -> str:
    text = turn.text
    for own in sorted(public_texts(item), key=len, reverse=True) if item else ():
        text = text.replace(own, " ")
    return text


def public_texts(item: Item) -> list[str]:
    """Everything of an item that the interviewer may say, in time."""
    texts = [item.ask, *(fact.tell for fact in item.given), *item.hints]
    texts += [item.twist.ask] if item.twist else []
    for point in item.all_points:
        texts += [text for text in (point.probe, point.hint) if text]
    return texts


MANNERS = (check_length, check_questions, check_openers, check_praise, check_said_quotes)
