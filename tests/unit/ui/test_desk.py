import re
from itertools import pairwise
from pathlib import Path

import pytest

from agent.errors import FinishedError, InterviewError, MessageRefusedError, UnknownSessionError
from agent.llm.scripted import ScriptedModel
from agent.llm.types import Ask, ModelError
from tests.unit.ui.samples import desk_in
from ui import view
from ui.desk import ANSWER, message_id

ROLE, LEVEL = "ai_researcher", "p7"


def test_a_started_interview_shows_its_first_question(tmp_path: Path) -> None:
    screen = desk_in(tmp_path).start(ROLE, LEVEL, ["ml_theory"], 7)
    assert "Round 1" in screen.chat
    assert screen.chat.count('class="turn interviewer"') == 2
    assert "Question 1 of" in screen.rail
    assert screen.problem == ""
    assert not screen.finished


@pytest.mark.parametrize(("rounds", "seed"), [([], 1), (["coding"], 1.5), (["coding"], 1e300)])
def test_a_choice_that_cannot_be_used_is_refused_in_a_sentence(tmp_path: Path, rounds: list[str], seed: float) -> None:
    desk = desk_in(tmp_path)
    with pytest.raises(InterviewError):
        desk.start(ROLE, LEVEL, rounds, seed)
    assert desk.unfinished() == []


