"""Lines that speak to a grader or a model instead of telling of work; they are counted and left out."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from agent.steering import steers
from corpus.yaml_file import load_yaml


def speaks_to_reader(line: str) -> bool:
    """True for a line that is aimed at whoever reads or grades it."""
    return steers(line) or any(pattern.search(line) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data, _ = load_yaml(Path(__file__).with_name("steering.yaml"))
    return tuple(re.compile(source, re.IGNORECASE) for source in TypeAdapter(tuple[str, ...]).validate_python(data))
