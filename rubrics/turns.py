"""What was said in an interview, and who found the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from corpus.types import Value

Speaker = Literal["interviewer", "candidate", "runner"]
UNAVAILABLE = "The model was unavailable; the interviewer went on without it."
_FAILED = "model:"


class Turn(Value):
    """One thing said. `kind` is the interviewer's act or the candidate's intent.

    `about` names the key point a probe, hint or challenge was aimed at; `at` is seconds since the epoch.
    `voice` is who found the words. Where a model did, `meant` is the wording that needs no model, and `trimmed` what
    was cut off the model's; where its words were put aside, `put_aside` names the rule (`rule:praise`) or the failure
    (`model:timeout`).
    """

    seq: int = Field(ge=0)
    speaker: Speaker
    kind: str
    text: str
    at: float
    round: int = Field(ge=0)
    question: str | None = None
    about: str | None = None
    voice: Literal["embedded", "model"] = "embedded"
    meant: str = ""
    put_aside: str = ""
    trimmed: tuple[str, ...] = ()


def outages(turns: Sequence[Turn]) -> frozenset[int]:
    """The turns (`seq`) at which a model turned out to be unavailable: the first of each run of failures."""
    found, out = set(), False
    for turn in turns:
        if turn.put_aside.startswith(_FAILED):
            found |= set() if out else {turn.seq}
            out = True
        elif turn.voice == "model" or turn.put_aside:
            out = False
    return frozenset(found)
