"""Scripted conversations: what the files may say, how they are played, and what `mock-interview eval` reports."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from agent.evaluation.baseline import Run, compare
from agent.evaluation.load import load_all
from agent.evaluation.player import Stage, play
from agent.evaluation.trials import failures_of, pass_all_of, run_one
from agent.evaluation.types import Conversation, Result
from agent.interview import Interview
from agent.items import item_of
from agent.services import Services
from agent.settings import Settings
from corpus.load import Bank
from corpus.types import KeyPoint
from corpus.yaml_file import parse_yaml
from rubrics.load import rubric_for
from rubrics.types import Evidence, Judgement, Turn
from ui.cli import main

FOLDER = Path(__file__).parent.parent / "conversations"
FILES = {conversation.name: (path, conversation) for path, conversation in load_all([FOLDER])}
QUIET = """
name: quiet
why: "Says nothing that is judged."
role: ml_engineer
rounds: [ml_theory]
items: [attention-logit-scale]
seed: 1
turns:
  - skip: true
expect:
  acts: [opening, ask, closing]
  ends: true
"""


class Agreeable:
    """A judge that takes each sentence as meeting every point that shares two long words with it."""

    name = "agreeable"

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        """Return evidence by shared words."""
        said = [t for t in turns if t.speaker == "candidate"]
        return Judgement(evidence=tuple(_by_words(p, said) for p in points))


def _by_words(point: KeyPoint, said: Sequence[Turn]) -> Evidence:
    wanted = {w for w in point.point.lower().split() if len(w) > 5}
    for turn in said:
        if len(wanted & set(turn.text.lower().split())) >= 2:
            return Evidence(point=point.id, stance="met", p_met=0.9, confidence=0.8, turn=turn.seq, quote=turn.text)
    return Evidence(point=point.id, stance="missed", p_met=0.1, confidence=0.8)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    shared = Stage(Settings(home=tmp_path), judge=Agreeable())
    yield shared
    shared.close()


def parsed(text: str) -> Conversation:
    return Conversation.model_validate(parse_yaml(text, "text")[0])


def written(folder: Path, text: str = QUIET, name: str = "quiet") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_kind_of_round_and_both_loops_are_played() -> None:
    assert len(FILES) >= 16
    kinds = Counter(kind for _, c in FILES.values() for kind in c.rounds)
    assert set(kinds) == {"recruiter", "ml_theory", "system_design", "coding", "hiring_manager", "research_deep_dive"}
    assert {c.role for _, c in FILES.values() if not c.rounds} == {"ai_researcher", "ml_engineer"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_only_names_what_exists(name: str, services: Services) -> None:
    _, conversation = FILES[name]
    bank = Bank()
    if conversation.resume:
        chosen = (conversation.role, conversation.level, conversation.rounds, conversation.seed, services)
        bank = Interview.start(*chosen, resume=conversation.resume).bank
    expect = conversation.expect
    criteria = {c.id for c in rubric_for(bank.guides[conversation.role]).criteria}
    assert set(expect.scores) <= criteria
    for question in {*expect.points, *expect.shares, *expect.verdict, *conversation.items}:
        known = {p.id for p in item_of(bank, question).all_points}
        assert set(expect.points.get(question, {})) <= known
        answers = conversation.answers.get(question)
        assert set(answers.if_asked if answers else ()) <= known | {"vague", "twist", "approach", "code_fails"}


@pytest.mark.parametrize("name", ["stop-at-once", "skip-everything", "coding-scripted-runner", "theory-strong"])
def test_two_trials_of_a_conversation_are_the_same(name: str, stage: Stage) -> None:
    path, conversation = FILES[name]
    result = run_one(str(path), conversation, stage, trials=2)
    assert not [f for f in result.failures if f.startswith("Trial")]


def test_replies_follow_what_the_interviewer_asks(stage: Stage) -> None:
    _, conversation = FILES["theory-strong"]
    turns = play(conversation, stage).turns
    replies = conversation.answers["attention-logit-scale"].if_asked
    probed = [(a.about, b.text) for a, b in pairwise(turns) if a.about in replies]
    assert probed
    assert probed[0] == (probed[0][0], replies[str(probed[0][0])].say)


def test_a_file_that_expects_too_much_fails_in_words(stage: Stage) -> None:
    text = QUIET.replace("[opening, ask, closing]", "[opening, twist]").replace("ends: true", "decision: [pass]")
    reasons = failures_of(parsed(text), play(parsed(text), stage), stage)
    assert any("Act 2, 'twist'" in r for r in reasons)
    assert any("The decision is" in r for r in reasons)


def test_turns_that_were_never_said_fail(stage: Stage) -> None:
    conversation = parsed(QUIET.replace("  - skip: true", "  - skip: true\n  - 'And another thing.'"))
    reasons = failures_of(conversation, play(conversation, stage), stage)
    assert reasons == ("The interview was over with 1 of the candidate's turns not said.",)


def test_a_trick_that_pays_fails(stage: Stage) -> None:
    said = "Independent entries with zero-mean and unit-variance give the query-key product a large variance."
    text = QUIET.replace("  - skip: true", f"  - '{said}'\n  - stop: true")
    tricked = parsed(text + "honest_turns:\n  - 'Hard to say what that would do to it.'\n  - stop: true\n")
    assert any("The trick raised" in r for r in failures_of(tricked, play(tricked, stage), stage))


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ("That is a great point. What next?", "praises: 'great'"),
        ("What is it? And why is it so?", "asks 2 questions"),
        ("word " * 61, "has 61 words"),
        ('You said "never said by anyone". Go on.', "which the candidate did not say"),
        ("Hello, and then you skipped it.", "begins like the turn before it"),
        ("Almost: a query-key dot product has a variance equal to the head dimension, you see.", "gives away"),
        ("0 of 3 visible cases pass. Case 1, with [1, 2], returned 3 where 4 was expected.", "is not visible"),
        ("3 of 3 visible cases pass, 19 of 20 hidden cases pass.", "tells how hidden cases went"),
    ],
)
def test_what_must_not_be_heard_is_heard(said: str, complaint: str, stage: Stage) -> None:
    conversation = parsed(QUIET)
    played = play(conversation, stage)
    first = Turn(seq=90, speaker="interviewer", kind="probe", text="Hello, and then?", at=0.0, round=0)
    last = Turn(seq=91, speaker="interviewer", kind="probe", text=said, at=0.0, round=0, question=conversation.items[0])
    spoilt = played.model_copy(update={"turns": (*played.turns, first, last)})
    assert any(complaint in reason for reason in failures_of(conversation, spoilt, stage))


def test_two_conversations_of_one_name_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path)
    written(tmp_path, QUIET, "again")
    assert main(["eval", str(tmp_path)]) == 2
    assert "a name of its own" in capsys.readouterr().err


def test_a_passed_result_has_no_reasons_and_a_failed_one_does() -> None:
    with pytest.raises(ValueError, match="gives a reason"):
        Result(name="a", file="a.yaml", passed=False)


def test_pass_all_of_is_the_share_of_trials_that_all_pass() -> None:
    shaky = Result(name="a", file="a", passed=False, failures=("x",), trials=4, trials_passed=2)
    assert pass_all_of(1, [shaky]) == pytest.approx(0.5)
    assert pass_all_of(2, [shaky]) == pytest.approx(1 / 6)


def test_a_new_failure_is_a_regression_and_an_old_one_is_not() -> None:
    good = Result(name="a", file="a", passed=True)
    bad = Result(name="a", file="a", passed=False, failures=("It broke.",))
    assert [c.verdict for c in compare([bad], Run(passed=True, conversations=(good,)))] == ["regressed"]
    assert compare([bad], Run(passed=False, conversations=(bad,))) == ()
    assert [c.verdict for c in compare([good], Run(passed=False, conversations=(bad,)))] == ["repaired"]


def test_the_command_writes_junit_html_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    junit, html = tmp_path / "r.xml", tmp_path / "r.html"
    path = written(tmp_path)
    assert main(["eval", str(path), "--trials", "2", "--json", "--junit", str(junit), "--html", str(html)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["passed"] is True
    assert printed["pass_k"] == [1.0, 1.0]
    suite = ElementTree.parse(junit).getroot()[0]  # our own file
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert "1 of 1 conversations pass" in html.read_text(encoding="utf-8")


def test_the_command_fails_with_one_on_a_failure_and_on_a_regression(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path)
    assert main(["eval", str(path), "--json"]) == 0
    baseline = tmp_path / "before.json"
    baseline.write_text(capsys.readouterr().out, encoding="utf-8")
    written(tmp_path, QUIET.replace("closing]", "twist]"))
    assert main(["eval", str(path)]) == 1
    assert main(["eval", str(path), "--baseline", str(baseline)]) == 1
    assert "regressed: quiet" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (QUIET.replace("seed: 1", "seed: none"), "quiet.yaml:7: seed"),
        (QUIET.replace("  - skip: true", "  - skip: false"), "turns.0.skip"),
        (QUIET.replace("  - skip: true", "  - jump: true"), "turns.0.jump: not a known field"),
        (QUIET.replace("ends: true", "never_said: ['(']"), "never_said"),
        (QUIET.replace("ends: true", "rounds: [finished]"), "expect.rounds.0"),
        ("name: [", "expected valid YAML"),
    ],
)
def test_a_broken_file_is_refused_with_line_and_field(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", str(written(tmp_path, text))]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_unusable_arguments_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(written(tmp_path))
    for extra in (["--engine", "ray"], ["--trials", "0"], ["--workers", "0"], ["--baseline", str(tmp_path / "no")]):
        assert main(["eval", path, *extra]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert main(["eval", str(tmp_path / "nowhere")]) == 2


@pytest.mark.slow
def test_workers_give_the_same_results_as_one_process(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path)
    written(tmp_path, QUIET.replace("name: quiet", "name: other"), "other")
    assert main(["eval", str(tmp_path), "--json", "--workers", "2"]) == 0
    assert [c["name"] for c in json.loads(capsys.readouterr().out)["conversations"]] == ["other", "quiet"]
