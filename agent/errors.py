"""What can go wrong with an interview; each says what to do in one sentence and carries its data."""

from __future__ import annotations

import difflib
from pathlib import Path

MOST_NAMED = 8
"""A longer list of choices is cut to the nearest ones."""


class InterviewError(Exception):
    """Anything the candidate should be told in one clear sentence."""


class UnknownChoiceError(InterviewError):
    """A role, level, round or question that does not exist."""

    def __init__(self, what: str, given: str, known: tuple[str, ...]) -> None:
        near = difflib.get_close_matches(given, known, n=MOST_NAMED, cutoff=0.0) if len(known) > MOST_NAMED else known
        choose = "choose one of" if len(known) <= MOST_NAMED else "the nearest are"
        super().__init__(f"There is no {what} '{_printable(given)}'; {choose} {', '.join(near)}.")
        self.what, self.given, self.known = what, given, known


class UnknownSessionError(InterviewError):
    """No session with this id."""

    def __init__(self, session: str) -> None:
        super().__init__(f"There is no session '{_printable(session)}'; `mock-interview sessions list` shows them.")
        self.session = session


class UnreadableSessionError(InterviewError):
    """A session kept in a shape that this version does not know."""

    def __init__(self, session: str) -> None:
        super().__init__(f"Session '{session}' was kept by another version and cannot be opened; it can be deleted.")
        self.session = session


class ContentGoneError(InterviewError):
    """A session on a guide or question that is not there any more."""

    def __init__(self, session: str, guide: str) -> None:
        super().__init__(
            f"Session '{session}' needs the guide '{guide}' as it was; add it again to go on, or delete the session."
        )
        self.session, self.guide = session, guide


class MessageRefusedError(InterviewError):
    """A message that is not taken; nothing of the interview changed."""


class SessionBusyError(InterviewError):
    """Another window or process holds this session for longer than a turn should take."""

    def __init__(self, session: str) -> None:
        super().__init__("This session is answering in another window; wait a moment and send it again.")
        self.session = session


class FinishedError(InterviewError):
    """The interview is over; only its report can be asked for."""

    def __init__(self) -> None:
        super().__init__("This interview is over; its report is ready.")


class SettingsError(InterviewError):
    """A setting that cannot be used; its value is not repeated, it may be a secret."""

    def __init__(self, name: str, expected: str) -> None:
        super().__init__(f"{name} is set to something that cannot be used; expected {expected}.")
        self.name, self.expected = name, expected


class StoreError(InterviewError):
    """The data folder cannot be used."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"The data folder {folder} cannot be used ({reason}); set MOCK_INTERVIEW_HOME to one that can be written."
        )
        self.folder, self.reason = folder, reason


def _printable(given: str) -> str:
    """What was given, short and on one line."""
    return "".join(c if c.isprintable() else "?" for c in given[:60])
