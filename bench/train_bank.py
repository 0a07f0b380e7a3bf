"""Learn how authored points read: `python -m bench.train_bank --cache FILE` writes `authored.json`.

Learnt from the hand labels of `tests/grading/answers`, on the tuning half of the questions; the other half is only
measured (`python -m bench.accuracy`). The entailment network learnt from none of these answers. `--networks DIR` learns
what goes with `apart.onnx` (`bench.train_nli --apart`), to measure with, and writes it beside it as `apart.json`.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from agent.judges.behaviour import is_story
from agent.judges.entailment import Reader, Unread
from agent.settings import load_settings
from bench.apart import HEADS, load_reader
from bench.data import Floats
from bench.fit import sigmoid
from bench.labelled import load, point_values
from bench.metrics import auc
from bench.vectors import StoredEmbedder
from retrieval.embedders import load_embedder
from retrieval.types import Embedder

OUT = Path("agent/judges/authored.json")
WORTH = {"met": 1.0, "unclear": 0.5}
RIDGE = 1e-2
FALSE_ALARMS = {"subject": {"met": 0.03, "missed": 0.1}, "story": {"met": 0.03, "missed": 0.07}}
"""The share of points with these labels that may be called contradicted; of stories less is sure."""
FOLDS = 5
_CONSTANT = 1e-3


@dataclass(frozen=True)
class Table:
    """What is known of many points: values, label, and the number of the question."""

    names: tuple[str, ...]
    values: Floats
    labels: Floats
    questions: Floats

    @property
    def met(self) -> Floats:
        """How much of each point was met."""
        return np.array([WORTH.get(label, 0.0) for label in self.labels])

    @property
    def contradicted(self) -> Floats:
        """Which points were contradicted."""
        return np.array([float(label == "contradicted") for label in self.labels])

    def part(self, chosen: Floats) -> Table:
        """Return some of the rows."""
        return Table(self.names, self.values[chosen], self.labels[chosen], self.questions[chosen])


def learn(values: Floats, targets: Floats, sign: int) -> tuple[Floats, float]:
    """Return weights, all of one sign or zero, and bias, by maximum likelihood on standardized values."""
    mean, spread = values.mean(0), values.std(0) + 1e-6
    scaled = (values - mean) / spread

    def loss(theta: Floats) -> tuple[float, Floats]:
        chance = np.clip(sigmoid(scaled @ theta[:-1] + theta[-1]), 1e-6, 1 - 1e-6)
        entropy = -(targets * np.log(chance) + (1 - targets) * np.log(1 - chance)).mean()
        off = (chance - targets) / len(targets)
        slope = np.append(scaled.T @ off + 2 * RIDGE * theta[:-1], off.sum())
        return float(entropy + RIDGE * (theta[:-1] ** 2).sum()), slope

    width = values.shape[1]
    free = (0, None) if sign > 0 else (None, 0)
    bounds = [free if varies else (0, 0) for varies in values.std(0) > _CONSTANT] + [(None, None)]
    theta = minimize(loss, np.zeros(width + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = theta[:-1] / spread
    return weights, float(theta[-1] - weights @ mean)


def unseen_chances(table: Table, targets: Floats, sign: int) -> Floats:
    """Return each point's chance by what was learnt on the questions of the other folds."""
    chances = np.zeros(len(targets))
    for fold in range(FOLDS):
        out = table.questions % FOLDS == fold
        weights, bias = learn(table.values[~out], targets[~out], sign)
        chances[out] = sigmoid(table.values[out] @ weights + bias)
    return chances


def head_of(table: Table, kind: str) -> dict[str, object]:
    """Return the parameters of one kind of point."""
    parts: dict[str, object] = {}
    for name, targets, sign in (("met", table.met, 1), ("contradicted", table.contradicted, -1)):
        weights, bias = learn(table.values, targets, sign)
        kept = {key: round(float(w), 3) for key, w in zip(table.names, weights, strict=True) if abs(w) >= 5e-4}
        parts[name] = {"bias": round(bias, 3), "weights": kept}
    return parts | {"called_at": round(called_at(table, unseen_chances(table, table.contradicted, -1), kind), 3)}


def called_at(table: Table, against: Floats, kind: str) -> float:
    """Return the chance of a contradiction from which on few other points are called contradicted."""
    return max(
        float(np.quantile(against[table.labels == label], 1 - share)) for label, share in FALSE_ALARMS[kind].items()
    )


def tables(embedder: Embedder, reader: Reader) -> dict[str, Table]:
    """Measure the tuning half."""
    rows: dict[str, list[tuple[dict[str, float], str, int]]] = {"subject": [], "story": []}
    numbers: dict[str, int] = {}
    for answer in (a for a in load() if a.for_tuning):
        number = numbers.setdefault(answer.question.id, len(numbers))
        for point, values in zip(answer.question.key_points, point_values(answer, embedder, reader), strict=False):
            kind = "story" if is_story(point.point) else "subject"
            rows[kind].append((values, answer.labels[point.id], number))
    return {
        kind: Table(
            tuple(found[0][0]), np.array([list(v.values()) for v, _, _ in found]),
            np.array([label for _, label, _ in found]), np.array([n for _, _, n in found]),
        )
        for kind, found in rows.items()
    }  # fmt: skip


def describe(table: Table, kind: str) -> str:
    """Return how well unseen questions of the tuning half are told, in words and figures."""
    sure = table.labels != "unclear"
    met = table.labels[sure] == "met"
    chance = unseen_chances(table, table.met, 1)[sure]
    against = unseen_chances(table, table.contradicted, -1)
    called = against >= called_at(table, against, kind)
    rates = ", ".join(
        f"{label} {called[table.labels == label].mean():.3f}" for label in ("contradicted", *FALSE_ALARMS[kind])
    )
    return (
        f"{len(table.labels)} points, accuracy {((chance >= 0.5) == met).mean():.3f}, AUC {auc(met, chance):.3f}, "
        f"called contradicted: {rates}"
    )


def main() -> None:
    """Learn on the tuning half, print what it is worth there across folds, write the parameters."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, help="file that keeps sentence vectors between runs")
    parser.add_argument("--networks", type=Path, help="folder with the network that left answers out")
    args = parser.parse_args()
    embedder = StoredEmbedder(load_embedder(load_settings().models_dir), args.cache)
    made: dict[str, object] = {"note": "made by: python -m bench.train_bank"}
    reading = load_reader(args.networks) if args.networks else Reader()
    for which, reader in (("heads", reading), ("quick", Unread())):
        measured = tables(embedder, reader)
        for kind, table in measured.items():
            print(which, kind, describe(table, kind))
        made[which] = {kind: head_of(table, kind) for kind, table in measured.items()}
    embedder.save()
    target = args.networks / HEADS if args.networks else OUT
    target.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