def test_the_same_click_twice_counts_once(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    said = desk.say(first.session, "The router favours early winners.", first.seen)
    again = desk.say(first.session, "The router favours early winners.", first.seen)
    assert again.seen == said.seen
    assert again.chat == said.chat


def test_skipping_twice_from_one_view_leaves_one_question(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    desk.skip(first.session, first.seen)
    assert "Question 2 of" in desk.skip(first.session, first.seen).rail


def test_the_same_words_said_later_are_a_new_message() -> None:
    assert message_id("3", "say", "yes") != message_id("5", "say", "yes")
    assert message_id("3", "say", "yes") != message_id("3", "say", "no")


def test_a_refused_message_changes_nothing(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    with pytest.raises(MessageRefusedError):
        desk.say(first.session, "   ", first.seen)
    assert desk.look(first.session).chat == first.chat


def test_what_a_candidate_types_is_shown_as_text(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    screen = desk.say(first.session, "<script>x</script> ![i](http://evil.example/i.png)", first.seen)
    assert "<script" not in screen.chat
    assert "<img" not in screen.chat
    assert "http://" not in screen.chat
    assert "<script" not in desk.sending(first.session, "<script>x</script>")


def test_a_coding_round_puts_statement_and_starter_on_the_desk(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    screen = desk.start(ROLE, LEVEL, ["coding"], 7)
    assert screen.problem in desk.services.bank.problems
    assert screen.draft == desk.services.bank.problems[screen.problem].starter
    assert 'class="statement"' in screen.statement
    assert "2 of 3 visible cases pass." in desk.run(screen.session, "def f(): ...")


def test_submitted_code_is_back_in_the_editor_when_the_interview_is_resumed(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    screen = desk.start(ROLE, LEVEL, ["coding"], 7)
    code = "def f(x):\n    return x"
    desk.submit(screen.session, code, screen.seen)
    assert desk_in(tmp_path).look(screen.session).draft == code


def test_pausing_and_resuming_keeps_the_talk(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    paused = desk.pause_or_resume(first.session)
    assert paused.paused
    assert "Paused" in paused.bar
    assert not desk.pause_or_resume(first.session).paused


def test_an_ended_interview_has_a_report_in_every_format(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    assert desk.end(first.session, first.seen).finished
    assert desk.unfinished() == []
    assert [row.id for row in desk.finished()] == [first.session]
    assert "<" in desk.report_html(first.session)
    for kind, ending in (("markdown", "md"), ("html", "html"), ("json", "json")):
        file = desk.report_file(first.session, kind)
        assert file["name"] == f"interview-{first.session}.{ending}"
        assert file["text"]
    with pytest.raises(FinishedError):
        desk.say(first.session, "one more thing", first.seen)


def test_a_deleted_interview_is_gone_for_every_method(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    desk.delete(first.session)
    with pytest.raises(UnknownSessionError):
        desk.look(first.session)
    assert desk.talk(first.session) == ""
    assert desk.all() == []


def test_a_search_without_an_index_finds_nothing_and_says_so(tmp_path: Path) -> None:
    assert desk_in(tmp_path).search("coding", "") == []


def test_what_was_typed_and_not_sent_is_back_after_a_restart(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    screen = desk.start(ROLE, LEVEL, ["coding"], 7)
    desk.keep(screen.session, screen.problem, "def half(")
    desk.keep(screen.session, ANSWER, "I think that")
    again = desk_in(tmp_path).look(screen.session)
    assert (again.draft, again.answer) == ("def half(", "I think that")


def test_a_reply_that_was_sent_leaves_no_draft(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    desk.keep(first.session, ANSWER, "The router favours early winners.")
    desk.say(first.session, "The router favours early winners.", first.seen)
    desk.keep(first.session, ANSWER, "The router favours early winners.")
    assert desk.look(first.session).answer == ""


def test_drafts_go_with_their_interview_and_none_are_kept_without_one(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    desk.keep(first.session, ANSWER, "secret words")
    desk.delete(first.session)
    desk.keep(first.session, ANSWER, "secret words")
    desk.keep("", ANSWER, "secret words")
    assert desk.services.store.draft(first.session, ANSWER) == ""
    assert b"secret words" not in b"".join(f.read_bytes() for f in tmp_path.rglob("*") if f.is_file())


def in_other_words(ask: Ask) -> str:
    """A model that says what it is given to say, after a word of its own."""
    task = ask.messages[-1].content.rsplit("Your turn now.", 1)[1]
    return "Well: " + task.split("say: ", 1)[-1].split("said: ", 1)[-1].split("\n")[0]


def test_an_answer_that_takes_time_grows_and_ends_as_it_is_kept(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, ScriptedModel(in_other_words, piece=3, pause=0.03))
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    grown = list(
        desk.answering(first.session, "reply", "The router favours early winners, I would log it.", first.seen)
    )
    said = desk.look(first.session).chat
    assert len(grown) > 3
    shown = [re.sub(r"<[^>]*>", "", html) for html in grown]
    assert all(later.startswith(earlier) for earlier, later in pairwise(shown))
    assert shown[-1].removeprefix("Interviewer").strip()[:20] in re.sub(r"<[^>]*>", "", said)


def test_without_a_model_nothing_grows(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    assert list(desk.answering(first.session, "skip", "", first.seen)) == []
    assert "Question 2 of" in desk.look(first.session).rail


def test_words_taken_back_are_not_on_the_page_any_more(tmp_path: Path) -> None:
    model = ScriptedModel(["You look at the load first and then at one thing or another. Go on."], piece=3, pause=0.03)
    desk = desk_in(tmp_path, model)
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    grown = list(
        desk.answering(first.session, "reply", "I look at the load first, one thing after another.", first.seen)
    )
    assert any("look at the load" in html for html in grown)
    assert desk.look(first.session).chat.count("You look at the load") == 0


def test_an_outage_is_noted_once_in_the_talk(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, ScriptedModel([ModelError("unreachable")]))
    first = desk.start(ROLE, LEVEL, ["ml_theory"], 7)
    assert "unavailable" not in first.chat
    desk.say(first.session, "The router favours early winners.", first.seen)
    shown = desk.skip(first.session, "x")
    assert shown.chat.count("The model was unavailable") == 1


def test_what_grows_is_shown_as_text() -> None:
    shown = view.growing([("interviewer", "<script>alert(1)</script> & co")])
    assert "<script>" not in shown
    assert view.growing([]) == ""
