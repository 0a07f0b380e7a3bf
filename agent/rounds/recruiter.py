"""The recruiter screen: warm and quick, own part and motives."""

from agent.rounds.types import Round

ROUND = Round(
    kind="recruiter",
    title="Recruiter screen",
    persona="recruiter",
    minutes=30,
    minutes_each=6,
    max_items=4,
    follow_ups=2,
    tells_story=True,
)
