from __future__ import annotations

from typing import Any

import pytest

from agent.errors import (
    FinishedError,
    InterviewError,
    MessageRefusedError,
    UnknownChoiceError,
    UnknownSessionError,
    UnreadableSessionError,
)
from agent.evaluation.player import FakeClock
from agent.events import Begin, Done, Piece
from agent.interview import Interview
from agent.judges.fakes import ScriptedJudge
from agent.messages import MAX_MESSAGE_CHARS
from agent.replies import Reply
from agent.services import Services
from corpus.load import Bank
from executors.errors import BusyError
from executors.fakes import ScriptedExecutor, verdict
from tests.unit.agent.samples import SUBSTANCE, theory

CODE = "def solve(items):\n    return items\n"
STRANGE = {
    "emoji": "😀 The 🚀 router collapses 🤷 onto two experts",
    "right to left": "‮The router\u202c collapses والخبراء onto two experts",
    "zero width": "The\u200b rou\u200dter collapses\ufeff onto two experts",
    "one long word": "a" * 5_000,
    "combining": "T̶h̶e̶ router collapses" + "\u0301" * 300,
    "only a fence": "```\n```",
    "only an open fence": "```python\n",
    "braces": "{quote} {text} {0} {{}} %s ${x} is what I would log",
    "markup": "<script>alert(1)</script> <b>router</b> & two experts",
    "control": "The router\x1b[31m collapses\x07 onto two\x08 experts",
    "chinese": "路由器把几乎所有的词元都送到两个专家那里",
    "quotes": 'He said "the "router" collapses" and \'two\' experts',
}


def one_sentence(error: Exception) -> bool:
    said = str(error)
    return "\n" not in said and said.endswith(".") and 15 < len(said) < 400


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t\n", "\u3000", "a\x00b", "bad \ud800 half", "x" * (MAX_MESSAGE_CHARS + 1)]
)
def test_what_is_no_message_is_refused_in_one_sentence_and_changes_nothing(services: Services, text: str) -> None:
    interview = theory(services)
    before = interview.turns
    with pytest.raises(MessageRefusedError) as refused:
        interview.reply(text)
    assert one_sentence(refused.value)
    assert interview.turns == before


@pytest.mark.parametrize("name", STRANGE)
def test_strange_text_is_kept_as_it_is_and_answered(services: Services, name: str) -> None:
    interview = theory(services)
    reply = interview.reply(STRANGE[name])
    assert interview.turns[2].text == STRANGE[name].strip()
    assert reply.text
    assert Interview.open(interview.session, services).turns == interview.turns
    interview.stop()
    assert interview.report() is not None


def test_two_hundred_thousand_characters_are_refused_with_the_limit(services: Services) -> None:
    interview = theory(services)
    with pytest.raises(MessageRefusedError, match="200,000 characters and at most 20,000"):
        interview.reply("word " * 40_000)
    assert interview.reply("word " * 3_000).turns


@pytest.mark.parametrize(
    "choice",
    [
        {"role": "astronaut"},
        {"level": "p99"},
        {"rounds": ["karaoke"]},
        {"items": ["no-such-question"]},
        {"role": "a\nb"},
    ],
)
def test_an_unknown_choice_names_what_there_is(services: Services, choice: dict[str, Any]) -> None:
    with pytest.raises(UnknownChoiceError) as refused:
        theory(services, **choice)
    assert one_sentence(refused.value)
    assert services.store.sessions() == []


def test_a_question_of_another_round_is_refused(services: Services, bank: Bank) -> None:
    with pytest.raises(UnknownChoiceError):
        theory(services, items=[next(iter(bank.problems))])


def test_chosen_questions_are_asked_in_their_order(services: Services) -> None:
    items = ("moe-idle-experts", "batch-scaling-instability")
    interview = theory(services, items=items)
    assert interview.status().rounds[0].items == items
    assert interview.status().item == items[0]


def test_an_unknown_session_is_said_so(services: Services) -> None:
    with pytest.raises(UnknownSessionError) as refused:
        Interview.open("nobody\nknows", services)
    assert one_sentence(refused.value)


def test_a_session_kept_in_another_shape_is_said_so(services: Services) -> None:
    interview = theory(services)
    interview._graph.update_state(interview._config, {"status": "some other status"})
    with pytest.raises(UnreadableSessionError) as refused:
        Interview.open(interview.session, services)
    assert one_sentence(refused.value)
    services.store.delete(interview.session)


