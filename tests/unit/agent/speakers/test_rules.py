from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from agent.speakers.acts import act_sheets
from agent.speakers.rules import RULES, Draft, broken
from agent.speakers.tidy import tidy
from agent.speakers.types import Brief
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


KEPT: Any = load_yaml(Path(__file__).parent / "kept.yaml")[0]


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case["says"][:40])
def test_a_careful_models_turns_are_kept(case: dict[str, str], bank: Bank) -> None:
    made = _probe(case, bank) if "question" in case else _other_act(case, bank)
    draft = Draft(made, act_sheets()[made.act], Room.of(made), case["says"])
    text, _ = tidy(draft)
    assert text == case["says"]
    assert broken(draft) == ""


def _probe(case: dict[str, str], bank: Bank) -> Brief:
    question = bank.questions[case["question"]]
    probe = next(p.probe for p in question.key_points if p.id == case["point"])
    answers = question.answers
    others = [t for p in question.key_points for t in (p.point, *p.also_said, *p.not_this, p.probe, p.hint) if t]
    return brief(
        bank,
        heard=answers.partial,
        question=question.ask,
        before=question.ask,
        content=probe,
        embedded=probe,
        guarded=(*others, *(fact.tell for fact in question.given), answers.strong, answers.partial, answers.weak),
    )


def _other_act(case: dict[str, str], bank: Bank) -> Brief:
    read_out = "How sure are you?" if case["act"] in ("next", "move_on", "twist", "redirect") else ""
    changes = {"content": "", "quote": "", "verbatim": read_out} | {k: v for k, v in case.items() if k != "says"}
    return brief(bank, **changes)


def test_nearly_all_that_the_bank_gives_to_be_said_may_be_said_as_it_is(bank: Bank) -> None:
    """Where a text of the bank breaks a rule by itself, the embedded wording is said: that may happen, and rarely."""
    found, count = [], 0
    for question in bank.questions.values():
        said = [("probe", p.probe, p.probe) for p in question.all_points if p.probe]
        said += [("hint", p.hint, f"A hint: {p.hint}") for p in question.all_points if p.hint]
        said += [("tell", fact.tell, f"{fact.tell} Go on.") for fact in question.given]
        guarded = tuple(t for p in question.all_points for t in (p.point, *p.also_said))
        for act, content, text in said[:: max(1, len(said) // 6)]:
            changes = {"content": content, "question": question.ask, "before": question.ask, "guarded": guarded}
            made = brief(bank, heard=question.answers.weak, act=act, **changes)
            draft = Draft(made, act_sheets()[act], Room.of(made), text)
            rule = broken(dataclasses.replace(draft, text=tidy(draft)[0]))
            count += 1
            found += [(rule, text)] if rule else []
    assert count > 900
    assert len(found) <= count // 200, found
