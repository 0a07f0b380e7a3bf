"""Coding: quiet, watches, asks about cost and edges."""

from agent.rounds.types import Round

ROUND = Round(
    kind="coding",
    title="Coding",
    persona="coder",
    minutes=60,
    minutes_each=30,
    max_items=2,
    follow_ups=1,
    runs_code=True,
)
