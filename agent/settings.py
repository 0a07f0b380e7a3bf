"""The only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from corpus.types import Value


class Settings(Value):
    """Where data lives."""

    home: Path

    @property
    def sessions_dir(self) -> Path:
        """Where interviews are kept."""
        return self.home / "sessions"

    @property
    def index_dir(self) -> Path:
        """Where the passage index is kept; disposable."""
        return self.home / "index"

    @property
    def models_dir(self) -> Path:
        """Where exported model files are kept; disposable."""
        return self.home / "models"


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment (`MOCK_INTERVIEW_HOME`)."""
    env = os.environ if environment is None else environment
    home = env.get("MOCK_INTERVIEW_HOME", "").strip()
    return Settings(home=Path(home).expanduser().absolute() if home else _default_home())


def _default_home() -> Path:
    import platformdirs  # only needed when the variable is unset

    return Path(platformdirs.user_data_dir("mock-interview", appauthor=False))
