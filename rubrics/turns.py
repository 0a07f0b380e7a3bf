"""What was said in an interview, and who found the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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


class Voices(Value):
    """How many of the interviewer's turns a model found the words for, and what became of its other ones.

    `put_aside` counts turns said in the embedded wording by the broken rule or failure, `trimmed` small faults cut off.
    """

    model: int = 0
    put_aside: dict[str, int] = Field(default_factory=dict)
    trimmed: dict[str, int] = Field(default_factory=dict)

    @property
    def asked(self) -> int:
        """How many turns the model was asked for."""
        return self.model + sum(self.put_aside.values())

    def __str__(self) -> str:
        parts = [f"The model found the words of {self.model} of {self.asked} turns"]
        parts += [f"put aside: {_listed(self.put_aside)}"] if self.put_aside else []
        parts += [f"trimmed: {_listed(self.trimmed)}"] if self.trimmed else []
        return "; ".join(parts) + "."


def voices(turns: Sequence[Turn]) -> Voices:
    """Count who found the words."""
    return Voices(
        model=sum(turn.voice == "model" for turn in turns),
        put_aside=dict(sorted(Counter(turn.put_aside for turn in turns if turn.put_aside).items())),
        trimmed=dict(sorted(Counter(name for turn in turns for name in turn.trimmed).items())),
    )


def added(counts: Iterable[Voices]) -> Voices:
    """Add counts up."""
    put_aside: Counter[str] = Counter()
    trimmed: Counter[str] = Counter()
    model = 0
    for one in counts:
        model += one.model
        put_aside.update(one.put_aside)
        trimmed.update(one.trimmed)
    return Voices(model=model, put_aside=dict(sorted(put_aside.items())), trimmed=dict(sorted(trimmed.items())))


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items())


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
