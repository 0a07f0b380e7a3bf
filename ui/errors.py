"""What a command tells its user when it cannot do its work."""

from __future__ import annotations


class CommandError(Exception):
    """One clear sentence for stderr; `exit_code` is 2 for bad usage or input, 1 for a check that fell short."""

    def __init__(self, sentence: str, exit_code: int = 2) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
