"""The parts of a guide are told in page text, Markdown and HTML, of companies and roles never seen before."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

from corpus.importing.draft import Draft
from corpus.importing.read import read_document
from corpus.importing.recognise import recognise
from tests.unit.corpus.importing.samples import BANK, HOSPITAL, ROBOTS, SHORT


def _draft(path: Path) -> Draft:
    return recognise(read_document(path))


def _written(tmp_path: Path, text: str, name: str = "guide.txt") -> Draft:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return _draft(path)


def _titles(draft: Draft, section: str) -> list[str]:
    return [p.title for p in draft.parts if p.section == section and not p.overview]


class TestPageText:
    """The layout of the pages that guides are published on."""

    @pytest.fixture
    def draft(self) -> Draft:
        return _draft(BANK)

    def test_company_role_date_and_levels(self, draft: Draft) -> None:
        assert (draft.company, draft.role, str(draft.updated)) == ("Harbour Bank", "Data Scientist", "2026-03-03")
        assert [level.title for level in draft.levels] == ["D2", "D3", "D4"]

    def test_every_round_with_its_place_length_kind_and_tips(self, draft: Draft) -> None:
        assert [(r.order, r.kind, r.minutes, r.format, len(r.tips)) for r in draft.rounds] == [
            (1, "recruiter", 25, "Phone", 2),
            (2, "ml_theory", 45, "Video Call", 2),
            (3, None, 60, "Live", 2),
            (4, None, None, "", 1),
            (6, "system_design", 50, "Onsite", 2),
            (7, "hiring_manager", 40, "Onsite", 1),
        ]
        assert draft.rounds[1].tags == ("statistics", "probability")
        assert draft.rounds[0].probes[0].startswith("A short call about why lending")

    def test_reasons_and_tips_with_their_titles(self, draft: Draft) -> None:
        assert [r.title for r in draft.reasons] == [
            "Shaky statistics",
            "No link to business value",
            "Careless data handling",
            "Rambling explanations",
            "Indifference to fairness rules",
        ]
        assert draft.reasons[3].text == "A simple finding takes five minutes and ends without a recommendation."
        assert len(_titles(draft, "standing_out")) == 3

    def test_questions_with_area_topic_difficulty_answer_and_code(self, draft: Draft) -> None:
        assert [(q.round, q.area, q.topic, q.difficulty, len(q.claims)) for q in draft.questions] == [
            ("ml_theory", "Statistics & Experimentation", "Sequential testing", "medium", 3),
            ("coding", "SQL", "Cohorts", "easy", 2),
            ("hiring_manager", "Behavioral", "Judgement", "easy", 2),
            ("ml_theory", "Credit Risk", "", None, 0),
        ]
        assert draft.questions[1].code.startswith("SELECT m.month,\n       AVG(")
        assert _titles(draft, "areas") == ["Statistics & Experimentation", "SQL", "Behavioral"]

    def test_a_claim_is_a_sentence_of_the_answer(self, draft: Draft) -> None:
        question = draft.questions[0]
        assert all(claim in " ".join(question.answer) for claim in question.claims)

    def test_skills_are_no_sections_and_frequent_questions_are_whole(self, draft: Draft) -> None:
        assert _titles(draft, "skills") == ["Math & Stats", "Software Eng", "Data & SQL", "Business"]
        assert len(_titles(draft, "faq")) == 3

    def test_the_rule_of_the_panel_is_cited_from_where_it_stands(self, draft: Draft) -> None:
        assert draft.decision.kind == "weakest_round"
        assert [p.text for p in draft.parts if p.section == "decision"] == [draft.decision.sentence]

    def test_what_is_missing_is_said(self, draft: Draft) -> None:
        assert "Round 5 of 7 is not shown." in draft.not_found
        assert "Round 4 (Take-home Case Study): no length." in draft.not_found
        assert sum("not practised here" in line for line in draft.not_found) == 2
        assert "1 of 4 sample questions have no sample answer, so they are not scored." in draft.not_found

    def test_the_page_around_the_guide_is_left_out_and_listed(self, draft: Draft) -> None:
        text = " ".join(p.text for p in draft.parts)
        for line in ("Ready to pass the interview?", "Practice more SQL questions", "Connect on LinkedIn"):
            assert line in draft.left_out
            assert line not in text


def test_nothing_of_a_page_is_lost() -> None:
    document = read_document(BANK)
    draft = recognise(document)
    kept = [part.text + part.title + part.section_title for part in (*draft.parts, *draft.reasons)]
    kept += [" ".join((r.title, *r.probes, *r.tips)) for r in draft.rounds]
    kept += [" ".join((q.ask, q.code, *q.answer)) for q in draft.questions]
    everything = " ".join([*kept, *draft.left_out])
    lost = [b.text for b in document.blocks if len(b.text.split()) > 6 and b.text not in everything]
    titled = [text for text in lost if all(piece in everything for piece in text.split(". ", 1))]
    assert [text for text in lost if text not in titled] == [
        "How to Prepare for Harbour Bank Data Scientist Interviews",  # these two head nothing
        "How Ready Are You for Harbour Bank Data Scientist?",
    ]


@pytest.mark.parametrize("style", ["flat", "headed"])
def test_the_same_page_as_html_says_the_same(tmp_path: Path, style: str) -> None:
    of_text = _draft(BANK)
    of_html = _written(tmp_path, _as_html(BANK, headed=style == "headed"), "page.html")
    for name in ("company", "role", "updated", "levels", "rounds", "reasons", "decision", "not_found"):
        assert getattr(of_html, name) == getattr(of_text, name), name
    assert [q.model_dump(exclude={"code"}) for q in of_html.questions] == [
        q.model_dump(exclude={"code"}) for q in of_text.questions
    ]
    for section in ("standing_out", "areas", "faq"):
        assert _titles(of_html, section) == _titles(of_text, section)


def _as_html(path: Path, *, headed: bool) -> str:
    """The blocks of a page text as HTML; with `headed` its sections and questions under headings."""
    sections = (
        "Interview Process|Tips to Stand Out|Common Reasons|Offer &|Interview Questions|at a Glance|How to Prepare|"
        "Know the Business|Test Your|Frequently|Written by|Work Culture|What You|Nice to|Skill Profile|Levels & Career|"
        "Scientist Levels|Primary Focus"
    ).split("|")
    lines = []
    for index, block in enumerate(read_document(path).blocks):
        text = html.escape(block.text)
        tag = "h1" if index == 0 else "h2" if any(s in block.text for s in sections) and block.is_short else "p"
        if block.kind == "code":
            lines.append(f"<pre><code>{text}</code></pre>")
        elif block.kind == "bullet":
            lines.append(f"<ul><li>{text}</li></ul>")
        else:
            lines.append(f"<{tag if headed else 'p'}>{text}</{tag if headed else 'p'}>")
    return "<html><body>" + "\n".join(lines) + "</body></html>"


def test_markdown_of_another_shape() -> None:
    draft = _draft(ROBOTS)
    assert (draft.company, draft.role, str(draft.updated)) == ("Kestrel Robotics", "Research Engineer", "2026-01-12")
    assert (draft.levels[0].title, draft.levels[0].experience) == ("E3 Research Engineer", "1-3 years")
    assert [(r.order, r.title, r.kind, r.minutes, r.format, len(r.tips)) for r in draft.rounds] == [
        (1, "Intro call", "recruiter", 20, "phone", 2),
        (2, "Coding interview", "coding", 60, "video", 1),
        (3, "Controls and learning", "ml_theory", 75, "onsite", 2),
        (4, "Research presentation", "research_deep_dive", 60, "onsite", 0),
        (5, "Panel lunch", None, None, "", 0),
    ]
    assert [r.title for r in draft.reasons][:2] == ["Simulation only", "Fragile code"]
    assert [(q.area, q.difficulty, q.topic, len(q.claims)) for q in draft.questions] == [
        ("Robot learning", "medium", "Sim to real", 0),
        ("Robot learning", None, "", 3),
        ("Coding", "hard", "", 0),
    ]
    assert draft.decision.weights == {"research_deep_dive": 1.5}
    assert _titles(draft, "faq") == ["Do I need a PhD?", "Is relocation paid?", "How many people are on the team?"]
    assert [p.section_title for p in draft.parts if p.section == ""] == ["Perks"]


def test_html_with_a_table_of_rounds_and_folded_answers() -> None:
    draft = _draft(HOSPITAL)
    assert (draft.company, draft.role) == ("Lantern Health", "Machine Learning Engineer")
    assert [(r.title, r.kind, r.minutes, r.format) for r in draft.rounds] == [
        ("Recruiter screen", "recruiter", 30, "Phone"),
        ("ML fundamentals", "ml_theory", 60, "Video"),
        ("ML system design", "system_design", 60, "Video"),
        ("Values interview", "hiring_manager", 60, "Onsite"),
    ]
    assert [r.title for r in draft.reasons] == [
        "Treating accuracy as the goal",
        "No plan for failure",
        "Talking over people",
    ]
    assert [(q.round, len(q.claims)) for q in draft.questions] == [
        ("ml_theory", 2),
        ("ml_theory", 0),
        ("system_design", 2),
    ]
    assert draft.decision.kind == "not_stated"
    assert "No levels are named." in draft.not_found
    assert "Injected" not in draft.model_dump_json()


LISTED = """---
company: Northwind Logistics
role: Applied Scientist
---
## Interview Loop
1. **Recruiter screen** (30 min) - motives.
2. **Online assessment** (90 min): two problems.
3. **Onsite: ML system design** — 60 minutes. Demand for ten thousand depots.
4. **Onsite: SQL** — 45 minutes. Window functions.
5. **Bar raiser** (1 hour): leadership.

