"""How fast search is and how well it finds: `python -m bench.retrieval [--home DIR]`."""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from corpus.load import Bank
from corpus.types import Guide, Value
from corpus.yaml_file import load_yaml
from retrieval.embedders import load_embedder
from retrieval.embedders.minilm import locate
from retrieval.fusion import answerable
from retrieval.index import open_retriever
from retrieval.memory import memory_retriever
from retrieval.types import Embedder, Retriever

QUERIES = Path(__file__).parents[1] / "tests" / "data" / "search_queries.yaml"
T = TypeVar("T")


class Case(Value):
    """A query, and the passages of which any one answers it."""

    split: str
    kind: str
    query: str
    wants: tuple[str, ...]


def main() -> int:
    """Print a table of times, then one of quality for each split of the queries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="data folder to reuse (default: a temporary one)")
    home = parser.parse_args().home
    with tempfile.TemporaryDirectory() as temporary:
        guides = tuple(Bank().guides.values())
        retriever = _times(guides, home or Path(temporary))
        cases = _cases()
        for split in ("tune", "test"):
            print(f"\n{split}: " + _quality(retriever, [case for case in cases if case.split == split]))
    return 0


def _times(guides: tuple[Guide, ...], home: Path) -> Retriever:
    models, index = home / "models", home / "index"
    _timed("embedder, first start (exports unless done)", lambda: load_embedder(models))
    embedder = _timed("embedder, next start", lambda: load_embedder(models))
    _timed("index, first start (builds unless done)", lambda: open_retriever(guides, embedder, index))
    fresh = load_embedder(models)
    retriever = _timed("index, next start", lambda: open_retriever(guides, fresh, index))
    queries = [case.query for case in _cases()]
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


def _cases() -> list[Case]:
    rows, _ = load_yaml(QUERIES)
    assert isinstance(rows, list)
    return [Case.model_validate(row) for row in rows]


def _quality(retriever: Retriever, cases: list[Case]) -> str:
    asked = [case for case in cases if case.wants]
    silent = [case for case in cases if not case.wants]
    ranks = [_rank(retriever, case) for case in asked]
    parts = [f"{len(asked)} answerable"]
    parts += [f"top {k} {sum(rank <= k for rank in ranks) / len(ranks):.2f}" for k in (1, 3, 5)]
    parts.append(f"mean 1/rank {statistics.mean(1 / rank for rank in ranks):.2f}")
    kept = sum(answerable(retriever.search(case.query)) for case in asked) / len(asked)
    refused = sum(not answerable(retriever.search(case.query)) for case in silent) / len(silent)
    parts.append(f"called answerable {kept:.2f}; {len(silent)} silent, noticed {refused:.2f}")
    return ", ".join(parts)


def _rank(retriever: Retriever, case: Case) -> float:
    hits = retriever.search(case.query, 50)
    return next((n for n, hit in enumerate(hits, 1) if hit.passage.id in case.wants), float("inf"))


if __name__ == "__main__":
    sys.exit(main())
