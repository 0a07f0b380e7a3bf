"""Decides outside the sandbox what a submission to a problem is worth.

Into the sandbox go the source, the entry point's name and the arguments of one case; out comes one
value. Expected values, tolerances, the names of groups and the comparison stay here.
"""

from __future__ import annotations

from functools import partial

from corpus.problem_folder import ProblemFolder
from executors.answers import Answers
from executors.compare import shown
from executors.growth_test import measure_growth
from executors.jail import codec
from executors.outcome import answer_of, classify, more_patient, text_of, was_starved
from executors.prepared import Case, Preparer, Runner
from executors.sandbox import RawRun
from executors.scale import ScaleCases
from executors.soundness import SCALE, VISIBLE
from executors.submission import Submitted, ready
from executors.types import CaseResult, GroupResult, GroupStatus, GrowthResult, Isolation, Verdict

_MAX_TIMEOUTS = 2  # after that many the other cases count as failed without being run
_TEXT_LIMIT = 2_000


class _Judged:
    """One case after its run: what happened, what came back, how it differs."""

    def __init__(self, status: GroupStatus, actual: str | None = None, differs: str | None = None) -> None:
        self.status = status
        self.actual = actual
        self.differs = differs


class Judge:
    """Judges submissions with whatever runs jobs for it."""

    def __init__(self, run: Runner) -> None:
        self._run = run
        self._preparer = Preparer(run)
        self._scales = ScaleCases(run)

    def judge(
        self,
        folder: ProblemFolder,
        source: str,
        language: str,
        isolation: Isolation,
        visible_only: bool,
        session: str = "",
    ) -> Verdict:
        """Return the verdict; raises `ProblemError` when the problem's own files fail, `CompilationError`."""
        groups = self._preparer.groups(folder)
        run = partial(self._run, session=session)
        submitted = ready(run, folder, source, language)
        sitting = _Sitting(run, folder, submitted)
        results: dict[str, GroupResult] = {}
        for name, cases in groups.items():
            if name == VISIBLE or not visible_only:
                results[name] = sitting.group(name, cases)
        growth = None
        if folder.problem.growth is not None and not visible_only:
            growth = self._growth(run, folder, submitted, results)
        first = next((r.status for r in results.values() if r.status != "passed"), "passed")
        return Verdict(
            problem=folder.problem.id,
            passed=first == "passed",
            status=first,
            groups=results,
            growth=growth,
            cases=tuple(sitting.visible),
            isolation=isolation,
        )

    def _growth(
        self, run: Runner, folder: ProblemFolder, submitted: Submitted, results: dict[str, GroupResult]
    ) -> GrowthResult | None:
        """Measure only what is right so far: the cost of a wrong answer says nothing."""
        if any(result.failed for result in results.values()):
            return None
        growth, status = measure_growth(run, self._scales, folder, submitted)
        good = status == "passed"
        results[SCALE] = GroupResult(passed=int(good), failed=int(not good), status=status)
        return growth


class _Sitting:
    """The cases of one submission, in order."""

    def __init__(self, run: Runner, folder: ProblemFolder, submitted: Submitted) -> None:
        self._run = run
        self._folder = folder
        self._submitted = submitted
        self._answers = Answers(run, folder)
        self._timeouts = 0
        self.visible: list[CaseResult] = []

    def group(self, name: str, cases: tuple[Case, ...]) -> GroupResult:
        """Run a group's cases; for the visible group, keep what the candidate may see."""
        statuses: list[GroupStatus] = []
        for number, case in enumerate(cases, 1):
            if self._timeouts >= _MAX_TIMEOUTS:
                statuses.append("timeout")
                continue
            run = self._call(case)
            judged = self._judge(run, case)
            statuses.append(judged.status)
            self._timeouts += judged.status == "timeout"
            if name == VISIBLE:
                self.visible.append(_visible(name, number, case, run, judged))
        passed = statuses.count("passed")
        first = next((status for status in statuses if status != "passed"), "passed")
        return GroupResult(passed=passed, failed=len(statuses) - passed, status=first)

    def _call(self, case: Case) -> RawRun:
        """Run a case; one that was kept from the processor by others gets a second, longer try."""
        limits = self._folder.problem.limits
        run = self._run(self._submitted.language, self._submitted.call(case.payload, limits, case.frame_cap))
        if was_starved(run, limits):
            patient = more_patient(limits)
            run = self._run(self._submitted.language, self._submitted.call(case.payload, patient, case.frame_cap))
        return run

    def _judge(self, run: RawRun, case: Case) -> _Judged:
        if run.overflow == "answer":
            return _Judged("wrong", "a far larger answer", "the answer is far larger than expected")
        status, _ = classify(run, self._folder.problem.limits)
        answer = answer_of(run, case.most_keys)
        if status in ("timeout", "memory", "output", "signal"):
            return _Judged(status)
        if answer is None and status == "ok" and run.frame:
            return self._judge_answer("unreadable", None, case)
        if answer is None or status != "ok":
            return _Judged("error", differs="it ended without returning a value")
        return self._judge_answer(str(answer[0]), answer[1], case)

    def _judge_answer(self, kind: str, body: object, case: Case) -> _Judged:
        if kind == "missing":
            return _Judged("error", differs=f"there is no `{self._folder.problem.entry_point}` in the submission")
        if kind == "unreadable":
            return _Judged("wrong", "a value that cannot be read", "the returned value cannot be read")
        if isinstance(body, codec.Raised) and kind == "raised" and not isinstance(case.expected, codec.Raised):
            return _Judged("memory" if "MemoryError" in body.names else "error", shown(body))
        differs = self._answers.difference(list(case.args), case.expected, body)
        return _Judged("passed" if differs is None else "wrong", shown(body), differs)


def _visible(name: str, number: int, case: Case, run: RawRun, judged: _Judged) -> CaseResult:
    stderr = text_of(run.stderr)[:_TEXT_LIMIT]
    if judged.status == "error" and not stderr:
        judged.differs = judged.differs or f"it {judged.actual}"
        stderr = f"{judged.differs}\n"
    return CaseResult(
        group=name,
        number=number,
        status=judged.status,
        arguments=", ".join(shown(arg) for arg in case.args),
        expected=shown(case.expected),
        actual=judged.actual,
        difference=judged.differs,
        stdout=text_of(run.stdout)[:_TEXT_LIMIT],
        stderr=stderr,
        cpu_s=round(run.cpu_s, 6),
        wall_s=round(run.wall_s, 6),
        peak_mb=round(run.peak_kb / 1024, 2),
    )
