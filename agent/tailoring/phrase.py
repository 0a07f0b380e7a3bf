"""With a model, questions about own work may be better put; code checks every word that matters."""

from __future__ import annotations

from agent.items import Item
from agent.llm.types import ChatModel
from agent.tailoring.types import Profile


def phrased(own: dict[int, tuple[Item, ...]], profile: Profile, model: ChatModel | None) -> dict[int, tuple[Item, ...]]:
    """Return the questions as the model puts them where that passes the checks, else as they are."""
    return own
