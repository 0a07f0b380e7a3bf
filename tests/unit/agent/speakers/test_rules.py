from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from agent.speakers.acts import act_sheets
from agent.speakers.rules import RULES, Draft, broken
from agent.speakers.wording import Room
from corpus.load import Bank
from corpus.yaml_file import load_yaml
from tests.unit.agent.speakers.briefs import PROBE, brief

OUTPUTS: Any = load_yaml(Path(__file__).parent / "outputs.yaml")[0]
CASES = [(rule, side, text) for rule, sides in OUTPUTS.items() for side in ("bad", "good") for text in sides[side]]


def words(text: str) -> str:
    """A text, or that many words."""
    return re.sub(r"\{(\d+)\}", lambda m: " ".join(["word"] * int(m[1])), text)


def draft(bank: Bank, text: str, **changes: Any) -> Draft:
    made = brief(bank, **changes)
    return Draft(made, act_sheets()[made.act], Room.of(made), text)


@pytest.mark.parametrize(("rule", "side", "text"), CASES, ids=lambda part: str(part)[:40])
def test_a_rule_is_broken_by_what_it_forbids_and_by_nothing_else(rule: str, side: str, text: str, bank: Bank) -> None:
    made = draft(bank, words(text), **OUTPUTS[rule].get("brief", {}))
    assert RULES[rule](made) == (side == "bad")


def test_every_rule_has_its_data() -> None:
    assert OUTPUTS.keys() == RULES.keys()
    assert all(len(sides["bad"]) >= 8 and len(sides["good"]) >= 8 for sides in OUTPUTS.values())


def test_the_probe_as_it_is_breaks_nothing(bank: Bank) -> None:
    assert broken(draft(bank, PROBE)) == ""
