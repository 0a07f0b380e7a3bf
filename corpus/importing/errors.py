"""What is said of a file that cannot become a guide: one sentence, and what to do."""

from __future__ import annotations


class ImportRefusedError(ValueError):
    """A file that is not imported; `reason` says why and what to do, `name` which file."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"
