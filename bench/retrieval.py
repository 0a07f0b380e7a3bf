"""How fast search is and how well it finds: `python -m bench.retrieval [--home DIR]`."""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from bench.queries import BLIND, FILES, Case, cases
from bench.ways import Ways
from corpus.load import Bank
from corpus.types import Guide
from retrieval.embedders import load_embedder
from retrieval.embedders.minilm import locate
from retrieval.fusion import answerable
from retrieval.index import open_retriever
from retrieval.memory import memory_retriever
from retrieval.types import Embedder, Retriever

T = TypeVar("T")


def main() -> int:
    """Print a table of times, then tables of quality for the tuning and the test queries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="data folder to reuse (default: a temporary one)")
    home = parser.parse_args().home
    with tempfile.TemporaryDirectory() as temporary:
        guides = tuple(Bank().guides.values())
        retriever = _times(guides, home or Path(temporary))
        embedder = load_embedder((home or Path(temporary)) / "models")
        _table("tuning half", cases("tune"), guides, embedder, retriever)
        for name in FILES:
            if cases("test", name):
                _table(f"test half of {name}", cases("test", name), guides, embedder, retriever)
        for split, name in BLIND.items():
            _table(name, cases(split, name), guides, embedder, retriever)
    return 0


def _times(guides: tuple[Guide, ...], home: Path) -> Retriever:
    models, index = home / "models", home / "index"
    _timed("embedder, first start (exports unless done)", lambda: load_embedder(models))
    embedder = _timed("embedder, next start", lambda: load_embedder(models))
    _timed("index, first start (builds unless done)", lambda: open_retriever(guides, embedder, index))
    fresh = load_embedder(models)
    retriever = _timed("index, next start", lambda: open_retriever(guides, fresh, index))
    queries = [case.query for case in cases("tune")]
    print(f"{'query, new text':<46}{_each(retriever, queries)}")
    print(f"{'query, text seen before':<46}{_each(retriever, queries)}")
    print(f"{'query, seen before, on the list':<46}{_each(_on_list(guides, fresh), queries)}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{'peak memory':<46}{peak} MB, torch {'' if 'torch' in sys.modules else 'not '}loaded")
    print(f"{'passages':<46}{sum(len(guide.passages) for guide in guides)}, model {locate().name}")
    return retriever


def _on_list(guides: tuple[Guide, ...], embedder: Embedder) -> Retriever:
    return memory_retriever(guides, embedder)


def _timed(what: str, action: Callable[[], T]) -> T:
    start = time.perf_counter()
    result = action()
    print(f"{what:<46}{time.perf_counter() - start:.2f} s")
    return result


def _each(retriever: Retriever, queries: Iterable[str]) -> str:
    taken = []
    for query in queries:
        start = time.perf_counter()
        retriever.search(query)
        taken.append(1000 * (time.perf_counter() - start))
    return f"median {statistics.median(taken):.1f} ms, slowest {max(taken):.1f} ms"


def _table(
    title: str, queries: list[Case], guides: tuple[Guide, ...], embedder: Embedder, retriever: Retriever
) -> None:
    """Print how well each way of ranking finds the wanted passage, and how silence is told from an answer."""
    asked = [case for case in queries if case.wants]
    ways = Ways(guides, embedder, [case.query for case in asked])
    print(f"\n| {title}, {len(asked)} answerable | top 1 | top 3 | top 5 | mean 1/rank |\n|---|---|---|---|---|")
    for name, scores in ways.scores().items():
        _row(name, ways.ranks(scores, [case.wants for case in asked]))
    _row("as shipped", [_rank(retriever, case) for case in asked])
    kept = [answerable(retriever.search(case.query)) for case in asked]
    silent = [not answerable(retriever.search(case.query)) for case in queries if not case.wants]
    print(f"answered {sum(kept)} of {len(kept)}; of {len(silent)} silent ones noticed {sum(silent)}")


def _row(name: str, ranks: Sequence[float]) -> None:
    within = " | ".join(f"{sum(rank <= k for rank in ranks) / len(ranks):.2f}" for k in (1, 3, 5))
    print(f"| {name} | {within} | {statistics.mean(1 / rank for rank in ranks):.2f} |")


def _rank(retriever: Retriever, case: Case) -> float:
    hits = retriever.search(case.query, 50)
    return next((n for n, hit in enumerate(hits, 1) if hit.passage.id in case.wants), float("inf"))


if __name__ == "__main__":
    sys.exit(main())
