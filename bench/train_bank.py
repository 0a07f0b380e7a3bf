"""Learn how authored points read: `python -m bench.train_bank --cache FILE` writes `agent/judges/authored.json`.

Learnt from the hand labels of `tests/grading/answers`, on the tuning half of the questions; the other half is only
measured (`python -m bench.accuracy`).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from agent.judges.behaviour import is_story
from agent.settings import load_settings
from bench.data import Floats
from bench.fit import sigmoid
from bench.labelled import Labelled, load, point_features
from bench.metrics import auc
from bench.vectors import StoredEmbedder
from retrieval.embedders import load_embedder

OUT = Path("agent/judges/authored.json")
NAMES = ("slope", "against", "support", "negation", "bias")
WORTH = {"met": 1.0, "unclear": 0.5}
RIDGE = 1e-3


def learn(features: Floats, targets: Floats) -> Floats:
    """Return slope, against, support, negation (each at least zero) and bias, by maximum likelihood."""

    def loss(theta: Floats) -> float:
        chance = np.clip(sigmoid(features @ theta[:4] + theta[4]), 1e-4, 1 - 1e-4)
        entropy = -(targets * np.log(chance) + (1 - targets) * np.log(1 - chance)).mean()
        return float(entropy + RIDGE * (theta[:4] ** 2).sum())

    bounds = [(0, None)] * 4 + [(None, None)]
    return np.asarray(minimize(loss, np.array([1.0, 0.5, 0.3, 0.1, 0.0]), method="L-BFGS-B", bounds=bounds).x)


def table(answers: list[Labelled], measured: list[Floats]) -> tuple[Floats, Floats]:
    """Return the features of every point of these answers, and its label as 0, 0.5 or 1."""
    targets = [WORTH.get(a.labels[p.id], 0.0) for a in answers for p in a.question.key_points]
    return np.concatenate(measured), np.array(targets)


def main() -> None:
    """Learn on one half, print both, write the parameters."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, help="file that keeps sentence vectors between runs")
    args = parser.parse_args()
    embedder = StoredEmbedder(load_embedder(load_settings().models_dir), args.cache)
    everything = [(answer, point_features(answer, embedder)) for answer in load()]
    embedder.save()
    heads = {}
    for name, story in (("subject", False), ("story", True)):
        mine = [(a, f) for a, f in everything if is_story(a.question.key_points[0].point) == story]
        halves = {
            tuning: table(
                [a for a, _ in mine if a.for_tuning == tuning], [f for a, f in mine if a.for_tuning == tuning]
            )
            for tuning in (True, False)
        }
        theta = learn(*halves[True])
        heads[name] = {key: round(float(value), 3) for key, value in zip(NAMES, theta, strict=True)}
        for tuning, (features, targets) in halves.items():
            chance = sigmoid(features @ theta[:4] + theta[4])
            right = ((chance >= 0.5) == (targets >= 0.5)).mean()
            half = "learnt on" if tuning else "unseen"
            print(f"{name}, {half}: {len(targets)} points, accuracy {right:.3f}, AUC {auc(targets >= 0.5, chance):.3f}")
    made = {"note": "made by: python -m bench.train_bank", "heads": heads}
    OUT.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
