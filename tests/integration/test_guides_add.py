"""`guides add` to the end: import, list, sit the loop, read the report, change, remove."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.errors import ContentGoneError
from agent.evaluation.player import FakeClock
from agent.interview import Interview
from agent.judges.fakes import ScriptedJudge
from agent.services import Services
from agent.settings import Settings
from executors.fakes import ScriptedExecutor, verdict
from retrieval.embedders.hashing import HashingEmbedder
from retrieval.index import open_retriever
from rubrics.render import RENDERERS
from tests.unit.corpus.importing.samples import BANK, HOSPITAL, ROBOTS, SHORT
from ui.cli import main
from ui.desk import Desk
from ui.tabs.setup import level_choices, role_choices, round_choices

LENDER = "harbour_bank_data_scientist"
ANSWER = "I would fix the sample size first, because looking every week inflates the error, and report the interval."


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("MOCK_INTERVIEW_HOME", str(home))
    return home


@pytest.fixture
def services(home: Path) -> Iterator[Services]:
    made = Services(
        Settings(home=home),
        judge=ScriptedJudge(),
        runner=ScriptedExecutor([verdict("any")]),
        retriever=lambda: None,
        clock=FakeClock(),
    )
    yield made
    made.close()


def test_a_batch_goes_on_after_a_bad_file(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0\1\2")
    assert main(["guides", "add", str(bad), str(BANK), "nowhere.txt", str(ROBOTS), "--json"]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert [row["guide"] for row in told["added"]] == [LENDER, "kestrel_robotics_research_engineer"]
    assert [row["file"] for row in told["refused"]] == [str(bad), "nowhere.txt"]
    assert said.err.count("\n") == 2


def test_a_folder_is_imported_whole_and_twice_changes_nothing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guides", "add", str(BANK.parent)]) == 0
    assert main(["guides", "add", str(BANK.parent), "--json"]) == 0
    told = json.loads(capsys.readouterr().out.partition("\n{")[2].join(["{", ""]))
    assert [row["status"] for row in told["added"]] == ["unchanged"] * 3
    assert main(["guides", "check"]) == 0


def test_two_guides_of_the_same_id_in_one_batch_do_not_overwrite_each_other(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(SHORT.replace("leakage", name))
    assert main(["guides", "add", str(tmp_path / "one.txt"), str(tmp_path / "two.txt"), "--json"]) == 0
    ids = [row["guide"] for row in json.loads(capsys.readouterr().out)["added"]]
    assert ids == ["acme_data_scientist", "my_acme_data_scientist"]


def test_what_was_found_and_not_is_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guides", "add", str(BANK)]) == 0
    assert "Not found: Round 5 of 7 is not shown." in capsys.readouterr().out
    assert main(["guides", "show", LENDER, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    counts = {"rounds": 4, "other_rounds": 2, "round_tips": 7, "reasons": 5, "tips_to_stand_out": 3, "areas": 3,
              "sample_questions": 4, "frequent_questions": 3, "levels": 3}  # fmt: skip
    assert shown["found"] | counts == shown["found"]
    assert [r["title"] for r in shown["other_rounds"]] == ["SQL & Data Manipulation", "Take-home Case Study"]
    assert main(["guides", "show", LENDER]) == 0
    assert main(["guides", "show", "nobody"]) == 2


def test_its_passages_are_found_and_cited(home: Path, services: Services) -> None:
    main(["guides", "add", str(BANK)])
    retriever = open_retriever(tuple(services.bank.guides.values()), HashingEmbedder(), home / "index")
    hits = retriever.search("duplicates and leakage from after the decision date", 3, guide=LENDER)
    assert hits[0].passage.id == f"{LENDER}/reasons/careless_data_handling"


def _sat(services: Services, rounds: list[str] | None = None) -> Interview:
    interview = Interview.start(LENDER, rounds=rounds, seed=1, services=services)
    for _ in range(120):
        if interview.finished:
            break
        interview.reply(ANSWER)
    return interview


def test_a_loop_is_sat_to_a_report_by_the_guides_own_reasons(home: Path, services: Services) -> None:
    main(["guides", "add", str(BANK)])
    report = _sat(services).report()
    assert report.rounds[0].title == "Recruiter Call"
    assert {s.title for s in report.scores} == {
        "Shaky statistics", "No link to business value", "Careless data handling", "Rambling explanations",
        "Indifference to fairness rules",
    }  # fmt: skip
    judged = {s.title for s in report.scores if s.value is not None}
    assert {"Shaky statistics", "Rambling explanations"} <= judged
    fairness = next(s for s in report.scores if s.title == "Indifference to fairness rules")
    assert fairness.value is None
    assert "shows this" in fairness.not_assessed
    assert any(q.question.startswith(LENDER) for q in report.questions)
    assert any(not q.question.startswith(LENDER) for q in report.questions)
    for name in ("markdown", "html", "json", "text"):
        assert "Shaky statistics" in RENDERERS[name](report, ())


def test_a_question_without_an_answer_is_asked_and_not_scored(home: Path, services: Services) -> None:
    main(["guides", "add", str(BANK)])
    bare = next(s.id for s in services.bank.guides[LENDER].samples if not s.key_points)
    interview = Interview.start(LENDER, rounds=["ml_theory"], seed=1, services=services, items=[bare])
    interview.reply(
        "Those who were refused differ from those who were approved, so the sample is not of the applicants."
    )
    report = interview.report()
    assert [(q.question, q.share) for q in report.questions] == [(bare, None)]
    assert "prints no answer" in RENDERERS["text"](report, interview.turns)


def test_code_for_a_question_without_tests_is_an_answer(home: Path, services: Services) -> None:
    main(["guides", "add", str(BANK)])
    sample = next(s.id for s in services.bank.guides[LENDER].samples if s.round == "coding")
    interview = Interview.start(LENDER, rounds=["coding"], seed=1, services=services, items=[sample])
    assert not interview.status().runs_code
    interview.reply("```python\ndef share(payments):\n    return sum(p.late for p in payments) / len(payments)\n```")
    assert interview.turns[1].kind == "ask"
    assert next(t for t in interview.turns if t.speaker == "candidate").kind == "answer"
    assert interview.report().questions[0].share is not None


def test_a_removed_guide_leaves_its_reports_and_says_why_nothing_else_goes(
    home: Path, services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["guides", "add", str(BANK)])
    finished = _sat(services, ["hiring_manager"])
    begun = Interview.start(LENDER, rounds=["ml_theory"], seed=2, services=services)
    letter = finished.report()
    assert main(["guides", "remove", LENDER]) == 0
    services.refresh()
    assert Interview.open(finished.session, services).report() == letter
    with pytest.raises(ContentGoneError, match="add it again"):
        Interview.open(begun.session, services)
    with pytest.raises(ContentGoneError):
        finished.regrade()
    main(["guides", "add", str(BANK)])
    services.refresh()
    assert not Interview.open(begun.session, services).finished
    assert main(["guides", "remove", "ai_researcher"]) == 2
    assert main(["guides", "remove", "../sessions"]) == 2


def test_an_old_interview_goes_on_when_a_new_version_lacks_its_question(
    home: Path, services: Services, tmp_path: Path
) -> None:
    main(["guides", "add", str(BANK)])
    bare = f"{LENDER}-sequential_testing"
    interview = Interview.start(LENDER, rounds=["ml_theory"], seed=1, services=services, items=[bare])
    text = BANK.read_text(encoding="utf-8")
    start, end = text.index("A pilot of a new"), text.index("Practice more Statistics")
    changed = tmp_path / "changed.txt"
    changed.write_text(text[:start] + text[end:], encoding="utf-8")
    assert main(["guides", "add", str(changed)]) == 0
    services.refresh()
    again = Interview.open(interview.session, services)
    again.reply(ANSWER)
    assert again.report().questions[0].question == bare


def test_the_page_offers_a_guide_that_was_added_while_it_was_open(home: Path, services: Services) -> None:
    desk = Desk(services)
    before = role_choices(desk)
    main(["guides", "add", str(BANK), str(HOSPITAL)])
    desk.refresh()
    assert [label for label, _ in role_choices(desk) if (label, _) not in before] == [
        "Data Scientist, Harbour Bank (imported)",
        "Machine Learning Engineer, Lantern Health (imported)",
    ]
    offered = round_choices(desk.guides[LENDER])
    assert ("Coding (not shown in the guide)", "coding") in offered["choices"]
    assert offered["value"] == ["recruiter", "ml_theory", "system_design", "hiring_manager"]
    assert level_choices(desk, "lantern_health_machine_learning_engineer")["choices"] == [("No level named", "unnamed")]
