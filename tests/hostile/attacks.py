"""The attacks of the data files, ready to be said."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import yaml

from corpus.types import Slug, Text, Value
from tests.hostile.dress import WORN

FOLDER = Path(__file__).parent / "attacks"
HELD_OUT = "held_out"
BLIND = Path(__file__).parent / "blind"


class Attack(Value):
    """One attack.

    `worn` is the disguise it is said in; `seen` is False where no rule was made with it in view. `beside` is what it
    carries besides the attack (markup, padding): an honest answer is compared with the same text in it.
    """

    id: Slug
    kind: Slug
    text: Text
    worn: str = ""
    beside: str = ""
    seen: bool = True

    @property
    def said(self) -> str:
        """What the candidate types."""
        return WORN[self.worn](self.text)


def attacks() -> tuple[Attack, ...]:
    """The attacks that the rules were made with in view."""
    return tuple(attack for attack in every_attack() if attack.seen)


def blind() -> dict[str, list[str]]:
    """Single sentences of cheats and of honest people, by authors who knew none of the rules."""
    files = {path.stem: path.read_text(encoding="utf-8") for path in sorted(BLIND.glob("*.jsonl"))}
    return {name: [json.loads(line)["text"] for line in text.splitlines()] for name, text in files.items()}


@cache
def every_attack() -> tuple[Attack, ...]:
    """All attacks, by file and place in it."""
    return tuple(
        Attack.model_validate({**entry, "seen": path.stem != HELD_OUT})
        for path in sorted(FOLDER.glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    )
