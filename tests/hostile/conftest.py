"""The embedded judge over the real sentence model, loaded once."""

from __future__ import annotations

import pytest

from agent.judges.embedded import EmbeddedJudge


@pytest.fixture(scope="session")
def embedded() -> EmbeddedJudge:
    from agent.settings import load_settings
    from retrieval.embedders import load_embedder

    return EmbeddedJudge(load_embedder(load_settings().models_dir))
