"""Search over the shipped guides finds what it should, measured on hand-written queries.

The bounds stand a little below what docs/retrieval.md reports, so that a real loss fails.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.load import Bank
from corpus.types import Value
from corpus.yaml_file import load_yaml
from retrieval.embedders import load_embedder
from retrieval.fusion import answerable
from retrieval.memory import memory_retriever
from retrieval.types import Retriever

pytestmark = pytest.mark.slow
QUERIES = Path(__file__).parents[2] / "data" / "search_queries.yaml"


class Case(Value):
    """A query, and the passages of which any one answers it."""

    split: str
    kind: str
    query: str
    wants: tuple[str, ...]


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    rows, _ = load_yaml(QUERIES)
    assert isinstance(rows, list)
    return [Case.model_validate(row) for row in rows if row["split"] == "test"]


@pytest.fixture(scope="module")
def retriever(models_dir: Path) -> Retriever:
    return memory_retriever(list(Bank().guides.values()), load_embedder(models_dir))


def share(flags: list[bool]) -> float:
    return sum(flags) / len(flags)


def test_wanted_passages_exist(cases: list[Case]) -> None:
    known = {passage.id for guide in Bank().guides.values() for passage in guide.passages}
    assert {wanted for case in cases for wanted in case.wants} <= known


def test_held_out_queries_are_answered_near_the_top(cases: list[Case], retriever: Retriever) -> None:
    asked = [case for case in cases if case.wants]
    found = [[hit.passage.id for hit in retriever.search(case.query, 5)] for case in asked]
    first = share([ids[0] in case.wants for case, ids in zip(asked, found, strict=True)])
    fifth = share([bool(set(ids) & set(case.wants)) for case, ids in zip(asked, found, strict=True)])
    assert first >= 0.5
    assert fifth >= 0.75


def test_a_query_in_the_guides_own_words_is_found_first(cases: list[Case], retriever: Retriever) -> None:
    plain = [case for case in cases if case.kind == "plain"]
    assert all(retriever.search(case.query, 1)[0].passage.id in case.wants for case in plain)


def test_silence_is_noticed_more_often_than_not(cases: list[Case], retriever: Retriever) -> None:
    said = [(case, answerable(retriever.search(case.query))) for case in cases]
    assert share([yes for case, yes in said if case.wants]) >= 0.6
    assert share([not yes for case, yes in said if not case.wants]) >= 0.7
