"""Key points prepared for comparison: every wording and every wrong claim with its vector and stems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from agent.judges.features import Topic, Wording, make_topic, wording
from agent.judges.lexical import recall
from agent.judges.text import sentences, stems
from agent.judges.windows import Windows, unit
from corpus.types import KeyPoint
from retrieval.types import Embedder, Vectors

_FAR_OFF = 0.22
"""Below this cosine to the question and to everything a full answer says, an answer is about something else."""
_MOST_CLAIMS = 24


@dataclass(frozen=True)
class Target:
    """What is looked for in an answer: a claim in one or more wordings, and wrong claims about the same thing."""

    id: str
    text: str
    also_said: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()
    weight: float = field(default=1.0, compare=False)


@dataclass(frozen=True)
class Claim:
    """A target ready to be looked for; the first of `wordings` is the claim itself."""

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


def from_points(points: Sequence[KeyPoint]) -> tuple[Target, ...]:
    """Return the targets of a question of the bank."""
    return tuple(Target(p.id, p.point, p.also_said, p.not_this, float(p.weight)) for p in points)


def from_reference(reference: str) -> tuple[Target, ...]:
    """Split a reference answer into claims, one a sentence; a scrap of a sentence stays with its neighbour."""
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
    return tuple(Target(f"claim-{i}", text) for i, text in enumerate(claims, start=1))


def make_sheet(ask: str, targets: Sequence[Target], embedder: Embedder) -> Sheet:
    """Embed a question with its targets in one call and prepare them."""
    texts = [ask, *(t for p in targets for t in (p.text, *p.also_said, *p.not_this))]
    texts = list(dict.fromkeys(texts))
    vectors = dict(zip(texts, embedder.embed(texts), strict=True))
    question = vectors[ask] if ask.strip() else np.zeros_like(vectors[ask])
    reference = unit(np.sum([vectors[p.text] for p in targets], axis=0)[None, :])[0]
    topic = make_topic(ask, question, " ".join(p.text for p in targets), reference)
    claims = tuple(
        Claim(
            tuple(wording(t, vectors[t], topic) for t in (p.text, *p.also_said)),
            tuple(wording(t, vectors[t], topic) for t in p.not_this),
        )
        for p in targets
    )
    return Sheet(topic, claims, np.stack([vectors[t] for t in texts if t.strip()]))
