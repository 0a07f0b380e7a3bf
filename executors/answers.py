"""Says whether one answer to a problem is right, by the comparison the problem declares."""

from __future__ import annotations

from corpus.problem_folder import ProblemFolder
from corpus.problem_types import Limits
from executors.compare import difference
from executors.errors import ProblemError
from executors.jail import codec
from executors.outcome import answer_of, more_patient
from executors.prepared import Runner
from executors.sandbox import Job

_MOST_WORDS = 300  # of what a checker has to say about an answer


class Answers:
    """Compares the answers to one problem; a checker is run in the sandbox for each."""

    def __init__(self, run: Runner, folder: ProblemFolder) -> None:
        self._run = run
        self._folder = folder

    def difference(self, args: object, expected: object, actual: object, limits: Limits | None = None) -> str | None:
        """Return how `actual` differs from what is right, or None; `limits` are those of a checker's run."""
        how = self._folder.problem.compare
        if isinstance(expected, codec.Raised) or how.kind != "checker":
            return difference(expected, actual, how)
        return self._ask_checker([args, expected, actual], limits or more_patient(self._folder.problem.limits))

    def _ask_checker(self, question: list[object], limits: Limits) -> str | None:
        """Run the problem's `check(arguments, expected, actual)` as a job of its own."""
        if self._folder.checker is None:
            raise ProblemError(self._folder.problem.id, "checker.py is missing")
        if isinstance(question[-1], codec.Opaque):
            return f"the checker cannot be asked about {question[-1]!r}"
        try:
            payload = codec.dumps(question)
        except (codec.CodecError, RecursionError):
            return "the returned value is too large"
        order = {"mode": "call", "source": self._folder.checker, "entry": "check"}
        answer = answer_of(self._run("python", Job(order, limits, payload)))
        if answer is None or answer[0] != "value" or type(answer[1]) not in (bool, str):
            return "the checker could not accept the answer"
        return None if answer[1] is True else codec.clean(str(answer[1] or "not a valid answer")[:_MOST_WORDS])
