"""One executor for all tests of this folder that run code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from executors.executor import Executor


@pytest.fixture(scope="session")
def executor() -> Iterator[Executor]:
    """The best isolation this machine offers; tests are skipped where it offers none."""
    with Executor(min_level=1, workers=2) as it:
        if it.isolation().level == 0:
            pytest.skip(f"no isolation here: {it.refusal()}")
        yield it
