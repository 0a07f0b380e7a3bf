"""What an interview asks must be there still: guides of the user's own can be removed."""

from __future__ import annotations

from agent.errors import ContentGoneError
from agent.items import item_of
from agent.state import InterviewState
from corpus.load import Bank


def with_content(state: InterviewState, bank: Bank) -> InterviewState:
    """Return the state if its guide and all that it asks are in the bank; raises `ContentGoneError`."""
    try:
        _ = bank.guides[state.setup.guide], [item_of(bank, item) for r in state.setup.plan for item in r.items]
    except KeyError as error:
        raise ContentGoneError(state.setup.session, state.setup.guide) from error
    return state
