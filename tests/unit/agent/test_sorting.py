from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from agent.llm.scripted import ScriptedModel
from agent.llm.types import Ask, Failure, ModelError
from agent.sorting import Kind, choices, second_opinion, sort_message
from agent.understand import understand
from tests.unit.agent.test_understand import ITEMS, MESSAGES

HARD = yaml.safe_load((Path(__file__).parent / "unsure.yaml").read_text(encoding="utf-8"))
UNSURE = [(kind, text) for kind, texts in HARD.items() for text in texts]
DISCUSSION = ITEMS["discussion"]
KINDS: tuple[Kind, ...] = ("answer", "clarify", "hint", "dont_know", "repeat")
CLARIFYING = yaml.safe_load((Path(__file__).parent / "clarifying.yaml").read_text(encoding="utf-8"))


def says(kind: str) -> ScriptedModel:
    return ScriptedModel(lambda ask: json.dumps({"kind": kind}))


def sorted_by(text: str, model: ScriptedModel | None, where: str = "discussion") -> str:
    intent, hunch = sort_message(text, ITEMS[where], model)
    return hunch or intent


def worst(text: str, where: str) -> set[str]:
    """Every verdict that a model could bring about."""
    return {sorted_by(text, says(kind), where) for kind in (*KINDS, "stop", "skip", "done")}


def test_a_model_of_any_kind_changes_few_verdicts_that_the_rules_have_right() -> None:
    told = [(where, text) for where, _, text in (p.values for p in MESSAGES)]
    told += [("discussion", text) for rows in CLARIFYING.values() for text, _ in rows]
    changed = [text for where, text in told if len(worst(str(text), str(where))) > 1]
    assert len(changed) <= 0.06 * len(told), changed


@pytest.mark.parametrize("intent", ["stop", "skip", "hint", "repeat", "steer", "done", "dont_know", "upset", "code"])
def test_what_the_rules_are_sure_of_is_not_asked_about(intent: str) -> None:
    model = says("answer")
    told = [(str(where), str(text)) for where, kind, text in (p.values for p in MESSAGES) if kind == intent]
    assert told
    assert {sorted_by(text, model, where) for where, text in told} == {intent}
    assert model.asked == []


@pytest.mark.parametrize("kind", ["stop", "skip", "done", "steer", "move_on", ""])
def test_a_model_cannot_choose_what_is_not_on_offer(kind: str) -> None:
    assert sorted_by("Not really my field, I would not know what to say", says(kind)) == "answer"


@pytest.mark.parametrize("failure", ["timeout", "malformed", "unreachable", "budget", "empty"])
def test_a_failure_leaves_the_rules_verdict(failure: Failure) -> None:
    model = ScriptedModel([ModelError(failure)])
    assert sorted_by("Not really my field, I would not know what to say", model) == "answer"


def test_the_prompt_is_tiny_and_holds_the_message_as_text() -> None:
    model = says("dont_know")
    second_opinion("Hmm, I have\nnever met that", "answer", DISCUSSION, model)
    asked = model.asked[0]
    assert asked.purpose == "sort"
    assert asked.max_tokens <= 20
    assert sum(len(m.content) for m in asked.messages) < 1_500
    assert "Message: Hmm, I have never met that" in asked.messages[-1].content


def test_long_messages_and_numbers_are_answers_without_asking() -> None:
    assert choices("I can't say it better than this: " + "the router collapses " * 12, "answer") == ("answer",)
    assert choices("Not 80 but 40 GB.", "answer") == ("answer",)


def test_a_good_model_sorts_more_of_the_hard_messages_than_the_rules() -> None:
    labels = {text: kind for kind, text in UNSURE}
    knows = ScriptedModel(_knowing(labels))
    rules = sum(understand(text, DISCUSSION) == kind for kind, text in UNSURE)
    helped = sum(sorted_by(text, knows) == kind for kind, text in UNSURE)
    assert len(UNSURE) >= 40
    assert helped >= rules + 12
    assert helped >= 0.85 * len(UNSURE)


def _knowing(labels: dict[str, str]) -> Callable[[Ask], str]:
    def script(ask: Ask) -> str:
        message = ask.messages[-1].content.rsplit("Message: ", 1)[1]
        return json.dumps({"kind": next(kind for text, kind in labels.items() if " ".join(text.split()) == message)})

    return script
