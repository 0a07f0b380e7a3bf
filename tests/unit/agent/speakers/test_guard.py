from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.llm.scripted import ScriptedModel
from agent.llm.types import ModelError
from agent.speakers.acts import act_sheets
from agent.speakers.choose import speaker_for
from agent.speakers.guard import BrokenRuleError, Guard
from agent.speakers.model import ModelSpeaker
from agent.speakers.rules import Draft
from agent.speakers.tidy import tidy
from agent.speakers.types import Brief, EmbeddedSpeaker, Piece, Replace, Spoken
from agent.speakers.wording import Room
from corpus.load import Bank
from corpus.yaml_file import load_yaml
from tests.unit.agent.speakers.briefs import PROBE, brief

TRIMS: Any = load_yaml(Path(__file__).parent / "trims.yaml")[0]
GOOD = "You look at the load first. Why does a small early imbalance not go away by itself?"
QUESTION = "A new checkpoint scores 62 percent, the old one 60. How sure are you?"


def spoken(model: ScriptedModel, made: Brief) -> tuple[Spoken, list[Piece | Replace]]:
    """What came of one turn, and what was shown of it."""
    shown: list[Piece | Replace] = []
    return ModelSpeaker(model).say(made, shown.append), shown


def screen(shown: list[Piece | Replace]) -> str:
    """What stands on the screen at the end."""
    text = ""
    for event in shown:
        text = event.text if isinstance(event, Replace) else text + event.text
    return text


@pytest.mark.parametrize("case", TRIMS, ids=lambda case: case["text"][:40])
def test_a_small_fault_is_cut_off_and_named(case: dict[str, Any], bank: Bank) -> None:
    made = brief(bank, **case.get("brief", {}))
    text, names = tidy(Draft(made, act_sheets()[made.act], Room.of(made), case["text"]))
    assert text == case["kept"]
    assert names == ((case["trim"],) if case["trim"] else ()) or case["trim"] in names


@pytest.mark.parametrize("piece", [1, 3, 7, 40, 500])
def test_a_good_turn_is_said_as_it_came_whatever_the_pieces(piece: int, bank: Bank) -> None:
    said, shown = spoken(ScriptedModel([GOOD], piece=piece), brief(bank))
    assert said == Spoken(text=GOOD, by="model")
    assert screen(shown) == GOOD
    assert not any(isinstance(event, Replace) for event in shown)


def test_words_are_shown_before_the_turn_is_whole_and_a_few_words_late(bank: Bank) -> None:
    guard = Guard(brief(bank), act_sheets()["probe"])
    out = [guard.feed(word + " ") for word in GOOD.split()]
    assert out[5] == ""
    assert "".join(out[:9]) == "You look at"
    assert "".join(out) + guard.finish() == GOOD


def test_the_first_question_mark_of_an_asking_act_ends_the_turn_and_the_request(bank: Bank) -> None:
    model = ScriptedModel([f"{GOOD} And what would you log? And when?"])
    said, shown = spoken(model, brief(bank))
    assert said.text == GOOD == screen(shown)
    assert model.closed == 1


def test_what_the_banks_question_says_behind_its_question_mark_is_said_too(bank: Bank) -> None:
    probe = "Best for whom? Dictate a sentence that marketing can print."
    for piece in (1, 5, 100):
        model = ScriptedModel([f"So best for whom? {probe[15:]} And why?", "Best for whom? And why?"], piece=piece)
        said, shown = spoken(model, brief(bank, content=probe, embedded=probe))
        assert said.text == f"So best for whom? {probe[15:]}" == screen(shown)
        assert spoken(model, brief(bank, content=probe, embedded=probe))[0].put_aside == "rule:misses"


@pytest.mark.parametrize(
    "leak", ["Idle experts see no gradient, so", "It is a feedback loop between gate and weights, so", "Great, so"]
)
def test_a_broken_rule_shows_nothing_of_what_broke_it(leak: str, bank: Bank) -> None:
    model = ScriptedModel([f"{leak} why does a small early imbalance not go away by itself?"], piece=1)
    said, shown = spoken(model, brief(bank))
    assert said.text == PROBE == screen(shown)
    assert said.by == "embedded"
    assert said.put_aside.startswith("rule:")
    assert all("gradient" not in e.text and "loop" not in e.text and "Great" not in e.text for e in shown)


