"""Résumés of many shapes: what is found in each, and that nothing of the person is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.tailoring.errors import UnreadableFileError
from agent.tailoring.profile import profile_of
from agent.tailoring.questions import label
from agent.tailoring.read import lines_of, read_lines
from agent.tailoring.types import Profile
from tests.unit.agent.tailoring.samples import FOLDER, Expected, expected, found_in
from tests.unit.agent.tailoring.writers import column, docx, pdf

CASES = expected()
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
class TestEachLayout:
    def test_its_projects_are_found_with_their_lines(self, case: Expected) -> None:
        assert [(label(p), len(p.bullets)) for p in case.profile.projects] == [(n, c) for n, c in case.projects]

    def test_its_figures_skills_and_areas_are_found(self, case: Expected) -> None:
        profile = case.profile
        figures = {f.text for p in profile.projects for b in p.bullets for f in b.figures}
        assert set(case.figures) <= figures
        assert set(case.skills) <= set(profile.skills)
        assert set(case.areas) <= set(profile.areas)

    def test_nothing_of_the_person_is_left(self, case: Expected) -> None:
        told = case.profile.model_dump_json()
        assert [part for part in case.person if part in told] == []

    def test_every_word_stands_in_the_resume(self, case: Expected) -> None:
        source = words((FOLDER / case.file).read_text(encoding="utf-8"))
        told = [p.title + p.organisation + p.role + " ".join(b.text for b in p.bullets) for p in case.profile.projects]
        joined = " ".join(told)
        assert {w for w in words(joined) if not any(w in s or s in w for s in source)} == set()

    def test_what_speaks_to_a_grader_is_counted_and_left_out(self, case: Expected) -> None:
        assert case.profile.left_out == case.left_out

    def test_reading_it_again_finds_the_same(self, case: Expected) -> None:
        assert case.profile == case.profile


def test_all_resumes_have_an_expectation() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"expected.yaml"}
    assert files == {case.file for case in CASES}
    assert len(files) >= 12


SIDEBAR = ["SKILLS", "Python", "C++, CUDA", "PyTorch", "Slurm", "", "EDUCATION", "M.Sc. Statistics", "Seoul, 2019"]
MAIN = [
    "EXPERIENCE",
    "Research Engineer, Hanok Labs    2021 - now",
    "• Raised GPU utilization from 38 % to 57 % by",
    "  overlapping communication with backward",
    "• Wrote the checkpoint format used by 40 people",
    "",
    "ML Engineer, Dokdo Soft    2019 - 2021",
    "• Reduced training time of the OCR model from",
    "  9 days to 31 hours on the same 16 GPUs",
]
HEAD = [(50.0, 770.0, "IVAN PARK"), (50.0, 755.0, "ivan@park.example | +82 2 555 0199")]


def two_columns(path: Path, *, by_rows: bool) -> Path:
    both = column(SIDEBAR, 50, 720) + column(MAIN, 230, 720)
    return pdf(path, HEAD + (sorted(both, key=lambda t: (-t[1], t[0])) if by_rows else both))


class TestPdf:
    def test_one_column_reads_like_the_text_it_was_made_of(self, tmp_path: Path) -> None:
        text = (FOLDER / "chronological.txt").read_text(encoding="utf-8").splitlines()
        read = profile_of(read_lines(pdf(tmp_path / "cv.pdf", column(text, 50, 760))))
        assert read.projects == found_in("chronological.txt").projects

    @pytest.mark.parametrize("by_rows", [False, True])
    def test_two_columns_are_read_one_after_the_other(self, tmp_path: Path, by_rows: bool) -> None:
        profile = profile_of(read_lines(two_columns(tmp_path / "cv.pdf", by_rows=by_rows)))
        assert [label(p) for p in profile.projects] == [
            "Research Engineer, Hanok Labs (2021 - now)",
            "ML Engineer, Dokdo Soft (2019 - 2021)",
        ]
        assert profile.projects[0].bullets[0].text == (
            "Raised GPU utilization from 38 % to 57 % by overlapping communication with backward"
        )
        assert {"Python", "C++", "CUDA", "Slurm"} <= set(profile.skills)
        assert "PARK" not in profile.model_dump_json()


class TestDocx:
    LINES = (
        "Ivan Park",
        "ivan@park.example\t+82 2 555 0199",
        "# Experience",
        "Research Engineer, Hanok Labs\t2021 - now",
        "- Raised GPU utilization from 38 % to 57 %.",
        "# Skills",
        "Python || C++ || CUDA",
    )

    def test_headings_lists_and_tables_are_read(self, tmp_path: Path) -> None:
        profile = profile_of(read_lines(docx(tmp_path / "cv.docx", self.LINES)))
        assert [label(p) for p in profile.projects] == ["Research Engineer, Hanok Labs (2021 - now)"]
        assert profile.projects[0].bullets[0].figures[0].text == "38 % to 57 %"
        assert {"Python", "C++", "CUDA"} <= set(profile.skills)
        assert "Park" not in profile.model_dump_json()


NAMES = st.sampled_from(["Ada Okonkwo", "José García", "Li Wei Chen", "Marie-Claire Dubois", "ERIK SØRENSEN"])
HEADINGS = st.sampled_from(
    ["Experience", "WORK EXPERIENCE", "## Experience", "Professional experience:", "E X P E R I E N C E"]
)
MARKS = st.sampled_from(["- ", "* ", "• ", "– ", "▪ ", "> ", "1. ", "➤ "])
DATES = st.sampled_from(
    ["2019 – 2021", "Mar 2019 - present", "03/2019 to 05/2021", "2019-03 – 2021-05", "Summer 2020", "since 2019"]
)


@settings(max_examples=60, deadline=None)
@given(NAMES, HEADINGS, MARKS, DATES, st.booleans())
def test_any_mix_of_name_heading_mark_and_date_gives_the_same_project(
    name: str, heading: str, mark: str, dates: str, inline: bool
) -> None:
    head = [f"Data Scientist, Aster Foods ({dates})"] if inline else ["Data Scientist", f"Aster Foods, {dates}"]
    text = [
        name,
        "someone@mail.example",
        "",
        heading,
        *head,
        f"{mark}Cut waste by 12 % with a demand forecast in Python.",
    ]
    profile = profile_of(lines_of("\n".join(text)))
    assert [(p.role, p.organisation) for p in profile.projects] == [("Data Scientist", "Aster Foods")]
    assert [b.text for b in profile.projects[0].bullets] == ["Cut waste by 12 % with a demand forecast in Python."]
    assert words(name).isdisjoint(words(profile.model_dump_json()))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=600))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        profile = profile_of(lines_of(text))
    except UnreadableFileError:
        return
    assert isinstance(profile, Profile)
