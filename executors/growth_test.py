"""Measures how a submission's CPU time grows, robustly on a small and noisy machine.

For each size: CPU time of a process that decodes the arguments and calls the submission, less that
of one which only decodes them, both read by the sandbox from outside, each the minimum of repeats.
"""

from __future__ import annotations

from corpus.problem_folder import ProblemFolder
from corpus.types import Growth, Limits
from executors.growth import fit, sentence, within
from executors.jail.codec import Raised
from executors.languages import language_for
from executors.outcome import answer_of, classify
from executors.prepared import Preparer, Runner, order_for
from executors.sandbox import Job
from executors.types import GroupStatus, GrowthPoint, GrowthResult

REPEATS = 4  # for a call that costs little; long calls average their noise out by themselves
NOISE_S = 0.0015  # what two runs of the same job may differ by after the minimum of repeats
_ENOUGH_S = 0.02  # sizes are doubled until a call costs that much
_ENOUGH_REPEATED_S = 0.3
_MAX_DOUBLINGS = 4
_LIMITS = Limits(cpu_s=6.0, wall_s=15.0, memory_mb=2048)


def measure_growth(
    run: Runner, preparer: Preparer, folder: ProblemFolder, source: str
) -> tuple[GrowthResult, GroupStatus]:
    """Return what was measured and the status of the `scale` group."""
    growth = folder.problem.growth
    assert growth is not None
    bench = _Bench(run, preparer, folder, source)
    points = bench.points(growth.sizes)
    if bench.failure is not None and len(points) < 2:
        return _unmeasured(growth, points, "It could not be measured: the run failed on large inputs."), bench.failure
    usable = [point for point in points if point.cpu_s > NOISE_S]
    if len(usable) < 3:
        return _too_cheap(growth, points)
    sizes, costs = [float(p.n) for p in usable], [p.cpu_s for p in usable]
    measured = fit(sizes, costs, growth.wanted)
    passed = bench.failure is None and within(measured, growth.wanted, sizes)
    result = GrowthResult(
        passed=passed,
        wanted=growth.wanted,
        order=measured.order,
        exponent=round(measured.exponent, 3),
        uncertainty=round(measured.uncertainty, 3),
        points=tuple(points),
        sentence=sentence(measured, growth.wanted, passed),
    )
    status: GroupStatus = "passed" if passed else "timeout" if bench.failure == "timeout" else "wrong"
    return result, bench.failure or status


def _unmeasured(growth: Growth, points: list[GrowthPoint], text: str) -> GrowthResult:
    return GrowthResult(
        passed=False,
        wanted=growth.wanted,
        order=None,
        exponent=None,
        uncertainty=None,
        points=tuple(points),
        sentence=text,
    )


def _too_cheap(growth: Growth, points: list[GrowthPoint]) -> tuple[GrowthResult, GroupStatus]:
    """Nothing rises above the noise even at the largest size: whatever the order, it is fast enough."""
    text = f"It is too fast to measure at n = {points[-1].n:,}; {growth.wanted} was wanted."
    result = _unmeasured(growth, points, text)
    return result.model_copy(update={"passed": True}), "passed"


class _Bench:
    """Runs the sizes of one growth test in ascending order."""

    def __init__(self, run: Runner, preparer: Preparer, folder: ProblemFolder, source: str) -> None:
        self._run = run
        self._preparer = preparer
        self._folder = folder
        self._order = order_for(folder, source)
        self._decode = {**self._order, "mode": "decode", "source": ""}
        self._language = language_for(".py", source + "\n" + folder.reference)
        self.failure: GroupStatus | None = None

    def points(self, sizes: tuple[int, ...]) -> list[GrowthPoint]:
        """Measure each size; go on doubling while calls are too cheap to tell; stop at a failure."""
        todo = sorted(sizes)
        points: list[GrowthPoint] = []
        doublings = 0
        while todo and self.failure is None:
            points.append(self._point(todo.pop(0)))
            if not todo and points[-1].cpu_s < _ENOUGH_S and doublings < _MAX_DOUBLINGS:
                todo.append(2 * points[-1].n)
                doublings += 1
        return points

    def _point(self, n: int) -> GrowthPoint:
        payload = self._preparer.arguments(self._folder, n)
        with_call, without = [], []
        for _ in range(REPEATS):
            with_call.append(self._cpu(self._order, payload))
            if self.failure is not None:
                return GrowthPoint(n=n, cpu_s=_LIMITS.cpu_s, at_least=True)
            without.append(self._cpu(self._decode, payload))
            if len(with_call) * with_call[-1] > _ENOUGH_REPEATED_S:
                break
        return GrowthPoint(n=n, cpu_s=round(max(1e-6, min(with_call) - min(without)), 6))

    def _cpu(self, order: dict[str, object], payload: bytes) -> float:
        run = self._run(self._language, Job(order, _LIMITS, payload))
        status, _ = classify(run, _LIMITS)
        answer = answer_of(run)
        if status == "ok" and answer is not None and answer[0] in ("value", "unreadable"):
            return run.cpu_s
        if answer is not None and isinstance(answer[1], Raised) and "MemoryError" in answer[1].names:
            self.failure = "memory"
        else:
            self.failure = "error" if status == "ok" else status
        return run.cpu_s