def test_after_the_end_only_the_report_is_left(services: Services) -> None:
    interview = theory(services)
    interview.reply(SUBSTANCE)
    assert interview.stop().finished
    turns = interview.turns
    for call in (interview.hint, interview.skip, interview.stop, interview.pause, lambda: interview.reply(SUBSTANCE)):
        with pytest.raises(FinishedError) as refused:
            call()
        assert one_sentence(refused.value)
    assert interview.turns == turns
    assert interview.report() == services.store.report(interview.session)
    assert Interview.open(interview.session, services).finished


def test_code_has_no_place_in_a_theory_round(services: Services) -> None:
    interview = theory(services)
    for call in (interview.submit, interview.run):
        with pytest.raises(MessageRefusedError) as refused:
            call(CODE)
        assert one_sentence(refused.value)
    assert len(interview.turns) == 2


@pytest.mark.parametrize("code", ["", "  \n", "x" * 100_001, "a\x00"])
def test_empty_or_endless_code_is_refused(services: Services, code: str) -> None:
    interview = theory(services, rounds=["coding"])
    for call in (interview.submit, interview.run):
        with pytest.raises(MessageRefusedError):
            call(code)
    assert len(interview.turns) == 2


def test_a_run_leaves_no_turn_and_a_submission_two(services: Services) -> None:
    interview = theory(services, rounds=["coding"])
    assert interview.run(CODE).passed
    assert len(interview.turns) == 2
    said = interview.submit(CODE).turns
    assert [t.speaker for t in said] == ["candidate", "runner", "interviewer"]


class BusyRunner(ScriptedExecutor):
    def judge(self, *args: Any, **kwargs: Any) -> Any:
        raise BusyError(waiting=9)


def test_a_sandbox_that_fails_is_never_the_candidates_fault(services: Services) -> None:
    services._runner = BusyRunner([])
    interview = theory(services, rounds=["coding"])
    reply = interview.submit(CODE)
    assert "could not" in reply.text
    assert reply.turns[0].text == CODE.strip()
    with pytest.raises(MessageRefusedError):
        interview.run(CODE)
    services._runner = ScriptedExecutor([verdict("any")])
    assert "visible cases pass" in interview.submit(CODE).text or interview.status().question == 2


def test_a_judge_that_fails_leaves_the_question_unscored_and_goes_on(services: Services) -> None:
    def fail() -> None:
        raise RuntimeError("the judge is ill")

    services._judge = ScriptedJudge(before=fail)
    interview = theory(services)
    assert interview.reply(SUBSTANCE).text
    interview.stop()
    assert interview._state().judgements == {f"0:{interview.status().rounds[0].items[0]}": None}
    services._judge = ScriptedJudge()
    assert interview.regrade() == interview.report()
    assert interview.report().session == interview.session


