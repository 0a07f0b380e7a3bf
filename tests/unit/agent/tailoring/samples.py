"""The résumés of the tests, and what is expected of each."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter

from agent.tailoring.profile import profile_of
from agent.tailoring.read import read_lines
from agent.tailoring.types import Profile
from corpus.types import Value
from corpus.yaml_file import load_yaml

FOLDER = Path(__file__).parents[3] / "data" / "resumes"


class Expected(Value):
    """What must and what must not be found in a résumé."""

    file: str
    projects: tuple[tuple[str, int], ...]
    figures: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    left_out: int = 0
    person: tuple[str, ...]

    @property
    def profile(self) -> Profile:
        """What is found."""
        return profile_of(read_lines(FOLDER / self.file))


def expected() -> tuple[Expected, ...]:
    data, _ = load_yaml(FOLDER / "expected.yaml")
    return TypeAdapter(tuple[Expected, ...]).validate_python(data)


def found_in(name: str) -> Profile:
    """The profile of one of the résumés."""
    return profile_of(read_lines(FOLDER / name))
