from __future__ import annotations

from typing import Any

import pytest

from agent.policy import MAX_CLARIFYING, MAX_HINTS, MAX_REPLIES, MAX_STRAYS, MAX_SUBMISSIONS, View, decide
from agent.rounds import ROUNDS
from agent.state import Progress
from rubrics.types import CodeFacts
from tests.unit.agent.samples import coding, discussion, evidence, point, view


def after(**changes: Any) -> Progress:
    return Progress(item="a-question", round=0, **changes)


def code(passed: int = 3, total: int = 3, ran: bool = True) -> CodeFacts:
    return CodeFacts(
        ran=ran, visible_passed=passed, visible_total=total, spoken=f"{passed} of {total} visible cases pass."
    )


def test_the_heaviest_open_point_is_probed() -> None:
    act = decide(view())
    assert (act.kind, act.about, act.text) == ("probe", "heavy", "What of heavy?")


def test_a_point_is_probed_once() -> None:
    act = decide(view(progress=after(probed=("heavy",), follow_ups=1)))
    assert act.about == "light"


def test_a_point_that_was_answered_is_never_probed() -> None:
    act = decide(view(evidence=evidence(heavy="met")))
    assert act.about == "light"


def test_a_hinted_point_is_not_probed_as_well() -> None:
    assert decide(view(progress=after(hinted=("heavy",)))).about == "light"


def test_a_claim_that_contradicts_a_point_is_challenged_with_the_candidates_words() -> None:
    act = decide(view(evidence=evidence(light="contradicted")))
    assert (act.kind, act.about, act.quote) == ("challenge", "light", "my words on light")


def test_a_claim_is_challenged_once() -> None:
    act = decide(view(evidence=evidence(light="contradicted"), progress=after(challenged=("light",))))
    assert (act.kind, act.about) == ("probe", "heavy")


def test_full_coverage_earns_the_twist_and_then_the_next_question() -> None:
    full = evidence(light="met", heavy="met")
    assert decide(view(evidence=full)).kind == "twist"
    assert decide(view(evidence=full, progress=after(twist_asked=True))).kind == "next"


def test_poor_coverage_earns_no_twist() -> None:
    spent = after(probed=("heavy", "light"), follow_ups=2)
    assert decide(view(progress=spent)).kind == "next"


def test_there_is_no_twist_in_the_last_minutes() -> None:
    assert decide(view(evidence=evidence(light="met", heavy="met"), minutes_left=2.0)).kind == "next"


def test_follow_ups_have_a_budget() -> None:
    most = ROUNDS["ml_theory"].follow_ups
    many = discussion([point(f"p{i}") for i in range(8)])
    assert decide(view(many, progress=after(follow_ups=most - 1))).kind == "probe"
    assert decide(view(many, progress=after(follow_ups=most))).kind == "next"


def test_two_barren_follow_ups_end_the_question() -> None:
    assert decide(view(progress=after(barren=2))).kind == "next"


def test_a_story_without_the_teller_is_asked_for_their_part_once() -> None:
    story = discussion(round="hiring_manager")
    act = decide(view(story, own_part=False))
    assert (act.kind, act.text) == ("vague", "own_part")
    assert decide(view(story, own_part=False, progress=after(vague_asked=True))).kind == "probe"


def test_a_claim_without_a_number_is_asked_for_one_where_stories_are_told() -> None:
    assert decide(view(discussion(round="hiring_manager"), number=False)).text == "number"
    assert decide(view(number=False)).kind == "probe"


def test_a_clarifying_question_gets_the_given_fact() -> None:
    act = decide(view(intent="clarify", text="What is the batch size?"))
    assert (act.kind, act.text, act.about) == ("tell", "The batch holds eight sequences.", "0")


def test_two_questions_in_one_message_get_both_facts() -> None:
    act = decide(view(intent="clarify", text="What is the batch size? And which precision does the router use?"))
    assert act.about == "0,1"
    assert act.text == "The batch holds eight sequences. The router runs in half precision."


def test_a_question_about_nothing_given_is_left_to_the_candidate() -> None:
    assert decide(view(intent="clarify", text="Who wrote the paper?")).kind == "assume"


def test_endless_clarifying_is_told_to_assume() -> None:
    act = decide(view(intent="clarify", text="Batch size?", progress=after(clarifying=MAX_CLARIFYING + 1)))
    assert act.kind == "assume"


def test_a_fact_that_was_told_is_told_again_as_such() -> None:
    act = decide(view(intent="clarify", text="What is the batch size?", progress=after(told=(0,))))
    assert (act.kind, act.text) == ("told_again", "The batch holds eight sequences.")


def test_an_answer_that_also_asks_is_told_the_fact_before_the_probe() -> None:
    act = decide(view(text="The router saturates, I think. What is the batch size?"))
    assert (act.kind, act.facts) == ("probe", (0,))


def test_what_stands_in_a_question_is_not_challenged() -> None:
    said = "Are these my words on light, or not?"
    act = decide(view(text=said, said=said, evidence=evidence(light="contradicted")))
    assert act.kind == "probe"


