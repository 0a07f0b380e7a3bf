"""The nouns of tailoring: what is found in a résumé and in a job description, without who it is about."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from corpus.types import Value

Kind = Literal["job", "project", "paper"]
Why = Literal["gap", "both", "asked", "claimed"]
MAX_PROJECTS, MAX_BULLETS, MAX_LISTED = 12, 12, 60


class Figure(Value):
    """A number that a bullet claims; `text` is the number with its unit; `change` where it tells what got better."""

    text: str
    change: bool = False


class Bullet(Value):
    """One thing that somebody says they did, word for word, and the figures in it."""

    text: str
    figures: tuple[Figure, ...] = ()


class Project(Value):
    """One piece of work: a position held, a project or a paper, under the name that the résumé gives it."""

    kind: Kind
    title: str
    organisation: str = ""
    role: str = ""
    dates: str = ""
    bullets: tuple[Bullet, ...] = Field(default=(), max_length=MAX_BULLETS)
    technologies: tuple[str, ...] = ()


class Profile(Value):
    """A résumé without its person: no name, no address, nothing to reach them by.

    `areas` counts how much it speaks of each area of the bank. `left_out` counts lines that speak to a grader.
    """

    projects: tuple[Project, ...] = Field(default=(), max_length=MAX_PROJECTS)
    skills: tuple[str, ...] = ()
    publications: tuple[str, ...] = ()
    education: tuple[str, ...] = ()
    areas: dict[str, int] = Field(default_factory=dict)
    left_out: int = 0

    def without(self, indexes: frozenset[int]) -> Profile:
        """Return the profile without the projects at these places."""
        kept = tuple(p for i, p in enumerate(self.projects) if i not in indexes)
        return self.model_copy(update={"projects": kept})


class Job(Value):
    """What a job description asks for: areas of the bank, counted, and technologies."""

    areas: dict[str, int] = Field(default_factory=dict)
    skills: tuple[str, ...] = ()


class Focus(Value):
    """An area that questions are drawn from more often, and why.

    `gap`: the job asks for it and the résumé does not show it. `both`: it does. `asked` and `claimed`: only one of
    the two papers is there, or the other is silent.
    """

    area: str
    why: Why
