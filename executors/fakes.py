"""A stand-in for tests of whatever uses an executor: it returns what it was given."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.problem_folder import ProblemFolder
from executors.types import CaseResult, GroupResult, Isolation, Verdict

NO_ISOLATION = Isolation(level=0, min_required=2)


class ScriptedExecutor:
    """Answers `judge` with the given verdicts in turn, the last one for ever; records submissions."""

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self._verdicts = list(verdicts)
        self.submissions: list[str] = []

    def judge(self, folder: ProblemFolder, source: str, *, visible_only: bool = False, session: str = "") -> Verdict:
        """Return the next verdict."""
        self.submissions.append(source)
        return self._verdicts.pop(0) if len(self._verdicts) > 1 else self._verdicts[0]

    def isolation(self) -> Isolation:
        """Return level 0: nothing is run here."""
        return NO_ISOLATION

    def close(self) -> None:
        """Nothing to end."""


def verdict(problem: str, *, visible: tuple[int, int] = (3, 0), hidden: tuple[int, int] = (20, 0)) -> Verdict:
    """Return a verdict with (passed, failed) counts of its visible and hidden cases."""
    groups = {"examples": _group(*visible), "random": _group(*hidden)}
    failing = next((group.status for group in groups.values() if group.failed), "passed")
    return Verdict(
        problem=problem,
        passed=failing == "passed",
        status=failing,
        groups=groups,
        cases=tuple(_case(number, number <= visible[0]) for number in range(1, sum(visible) + 1)),
        isolation=NO_ISOLATION,
    )


def _group(passed: int, failed: int) -> GroupResult:
    return GroupResult(passed=passed, failed=failed, status="wrong" if failed else "passed")


def _case(number: int, good: bool) -> CaseResult:
    return CaseResult(
        group="examples",
        number=number,
        status="passed" if good else "wrong",
        arguments=str(number),
        expected="2",
        actual="2" if good else "3",
        difference=None if good else "expected 2, got 3",
    )
