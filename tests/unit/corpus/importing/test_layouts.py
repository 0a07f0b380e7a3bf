"""Guides in layouts of every kind lose nothing: what is found is what stands there, counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.importing.draft import Draft
from corpus.importing.read import read_document
from corpus.importing.recognise import recognise
from corpus.yaml_file import load_yaml
from tests.unit.corpus.importing.samples import pdf

FOLDER = Path(__file__).parents[3] / "data" / "guides" / "layouts"
COUNTS: dict[str, Any] = load_yaml(FOLDER / "counts.yaml")[0]  # type: ignore[assignment]

LINES = [
    ("Northwind Bank - Machine Learning Scientist", 20, True),
    ("How the interviews run", 14, True),
    ("Round 1 - Recruiter chat (30 minutes)", 10, False),
    ("Salary band, visa and motivation are settled here.", 10, False),
    ("Round 2 - Statistics and modelling (60 minutes)", 10, False),
    ("Credit scoring, calibration and rejected-applicant bias.", 10, False),
    ("Round 3 - Coding in Python (45-60 min)", 10, False),
    ("A data cleaning task with tests.", 10, False),
    ("Round 4 - Design of a scoring platform (one hour)", 10, False),
    ("Explain a model to people who may say no.", 10, False),
    ("Reasons for a no", 14, True),
    ("Black-box answers: no account of why the model refuses a loan.", 10, False),
    ("Ignoring drift: nothing is said about a downturn.", 10, False),
    ("Weak writing: the model document cannot be audited.", 10, False),
    ("Tips", 14, True),
    ("Know the difference between ranking and calibration.", 10, False),
    ("Bring a model card you wrote.", 10, False),
    ("Sample questions", 14, True),
    ("Modelling", 11, True),
    ("How would you correct for applicants who were never given a loan?", 10, False),
    ("When is AUC misleading?", 10, False),
    ("Regulation", 11, True),
    ("How do you explain a refusal to a customer?", 10, False),
]


def _counted(draft: Draft) -> dict[str, Any]:
    passages = [p.section for p in draft.parts if not p.overview]
    return {
        "named": [draft.company, draft.role],
        "minutes": [one.minutes for one in draft.rounds],
        "tips": sum(len(one.tips) for one in draft.rounds),
        "reasons": len(draft.reasons),
        "questions": len(draft.questions),
        **{section: passages.count(section) for section in ("standing_out", "areas", "faq")},
    }


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_all_that_stands_in_a_guide_is_found(name: str) -> None:
    draft = recognise(read_document(FOLDER / name))
    assert _counted(draft) == COUNTS[name]
    assert all(one.probes for one in draft.rounds)


def test_a_pdf_without_list_marks_keeps_its_rounds_and_lists(tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(pdf(LINES))
    counted = _counted(recognise(read_document(path)))
    assert counted["minutes"] == [30, 60, 60, 60]
    assert [counted[part] for part in ("reasons", "standing_out", "areas", "questions")] == [3, 2, 2, 3]


def test_a_line_of_length_is_no_number_of_a_round(tmp_path: Path) -> None:
    path = tmp_path / "guide.txt"
    path.write_text(
        "Acme Data Scientist Interview Guide\n\nInterview Process\n\nRecruiter Screen\n\n45-60 minPhone\n\nA talk.\n\n"
        "Statistics\n\nhalf an hourVideo Call\n\nTests and their assumptions.\n",
        encoding="utf-8",
    )
    draft = recognise(read_document(path))
    assert [(one.order, one.minutes, one.format) for one in draft.rounds] == [(1, 60, "Phone"), (2, 30, "Video Call")]
