"""Which passages a filtered search may return."""

from __future__ import annotations

from collections.abc import Container

from corpus.types import Guide, Passage, RoundKind, Value

_TECHNICAL = frozenset({"areas", "sample_topics", "skills", "standing_out", "reasons", "preparation", "faq"})
_FIRST_CALL = frozenset({"at_a_glance", "requirements", "levels", "culture", "compensation", "offer"})

ROUND_SECTIONS: dict[RoundKind, frozenset[str]] = {
    "recruiter": _FIRST_CALL | {"business", "preparation", "faq"},
    "ml_theory": _TECHNICAL,
    "system_design": _TECHNICAL | {"decision"},
    "coding": _TECHNICAL,
    "hiring_manager": _TECHNICAL | {"decision", "culture", "levels", "projects", "week", "business"},
    "research_deep_dive": _TECHNICAL | {"decision", "projects", "levels"},
}
"""Sections that speak to a round, besides the round's own passage."""


class Scope(Value):
    """Filters of a search; None lets everything through."""

    guide: str | None = None
    section: str | None = None
    round_kind: str | None = None

    def admits(self, passage_id: str, rounds: Container[str]) -> bool:
        """Say whether a passage that serves `rounds` (see `rounds_served`) passes every filter."""
        guide, section, _ = passage_id.split("/")
        return (
            self.guide in (None, guide)
            and self.section in (None, section)
            and (self.round_kind is None or self.round_kind in rounds)
        )


def rounds_served(guide: Guide, passage: Passage) -> frozenset[str]:
    """Return the kinds of round a passage speaks to: its own, if it describes one, else by section."""
    own = frozenset(spec.kind for spec in guide.rounds if spec.passage == passage.id)
    return own or frozenset(kind for kind, sections in ROUND_SECTIONS.items() if passage.section in sections)
