"""The nouns of running code: what is handed in, what happened, and what it is worth."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from corpus.types import Value

Status = Literal["ok", "error", "timeout", "memory", "output", "signal", "refused"]
"""How one process ended; `refused` means that it was not run at all."""

GroupStatus = Literal["passed", "wrong", "error", "timeout", "memory", "output", "signal", "refused"]
"""What happened to a group of cases: the class of its first failure."""


class Text(Value):
    """A value whose texts are kept to the letter."""

    model_config = ConfigDict(str_strip_whitespace=False)


class Submission(Text):
    """Source text as handed in; `language` is a name from `executors.languages`."""

    source: str
    language: str = "python"


class SelfTest(Value):
    """How many canaries a new sandbox process stopped before it was offered."""

    passed: int = 0
    failed: int = 0


class Isolation(Value):
    """What stood between a submission and the machine; level 0 means that nothing was run."""

    level: int = Field(ge=0, le=4)
    mechanisms: dict[str, bool | int | str | None] = Field(default_factory=dict)
    gaps: tuple[str, ...] = ()
    selftest: SelfTest = SelfTest()
    min_required: int


class Outcome(Text):
    """What one run of a script did; times in seconds and memory in MB are measured outside of it."""

    status: Status
    exit_code: int | None
    stdout: str
    stderr: str
    cpu_s: float
    wall_s: float
    peak_mb: float
    isolation: Isolation


class CaseResult(Text):
    """One visible case in full; the values are texts, shortened where they are long."""

    group: str
    number: int = Field(ge=1, description="position within the group, from 1")
    status: GroupStatus
    arguments: str
    expected: str
    actual: str | None = None
    difference: str | None = None
    stdout: str = ""
    stderr: str = ""
    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_mb: float = 0.0


class GroupResult(Value):
    """Counts of a group; for a hidden group this is all that anyone is told."""

    passed: int = Field(ge=0)
    failed: int = Field(ge=0)
    status: GroupStatus


class GrowthPoint(Value):
    """The measured cost of one size, give or take the noise; `at_least` when the run was stopped at its limit."""

    n: int
    cpu_s: float
    noise_s: float = 0.0
    at_least: bool = False


class GrowthResult(Value):
    """How the cost grew: `exponent` of n with its standard error, the nearest named order, a sentence."""

    passed: bool
    wanted: str
    order: str | None
    exponent: float | None
    uncertainty: float | None
    points: tuple[GrowthPoint, ...]
    sentence: str


class Verdict(Text):
    """What a submission to a problem is worth, decided outside the sandbox."""

    problem: str
    passed: bool
    status: GroupStatus
    groups: dict[str, GroupResult]
    growth: GrowthResult | None = None
    cases: tuple[CaseResult, ...] = Field(default=(), description="the visible cases in full")
    reason: str | None = Field(default=None, description="why it was not run, when it was not")
    isolation: Isolation

    def summary(self) -> str:
        """Return a short plain sentence or two for the candidate; nothing of hidden cases but counts."""
        if self.status == "refused":
            return f"The code was not run: {self.reason or 'no sandbox is available'}"
        if self.reason is not None:
            return self.reason
        parts = [self._visible(), self._hidden(), self.growth.sentence if self.growth else ""]
        return " ".join(part for part in parts if part)

    def _visible(self) -> str:
        if not self.cases:
            return ""
        good = sum(case.status == "passed" for case in self.cases)
        counted = f"{good} of {len(self.cases)} visible cases pass"
        first = next((case for case in self.cases if case.status != "passed"), None)
        return f"{counted}." if first is None else f"{counted}; case {first.number} {_what_happened(first)}."

    def _hidden(self) -> str:
        hidden = [group for name, group in self.groups.items() if name not in {c.group for c in self.cases}]
        total = sum(group.passed + group.failed for group in hidden)
        return f"{sum(g.passed for g in hidden)} of {total} hidden cases pass." if total else ""


def _what_happened(case: CaseResult) -> str:
    if case.status == "wrong":
        did = "" if (case.actual or "").startswith("raises ") else "returned "
        wanted = "that it " if case.expected.startswith("raises ") else ""
        return f"{did}{case.actual}, expected {wanted}{case.expected}"
    last_line = case.stderr.strip().splitlines()[-1:]
    return {
        "error": f"failed: {case.difference}" if case.difference or not last_line else f"failed with {last_line[0]}",
        "timeout": "ran out of time",
        "memory": "ran out of memory",
        "output": "printed too much",
    }.get(case.status, "crashed")
