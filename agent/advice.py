"""What to reread: for each asked question, the passages of the role's own guide nearest to it."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from agent.context import Context
from retrieval.types import Retriever
from rubrics.types import Asked

log = logging.getLogger(__name__)
PASSAGES_EACH = 2
_STUDY_SECTIONS = ("areas", "preparation", "standing_out", "rounds", "reasons", "sample_topics", "skills", "faq")


def with_advice(asked: Sequence[Asked], guide: str, context: Context) -> tuple[Asked, ...]:
    """Add the nearest study passages to each question; without an index the author's own citations stand."""
    try:
        retriever = context.retriever()
        return tuple(_advised(one, guide, retriever) for one in asked) if retriever else tuple(asked)
    except Exception:  # the report must not fail because a reading list could not be made
        log.exception("the passage index gave no reading list")
        return tuple(asked)


def _advised(asked: Asked, guide: str, retriever: Retriever) -> Asked:
    own = [passage for passage in asked.draws_on if passage.startswith(f"{guide}/")]
    hits = retriever.search(f"{asked.topic}. {asked.ask}"[:500], k=8, guide=guide)
    found = [hit.passage.id for hit in hits if hit.passage.section in _STUDY_SECTIONS]
    return asked.model_copy(update={"draws_on": tuple(dict.fromkeys([*own, *found[:PASSAGES_EACH]]))})
