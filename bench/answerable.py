"""Fits how sure a search is that the guides answer: `python -m bench.answerable [--home DIR]`.

A logistic regression on the tuning queries alone, each weight held to its sign. Against the answerable queries
stand the silent ones and, with less weight, every line about what the guides are silent on, measured without its
own topic: so the weights are not fitted to topics that happen to be listed. The bias is then moved until
`REFUSED` of the answerable tuning queries are refused. Prints the constants of retrieval/confidence.py.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.queries import cases
from corpus.asked import Topic, elsewhere
from corpus.load import Bank
from corpus.types import Guide
from retrieval.confidence import Signals
from retrieval.elsewhere import Elsewhere, lines_of
from retrieval.embedders import load_embedder
from retrieval.fusion import HybridRetriever
from retrieval.memory import memory_retriever
from retrieval.types import Embedder

REFUSED = 0.03
LINES_WEIGHT = 0.3
SIGNS = np.array([1.0, -1.0, -1.0])
_RIDGE = 1e-3
_STEPS = 20_000
Rows = NDArray[np.float64]


def main() -> int:
    """Fit, and print the constants with what they do on the tuning queries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="data folder whose models to reuse (default: a temporary one)")
    home = parser.parse_args().home
    with tempfile.TemporaryDirectory() as temporary:
        embedder = load_embedder((home or Path(temporary)) / "models")
    guides = tuple(Bank().guides.values())
    retriever = memory_retriever(guides, embedder)
    assert isinstance(retriever, HybridRetriever)
    tuning = cases("tune")
    asked = _rows([retriever.signals(case.query) for case in tuning if case.wants])
    silent = _rows([retriever.signals(case.query) for case in tuning if not case.wants])
    lines = _rows(_without_own_topic(retriever, embedder, guides))
    weights = fit(asked, [(silent, 1.0), (lines, LINES_WEIGHT)])
    bias = -float(np.quantile(asked @ weights, REFUSED))
    for name, value in zip(("NEAR", "ELSEWHERE", "NAMED", "BIAS"), (*weights, bias), strict=True):
        print(f"{name} = {value:.2f}")
    kept, noticed = np.mean(asked @ weights + bias >= 0), np.mean(silent @ weights + bias < 0)
    print(f"tuning: {len(asked)} answerable, kept {kept:.2f}; {len(silent)} silent, noticed {noticed:.2f}")
    return 0


def fit(asked: Rows, against: Sequence[tuple[Rows, float]]) -> Rows:
    """Return the weights of a ridge logistic regression by projected gradient descent; the bias is left out.

    Each group counts as a whole, by its weight. A weight of the wrong sign is set to 0 after every step.
    """
    groups = [(asked, 1.0, 1.0), *((rows, 0.0, weight) for rows, weight in against)]
    x = np.vstack([rows for rows, _, _ in groups])
    y = np.concatenate([np.full(len(rows), label) for rows, label, _ in groups])
    share = np.concatenate([np.full(len(rows), weight / len(rows)) for rows, _, weight in groups])
    weights, bias = SIGNS.copy(), 0.0
    for _ in range(_STEPS):
        error = share * (1 / (1 + np.exp(-(x @ weights + bias))) - y)
        weights -= x.T @ error + 2 * _RIDGE * weights
        weights = np.where(weights * SIGNS > 0, weights, 0.0)
        bias -= float(error.sum())
    return np.asarray(weights)


def _rows(signals: Sequence[Signals]) -> Rows:
    return np.array([[one.near, one.elsewhere, float(one.named)] for one in signals])


def _without_own_topic(retriever: HybridRetriever, embedder: Embedder, guides: Sequence[Guide]) -> list[Signals]:
    found: list[Signals] = []
    topics = elsewhere()
    for own in topics:
        others: list[Topic] = [topic for topic in topics if topic != own]
        silences = Elsewhere(others, embedder.embed(lines_of(others)), guides)
        for line in own.lines:
            far = silences.nearness(embedder.embed([line])[0], None)
            found.append(Signals(near=retriever.signals(line).near, elsewhere=far, named=False))
    return found


if __name__ == "__main__":
    sys.exit(main())
