"""Key points prepared for comparison: every wording and every wrong claim with its vector and stems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from agent.judges.features import Topic, Wording, make_topic, wording
from agent.judges.lexical import recall
from agent.judges.windows import Windows, unit
from corpus.types import KeyPoint
from retrieval.types import Embedder, Vectors

_FAR_OFF = 0.22
"""Below this cosine to the question and to everything a full answer says, an answer is about something else."""


@dataclass(frozen=True)
class Claim:
    """A key point ready to be looked for; the first of `wordings` is the point itself."""

    wordings: tuple[Wording, ...]
    wrong: tuple[Wording, ...]


@dataclass(frozen=True)
class Sheet:
    """All the claims of a question, and what the question is about."""

    topic: Topic
    claims: tuple[Claim, ...]
    everything: Vectors

    def off_topic(self, answer: Windows) -> tuple[str, ...]:
        """Return the flag `off_topic` where no part of the answer comes near the question or any claim."""
        near = float((answer.vectors @ self.everything.T).max())
        shared = recall(self.topic.reference_stems, answer.all_stems)
        return ("off_topic",) if near < _FAR_OFF and shared < 0.1 else ()


def make_sheet(ask: str, points: Sequence[KeyPoint], embedder: Embedder) -> Sheet:
    """Embed a question with its points in one call and prepare them."""
    texts = sheet_texts(ask, points)
    vectors = dict(zip(texts, embedder.embed(texts), strict=True))
    question = vectors[ask] if ask.strip() else np.zeros(embedder.embed([""]).shape[1], np.float32)
    reference = unit(np.sum([vectors[p.point] for p in points], axis=0)[None, :])[0]
    topic = make_topic(ask, question, " ".join(p.point for p in points), reference)
    claims = tuple(
        Claim(
            tuple(wording(t, vectors[t], topic) for t in (p.point, *p.also_said)),
            tuple(wording(t, vectors[t], topic) for t in p.not_this),
        )
        for p in points
    )
    return Sheet(topic, claims, np.stack(list(vectors.values())))


def sheet_texts(ask: str, points: Sequence[KeyPoint]) -> list[str]:
    """Return every text of a question that needs a vector, each once."""
    texts = [ask, *(t for p in points for t in (p.point, *p.also_said, *p.not_this))]
    return list(dict.fromkeys(t for t in texts if t.strip()))
