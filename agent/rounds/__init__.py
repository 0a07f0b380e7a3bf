"""The rounds, one file each."""

from __future__ import annotations

from agent.rounds import coding, hiring_manager, ml_theory, recruiter, research_deep_dive, system_design
from agent.rounds.types import Round
from corpus.types import RoundKind

ROUNDS: dict[RoundKind, Round] = {
    "recruiter": recruiter.ROUND,
    "ml_theory": ml_theory.ROUND,
    "system_design": system_design.ROUND,
    "coding": coding.ROUND,
    "hiring_manager": hiring_manager.ROUND,
    "research_deep_dive": research_deep_dive.ROUND,
}

ALIASES: dict[str, RoundKind] = {
    "screen": "recruiter",
    "recruiter_screen": "recruiter",
    "theory": "ml_theory",
    "ml": "ml_theory",
    "machine_learning": "ml_theory",
    "design": "system_design",
    "system": "system_design",
    "code": "coding",
    "algorithms": "coding",
    "behavioral": "hiring_manager",
    "behavioural": "hiring_manager",
    "manager": "hiring_manager",
    "deep_dive": "research_deep_dive",
    "research": "research_deep_dive",
}
