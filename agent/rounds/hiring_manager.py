"""The hiring manager: decisions, scope, people."""

from agent.rounds.types import Round

ROUND = Round(
    kind="hiring_manager",
    title="Hiring manager conversation",
    persona="manager",
    minutes=45,
    minutes_each=10,
    max_items=4,
    follow_ups=3,
    tells_story=True,
)
