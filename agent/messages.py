"""What may be said: text, not empty, and of a length someone could have typed."""

from __future__ import annotations

from agent.errors import MessageRefusedError

MAX_MESSAGE_CHARS = 20_000
MAX_CODE_CHARS = 100_000


def checked(text: str, most: int, what: str) -> str:
    """Return the text if it can be taken; raises `MessageRefusedError` saying what to do."""
    if "\x00" in text or any(0xD800 <= ord(c) <= 0xDFFF for c in text):
        raise MessageRefusedError(f"That {what} holds bytes that are not text; paste it as plain text.")
    if not text.strip():
        raise MessageRefusedError(f"The {what} is empty; type something, or say that you would like to skip.")
    if len(text) > most:
        raise MessageRefusedError(
            f"The {what} has {len(text):,} characters and at most {most:,} are taken; shorten it and send it again."
        )
    return text
