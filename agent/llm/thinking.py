"""Taking a reasoning model's thoughts out of its answer."""

from __future__ import annotations

_OPEN, _CLOSE = "<think>", "</think>"


def without_thoughts(text: str) -> str:
    """The answer alone. Thoughts that never end leave nothing; some servers send only the closing mark."""
    if text.lstrip().startswith(_OPEN):
        _, closed, rest = text.partition(_CLOSE)
        return rest.lstrip() if closed else ""
    before, closed, rest = text.partition(_CLOSE)
    return rest.lstrip() if closed and _OPEN not in before else text


class ThoughtFilter:
    """Takes thoughts out of a stream, piece by piece; `thought` says whether there were any."""

    def __init__(self) -> None:
        self.thought = False
        self._held, self._state = "", "start"

    def feed(self, piece: str) -> str:
        """Return what of the answer can be passed on now."""
        if self._state == "answer":
            return piece
        self._held += piece
        if self._state == "start":
            begun = self._held.lstrip()
            if begun.startswith(_OPEN):
                self._state, self.thought = "thoughts", True
            elif _OPEN.startswith(begun):
                return ""
            else:
                return self._release(self._held)
        if self._state == "thoughts":
            _, closed, rest = self._held.partition(_CLOSE)
            if not closed:
                self._held = self._held[-len(_CLOSE) :]
                return ""
            self._held, self._state = rest, "gap"
        rest = self._held.lstrip()
        return self._release(rest) if rest else ""

    def rest(self) -> str:
        """What was held back at the end of the stream."""
        return self._release(self._held) if self._state == "start" else ""

    def _release(self, text: str) -> str:
        self._held, self._state = "", "answer"
        return text
