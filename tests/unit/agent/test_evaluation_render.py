from __future__ import annotations

from xml.etree import ElementTree

from agent.evaluation.baseline import Run
from agent.evaluation.render import junit, page
from agent.evaluation.types import Result
from rubrics.turns import Voices

SPOKEN = Voices(model=5, put_aside={"rule:leak": 2, "model:timeout": 1}, trimmed={"label": 1})


def run(**changes: object) -> Run:
    result = Result.model_validate({"name": "a", "file": "a.yaml", "passed": True} | changes)
    return Run(passed=True, conversations=(result, result))


def test_reports_of_a_run_say_how_often_each_rule_put_words_aside() -> None:
    made = run(voices=SPOKEN)
    cases = ElementTree.fromstring(junit(made)).iter("testcase")
    assert [case.findtext("system-out") for case in cases] == [str(SPOKEN)] * 2
    assert "The model found the words of 10 of 16 turns; put aside: model:timeout 2, rule:leak 4" in page(made)
    assert made.model_dump(mode="json")["conversations"][0]["voices"]["put_aside"] == {
        "model:timeout": 1, "rule:leak": 2,
    }  # fmt: skip


def test_reports_of_a_run_without_a_model_do_not_speak_of_one() -> None:
    assert "model" not in junit(run())
    assert "The model" not in page(run())


def test_an_earlier_run_without_counts_can_still_be_read() -> None:
    old = run().model_dump(mode="json")
    for result in old["conversations"]:
        del result["voices"]
    assert Run.model_validate(old) == run()
