"""Learn how authored points read: `python -m bench.train_bank --cache FILE` writes `agent/judges/authored.json`.

Learnt from the sample answers of every second question of the bank (by the parity of a checksum of its id). What is
known of a sample answer is its share: strong ones cover most of the weight, partial ones about half, weak ones next to
nothing. The other half of the bank is only measured.
"""

from __future__ import annotations

import argparse
import json
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from agent.judges.behaviour import is_story, support
from agent.judges.claims import from_points, make_sheet
from agent.judges.head import load_heads
from agent.judges.said import listen
from agent.judges.verdict import match
from agent.judges.windows import build, without
from bench.data import Floats
from bench.fit import sigmoid
from bench.vectors import StoredEmbedder
from corpus.load import Bank
from corpus.types import Question
from retrieval.embedders import load_embedder
from retrieval.types import Embedder
from rubrics.types import Turn
from ui.settings import load_settings

SHARES = {"strong": 0.9, "partial": 0.5, "weak": 0.06}
OUT = Path("agent/judges/authored.json")
RIDGE = 2e-3


@dataclass(frozen=True)
class Sample:
    """A sample answer: per point the best log odds, the excess of a wrong claim and the signals seen."""

    question: str
    story: bool
    which: str
    features: Floats
    weights: Floats

    def grade(self, theta: Floats) -> float:
        """Return the grade with these parameters: slope, against, support, bias."""
        return float(sigmoid(self.features @ theta[:3] + theta[3]) @ self.weights)


def for_tuning(question_id: str) -> bool:
    """Whether a question is in the half that may be learnt from."""
    return zlib.crc32(question_id.encode()) % 2 == 0


def samples(question: Question, embedder: Embedder) -> list[Sample]:
    """Measure the three sample answers of a question."""
    sheet = make_sheet(question.ask, from_points(question.key_points), embedder)
    head = load_heads()["points"]
    story = is_story(question.key_points[0].point)
    weights = np.array([float(p.weight) for p in question.key_points])
    found = []
    for which in SHARES:
        turn = Turn(seq=0, speaker="candidate", kind="answer", text=getattr(question.answers, which), at=0.0, round=0)
        texts = [s.text for s in listen(question.ask, [turn]).said]
        answer = build(texts, embedder.embed(texts))
        free = without(answer.vectors, sheet.topic.question)
        rows = []
        for point, claim in zip(question.key_points, sheet.claims, strict=True):
            best = match(claim.wordings, head, sheet.topic, answer, free)
            wrong = match(claim.wrong, head, sheet.topic, answer, free).logit if claim.wrong else -9.0
            seen = support(point.point, answer.text(range(*best.measured.span)), answer.texts) if story else 0.5
            rows.append([best.logit, -max(0.0, wrong - best.logit), seen])
        found.append(Sample(question.id, story, which, np.array(rows), weights / weights.sum()))
    return found


def learn(found: list[Sample]) -> Floats:
    """Return slope, against, support and bias, the first three at least zero."""

    def loss(theta: Floats) -> float:
        grades = np.clip([s.grade(theta) for s in found], 1e-3, 1 - 1e-3)
        shares = np.array([SHARES[s.which] for s in found])
        entropy = -(shares * np.log(grades) + (1 - shares) * np.log(1 - grades)).mean()
        return float(entropy + RIDGE * (theta[:3] ** 2).sum())

    bounds = [(0, None)] * 3 + [(None, None)]
    return np.asarray(minimize(loss, np.array([1.0, 0.5, 0.3, 0.0]), method="L-BFGS-B", bounds=bounds).x)


def describe(found: list[Sample], theta: Floats) -> str:
    """Return how well sample answers are graded."""
    grades = {(s.question, s.which): s.grade(theta) for s in found}
    ids = sorted({s.question for s in found})
    ordered = sum(grades[i, "strong"] > grades[i, "partial"] > grades[i, "weak"] for i in ids)
    means = ", ".join(f"{w} {np.mean([grades[i, w] for i in ids]):.2f}" for w in SHARES)
    return f"strong > partial > weak for {ordered} of {len(ids)} questions; mean {means}"


def main() -> None:
    """Learn on one half, print both, write the parameters."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, help="file that keeps sentence vectors between runs")
    args = parser.parse_args()
    embedder = StoredEmbedder(load_embedder(load_settings().models_dir), args.cache)
    everything = [s for q in Bank().questions.values() for s in samples(q, embedder)]
    embedder.save()
    heads = {}
    for name, story in (("subject", False), ("story", True)):
        mine = [s for s in everything if s.story == story]
        theta = learn([s for s in mine if for_tuning(s.question)])
        heads[name] = dict(
            zip(("slope", "against", "support", "bias"), (round(float(t), 3) for t in theta), strict=True)
        )
        for half, tuning in (("learnt on", True), ("unseen", False)):
            print(f"{name}, {half}: {describe([s for s in mine if for_tuning(s.question) == tuning], theta)}")
    made = {"note": "made by: python -m bench.train_bank", "heads": heads}
    OUT.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main()
