"""Fits how sure a search is that the guides answer: `python -m bench.answerable [--home DIR]`.

A logistic regression on the tuning queries alone, answerable against silent, each weight held to its sign. The bias
is then moved until `REFUSED` of the answerable ones are refused. Prints the constants of retrieval/confidence.py.
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
from corpus.load import Bank
from retrieval.confidence import Signals
from retrieval.embedders import load_embedder
from retrieval.fusion import HybridRetriever
from retrieval.memory import memory_retriever

REFUSED = 0.05
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
    weights = fit(asked, silent)
    bias = -float(np.quantile(asked @ weights, REFUSED))
    for name, value in zip(("NEAR", "ELSEWHERE", "NAMED", "BIAS"), (*weights, bias), strict=True):
        print(f"{name} = {value:.2f}")
    kept, noticed = np.mean(asked @ weights + bias >= 0), np.mean(silent @ weights + bias < 0)
    print(f"tuning: {len(asked)} answerable, kept {kept:.2f}; {len(silent)} silent, noticed {noticed:.2f}")
    return 0


def fit(asked: Rows, silent: Rows) -> Rows:
    """Return the weights of a ridge logistic regression by projected gradient descent; the bias is left out.

    Both groups count the same as wholes. A weight of the wrong sign is set to 0 after every step.
    """
    x = np.vstack([asked, silent])
    y = np.concatenate([np.ones(len(asked)), np.zeros(len(silent))])
    share = np.concatenate([np.full(len(asked), 1 / len(asked)), np.full(len(silent), 1 / len(silent))])
    weights, bias = SIGNS.copy(), 0.0
    for _ in range(_STEPS):
        error = share * (1 / (1 + np.exp(-(x @ weights + bias))) - y)
        weights -= x.T @ error + 2 * _RIDGE * weights
        weights = np.where(weights * SIGNS > 0, weights, 0.0)
        bias -= float(error.sum())
    return np.asarray(weights)


def _rows(signals: Sequence[Signals]) -> Rows:
    return np.array([[one.near, one.elsewhere, float(one.named)] for one in signals])


if __name__ == "__main__":
    sys.exit(main())
