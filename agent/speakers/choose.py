"""Which speaker an interview has."""

from __future__ import annotations

from agent.llm.types import ChatModel
from agent.speakers.history import Count, bytes_over_three
from agent.speakers.model import ModelSpeaker
from agent.speakers.types import EmbeddedSpeaker, Speaker

SAY_WITHIN = 20.0
"""Seconds that a turn may take in all before its embedded wording is said."""


def speaker_for(model: ChatModel | None, count: Count = bytes_over_three, deadline: float = SAY_WITHIN) -> Speaker:
    """Return a speaker that phrases with the model, or the embedded one where there is none."""
    return EmbeddedSpeaker() if model is None else ModelSpeaker(model, count, deadline)
