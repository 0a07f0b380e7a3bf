from agent.interview import Status
from agent.state import PlannedRound
from rubrics.types import Turn
from ui import view


def status(**changes: object) -> Status:
    planned = {"title": "Coding", "minutes": 60, "items": ("a", "b", "c")}
    rounds = (
        PlannedRound.model_validate({"kind": "recruiter"} | planned | {"title": "Recruiter screen"}),
        PlannedRound.model_validate({"kind": "coding"} | planned),
    )
    values = {
        "session": "s", "guide": "g", "level": "p7", "rounds": rounds, "round": 0, "question": 2, "questions": 3,
        "item": "a", "topic": "t", "runs_code": False, "minutes_left": 37.2, "paused": False, "finished": False,
    }  # fmt: skip
    return Status.model_validate(values | changes)


def turn(seq: int, speaker: str, text: str, kind: str = "answer") -> Turn:
    return Turn.model_validate(
        {"seq": seq, "speaker": speaker, "kind": kind, "text": text, "at": 0.0, "round": 0, "question": "a"}
    )


def test_the_bar_tells_round_and_time_left() -> None:
    shown = view.bar(status(), None, 37.2 * 60)
    assert "Round 1 of 2" in shown
    assert 'data-seconds="2232"' in shown
    assert "37:12 left" in shown


def test_a_clock_that_ran_out_or_stands_still_says_so() -> None:
    assert view.clock_text(-3, False) == "Time is up"
    assert view.clock_text(61, True) == "Paused at 1:01"


def test_the_clock_is_gone_when_the_interview_is_over() -> None:
    assert "clock" not in view.bar(status(finished=True), None, 0)


def test_the_rail_marks_what_is_done_now_and_ahead() -> None:
    shown = view.rail(status(round=1))
    assert '<li class="done">' in shown
    assert '<li class="now" aria-current="step">' in shown
    assert "Question 2 of 3" in shown
    assert 'class="now"' not in view.rail(status(finished=True))


def test_the_talk_names_each_speaker_and_heads_each_round() -> None:
    turns = [turn(0, "interviewer", "Hello", "opening"), turn(1, "candidate", "Hi"), turn(2, "runner", "2 of 3")]
    shown = view.chat(turns, status(), {})
    assert "<h2" in shown
    assert [shown.index(name) for name in ("Interviewer", ">You<", "Test run")] == sorted(
        shown.index(name) for name in ("Interviewer", ">You<", "Test run")
    )


def test_a_reply_on_its_way_is_shown_before_it_is_answered() -> None:
    shown = view.chat([], status(), {}, pending="my words")
    assert "my words" in shown
    assert "thinking" in shown


def test_the_talk_is_one_line_so_that_no_reader_splits_it() -> None:
    turns = [turn(0, "interviewer", "a\n\nb"), turn(1, "candidate", "c\n\nd", "code")]
    assert "\n" not in view.chat(turns, status(), {})


def test_long_code_is_folded() -> None:
    assert "<details>" in view.chat([turn(0, "candidate", "x = 1\n" * 40, "code")], status(), {})


def test_the_last_submission_to_a_problem_comes_back_into_the_editor() -> None:
    turns = [turn(0, "candidate", "def f():\n    return 1", "code"), turn(1, "candidate", "done")]
    assert view.draft_of(turns, "a", "starter") == "def f():\n    return 1"
    assert view.draft_of(turns, "b", "starter") == "starter"
