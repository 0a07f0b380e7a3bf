"""Lines in other people's words belong to passages, and to one passage each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus.asked import SHIPPED, asked_about, elsewhere
from corpus.errors import CorpusError
from corpus.load import Bank
from corpus.yaml_file import load_yaml

GUIDES = Bank().guides
FEWEST = 5


@pytest.mark.parametrize("guide", sorted(GUIDES))
def test_every_line_belongs_to_a_passage_and_every_passage_has_some(guide: str) -> None:
    written, _ = load_yaml(SHIPPED / f"{guide}.yaml")
    assert isinstance(written, dict)
    asked = asked_about(GUIDES[guide])
    assert {place.split("/", 1)[1] for place in asked} == set(written)
    assert set(asked) == {passage.id for passage in GUIDES[guide].passages}
    assert min(map(len, asked.values())) >= FEWEST


def test_no_line_stands_twice() -> None:
    lines = [line for guide in GUIDES.values() for found in asked_about(guide).values() for line in found]
    lines += [line for topic in elsewhere() for line in topic.lines]
    assert [line for line, times in Counter(map(str.lower, lines)).items() if times > 1] == []


def test_a_guide_nobody_wrote_lines_for_has_none() -> None:
    shipped = GUIDES["ml_engineer"]
    assert asked_about(shipped.model_copy(update={"source": "page.txt"})) == {}
    assert asked_about(shipped.model_copy(update={"id": "another"})) == {}


@pytest.mark.parametrize("text", ["faq/pay: []", "faq/pay: [1]", "- faq/pay"])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "ml_engineer.yaml").write_text(text)
    with pytest.raises(CorpusError, match=r"ml_engineer\.yaml"):
        asked_about(GUIDES["ml_engineer"], tmp_path)


@pytest.mark.parametrize("text", ["[]", "- words: [a]", "- {words: [a], lines: []}"])
def test_broken_topics_are_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "elsewhere.yaml").write_text(text)
    with pytest.raises(CorpusError, match=r"elsewhere\.yaml"):
        elsewhere(tmp_path / "elsewhere.yaml")
