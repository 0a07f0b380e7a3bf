"""The deep dive into past work: ablations, failures, what would change now."""

from agent.rounds.types import Round

ROUND = Round(
    kind="research_deep_dive",
    title="Deep dive into past work",
    persona="researcher",
    minutes=60,
    minutes_each=15,
    max_items=4,
    follow_ups=4,
    tells_story=True,
)
