from __future__ import annotations

import pytest

from agent.judges.said import listen
from agent.judges.scripted import Opinion, always, failing, first_words, guessing, judging, knowing
from agent.judges.trial import examples, tried
from agent.judges.trust import load_rule, weights_of
from agent.llm.scripted import ScriptedModel
from agent.llm.types import ModelError
from rubrics.types import Turn
from tests.unit.agent.judges.test_trust import RIGHT

CLAIMS = [(e, c) for e in examples() for c in e.claims]


def knows_all() -> dict[str, tuple[str, str]]:
    return {c.claim: (first_words(e.answer), RIGHT[c.label]) for e, c in CLAIMS}


def heaviest(opinion: Opinion) -> float:
    weights = weights_of(tried(ScriptedModel(judging(opinion))), load_rule())
    return max(max(abs(w.met), abs(w.contradicted)) for w in weights.values())


def test_there_are_enough_claims_of_every_kind_and_the_guards_show_every_answer() -> None:
    labels = [c.label for _, c in CLAIMS]
    assert min(labels.count(label) for label in ("met", "missed", "contradicted")) >= 10
    for example in examples():
        turn = Turn(seq=1, speaker="candidate", kind="answer", text=example.answer, at=0.0, round=0)
        assert listen(example.ask, [turn]).flags == ()


def test_a_model_that_knows_gets_a_say() -> None:
    counts = tried(ScriptedModel(judging(knowing(knows_all()))))
    assert counts.total == len(CLAIMS)
    weights = weights_of(counts, load_rule())
    assert weights["said"].met > 0.6
    assert weights["opposite"].contradicted > 0.6


@pytest.mark.parametrize(
    "opinion", [always("said"), always("not_said"), always("opposite"), guessing(1), guessing(2), guessing(3)]
)
def test_a_model_that_does_not_read_gets_none(opinion: Opinion) -> None:
    assert heaviest(opinion) < 0.2


def test_a_model_that_cannot_write_the_answer_down_gets_none() -> None:
    counts = tried(ScriptedModel(["Sure, here you are."]))
    assert counts.total == 0


def test_a_trial_that_was_not_held_says_so() -> None:
    with pytest.raises(ModelError):
        tried(ScriptedModel(failing("unreachable")))
