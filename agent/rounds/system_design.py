"""System design: requirements, numbers, and what happens when a part dies."""

from agent.rounds.types import Round

ROUND = Round(
    kind="system_design",
    title="System design",
    persona="systems",
    minutes=60,
    minutes_each=28,
    max_items=2,
    follow_ups=5,
)
