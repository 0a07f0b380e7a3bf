"""The interviews shown in the documents are the ones the program holds today."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from agent.evaluation.player import Stage
from agent.settings import load_settings
from bench.transcripts import FOLDER, SHOWN, masked, written


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    shared = Stage(load_settings())
    yield shared
    shared.close()


@pytest.mark.slow
@pytest.mark.parametrize("kind", SHOWN)
def test_a_shown_interview_is_as_it_would_be_played_now(kind: str, stage: Stage) -> None:
    kept = (FOLDER / f"{kind}.md").read_text(encoding="utf-8")
    assert masked(kept) == masked(written(kind, stage)), "run `make transcripts` and read what changed"


def test_every_shown_interview_is_there_and_no_other() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.md")) == sorted(SHOWN)


def test_numbers_do_not_count_and_words_do() -> None:
    assert masked("0.93 ± 0.06 of 3") == masked("0.95 ± 0.1 of 4")
    assert masked("met 1") != masked("missed 1")
