"""Measures how a submission's CPU time grows, robustly on a small and noisy machine.

For each size: CPU time of a process that decodes the arguments and calls the submission, less that
of one which only decodes them, both read by the sandbox from outside, each the minimum of repeats.
Every answer is compared with the reference's: the cost of a wrong one says nothing.
"""

from __future__ import annotations

import contextlib

from corpus.problem_folder import ProblemFolder
from corpus.problem_types import Growth, Limits
from executors.answers import Answers
from executors.errors import ProblemError
from executors.growth import Fit, affordable, ends_within, fit, sentence, slope_of, within
from executors.jail.codec import Raised
from executors.outcome import answer_of, classify, was_busy
from executors.prepared import Runner, most_keys_for
from executors.sandbox import RawRun
from executors.scale import ScaleCase, ScaleCases
from executors.submission import Submitted
from executors.types import GroupStatus, GrowthPoint, GrowthResult

REPEATS = 4  # for a call that costs little; long calls average their noise out by themselves
NOISE_S = 0.0015  # what two runs of the same job may differ by after the minimum of repeats
_NOISE_SHARE = 0.2  # the same as a share of the time that decoding takes, which is subtracted
_ENOUGH_S = 0.02  # sizes are doubled until a call costs that much
_ENOUGH_REPEATED_S = 0.3
_MAX_DOUBLINGS, _MAX_DOUBLINGS_IF_STEEP = 4, 6
_LEAST_POINTS, _MOST_POINTS = 3, 5  # what is judged: a cost that leaves the caches is steep there and nowhere else
_MOST_DECODES = 6.0  # times what the service's own decoding takes; a program may burn time in place of decoding
_DEAR = 5.0  # times the reference's cost: the sizes are doubled to see whether it is a constant factor
_DOUBLED_BELOW_S = 0.4
_FLAT_DOUBLED_BELOW_S = 3.0
_MOST_S = 20.0  # of all runs of the submission together
_PATIENCE = 3.0  # times that in all, where a run is kept from the processor by others
_LIMITS = Limits(cpu_s=6.0, wall_s=30.0, memory_mb=2048)
_CHECKER_LIMITS = Limits(cpu_s=10.0, wall_s=20.0, memory_mb=2048)


def measure_growth(
    run: Runner, scales: ScaleCases, folder: ProblemFolder, submitted: Submitted
) -> tuple[GrowthResult, GroupStatus]:
    """Return what was measured and the status of the `scale` group; raises `ProblemError`."""
    growth = folder.problem.growth
    assert growth is not None
    bench = _Bench(run, scales, folder, submitted)
    points = bench.confirmed(bench.points(growth), growth)
    last = points[-1]
    if bench.failure not in (None, "timeout"):
        return _stopped(growth, points, bench.failure)
    if bench.failure is None and _is_cheap(last) and len(_usable(points)) < _LEAST_POINTS:
        text = f"It is too fast to measure at n = {last.n:,}; {growth.wanted} was wanted."
        return _result(growth, points, None, text, passed=True), "passed"
    usable = _judged(points)
    measured = _fit(usable, growth.wanted) if len(usable) > 1 else None
    if measured is None or (bench.failure and _is_within(usable, growth)):
        return _stopped(growth, points, bench.failure)
    passed = _is_within(usable, growth)
    text = sentence(measured, growth.wanted, passed)
    if passed and not affordable(last.cpu_s, bench.reference_s):
        text = f"At n = {last.n:,} it takes {last.cpu_s:.1f} s of CPU time, many times what is needed."
        return _result(growth, points, measured, text), "timeout"
    return _result(growth, points, measured, text, passed=passed), bench.failure or ("passed" if passed else "wrong")


_FAILURES: dict[GroupStatus, str] = {
    "wrong": "gave a wrong answer",
    "error": "failed",
    "timeout": "ran out of time",
    "memory": "ran out of memory",
    "output": "printed too much",
}


def _stopped(
    growth: Growth, points: list[GrowthPoint], failure: GroupStatus | None
) -> tuple[GrowthResult, GroupStatus]:
    """Return the result of a test that ended at a failure."""
    status: GroupStatus = failure or "error"
    text = f"At n = {points[-1].n:,} it {_FAILURES.get(status, 'crashed')}; {growth.wanted} was wanted."
    return _result(growth, points, None, text), status


def _usable(points: list[GrowthPoint]) -> list[GrowthPoint]:
    return [point for point in points if point.cpu_s > point.noise_s]


def _judged(points: list[GrowthPoint]) -> list[GrowthPoint]:
    """Return the points that are judged: the last of those that can be told from noise, or the last of all."""
    usable = _usable(points)
    return usable[-_MOST_POINTS:] if len(usable) >= _LEAST_POINTS else points[-_LEAST_POINTS:]


def _is_cheap(point: GrowthPoint) -> bool:
    return point.cpu_s < max(_ENOUGH_S, 2 * point.noise_s)


def _series(points: list[GrowthPoint]) -> tuple[list[float], list[float]]:
    """Return sizes and costs; what is lost in the noise counts as the noise."""
    return [float(point.n) for point in points], [max(NOISE_S, point.noise_s, point.cpu_s) for point in points]


def _fit(points: list[GrowthPoint], wanted: str) -> Fit:
    return fit(*_series(points), wanted)


def _is_within(points: list[GrowthPoint], growth: Growth) -> bool:
    sizes, costs = _series(points)
    return within(_fit(points, growth.wanted), growth.wanted, sizes) and ends_within(sizes, costs, growth.wanted)


