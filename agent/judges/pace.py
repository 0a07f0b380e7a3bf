"""How fast a model answers, so that it is not asked for what it cannot give in time."""

from __future__ import annotations

import threading

_KEPT = 0.7
_HEADROOM = 1.15


class Pace:
    """Seconds a model takes for one claim, as last seen; nothing is known before its first answer. Thread-safe."""

    def __init__(self) -> None:
        self._a_claim: float | None = None
        self._lock = threading.Lock()

    @property
    def a_claim(self) -> float | None:
        """Seconds for one claim, or None."""
        return self._a_claim

    def fits(self, claims: int, seconds: float) -> bool:
        """Whether so many claims are likely to be answered within so many seconds."""
        return self._a_claim is None or self._a_claim * claims * _HEADROOM <= seconds

    def took(self, claims: int, seconds: float) -> None:
        """Note an answer: the latest counts, earlier ones fade."""
        with self._lock:
            now = seconds / max(1, claims)
            self._a_claim = now if self._a_claim is None else _KEPT * now + (1 - _KEPT) * self._a_claim

    def missed(self, claims: int, seconds: float) -> None:
        """Note that an answer did not come in time: it would have taken longer."""
        with self._lock:
            now = 1.5 * seconds / max(1, claims)
            self._a_claim = now if self._a_claim is None else max(now, self._a_claim)
