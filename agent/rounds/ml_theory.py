"""ML theory: dry and exact, from mechanism to test."""

from agent.rounds.types import Round

ROUND = Round(
    kind="ml_theory",
    title="Machine learning and modeling",
    persona="theorist",
    minutes=60,
    minutes_each=14,
    max_items=4,
    follow_ups=3,
)
