"""A résumé on the page: read, deleted from the disk, held in memory for an hour, kept only on request."""

from __future__ import annotations

import html
import stat
from pathlib import Path

import pytest

from agent.errors import InterviewError
from agent.evaluation.player import FakeClock
from agent.tailoring.questions import is_own
from tests.unit.agent.tailoring.samples import FOLDER
from tests.unit.ui.samples import desk_in
from ui.papers import FORGOTTEN_AFTER_S, MOST_AT_ONCE, Found, Papers


def uploaded(folder: Path, name: str = "functional.txt") -> str:
    """A copy as the page leaves it: in a folder of its own."""
    place = folder / "upload"
    place.mkdir(parents=True, exist_ok=True)
    copy = place / name
    copy.write_bytes((FOLDER / name).read_bytes())
    return str(copy)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def papers(tmp_path: Path, clock: FakeClock) -> Papers:
    return Papers(tmp_path / "home", clock)


def test_the_upload_is_gone_once_it_is_read(papers: Papers, tmp_path: Path) -> None:
    path = uploaded(tmp_path)
    token = papers.read_resume("", path)
    assert not Path(path).parent.exists()
    assert [p.title for p in papers.found(token).profile.projects][:1] == ["Pricing experiment platform"]  # type: ignore[union-attr]


def test_the_upload_is_gone_too_where_it_cannot_be_read(papers: Papers, tmp_path: Path) -> None:
    path = tmp_path / "upload" / "cv.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(InterviewError, match=r"cv\.pdf: it is a damaged PDF"):
        papers.read_resume("", str(path))
    assert not path.exists()


def test_both_papers_are_held_under_one_name_that_cannot_be_guessed(papers: Papers, tmp_path: Path) -> None:
    token = papers.read_resume("", uploaded(tmp_path))
    again = papers.read_job(token, uploaded(tmp_path, "chronological.txt"))
    assert again == token
    assert len(token) >= 20
    assert papers.found(token).profile is not None
    assert papers.found(token).job is not None
    assert papers.found("another") == Found()


def test_a_made_up_name_is_not_taken_over(papers: Papers, tmp_path: Path) -> None:
    assert papers.read_resume("mine", uploaded(tmp_path)) != "mine"


def test_it_is_forgotten_after_an_hour_and_then_said_so(papers: Papers, tmp_path: Path, clock: FakeClock) -> None:
    token = papers.read_resume("", uploaded(tmp_path))
    clock.pass_seconds(FORGOTTEN_AFTER_S + 1)
    assert papers.found(token) == Found()
    with pytest.raises(InterviewError, match="choose the file again"):
        papers.chosen(token, None)


def test_the_oldest_are_forgotten_first(papers: Papers) -> None:
    tokens = [papers._put("", Found()) for _ in range(MOST_AT_ONCE + 3)]
    assert len(set(tokens)) == MOST_AT_ONCE + 3
    assert len(papers._found) == MOST_AT_ONCE


def test_projects_can_be_left_out(papers: Papers, tmp_path: Path) -> None:
    token = papers.read_resume("", uploaded(tmp_path))
    profile, _ = papers.chosen(token, [1])
    assert profile is not None
    assert [p.title for p in profile.projects] == ["Churn uplift model"]


def test_nothing_is_on_disk_until_it_is_asked_for_and_nothing_after(papers: Papers, tmp_path: Path) -> None:
    token = papers.read_resume("", uploaded(tmp_path))
    assert not list((tmp_path / "home").rglob("*"))
    papers.keep(token, [0, 1])
    kept = papers.kept.path
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    text = kept.read_text(encoding="utf-8")
    assert "Pricing experiment platform" in text
    for person in ("Sofia", "Lindqvist", "lindqvist.example", "Demand forecast"):
        assert person not in text
    assert papers.kept.delete()
    assert not papers.kept.delete()
    assert [p for p in (tmp_path / "home").rglob("*") if p.is_file()] == []


def test_the_kept_one_is_used_next_time(papers: Papers, tmp_path: Path) -> None:
    with pytest.raises(InterviewError, match="No résumé is kept"):
        papers.use_kept("")
    papers.keep(papers.read_resume("", uploaded(tmp_path)), [0])
    profile, _ = papers.chosen(papers.use_kept(""), None)
    assert profile is not None
    assert [p.title for p in profile.projects] == ["Pricing experiment platform"]


def test_a_kept_file_of_another_shape_counts_as_none(papers: Papers) -> None:
    papers.kept.path.parent.mkdir(parents=True)
    papers.kept.path.write_text('{"projects": 3}', encoding="utf-8")
    assert papers.kept.load() is None


def test_a_folder_that_cannot_be_written_is_said(papers: Papers, tmp_path: Path) -> None:
    token = papers.read_resume("", uploaded(tmp_path))
    (tmp_path / "home").write_text("a file stands here")
    with pytest.raises(InterviewError, match="cannot be used"):
        papers.keep(token, [0])


class TestDesk:
    def test_an_interview_starts_on_the_chosen_projects(self, tmp_path: Path) -> None:
        desk = desk_in(tmp_path / "home")
        token = desk.papers.read_resume("", uploaded(tmp_path))
        screen = desk.start("ml_engineer", "mid", ["hiring_manager"], 7, token, [1])
        asked = desk.services.store.session(screen.session).asked
        assert sum(map(is_own, asked)) == 2
        assert "targeted 8 % of customers" in html.unescape(desk.talk(screen.session))

    def test_it_starts_as_ever_without_papers(self, tmp_path: Path) -> None:
        desk = desk_in(tmp_path / "home")
        screen = desk.start("ml_engineer", "mid", ["hiring_manager"], 7)
        assert not any(map(is_own, desk.services.store.session(screen.session).asked))

    def test_hostile_words_of_a_resume_stay_words_on_the_page(self, tmp_path: Path) -> None:
        desk = desk_in(tmp_path / "home")
        token = desk.papers.read_resume("", uploaded(tmp_path, "injected.md"))
        for seed in range(6):
            shown = desk.start("ml_engineer", "mid", ["hiring_manager"], seed, token).chat
            for sign in ("<script", "<b>", "javascript:", "<img", "full marks", "\\("):
                assert sign not in shown
