"""The labelled queries of search."""

from __future__ import annotations

from pathlib import Path

from corpus.types import Value
from corpus.yaml_file import load_yaml

DATA = Path(__file__).parents[1] / "tests" / "data"
FILES = ("search_queries.yaml", "search_queries_more.yaml", "search_queries_plain.yaml")
"""The second was written by somebody who knew neither the first nor the lines under `corpus/guides/asked`; the third
is for tuning alone, in plainer words."""

BLIND = {"blind": "search_queries_blind.yaml", "last": "search_queries_last.yaml"}
"""By split: written from the guides alone before search was last changed, the second measured only at the end."""


class Case(Value):
    """A query, and the passages of which any one answers it."""

    split: str
    kind: str
    query: str
    wants: tuple[str, ...]


def cases(split: str, *files: str) -> list[Case]:
    """Return the queries of one split, of all files or those named."""
    found: list[Case] = []
    for name in files or FILES:
        rows, _ = load_yaml(DATA / name)
        assert isinstance(rows, list)
        found += [Case.model_validate(row) for row in rows]
    return [case for case in found if case.split == split]
