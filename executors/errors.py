"""What running code can fail at, apart from the code itself."""

from __future__ import annotations

_MOST_WORDS = 500


class ExecutorError(Exception):
    """Something other than the submission went wrong."""


class IsolationUnavailableError(ExecutorError):
    """No isolation level at or above the minimum works here; `reasons` maps a level to what failed."""

    def __init__(self, min_level: int, reasons: dict[int, str]) -> None:
        tried = "; ".join(f"level {level}: {reason}" for level, reason in sorted(reasons.items(), reverse=True))
        super().__init__(f"isolation level {min_level} or better is required and not available ({tried})")
        self.min_level = min_level
        self.reasons = reasons


class BusyError(ExecutorError):
    """The queue is full; `waiting` runs are ahead."""

    def __init__(self, waiting: int) -> None:
        super().__init__(f"the sandbox is busy: {waiting} runs are waiting already, try again in a moment")
        self.waiting = waiting


class ZygoteError(ExecutorError):
    """A sandbox process did not start, broke the protocol or vanished."""


class ProblemError(ExecutorError):
    """A problem's own cases, reference or checker failed; `problem` names it."""

    def __init__(self, problem: str, what: str) -> None:
        readable = "".join(c if c.isprintable() else " " for c in what[:_MOST_WORDS])  # it may quote the problem's code
        super().__init__(f"problem '{problem}': {readable}")
        self.problem = problem


class CompilationError(ExecutorError):
    """A submission does not compile; the text is the compiler's first messages about it."""
