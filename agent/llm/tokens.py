"""Counting tokens without a network: tiktoken over a vocabulary that is here, else an estimate by bytes."""

from __future__ import annotations

import base64
import gzip
import hashlib
import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from agent.llm.types import Message

if TYPE_CHECKING:
    import tiktoken

log = logging.getLogger(__name__)
_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
_CACHED_AS = "fb374d419588a4632f3f557e76b4b70aebbca790"
"""The name under which tiktoken keeps this vocabulary: the SHA-1 of its address."""

_PATTERN = "|".join(
    (
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    )
)
_BYTES_A_TOKEN = 3
"""Over the guides and questions there are 4.1 to 4.6, over code 2 to 4.7: rather too many tokens than too few."""

_A_MESSAGE, _A_REPLY = 4, 3
"""Tokens that mark a message and begin the reply, as OpenAI's models count them."""


class TokenCounter:
    """Counts tokens; `name` says how. Loaded with the first count, once."""

    def __init__(self, folders: Iterable[Path] = (), *, packaged: bool = True) -> None:
        self._folders, self._packaged = tuple(folders), packaged
        self._lock = threading.Lock()
        self._loaded: tuple[str, Callable[[str], int]] | None = None

    @property
    def name(self) -> str:
        """The vocabulary in use, or that it is an estimate."""
        return self._load()[0]

    def count(self, text: str) -> int:
        """Tokens of a text. Marks such as <|endoftext|> are counted as the plain text they are."""
        return self._load()[1](text)

    def prompt(self, messages: Sequence[Message]) -> int:
        """Tokens of a whole prompt."""
        return sum(self.count(message.content) + _A_MESSAGE for message in messages) + _A_REPLY

    def _load(self) -> tuple[str, Callable[[str], int]]:
        with self._lock:
            if self._loaded is None:
                encoding = _encoding(self._folders, self._packaged)
                self._loaded = _by_bytes() if encoding is None else _by_encoding(encoding)
            return self._loaded


def _by_encoding(encoding: tiktoken.Encoding) -> tuple[str, Callable[[str], int]]:
    def count(text: str) -> int:
        return len(encoding.encode(text, disallowed_special=()))

    return "tiktoken o200k_base", count


def _by_bytes() -> tuple[str, Callable[[str], int]]:
    def count(text: str) -> int:
        return -(-len(text.encode("utf-8", "replace")) // _BYTES_A_TOKEN)

    return "an estimate by bytes", count


@cache
def _encoding(folders: tuple[Path, ...], packaged: bool) -> tiktoken.Encoding | None:
    """The o200k_base encoding, made from the first vocabulary file that is whole; nothing is ever fetched.

    Kept for the whole process: it takes half a second to make and 80 MB to keep.
    """
    for path in _files(folders, packaged=packaged):
        try:
            raw = path.read_bytes()
            raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
        except (OSError, EOFError):
            continue
        if hashlib.sha256(raw).hexdigest() == _SHA256:
            return _made(raw)
        log.warning("a vocabulary file for counting tokens is damaged and is not used")
    return None


def _files(folders: Sequence[Path], *, packaged: bool) -> Iterable[Path]:
    spec = find_spec("bpe_openai") if packaged else None  # found, not imported: only its data is wanted
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield Path(place) / "data" / "o200k_base.tiktoken.gz"
    for folder in folders or (Path(gettempdir()) / "data-gym-cache",):
        yield folder / _CACHED_AS


def _made(raw: bytes) -> tiktoken.Encoding:
    import tiktoken

    ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in raw.splitlines() if line)}
    special = {"<|endoftext|>": 199_999, "<|endofprompt|>": 200_018}
    return tiktoken.Encoding("o200k_base", pat_str=_PATTERN, mergeable_ranks=ranks, special_tokens=special)
