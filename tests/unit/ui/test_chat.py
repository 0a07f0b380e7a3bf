"""The interview in a terminal: what is shown, and what is not taken for an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest

from agent.interview import Interview
from agent.llm.scripted import ScriptedModel
from agent.llm.types import ChatModel, ModelError
from tests.unit.ui.samples import desk_in
from ui.commands.chat import Terminal, messages

PROBLEM = "longest-clean-span"
HEAD = "def find_clean_span("


class Sitting:
    """An interview on one round whose terminal is a string."""

    def __init__(
        self, home: Path, kind: str = "coding", items: Sequence[str] = (PROBLEM,), model: ChatModel | None = None
    ) -> None:
        services = desk_in(home, model).services
        self.bank = services.bank
        self.interview = Interview.start("ml_engineer", "mid", [kind], 7, services, items=items)

    def types(self, *lines: str, resumed: bool = False) -> str:
        out = StringIO()
        Terminal(self.interview, self.bank, out).sit(StringIO("\n".join(lines) + "\n"), resumed=resumed)
        return out.getvalue()

    @property
    def said(self) -> list[str]:
        return [turn.text for turn in self.interview.turns if turn.speaker == "candidate"]


@pytest.fixture
def coding(tmp_path: Path) -> Sitting:
    return Sitting(tmp_path)


class TestStarter:
    def test_it_stands_under_the_problem(self, coding: Sitting) -> None:
        shown = coding.types("/stop")
        assert shown.index("find the longest") < shown.index(HEAD)
        assert shown.count(HEAD) == 1

    def test_it_is_shown_again_on_request_and_is_no_turn(self, coding: Sitting) -> None:
        assert coding.types("/starter", "/STARTER", "/stop").count(HEAD) == 3
        assert coding.said == ["I would like to stop here."]

    def test_a_round_without_code_says_that_there_is_none(self, tmp_path: Path) -> None:
        shown = Sitting(tmp_path, "ml_theory", ["batch-scaling-instability"]).types("/starter", "/stop")
        assert "There is no coding problem on the table." in shown

    def test_going_on_shows_it_although_the_problem_was_asked_long_ago(self, coding: Sitting) -> None:
        for _ in range(4):
            coding.interview.reply("Are the ids sorted in the list?")
        assert coding.types("/stop", resumed=True).count(HEAD) == 1

    def test_a_repeated_problem_comes_with_its_statement(self, coding: Sitting) -> None:
        shown = coding.types("/repeat", "/stop")
        assert shown.count("find the longest") == 2
        assert shown.count(HEAD) == 2


class TestCommands:
    def test_an_unknown_one_is_refused_with_the_list_and_not_sent(self, coding: Sitting) -> None:
        shown = coding.types("/foo bar", "/stop")
        assert "(There is no command /foo; the commands are /hint /skip /repeat /starter" in shown
        assert coding.said == ["I would like to stop here."]

    def test_a_path_a_comment_and_a_block_are_answers(self, coding: Sitting) -> None:
        coding.types("/usr/bin is where I would look for it first of all", '"""', "/foo", "and more of it", '"""')
        assert coding.said[:2] == ["/usr/bin is where I would look for it first of all", "/foo\nand more of it"]

    def test_a_file_that_is_not_there_is_told(self, coding: Sitting) -> None:
        assert "cannot be read as text" in coding.types("/submit nowhere.py", "/run nowhere.py", "/stop")

    def test_time_and_help_are_answered_without_a_turn(self, coding: Sitting) -> None:
        shown = coding.types("/time", "/help", "/stop")
        assert "minutes left in this round)" in shown
        assert "code goes between two lines of three backticks" in shown
        assert coding.said == ["I would like to stop here."]

    def test_the_end_of_input_ends_the_interview(self, coding: Sitting) -> None:
        coding.types("I would keep a set of the blocked ids.")
        assert coding.interview.finished


class TestFormulas:
    def test_the_problem_is_shown_without_dollar_signs(self, coding: Sitting) -> None:
        assert "With n tokens and m forbidden ids" in coding.types("/stop")


class TestMessages:
    def test_lines_and_blocks_are_one_message_each(self) -> None:
        typed = 'one\n\n"""\ntwo\nthree\n"""\n```python\ncode\n```\n'
        assert list(messages(StringIO(typed))) == ["one", "two\nthree", "```python\ncode\n```"]


class TestSpeaking:
    def test_words_taken_back_are_said_again_on_a_line_of_their_own(self, tmp_path: Path) -> None:
        model = ScriptedModel(["You look at the load first and then at one thing or another. Go on."])
        shown = Sitting(tmp_path, "ml_theory", ["moe-idle-experts"], model).types(
            "I look at the load first, one thing after another.", "/stop"
        )
        assert re.search(r"interviewer> You look at the load.* \.\.\.\ninterviewer> Why does a small", shown)

    def test_a_turn_is_printed_as_it_is_kept(self, tmp_path: Path) -> None:
        said = "You look at the load. Why does a small early imbalance not go away by itself?"
        sitting = Sitting(tmp_path, "ml_theory", ["moe-idle-experts"], ScriptedModel([said]))
        assert f"interviewer> {said}\n\n" in sitting.types("I look at the load first, one after another.", "/stop")
        assert any(turn.text == said and turn.voice == "model" for turn in sitting.interview.turns)

    def test_an_outage_is_noted_once(self, tmp_path: Path) -> None:
        sitting = Sitting(tmp_path, "ml_theory", ["moe-idle-experts"], ScriptedModel([ModelError("timeout")]))
        shown = sitting.types("I look at the load first, one after another.", "/hint", "/skip")
        assert shown.count("(The model was unavailable; the interviewer went on without it.)") == 1
