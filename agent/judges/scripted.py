"""Models that judge in a known way, good and bad: scripts for `agent.llm.scripted.ScriptedModel`."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from itertools import count

from agent.judges.trust import ANSWERS, Answer
from agent.llm.types import Ask, Failure, ModelError

Script = Callable[[Ask], str | ModelError]
Opinion = Callable[[str, str], tuple[str, Answer]]
"""From a claim and the candidate's words to a quote and an answer."""

_CLAIM = re.compile(r"^\d+\. (.*)$", re.MULTILINE)
_SAID = re.compile(r"^C\d+: (.*)$", re.MULTILINE)


def judging(opinion: Opinion) -> Script:
    """A model with an opinion on every claim; whatever else it is asked, it says nothing of use."""

    def script(ask: Ask) -> str:
        if ask.purpose != "judge":
            return "{}"
        claims, said = read_prompt(ask)
        found = {}
        for number, claim in enumerate(claims, 1):
            quote, answer = opinion(claim, said)
            found[f"claim_{number}"] = {"quote": quote, "answer": answer}
        return json.dumps(found)

    return script


def read_prompt(ask: Ask) -> tuple[list[str], str]:
    """Return the claims and the candidate's words of a prompt of the judge."""
    text = ask.messages[-1].content
    claims, _, talk = text.partition("\n\nConversation:\n")
    return _CLAIM.findall(claims.partition("\n\nClaims:\n")[2]), " ".join(_SAID.findall(talk))


def always(answer: Answer) -> Opinion:
    """Says the same of every claim, and quotes words that are really there."""
    return lambda claim, said: (first_words(said), answer)


def guessing(seed: int = 0) -> Opinion:
    """Answers by the throw of a die."""

    def opinion(claim: str, said: str) -> tuple[str, Answer]:
        thrown = hashlib.sha256(f"{seed}{claim}{said}".encode()).digest()[0]
        return first_words(said), ANSWERS[thrown % 3]

    return opinion


def knowing(answers: Mapping[str, tuple[str, Answer]]) -> Opinion:
    """Knows quote and answer of some claims, and finds no other said."""
    return lambda claim, said: answers.get(claim, ("", "not_said"))


def gullible(order: str, otherwise: Opinion) -> Opinion:
    """Finds everything said, decoys too, once the candidate's words hold an order; else as `otherwise`."""
    return lambda claim, said: (first_words(said), "said") if order in said else otherwise(claim, said)


def failing(failure: Failure, every: int = 1, otherwise: Script | None = None) -> Script:
    """Fails at every so-manieth call, and answers as `otherwise` at the others."""
    calls = count(1)

    def script(ask: Ask) -> str | ModelError:
        if otherwise is None or next(calls) % every == 0:
            return ModelError(failure)
        return otherwise(ask)

    return script


def first_words(said: str) -> str:
    """The first few of the candidate's words."""
    return " ".join(said.split()[:6])
