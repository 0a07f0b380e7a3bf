"""The profile that somebody asked to keep for next time: one file in the data folder, shown and removed on request."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from agent.errors import StoreError
from agent.tailoring.types import Profile


class KeptProfile:
    """A profile on disk. It holds no name and no contact data, for a `Profile` has none; only its owner can read it."""

    def __init__(self, home: Path) -> None:
        self.path = home / "profile" / "profile.json"

    def save(self, profile: Profile) -> None:
        """Keep a profile in place of any other; raises `StoreError`."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path.parent.chmod(0o700)
            draft = self.path.with_suffix(".new")
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                file.write(profile.model_dump_json(indent=2))
            draft.replace(self.path)
        except OSError as error:
            raise StoreError(self.path.parent, error.strerror or "it cannot be written") from error

    def load(self) -> Profile | None:
        """Return the kept profile; None where there is none, or one that another version wrote."""
        try:
            return Profile.model_validate_json(self.path.read_text(encoding="utf-8"))
        except (OSError, ValidationError, UnicodeDecodeError):
            return None

    def delete(self) -> bool:
        """Remove the kept profile; returns whether there was one. Raises `StoreError`."""
        try:
            there = self.path.exists()
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(self.path.parent, error.strerror or "it cannot be removed") from error
        return there
