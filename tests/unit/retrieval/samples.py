"""Small guides, and an embedder that counts, for the tests of retrieval."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from corpus.types import DecisionRule, Guide, Passage, RoundSpec
from retrieval.embedders.hashing import HashingEmbedder
from retrieval.types import Vectors

TEXTS = {
    "rounds/coding": "A live coding hour on heaps, ties and empty inputs.",
    "rounds/recruiter": "A short call about motivation, visa and notice period.",
    "compensation/equity": "Stock grants vest over four years after a cliff of one year.",
    "culture/hours": "Long evenings before a release; training runs are watched on weekends.",
    "areas/coding": "Timed problems on arrays and graphs, with complexity explained aloud.",
    "business/moat": "Open weights and a low price per token.",
}


def make_guide(guide_id: str = "tester", texts: Mapping[str, str] = TEXTS) -> Guide:
    passages = tuple(
        Passage(
            id=f"{guide_id}/{place}",
            section_title=place.split("/")[0].title(),
            title=place.split("/")[1].title(),
            text=text,
        )
        for place, text in texts.items()
    )
    return Guide(
        id=guide_id,
        company="Acme",
        role="Tester",
        updated=date(2026, 1, 1),
        levels=(),
        rounds=tuple(_round(p, n) for n, p in enumerate(passages, 1) if p.section == "rounds"),
        reasons=(),
        decision=DecisionRule(kind="weakest_round", passage=passages[0].id),
        passages=passages,
    )


def _round(passage: Passage, order: int) -> RoundSpec:
    return RoundSpec.model_validate(
        {
            "kind": passage.item,
            "order": order,
            "title": passage.title,
            "minutes": 60,
            "format": "call",
            "tags": (),
            "probes": passage.text,
            "tips": (),
            "status": "seen",
            "passage": passage.id,
        }
    )


class CountingEmbedder:
    """The hashing embedder, keeping a list of every text it was given."""

    def __init__(self, name: str = "counting@1") -> None:
        self.name = name
        self.seen: list[str] = []
        self._inner = HashingEmbedder()

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return self._inner.embed(texts)