def test_what_breaks_late_is_replaced_on_the_screen(bank: Bank) -> None:
    said, shown = spoken(
        ScriptedModel(["You look at the load first, then change one thing at a time. Go on."]), brief(bank)
    )
    assert said == Spoken(text=PROBE, put_aside="rule:misses")
    assert isinstance(shown[-1], Replace)
    assert screen(shown) == PROBE


@pytest.mark.parametrize("failure", ["timeout", "unreachable", "busy", "server", "cut_short", "budget", "empty"])
def test_a_failure_is_the_embedded_wording_and_named(failure: Any, bank: Bank) -> None:
    for after in (0, 60):
        model = ScriptedModel([ModelError(failure)], cut=GOOD, after=after)
        said, shown = spoken(model, brief(bank))
        assert said == Spoken(text=PROBE, put_aside=f"model:{failure}")
        assert screen(shown) == PROBE


def test_a_model_that_drips_is_not_waited_for(bank: Bank) -> None:
    model, shown = ScriptedModel([GOOD], piece=1, pause=0.02), []
    began = monotonic()
    said = ModelSpeaker(model, deadline=0.2).say(brief(bank), shown.append)
    assert said.put_aside == "model:timeout"
    assert monotonic() - began < 1.5
    assert model.closed == 1


def test_whatever_a_model_raises_costs_nobody_a_turn(bank: Bank) -> None:
    def fault(ask: object) -> str:
        raise RuntimeError("a fault of the client")

    said, shown = spoken(ScriptedModel(fault), brief(bank))
    assert said == Spoken(text=PROBE, put_aside="model:error")
    assert screen(shown) == PROBE


def test_a_question_is_read_out_word_for_word_after_the_transition(bank: Bank) -> None:
    made = brief(bank, act="next", content="", embedded=f"Next question. {QUESTION}", verbatim=QUESTION)
    said, shown = spoken(ScriptedModel(["We leave the experts there. On to something else. What is it?"]), made)
    assert said.text == f"We leave the experts there. On to something else. {QUESTION}" == screen(shown)
    assert said.trimmed == ("after_question",)


def test_what_comes_first_is_shown_before_the_model_has_answered(bank: Bank) -> None:
    made = brief(bank, first="The batch is fixed.", embedded=f"The batch is fixed. {PROBE}")
    said, shown = spoken(ScriptedModel([ModelError("timeout")]), made)
    assert shown == [Piece("The batch is fixed. "), Piece(PROBE)]
    assert said.text == f"The batch is fixed. {PROBE}"


def test_an_act_that_gains_nothing_is_not_asked_of_the_model(bank: Bank) -> None:
    model = ScriptedModel([GOOD])
    for act in ("repeat", "first", "steer", "unreadable", "assume", "code_fails", "code_passes", "code_not_run"):
        assert spoken(model, brief(bank, act=act))[0] == Spoken(text=PROBE)
    assert model.asked == []


def test_without_a_model_the_embedded_speaker_speaks() -> None:
    assert isinstance(speaker_for(None), EmbeddedSpeaker)
    assert isinstance(speaker_for(ScriptedModel([""])), ModelSpeaker)


@given(st.text(max_size=300), st.integers(1, 50))
def test_no_output_ever_fails_or_leaves_the_screen_and_the_transcript_apart(bank: Bank, text: str, piece: int) -> None:
    made = brief(bank)
    said, shown = spoken(ScriptedModel([text], piece=piece), made)
    assert screen(shown).strip() == said.text
    assert said.by == "model" or said.text == PROBE
    assert not said.put_aside.startswith("model:")


def test_a_broken_rule_carries_its_name(bank: Bank) -> None:
    guard = Guard(brief(bank), act_sheets()["probe"])
    with pytest.raises(BrokenRuleError) as broken:
        guard.feed("Great answer! ")
    assert broken.value.rule == "praise"
