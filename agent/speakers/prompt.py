"""The prompt of one turn: what never changes first, then the talk on the question, the act last."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from string import Template

from pydantic import TypeAdapter

from agent.llm.types import Message
from agent.speakers.acts import PROMPTS, ActSheet
from agent.speakers.history import Count, bytes_over_three, fenced, transcript, unfenced
from agent.speakers.types import Brief
from corpus.yaml_file import load_yaml, read_text

_CONTENT = {
    "all": "To be said: {}",
    "most": "To be said: {}",
    "claim": "Their claim: {}",
    "nothing": "To be said, or something like it: {}",
}
_QUESTIONS = {"none": "No question", "may": "No question besides what is to be said", "one": "Exactly one question"}


def messages(brief: Brief, sheet: ActSheet, count: Count = bytes_over_three) -> tuple[Message, ...]:
    """Return the prompt: a system message that is the same all round long, and one for this turn."""
    persona = personas()[brief.persona]
    table = f"You asked: {brief.question}" if brief.question else ""
    talk = "\n".join(filter(None, [table, transcript(brief, count)]))
    turn = _template("say_turn.md").substitute(talk=talk, task=_task(brief, sheet)).strip()
    system = _template("say.md").substitute(persona=persona, level=brief.level)
    return Message(role="system", content=system), Message(role="user", content=turn)


def _task(brief: Brief, sheet: ActSheet) -> str:
    """The act, its limits, and last what it carries: the end of a prompt is what a small model heeds most."""
    lines = [f"{sheet.say} {_QUESTIONS[sheet.asks]}, at most {sheet.most_words} words."]
    if sheet.nods and brief.quote:
        lines.append(f"You may begin by taking up these words of theirs, neutrally: {fenced(brief.quote)}")
    elif brief.heard:
        lines.append("Do not begin with yes, right or any other assent.")
    if brief.content:
        lines.append(_CONTENT[sheet.carries].format(f"{sheet.lead} {_safe(brief.content, sheet)}".strip()))
    return "\n".join(lines)


def _safe(content: str, sheet: ActSheet) -> str:
    """The bank's words as they are; where an act may quote the candidate, nothing in it can end a fence."""
    if sheet.carries == "claim":
        return fenced(content)
    return unfenced(content) if sheet.carries == "nothing" else content


@lru_cache(maxsize=1)
def personas() -> Mapping[str, str]:
    """Return who speaks, by persona."""
    data, _ = load_yaml(PROMPTS / "say_personas.yaml")
    return TypeAdapter(dict[str, str]).validate_python(data)


@lru_cache(maxsize=8)
def _template(name: str) -> Template:
    return Template(read_text(PROMPTS / name))
