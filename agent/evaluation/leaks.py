"""What must never be heard in the room: key points, sample answers, hidden cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from agent.evaluation.manners import public_texts
from agent.evaluation.types import Conversation, Played
from agent.items import item_of
from corpus.load import Bank
from corpus.types import KeyPoint
from rubrics.types import Turn

RUN = 8
"""So many words in a row are taken from somewhere, not found by chance."""
SHORTEST = 5
"""A secret shorter than `RUN` is looked for as a whole; below this it is a common turn of phrase."""
_HIDDEN = re.compile(r"\b\d+ of \d+ hidden|\bhidden cases? \d|\bgroups?\W+(edge|random|scale)\b", re.IGNORECASE)
_ARGUMENTS = re.compile(r"\bCase \d+, with (?P<arguments>.*?), (?:returned|failed|ran out|printed|crashed)", re.DOTALL)


def check_leaks(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """No turn of the interviewer or the runner gives away a key point or a sample answer of a question asked.

    What the candidate said before, and what the interviewer may say of the question, gives nothing away.
    """
    for item_id in dict.fromkeys(t.question for t in played.turns if t.question):
        public = _runs(public_texts(item_of(bank, item_id)))
        secret = {run: text for text in _secrets(item_id, bank) for run in _runs([text]) - public}
        for turn in played.turns:
            if turn.speaker == "candidate" or turn.question != item_id:
                continue
            heard = _runs(t.text for t in played.turns if t.speaker == "candidate" and t.seq < turn.seq)
            found = _contained(turn, secret.keys() - heard)
            if found:
                yield f"Turn {turn.seq} gives away {' '.join(found)!r} of '{item_id}'."


def check_hidden_cases(conversation: Conversation, played: Played, bank: Bank) -> Iterator[str]:
    """Nobody tells in the round how hidden cases went, or what they are called with."""
    visible = {case.arguments for verdict in played.verdicts for case in verdict.cases}
    for turn in played.turns:
        if turn.speaker == "candidate":
            continue
        if _HIDDEN.search(turn.text):
            yield f"Turn {turn.seq} tells how hidden cases went: {turn.text[:120]!r}."
        for match in _ARGUMENTS.finditer(turn.text):
            shown = match.group("arguments").rstrip("…")
            if not any(arguments.startswith(shown) for arguments in visible):
                yield f"Turn {turn.seq} shows the arguments of a case that is not visible: {shown[:80]!r}."


def _secrets(item_id: str, bank: Bank) -> list[str]:
    texts = [text for point in item_of(bank, item_id).all_points for text in _told_by(point)]
    if item_id in bank.questions:
        answers = bank.questions[item_id].answers
        texts += [answers.strong, answers.partial, answers.weak]
    return texts


def _told_by(point: KeyPoint) -> tuple[str, ...]:
    return (point.point, *point.also_said, *point.not_this)


def _runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = _words(text)
        if len(words) >= SHORTEST:
            found.update(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))
    return found


def _contained(turn: Turn, secret: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    padded = f" {' '.join(_words(turn.text))} "
    return next((run for run in sorted(secret) if f" {' '.join(run)} " in padded), ())


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


LEAKS = (check_leaks, check_hidden_cases)
