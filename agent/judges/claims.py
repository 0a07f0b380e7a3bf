"""Key points prepared for comparison: every wording and every wrong claim with its vector and stems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np

from agent.judges.behaviour import is_story
from agent.judges.features import Topic, Wording, make_topic, wording
from agent.judges.lexical import informative, total
from agent.judges.text import sentences, stems
from agent.judges.windows import Windows
from corpus.types import KeyPoint
from retrieval.types import Embedder, Vectors
from rubrics.signals.ownership import ownership

_CHANCE_WORDS = 2  # everyday words that any two texts may share
_FAR_OFF = 0.18
"""Below this cosine to the question and to every claim, an answer is about something else."""
_MOST_CLAIMS = 24


Kind = Literal["point", "reference", "whole"]
"""A key point, a sentence of a reference answer, or a whole reference compared with the whole answer."""


@dataclass(frozen=True)
class Target:
    """What is looked for in an answer: a claim in one or more wordings, and wrong claims about the same thing."""

    id: str
    text: str
    also_said: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()
    weight: float = field(default=1.0, compare=False)
    kind: Kind = "point"


@dataclass(frozen=True)
class Claim:
    """A target ready to be looked for; the first of `wordings` is the claim itself."""

    wordings: tuple[Wording, ...]
    wrong: tuple[Wording, ...]
    kind: Kind

    @cached_property
    def vectors(self) -> Vectors:
        """The wordings' unit vectors, one a row."""
        return np.stack([w.vector for w in self.wordings])

    @cached_property
    def wrong_vectors(self) -> Vectors:
        """The wrong claims' unit vectors, one a row."""
        return np.stack([w.vector for w in self.wrong])

    @property
    def authored(self) -> bool:
        """Whether its author gave other wordings or wrong claims."""
        return len(self.wordings) > 1 or bool(self.wrong)


@dataclass(frozen=True)
class Sheet:
    """All the claims of a question, and what the question is about."""

    topic: Topic
    claims: tuple[Claim, ...]
    question_and_claims: Vectors
    stems: frozenset[str]

    @property
    def asks_for_story(self) -> bool:
        """Whether most claims are about how something is told, and not about a subject."""
        return 2 * sum(is_story(c.wordings[0].text) for c in self.claims) > len(self.claims)

    def off_topic(self, answer: Windows) -> tuple[str, ...]:
        """Return the flag `off_topic` where no part of the answer comes near the question or any claim.

        A story may be about anything: where one is asked for, telling what one did, alone or with others, is an answer.
        """
        if self.asks_for_story and any(ownership(text) for text in answer.texts):
            return ()
        near = float((answer.vectors @ self.question_and_claims.T).max())
        shared = self.stems & answer.all_stems
        return ("off_topic",) if near < _FAR_OFF and len(shared) <= _CHANCE_WORDS else ()


def from_points(points: Sequence[KeyPoint]) -> tuple[Target, ...]:
    """Return the targets of a question of the bank."""
    return tuple(Target(p.id, p.point, p.also_said, p.not_this, float(p.weight)) for p in points)


def from_reference(reference: str, ask: str = "") -> tuple[Target, ...]:
    """Split a reference answer into claims, one a sentence, weighted by how much their words tell.

    A scrap of a sentence stays with its neighbour.
    """
    claims: list[str] = []
    scrap = ""
    for sentence in sentences(reference):
        text = f"{scrap} {sentence.text}".strip()
        if len(set(stems(text))) < 2 and not claims:
            scrap = text
        elif len(set(stems(sentence.text))) < 2:
            claims[-1] = f"{claims[-1]} {sentence.text}"
        else:
            claims.append(text)
            scrap = ""
    claims += [scrap] if scrap else []
    if len(claims) > _MOST_CLAIMS:
        claims = [*claims[: _MOST_CLAIMS - 1], " ".join(claims[_MOST_CLAIMS - 1 :])[:2000]]
    asked = frozenset(stems(ask))
    weights = (total(informative(text, asked)) for text in claims)
    return tuple(
        Target(f"claim-{i}", text, weight=w, kind="reference")
        for i, (text, w) in enumerate(zip(claims, weights, strict=True), 1)
    )


def whole(reference: str, parts: Sequence[Target]) -> Target:
    """Return the reference as one claim that weighs as much as its parts together: not every part is needed."""
    return Target("whole", reference[:8000], weight=sum(t.weight for t in parts), kind="whole")


def make_sheet(ask: str, targets: Sequence[Target], embedder: Embedder) -> Sheet:
    """Embed a question with its targets in one call and prepare them."""
    texts = [ask, *(t for p in targets for t in (p.text, *p.also_said, *p.not_this))]
    texts = list(dict.fromkeys(texts))
    vectors = dict(zip(texts, embedder.embed(texts), strict=True))
    question = vectors[ask] if ask.strip() else np.zeros_like(vectors[ask])
    topic = make_topic(ask, question)
    claims = tuple(
        Claim(
            tuple(wording(t, vectors[t], topic) for t in (p.text, *p.also_said)),
            tuple(wording(t, vectors[t], topic) for t in p.not_this),
            p.kind,
        )
        for p in targets
    )
    known = frozenset(s for t in targets for s in stems(t.text))
    plain = dict.fromkeys([ask, *(t.text for t in targets)])
    return Sheet(topic, claims, np.stack([vectors[t] for t in plain if t.strip()]), known)