def test_a_report_that_cannot_be_written_does_not_cost_the_interview(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    interview = theory(services)
    interview.reply(SUBSTANCE)
    with monkeypatch.context() as patch:
        patch.setattr("agent.nodes.close.graded", lambda *_: 1 / 0)
        assert interview.stop().finished
    assert services.store.report(interview.session) is None
    assert interview.report().session == interview.session


def test_a_report_midway_covers_what_was_said_and_is_not_kept(services: Services) -> None:
    interview = theory(services)
    interview.reply(SUBSTANCE)
    interview.regrade()
    first = interview.report()
    interview.reply(SUBSTANCE)
    assert interview.report() != first or interview.report().session == first.session
    assert not interview.finished


def test_a_message_id_that_was_seen_is_answered_with_nothing_new(services: Services) -> None:
    interview = theory(services)
    interview.reply(SUBSTANCE, "one")
    turns = interview.turns
    assert interview.reply(SUBSTANCE, "one") == Reply(turns=(), finished=False)
    assert interview.turns == turns


def test_the_same_seed_and_replies_give_the_same_interview(services: Services) -> None:
    first, second = theory(services), theory(services)
    for text in (SUBSTANCE, "Is the router in bf16?", "I don't know", "skip"):
        assert first.reply(text).text == second.reply(text).text


def test_a_stream_is_the_reply_in_pieces(services: Services) -> None:
    whole = theory(services).reply(SUBSTANCE).text
    interview = theory(services)
    events = list(interview.stream(SUBSTANCE))
    assert "".join(e.text for e in events if isinstance(e, Piece)) == whole
    assert events[-1] == Done(Reply(turns=interview.turns[2:], finished=False))


def test_what_is_refused_is_refused_before_a_stream_begins(services: Services) -> None:
    with pytest.raises(MessageRefusedError):
        theory(services).stream("  ")
    with pytest.raises(MessageRefusedError):
        theory(services).stream("def solve(): ...", how="submit")


def test_a_stream_that_is_closed_early_keeps_the_whole_turn(services: Services) -> None:
    whole = theory(services).reply(SUBSTANCE).text
    interview = theory(services)
    events = interview.stream(SUBSTANCE)
    assert next(events) == Begin(seq=3, speaker="interviewer", kind="probe", question=interview.turns[1].question)
    events.close()
    assert interview.turns[-1].text == whole


def test_a_pause_stops_the_clock(services: Services, clock: FakeClock) -> None:
    interview = theory(services)
    before = interview.status().minutes_left
    interview.pause()
    interview.pause()
    clock.pass_seconds(3_600)
    assert interview.status().paused
    assert interview.status().minutes_left == pytest.approx(before)
    interview.resume()
    clock.pass_seconds(60)
    assert interview.status().minutes_left == pytest.approx(before - 1)
    assert len(interview.turns) == 2


def test_time_up_closes_the_round_and_keeps_the_last_answer(services: Services, clock: FakeClock) -> None:
    interview = theory(services)
    for _ in range(5):
        clock.pass_seconds(800)
        reply = interview.reply(SUBSTANCE)
    assert reply.finished
    assert reply.turns[0].text == SUBSTANCE
    assert reply.turns[-1].kind == "closing"


def test_five_minutes_are_announced_once(services: Services, clock: FakeClock) -> None:
    interview = theory(services)
    for _ in range(7):
        clock.pass_seconds(8 * 60)
        interview.reply("Is the router in bf16?")
    for _ in range(3):
        interview.reply("Is the router in bf16?")
    assert sum("five minutes" in t.text for t in interview.turns) == 1


def test_five_times_not_knowing_ends_the_round_kindly(services: Services) -> None:
    interview = theory(services)
    replies = [interview.reply("I don't know") for _ in range(5)]
    assert replies[-1].finished
    closing = replies[-1].turns[-1].text.lower()
    assert not any(word in closing for word in ("fail", "wrong", "weak", "unfortunately", "score"))
    assert [r.finished for r in replies] == [False] * 4 + [True]


def test_in_a_loop_the_next_round_opens_after_a_round_without_an_answer(services: Services) -> None:
    interview = theory(services, rounds=["ml_theory", "recruiter"])
    for _ in range(5):
        reply = interview.reply("no idea")
    assert not reply.finished
    assert [t.kind for t in reply.turns] == ["dont_know", "closing", "opening", "ask"]
    assert interview.status().round == 1
    assert interview.reply("no idea").turns[-1].kind == "hint"


def test_not_knowing_twice_moves_on_without_a_comment(services: Services) -> None:
    interview = theory(services)
    asked = interview.status().item
    assert interview.reply("I don't know").turns[-1].kind == "hint"
    moved = interview.reply("I still don't know").turns[-1]
    assert moved.kind == "ask"
    assert interview.status().item != asked
    question = interview.item()
    assert question is not None
    transition = moved.text.removesuffix(question.ask)
    assert len(transition.split()) <= 8
    assert '"' not in transition


def test_repeating_repeats_what_was_asked_last(services: Services) -> None:
    interview = theory(services)
    item = interview.item()
    assert item is not None
    assert interview.reply("Could you repeat the question?").text.endswith(item.ask)
    probe = interview.reply(SUBSTANCE).turns[-1]
    assert probe.kind == "probe"
    again = interview.reply("Could you repeat the question?").text
    assert next(p.probe for p in item.points if p.id == probe.about) in again


def test_a_wish_to_stop_by_words_ends_it_and_the_report_is_made(services: Services) -> None:
    interview = theory(services, rounds=["ml_theory", "coding"])
    interview.reply(SUBSTANCE)
    assert interview.reply("I want to stop here.").finished
    assert [r.status for r in interview.report().rounds] == ["stopped", "not_reached"]


def test_every_refusal_is_an_interview_error() -> None:
    assert issubclass(MessageRefusedError, InterviewError)
