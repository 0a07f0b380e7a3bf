"""A brief as the interview makes them: a probe on idle experts after an ordinary answer."""

from __future__ import annotations

from typing import Any

from agent.speakers.types import Brief
from corpus.load import Bank
from rubrics.types import Turn

ITEM = "moe-idle-experts"
SAID = "I would look at how the load is spread over the experts, and then change one thing at a time."
PROBE = "Why does a small early imbalance not go away by itself?"


def turn(text: str, speaker: str = "candidate", kind: str = "answer", seq: int = 2) -> Turn:
    """One turn on the question."""
    return Turn.model_validate(
        {"seq": seq, "speaker": speaker, "kind": kind, "text": text, "at": 0.0, "round": 0, "question": ITEM}
    )


def brief(bank: Bank, heard: str = SAID, **changes: Any) -> Brief:
    """A probe, or what it is changed to."""
    question = bank.questions[ITEM]
    texts = [t for p in question.key_points for t in (p.point, *p.also_said, *p.not_this, p.probe, p.hint) if t]
    before = changes.get("before", question.ask)
    talk = (turn(before, "interviewer", "probe", 1), turn(heard)) if heard else ()
    values: dict[str, Any] = {
        "act": "probe",
        "persona": "theorist",
        "level": "P7",
        "embedded": PROBE,
        "content": PROBE,
        "question": question.ask,
        "heard": talk,
        "before": before,
        "guarded": (*texts, question.answers.strong, question.answers.partial, question.answers.weak),
    }
    return Brief.model_validate(values | changes)
