from __future__ import annotations

from typing import Any

from rubrics.turns import Turn, Voices, added, outages, voices


def turn(seq: int, **changes: Any) -> Turn:
    values = {"seq": seq, "speaker": "interviewer", "kind": "probe", "text": "Why?", "at": 0.0, "round": 0}
    return Turn.model_validate(values | changes)


def spoken(*whys: str) -> list[Turn]:
    """Turns by what became of the model's words: kept, put aside for a reason, or not asked for ("")."""
    return [turn(i, voice="model") if why == "kept" else turn(i, put_aside=why) for i, why in enumerate(whys)]


def test_a_turn_kept_before_there_were_models_is_the_embedded_voices() -> None:
    assert (turn(0).voice, turn(0).put_aside, turn(0).meant, turn(0).trimmed) == ("embedded", "", "", ())


def test_an_outage_is_one_run_of_failures_and_noted_where_it_begins() -> None:
    assert outages(spoken("kept", "model:timeout", "", "model:busy", "kept", "model:timeout")) == {1, 5}
    assert outages(spoken("model:timeout", "rule:praise", "model:timeout")) == {0, 2}
    assert outages(spoken("kept", "rule:leak", "", "kept")) == set()
    assert outages([]) == set()


def test_voices_are_counted_by_reason_and_add_up() -> None:
    first = voices([*spoken("kept", "rule:leak", "", "model:timeout"), turn(9, voice="model", trimmed=("label",))])
    assert first == Voices(model=2, put_aside={"model:timeout": 1, "rule:leak": 1}, trimmed={"label": 1})
    both = added([first, voices(spoken("rule:leak", "kept"))])
    assert both == Voices(model=3, put_aside={"model:timeout": 1, "rule:leak": 2}, trimmed={"label": 1})
    assert both.asked == 6
    assert str(both) == (
        "The model found the words of 3 of 6 turns; put aside: model:timeout 1, rule:leak 2; trimmed: label 1."
    )


def test_without_a_model_nothing_was_asked_for() -> None:
    assert voices(spoken("", "")).asked == 0
