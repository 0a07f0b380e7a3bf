"""What is said of a file that cannot be read as a résumé or a job description."""

from __future__ import annotations

from agent.errors import InterviewError


class UnreadableFileError(InterviewError):
    """A file that is not taken; `reason` says why and what to do, `name` which file."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name, self.reason = name, reason
