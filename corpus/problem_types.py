"""The nouns of coding problems."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from corpus.types import Difficulty, GivenFact, KeyPoint, PassageId, Sentence, Slug, Text, Value


class Comparison(Value):
    """How a returned value is compared with the expected one (see docs/writing-problems.md)."""

    kind: Literal["exact", "close", "any_order", "set", "checker", "distribution"] = "exact"
    rtol: float = Field(default=1e-6, ge=0)
    atol: float = Field(default=1e-8, ge=0)
    equal_nan: bool = False
    tuple_is_list: bool = True


class Limits(Value):
    """Ceilings for one call of a submission."""

    cpu_s: float = Field(default=2.0, gt=0, le=60)
    wall_s: float = Field(default=4.0, gt=0, le=120)
    memory_mb: int = Field(default=512, ge=64, le=4096)
    output_kb: int = Field(default=64, ge=1, le=1024)


class Growth(Value):
    """A measured growth test: `cases.scale(n, rng)` gives the arguments for each size."""

    sizes: tuple[int, ...] = Field(min_length=4)
    wanted: Literal["1", "log n", "n", "n log n", "n^2", "n^3"]


class WrongSubmission(Value):
    """A plausible wrong submission in `wrong/`, and the group that must catch it."""

    file: Text
    caught_by: Text
    why: Text


class FollowUp(Value):
    """A spoken question after the code, graded by key points like any other question."""

    id: Slug
    ask: Sentence
    key_points: tuple[KeyPoint, ...] = Field(min_length=1)


class Problem(Value):
    """A coding problem; the executable parts stay in its folder."""

    id: Slug
    title: Text
    roles: tuple[Slug, ...] = Field(min_length=1)
    areas: tuple[Slug, ...] = Field(min_length=1)
    difficulty: Difficulty
    minutes: int = Field(default=30, ge=5, le=120)
    statement: Text
    entry_point: Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
    kind: Literal["function", "class"] = "function"
    target: Annotated[str, Field(pattern=r"^(return|argument:\d)$")] = "return"
    signature: Text
    cpp_signature: Text | None = Field(default=None, description="a submission may be C++ then")
    compare: Comparison = Comparison()
    limits: Limits = Limits()
    growth: Growth | None = None
    given: tuple[GivenFact, ...] = ()
    hints: tuple[str, ...] = Field(default=(), max_length=3)
    follow_ups: tuple[FollowUp, ...] = ()
    criteria: tuple[Slug, ...] = Field(min_length=1)
    wrong: tuple[WrongSubmission, ...] = ()
    draws_on: tuple[PassageId, ...] = ()
