"""Observable habits of speech, noted for the criteria they bear on."""

from __future__ import annotations

from collections.abc import Sequence

from rubrics.types import SignalNote


def notes_for(criterion: str, answers: Sequence[tuple[int, str]]) -> tuple[SignalNote, ...]:
    """Return the notes on one criterion from the candidate's answers, given as (turn, text)."""
    return ()
