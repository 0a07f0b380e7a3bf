"""An interview on a résumé: asked, judged, gone on with, graded again and deleted like any other."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from agent.errors import UnknownSessionError
from agent.interview import Interview
from agent.items import SessionBank, item_of
from agent.services import Services
from agent.state import InterviewState
from agent.tailoring.errors import UnreadableFileError
from agent.tailoring.job import job_of
from agent.tailoring.questions import is_own
from corpus.load import Bank
from rubrics.render import RENDERERS
from tests.unit.agent.samples import SUBSTANCE
from tests.unit.agent.tailoring.samples import FOLDER, found_in

RESUME = FOLDER / "chronological.txt"
STORIES = ("recruiter", "hiring_manager", "research_deep_dive")
PROFILE = found_in("chronological.txt")
JOB = job_of(
    ["You will own serving with TensorRT, low latency, kernels in CUDA, NCCL, H100 clusters, and streaming with Kafka."]
)


def begun(services: Services, rounds: tuple[str, ...] = STORIES, **changes: object) -> Interview:
    values: dict[str, object] = {"role": "ml_engineer", "rounds": rounds, "seed": 5, "resume": PROFILE} | changes
    return Interview.start(services=services, **values)  # type: ignore[arg-type]


def items(interview: Interview) -> list[str]:
    return [item for planned in interview.status().rounds for item in planned.items]


def own(interview: Interview) -> list[str]:
    return [item for item in items(interview) if is_own(item)]


class TestPlan:
    def test_half_of_each_round_of_stories_is_about_own_work(self, services: Services) -> None:
        interview = begun(services)
        assert [sum(is_own(i) for i in planned.items) for planned in interview.status().rounds] == [2, 2, 2]
        assert len(set(items(interview))) == len(items(interview))
        assert interview.tailored()[0] == "6 questions are about your own work."

    def test_rounds_of_subjects_stay_the_banks_own(self, services: Services) -> None:
        assert own(begun(services, ("ml_theory", "system_design", "coding"))) == []

    def test_a_question_and_its_like_are_never_asked_in_one_interview(self, services: Services) -> None:
        likes = {
            "own-decision": "decision-carried-through",
            "own-breakage": "when-it-broke",
            "own-hindsight": "bet-that-failed",
        }
        for seed in range(10):
            asked = items(begun(services, ("hiring_manager", "hiring_manager"), seed=seed))
            assert not [a for a in asked if likes.get(a.rpartition("-")[0]) in asked]

    def test_the_same_seed_and_resume_give_the_same_interview(self, services: Services) -> None:
        first, second = begun(services, job=JOB), begun(services, job=JOB)
        assert items(first) == items(second)
        assert first.turns[1].text == second.turns[1].text

    def test_without_a_resume_a_seed_gives_what_it_always_gave(self, services: Services) -> None:
        plain = Interview.start("ml_engineer", None, STORIES, 5, services)
        assert own(plain) == []
        assert plain.tailored() == []
        assert items(plain) == items(begun(services, resume=None))

    def test_fixed_items_are_asked_whatever_the_resume_says(self, services: Services) -> None:
        assert items(begun(services, ("hiring_manager",), items=["when-it-broke"])) == ["when-it-broke"]

    def test_what_the_job_asks_and_the_resume_lacks_is_drawn_more_often(self, services: Services, bank: Bank) -> None:
        def share(**changes: object) -> float:
            asked = [i for s in range(25) for i in items(begun(services, ("system_design",), seed=s, **changes))]
            return sum(bank.questions[i].area == "gpu_cluster" for i in asked) / len(asked)

        cluster = job_of(["Wanted: CUDA kernels, NCCL, multi-node H100 clusters, Slurm."])
        assert share(job=cluster) > 1.5 * share(resume=None)

    def test_the_plan_says_what_it_prefers_and_why(self, services: Services) -> None:
        said = begun(services, job=JOB).tailored()[1]
        assert "GPUs and clusters (the job asks for it and the résumé hardly shows it)" in said
        assert "serving (the job asks for it and the résumé claims it)" in said
        assert said.index("hardly shows") < said.index("claims it")

    def test_a_file_a_text_and_what_was_read_from_them_are_the_same(self, services: Services) -> None:
        text = RESUME.read_text(encoding="utf-8")
        plans = [items(begun(services, resume=resume)) for resume in (RESUME, text, PROFILE)]
        assert plans[0] == plans[1] == plans[2]

    def test_a_resume_that_cannot_be_read_starts_nothing(self, services: Services, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError):
            begun(services, resume=tmp_path / "none.pdf")
        assert services.store.sessions() == []


class TestSitting:
    def test_it_is_asked_and_answered_like_any_question(self, services: Services) -> None:
        interview = begun(services, ("hiring_manager",))
        item = interview.item()
        assert item is not None
        assert is_own(item.id)
        assert item.ask in interview.turns[-1].text
        interview.reply(SUBSTANCE)
        assert interview.turns[-1].kind in ("probe", "vague", "next", "ask")

    def test_it_is_gone_on_with_after_a_restart_from_the_session_alone(self, services: Services) -> None:
        first = begun(services, ("hiring_manager",))
        item = first.item()
        parts = {"judge": services._judge, "runner": services._runner, "retriever": lambda: None}
        fresh = Services(services.settings, clock=services.clock, **parts)
        again = Interview.open(first.session, fresh)
        assert again.item() == item
        again.reply(SUBSTANCE)
        again.stop()
        assert item is not None
        assert again.report().questions[0].question == item.id
        fresh.close()

    def test_the_report_says_that_it_was_about_own_work(self, services: Services) -> None:
        interview = begun(services, ("hiring_manager",))
        interview.reply(SUBSTANCE)
        interview.stop()
        report = interview.report()
        assert [q.own for q in report.questions] == [True]
        for form in ("markdown", "text", "html"):
            shown = RENDERERS[form](report, interview.turns)
            assert "about your own work, as your résumé tells of it" in " ".join(shown.split())

    def test_it_is_graded_again_from_what_was_kept(self, services: Services) -> None:
        interview = begun(services, ("hiring_manager",))
        interview.reply(SUBSTANCE)
        interview.stop()
        kept = interview.report()
        again = Interview.open(interview.session, services).regrade()
        assert [q.share for q in again.questions] == [q.share for q in kept.questions]
        assert again.questions[0].own

    def test_deleting_the_session_deletes_every_word_of_the_resume(self, services: Services) -> None:
        interview = begun(services)
        assert everything(services).count(b"Lumen Market") > 0
        services.store.delete(interview.session)
        assert b"Lumen Market" not in everything(services)
        with pytest.raises(UnknownSessionError):
            Interview.open(interview.session, services)

    def test_nothing_of_the_resume_is_kept_but_the_questions(self, services: Services) -> None:
        interview = begun(services, ("ml_theory",))
        kept = everything(services)
        for words in (b"Priya", b"mailbox.example", b"Mentored", b"Orchard", b"University of Washington", b"555-0134"):
            assert words not in kept
        assert own(interview) == []

    def test_a_session_kept_before_there_were_resumes_still_opens(self, services: Services) -> None:
        interview = Interview.start("ml_engineer", None, ["ml_theory"], 5, services)
        state = interview._state().model_dump(mode="json")
        for name in ("own", "focus"):
            del state["setup"][name]
        assert InterviewState.model_validate(state).setup.own == ()


def everything(services: Services) -> bytes:
    """All bytes of the data folder, with the database folded into one file."""
    folder = services.settings.home
    with sqlite3.connect(services.settings.sessions_dir / "interviews.sqlite") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_session_sees_its_own_questions_beside_the_banks(services: Services, bank: Bank) -> None:
    interview = begun(services, ("hiring_manager",))
    view = interview.bank
    assert isinstance(view, SessionBank)
    assert all(item_of(view, item).id == item for item in items(interview))
    assert view.questions is bank.questions
    with pytest.raises(KeyError):
        item_of(bank, own(interview)[0])
