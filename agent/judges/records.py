"""What is known of models as judges: how right each was when it was tried."""

from __future__ import annotations

import json
import os
import tempfile
import threading
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from agent.judges.trust import Counts, known_counts, load_rule

_KEPT = TypeAdapter(dict[str, Counts])


class Records:
    """Kept in one file of the data folder, by the model's name; a file that cannot be read counts as empty."""

    def __init__(self, path: Path | None) -> None:
        self._path, self._lock = path, threading.Lock()

    def counts(self, model: str) -> Counts | None:
        """How a model answered when it was tried: here, or where we measured it; None where it never was."""
        return self._read().get(model) or known_counts(model, load_rule())

    def keep(self, model: str, counts: Counts) -> None:
        """Remember how a model answered."""
        if self._path is None:
            return
        with self._lock:
            kept = {**self._read(), model: counts}
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._path.parent, suffix=".part")
            with os.fdopen(handle, "wb") as part:
                part.write(_KEPT.dump_json(kept, indent=1))
            Path(name).replace(self._path)

    def _read(self) -> dict[str, Counts]:
        if self._path is None:
            return {}
        try:
            return _KEPT.validate_python(json.loads(self._path.read_text(encoding="utf-8")))
        except (OSError, ValueError, ValidationError):
            return {}