def test_words_to_the_grader_inside_an_answer_get_one_calm_remark() -> None:
    assert decide(view(steering=True)).remarks == ("aside",)


def test_a_hint_goes_to_the_point_of_the_last_probe() -> None:
    act = decide(view(intent="hint", progress=after(probed=("light",))))
    assert (act.kind, act.about, act.text) == ("hint", "light", "Think of light.")


def test_hints_are_counted() -> None:
    assert decide(view(intent="hint", progress=after(hints=MAX_HINTS))).kind == "no_more_hints"


def test_a_point_is_hinted_once() -> None:
    assert decide(view(intent="hint", progress=after(hinted=("heavy",), hints=1))).about == "light"
    assert decide(view(intent="hint", progress=after(hinted=("heavy", "light"), hints=2))).kind == "no_more_hints"


def test_the_hints_of_a_problem_are_given_in_order_and_none_twice() -> None:
    texts = [decide(view(coding(), intent="hint", progress=after(hints=n))).text for n in range(3)]
    assert texts == ["Keep a set.", "One pass is enough.", ""]


def test_not_knowing_is_met_with_a_smaller_step_once() -> None:
    assert decide(view(intent="dont_know", progress=after(dont_knows=1))).kind == "smaller_step"
    assert decide(view(intent="dont_know", progress=after(dont_knows=2))).kind == "move_on"


def test_not_knowing_after_every_hint_was_given_moves_on() -> None:
    assert decide(view(intent="dont_know", progress=after(dont_knows=1, hints=MAX_HINTS))).kind == "move_on"


def test_not_knowing_in_code_brings_a_hint_and_then_moves_on() -> None:
    assert decide(view(coding(), intent="dont_know", progress=after(dont_knows=1))).kind == "hint"
    assert decide(view(coding(), intent="dont_know", progress=after(dont_knows=2))).kind == "move_on"


@pytest.mark.parametrize(
    ("intent", "kind"),
    [("off_topic", "redirect"), ("steer", "steer"), ("upset", "comfort"), ("unreadable", "unreadable")],
)
def test_strays_are_answered_calmly_and_not_for_ever(intent: str, kind: str) -> None:
    assert decide(view(intent=intent, progress=after(strays=1))).kind == kind
    assert decide(view(intent=intent, progress=after(strays=MAX_STRAYS))).kind == "move_on"


def test_skipping_moves_on_and_repeating_repeats() -> None:
    assert decide(view(intent="skip")).kind == "move_on"
    assert decide(view(intent="repeat")).kind == "repeat"


def test_time_up_closes_the_round_whatever_was_said() -> None:
    for intent in ("answer", "hint", "skip", "code", "clarify"):
        act = decide(view(intent=intent, minutes_left=0.0))
        assert (act.kind, act.text) == ("close_round", "time")


def test_a_wish_to_stop_is_heard_even_when_time_is_up() -> None:
    assert decide(view(intent="stop", minutes_left=-5.0)).text == "stop"


def test_five_replies_without_knowing_close_the_round() -> None:
    assert decide(view(intent="dont_know", silence=5)).text == "silence"
    assert decide(view(intent="dont_know", silence=4)).kind != "close_round"


def test_an_item_cannot_be_talked_about_for_ever() -> None:
    for item in (discussion(), coding()):
        too_many = after(replies=MAX_REPLIES[item.kind] + 1)
        assert decide(view(item, intent="repeat", progress=too_many)).kind == "move_on"


def test_an_approach_is_asked_for_its_cost_then_its_edges_then_the_code() -> None:
    texts = [decide(view(coding(), progress=after(approach_asked=n))).text for n in range(3)]
    assert texts == ["cost", "edges", "submit"]


def test_what_was_said_about_an_approach_is_not_asked_again() -> None:
    assert decide(view(coding(), said="That is O(n) time.")).text == "edges"


def test_code_that_fails_a_visible_case_comes_back_with_the_failure() -> None:
    act = decide(_submitted(code(2, 3)))
    assert (act.kind, act.text) == ("code_fails", "2 of 3 visible cases pass.")


def test_code_that_passes_goes_on() -> None:
    assert decide(_submitted(code())).kind == "code_passes"


def test_code_that_fails_for_the_last_time_is_never_called_passing() -> None:
    assert decide(_submitted(code(2, 3), submissions=MAX_SUBMISSIONS)).kind == "move_on"


def test_code_that_could_not_be_run_is_kept_and_said_so() -> None:
    assert decide(_submitted(code(0, 0, ran=False))).kind == "code_not_run"


def test_done_without_code_asks_for_the_code_and_with_code_goes_on() -> None:
    assert decide(view(coding(), intent="done")).text == "submit"
    assert decide(view(coding(), intent="done", code=code(1, 3))).kind == "next"


def _submitted(facts: CodeFacts, submissions: int = 1) -> View:
    return view(coding(), intent="code", code=facts, progress=after(submissions=submissions))