## Red flags
- Cannot name a baseline
- Blames former teams: every story has a villain

## Q&A
**Q: Is it remote?**
A: Two days a week.
"""


def test_rounds_as_a_list(tmp_path: Path) -> None:
    draft = _written(tmp_path, LISTED, "guide.md")
    assert [(r.title, r.kind, r.minutes) for r in draft.rounds] == [
        ("Recruiter screen", "recruiter", 30),
        ("Online assessment", "coding", 90),
        ("Onsite: ML system design", "system_design", 60),
        ("Onsite: SQL", None, 45),
        ("Bar raiser", "hiring_manager", 60),
    ]
    assert [r.title for r in draft.reasons] == ["Cannot name a baseline", "Blames former teams"]
    assert [(p.title, p.text) for p in draft.parts if p.section == "faq"] == [("Is it remote?", "Two days a week.")]


def test_sections_in_another_order_and_most_of_them_missing(tmp_path: Path) -> None:
    reasons = SHORT[SHORT.index("Common Reasons") :]
    draft = _written(tmp_path, f"Acme Data Scientist Interview Guide\n\n{reasons}")
    assert len(draft.reasons) == 2
    assert draft.rounds == ()
    assert "No rounds are described." in draft.not_found
    turned = _written(tmp_path, f"{reasons}\n\n{SHORT[: SHORT.index('Common Reasons')]}", "turned.txt")
    assert len(turned.reasons) == 2
    assert [r.kind for r in turned.rounds] == ["recruiter", "ml_theory"]


@pytest.mark.parametrize(
    ("title", "company", "role"),
    [
        ("Interview Guide: Data Scientist at Harbour Bank", "Harbour Bank", "Data Scientist"),
        ("Data Scientist | Harbour Bank | Interview Guide", "Harbour Bank", "Data Scientist"),
        ("Research Engineer Interview Guide - Kestrel Robotics", "Kestrel Robotics", "Research Engineer"),
        (
            "Kestrel Robotics Research Engineer Interview: A Complete Guide (2026)",
            "Kestrel Robotics",
            "Research Engineer",
        ),
        ("Quantum Foods – Senior Data Analyst Interview Guide 2026", "Quantum Foods", "Senior Data Analyst"),
        ("Acme Member of Technical Staff Interview Guide", "Acme", "Member of Technical Staff"),
        ("How we hire", "", ""),
    ],
)
def test_company_and_role_are_told_apart(tmp_path: Path, title: str, company: str, role: str) -> None:
    body = SHORT.partition("\n")[2].replace("Acme Data Scientist ", "").replace("Acme", "us")
    draft = _written(tmp_path, f"{title}\n{body}")
    assert (draft.company, draft.role) == (company, role)


def test_a_company_whose_name_ends_like_a_role_keeps_its_name(tmp_path: Path) -> None:
    text = SHORT.replace("Acme Data Scientist", "Scale AI Research Scientist").replace("Acme", "Scale AI")
    draft = _written(tmp_path, text + "\nScale AI pays well. People at Scale AI are kind.\n")
    assert (draft.company, draft.role) == ("Scale AI", "Research Scientist")
