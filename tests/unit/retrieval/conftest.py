"""The real model, found and exported once for all tests of retrieval."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.embedders.minilm import PackagedModel, locate
from tests.unit.retrieval.samples import CountingEmbedder


@pytest.fixture
def counting() -> CountingEmbedder:
    return CountingEmbedder()


@pytest.fixture(scope="session")
def packaged() -> PackagedModel:
    return locate()


@pytest.fixture(scope="session")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the exported model: exporting takes half a minute, so once."""
    from retrieval.embedders import load_embedder

    folder = tmp_path_factory.mktemp("models")
    load_embedder(folder)
    return folder
