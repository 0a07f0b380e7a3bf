"""With a model, questions about own work may be better put; code checks every word that matters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, Field

from agent.items import Item
from agent.llm.types import Ask, ChatModel, Message, ModelError
from agent.steering import steers
from agent.tailoring.contact import without_contact
from agent.tailoring.questions import MOST_WORDS, project_of, safe
from agent.tailoring.types import Profile, Project

DEADLINE_S, MAX_TOKENS = 25.0, 1_200
_LEAST_WORDS, _RUN = 8, 5
_FENCE = "~~~"
_WORD = re.compile(r"[^\W_]+(?:['’.+#-][^\W_]+)*[+#]*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PRAISE = re.compile(
    r"\b(?:impress\w*|great|excellent|amazing|awesome|remarkable|fantastic|outstanding|brilliant)\b", re.I
)
Own = Mapping[int, tuple[Item, ...]]


class _Put(BaseModel):
    id: str = Field(max_length=100)
    ask: str = Field(max_length=1_000)


class Phrasing(BaseModel):
    """What the model answers: questions by their id, put better."""

    questions: list[_Put] = Field(max_length=40)


def phrased(own: Own, profile: Profile, model: ChatModel | None) -> dict[int, tuple[Item, ...]]:
    """Return the questions as the model puts them where that passes the checks, else as they are."""
    items = [item for found in own.values() for item in found]
    if model is None or not items:
        return dict(own)
    try:
        answer = model.parse(asked_of_model(items, profile), Phrasing)
    except ModelError:
        return dict(own)
    put = {one.id: " ".join(one.ask.split()) for one in answer.questions}
    return {
        index: tuple(_with(item, put.get(item.id, ""), project_of(item, profile)) for item in found)
        for index, found in own.items()
    }


def asked_of_model(items: list[Item], profile: Profile) -> Ask:
    """Return the call: the rules first, which never change, then the projects without contact data, fenced."""
    told = "\n\n".join(dict.fromkeys(_told(project_of(item, profile)) for item in items)).replace(_FENCE, " ")
    questions = "\n".join(f"{item.id}: {item.ask}" for item in items).replace(_FENCE, " ")
    content = f"The résumé says:\n{_FENCE}\n{told}\n{_FENCE}\n\nThe questions:\n{_FENCE}\n{questions}\n{_FENCE}"
    messages = (Message(role="system", content=_rules()), Message(role="user", content=content))
    return Ask(purpose="read", messages=messages, max_tokens=MAX_TOKENS, deadline=DEADLINE_S)


def fits(ask: str, item: Item, project: Project) -> bool:
    """True for a wording that asks once, says nothing that is not in the résumé, and gives no answer away."""
    words = _WORD.findall(ask)
    source = f"{item.ask} {_told(project)}"
    return (
        _LEAST_WORDS <= len(words) <= MOST_WORDS
        and ask.count("?") == 1
        and ask.endswith("?")
        and ask.removesuffix("?") == safe(ask)
        and without_contact(ask) == ask
        and not steers(ask)
        and not _PRAISE.search(ask)
        and _names(ask) <= {word.lower() for word in _WORD.findall(source)}
        and set(_NUMBER.findall(ask)) <= set(_NUMBER.findall(source))
        and set(_NUMBER.findall(item.ask)) <= set(_NUMBER.findall(ask))
        and not _gives_away(ask, item)
    )


def _with(item: Item, ask: str, project: Project) -> Item:
    return item.model_copy(update={"ask": ask}) if fits(ask, item, project) else item


def _told(project: Project) -> str:
    head = " | ".join(filter(None, (project.title, project.role, project.organisation)))
    return "\n".join([head, *(f"- {bullet.text}" for bullet in project.bullets)])


def _names(ask: str) -> set[str]:
    """Words with a capital or a digit in them, but for the first of a sentence and "I"."""
    first = {match.end() - 1 for match in re.finditer(r"(?:^|[.!?:]\s+)[“\"']?\w", ask)}
    found = (match for match in _WORD.finditer(ask) if match.start() not in first)
    return {match[0].lower() for match in found if match[0] != match[0].lower() and match[0].split("'")[0] != "I"}


def _gives_away(ask: str, item: Item) -> bool:
    """True where so many words in a row stand in a key point, or in what would meet one, and not in the question."""
    secret = {
        run
        for point in item.all_points
        for text in (point.point, *point.also_said, *point.not_this)
        for run in _runs(text)
    }
    return not secret.isdisjoint(set(_runs(ask)) - set(_runs(item.ask)))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return (tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


@cache
def _rules() -> str:
    return Path(__file__).with_name("prompt.md").read_text(encoding="utf-8").strip()