def _result(
    growth: Growth, points: list[GrowthPoint], measured: Fit | None, text: str, *, passed: bool = False
) -> GrowthResult:
    return GrowthResult(
        passed=passed,
        wanted=growth.wanted,
        order=measured.order if measured else None,
        exponent=round(measured.exponent, 3) if measured else None,
        uncertainty=round(measured.uncertainty, 3) if measured else None,
        points=tuple(points),
        sentence=text,
    )


class _Bench:
    """Runs the sizes of one growth test in ascending order."""

    def __init__(self, run: Runner, scales: ScaleCases, folder: ProblemFolder, submitted: Submitted) -> None:
        self._run = run
        self._scales = scales
        self._folder = folder
        self._answers = Answers(run, folder)
        self._submitted = submitted
        self._accepted = b""  # the latest answer that was right at this size
        self._spent_s = 0.0
        self.reference_s = 0.0  # the reference's cost at the latest size
        self.failure: GroupStatus | None = None

    def points(self, growth: Growth) -> list[GrowthPoint]:
        """Measure each size; go on doubling while the costs do not tell enough; stop at a failure."""
        todo = sorted(growth.sizes)
        points: list[GrowthPoint] = []
        doublings = 0
        while todo and self.failure is None:
            points.append(self._point(self._scales.case(self._folder, todo.pop(0))))
            if not todo and self._tells_little(points, growth, doublings) and self._can_be_asked(2 * points[-1].n):
                todo.append(2 * points[-1].n)
                doublings += 1
        return points

    def confirmed(self, points: list[GrowthPoint], growth: Growth) -> list[GrowthPoint]:
        """Measure once more what looks too steep and keep the lower costs: noise seldom strikes twice alike."""
        judged = _judged(points)
        if self.failure is not None or _is_within(judged, growth):
            return points
        again = {point.n: self._point(self._scales.case(self._folder, point.n)).cpu_s for point in judged}
        if self.failure is not None:
            self.failure = None  # it was right before; there is no time to ask twice
            return points
        return [p.model_copy(update={"cpu_s": min(p.cpu_s, again.get(p.n, p.cpu_s))}) for p in points]

    def _can_be_asked(self, n: int) -> bool:
        """Whether the problem's own files can make a size that its author did not name."""
        with contextlib.suppress(ProblemError):
            self._scales.case(self._folder, n)
            return True
        return False

    def _tells_little(self, points: list[GrowthPoint], growth: Growth, doublings: int) -> bool:
        """Whether calls are too cheap, steep while still cheap, or so dear that burnt time may hide how they grow."""
        last = points[-1].cpu_s
        usable = _usable(points)[-_MOST_POINTS:]
        is_measured = not _is_cheap(points[-1]) and len(usable) >= _LEAST_POINTS
        if is_measured and last < _DOUBLED_BELOW_S and not _is_within(usable, growth):
            return doublings < _MAX_DOUBLINGS_IF_STEEP  # a right one is flatter again beyond the caches
        if doublings >= _MAX_DOUBLINGS:
            return False
        if not is_measured:
            return True
        if last <= _DEAR * self.reference_s:
            return False
        wanted = slope_of(growth.wanted, [float(point.n) for point in usable])
        is_flat = _fit(usable, growth.wanted).exponent < wanted - 0.5
        return last < (_FLAT_DOUBLED_BELOW_S if is_flat else _DOUBLED_BELOW_S)

    def _point(self, case: ScaleCase) -> GrowthPoint:
        n = case.n
        self._accepted, self.reference_s = case.answer, case.cpu_s
        with_call, without = [], []
        for _ in range(REPEATS):
            with_call.append(self._cpu_of_call(case))
            if self.failure is not None:
                return GrowthPoint(n=n, cpu_s=max(1e-6, with_call[-1]), at_least=True)
            without.append(self._run(self._submitted.language, self._submitted.decode(case.payload, _LIMITS)).cpu_s)
            if len(with_call) * with_call[-1] > _ENOUGH_REPEATED_S:
                break
        decoding = min(*without, _MOST_DECODES * case.decode_s)
        noise = round(max(NOISE_S, _NOISE_SHARE * decoding), 6)
        return GrowthPoint(n=n, cpu_s=round(max(1e-6, min(with_call) - decoding), 6), noise_s=noise)

    def _cpu_of_call(self, case: ScaleCase) -> float:
        """Return the CPU seconds of one run; notes the failure when it gave no right answer in time."""
        left = min(_LIMITS.wall_s, _PATIENCE * (_MOST_S - self._spent_s))
        if left <= 0:
            self.failure = "timeout"
            return 0.0
        limits = _LIMITS.model_copy(update={"wall_s": left})
        run = self._run(self._submitted.language, self._submitted.call(case.payload, limits, case.frame_cap))
        self._spent_s += max(run.cpu_s, run.wall_s / _PATIENCE) if was_busy(run) else run.wall_s
        self.failure = self._failure_of(run, case, limits)
        return run.cpu_s

    def _failure_of(self, run: RawRun, case: ScaleCase, limits: Limits) -> GroupStatus | None:
        status, _ = classify(run, limits)
        if run.overflow == "answer":
            return "wrong"
        if status == "ok" and bytes(run.frame) == self._accepted:
            return None
        expected = case.expected()
        answer = answer_of(run, most_keys_for(expected))
        if answer is not None and isinstance(answer[1], Raised) and "MemoryError" in answer[1].names:
            return "memory"
        if status != "ok":
            return status
        if answer is None:
            return "wrong" if run.frame else "error"
        if answer[0] not in ("value", "unreadable"):
            return "error"
        if answer[0] == "unreadable" or self._answers.difference(case.args(), expected, answer[1], _CHECKER_LIMITS):
            return "wrong"
        self._accepted = bytes(run.frame)
        return None
