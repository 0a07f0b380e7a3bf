"""Guides load into typed values, and a broken guide file says where it is broken."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.guide_file import load_guide, parse_guide
from corpus.types import Guide

GUIDES = Path(__file__).parents[3] / "corpus" / "guides"
SECTIONS = {
    "at_a_glance", "skills", "requirements", "week", "levels", "projects", "culture", "compensation",
    "rounds", "standing_out", "reasons", "decision", "offer", "areas", "sample_topics", "preparation",
    "business", "faq",
}  # fmt: skip
REASONS = {
    "ai_researcher": [
        "ownership", "experimental_rigor", "systems_understanding", "coding_under_pressure", "collaboration"
    ],
    "ml_engineer": [
        "ml_depth", "system_design", "coding_quality", "communication", "project_impact", "culture_fit"
    ],
}  # fmt: skip
LOOPS = {
    "ai_researcher": [
        ("recruiter", 30, "seen"), ("research_deep_dive", 60, "inferred"), ("ml_theory", 60, "seen"),
        ("coding", 60, "inferred"), ("system_design", 60, "seen"), ("hiring_manager", 60, "inferred"),
    ],
    "ml_engineer": [
        ("recruiter", 30, "seen"), ("coding", 60, "seen"), ("ml_theory", 60, "inferred"),
        ("system_design", 60, "seen"), ("research_deep_dive", 60, "inferred"),
        ("hiring_manager", 60, "inferred"),
    ],
}  # fmt: skip

SMALL = """\
---
id: tiny
company: Acme
role: Tester
updated: 2026-01-31
levels: []
rounds:
  - {item: talk, kind: recruiter, order: 1, minutes: 30, format: phone, status: seen}
decision:
  kind: weakest_round
  passage: tiny/decision/overview
---
# A guide

## Rounds {#rounds}

Before the items.

### A talk {#talk}
What it probes, on
two lines.

- Be brief
  and clear.
* Listen.

## Reasons {#reasons}

### Silence {#silence}
Said nothing.

## Decision {#decision}

All must agree.
"""


def small(old: str = "", new: str = "") -> Guide:
    assert old in SMALL
    return parse_guide(SMALL.replace(old, new, 1), "tiny.md")


@pytest.fixture(scope="module", params=["ai_researcher", "ml_engineer"])
def guide(request: pytest.FixtureRequest) -> Guide:
    return load_guide(GUIDES / f"{request.param}.md")


def test_guide_is_named_and_dated(guide: Guide) -> None:
    assert guide.company == "DeepSeek"
    assert guide.updated == date(2026, 2, 24)


def test_every_section_is_there(guide: Guide) -> None:
    assert {passage.section for passage in guide.passages} == SECTIONS


def test_passage_ids_are_unique_and_belong_to_the_guide(guide: Guide) -> None:
    ids = [passage.id for passage in guide.passages]
    assert len(set(ids)) == len(ids)
    assert {passage.guide for passage in guide.passages} == {guide.id}


def test_passages_are_short_enough_to_quote_and_long_enough_to_stand_alone(guide: Guide) -> None:
    lengths = {passage.id: len(passage.text.split()) for passage in guide.passages}
    assert {id_: length for id_, length in lengths.items() if not 18 <= length <= 200} == {}


def test_loop_has_six_rounds_in_order_with_minutes_and_status(guide: Guide) -> None:
    assert [spec.order for spec in guide.rounds] == [1, 2, 3, 4, 5, 6]
    assert [(spec.kind, spec.minutes, spec.status) for spec in guide.rounds] == LOOPS[guide.id]


def test_each_round_says_what_it_probes_and_gives_five_tips(guide: Guide) -> None:
    for spec in guide.rounds:
        assert len(spec.tips) == 5, spec.kind
        assert not any(tip.startswith(("-", "*")) for tip in spec.tips)
        assert spec.passage == f"{guide.id}/rounds/{spec.kind}"
        assert ("Inferred" in spec.probes) == (spec.status == "inferred")


def test_reasons_for_rejection_are_those_of_the_role(guide: Guide) -> None:
    assert [reason.id for reason in guide.reasons] == REASONS[guide.id]
    assert all(guide.passage(reason.passage) for reason in guide.reasons)


def test_tips_to_stand_out_number_six_and_seven(guide: Guide) -> None:
    tips = [passage for passage in guide.passages if passage.section == "standing_out"]
    assert len(tips) == {"ai_researcher": 6, "ml_engineer": 7}[guide.id]


def test_decision_follows_the_role() -> None:
    researcher, engineer = (load_guide(GUIDES / f"{name}.md").decision for name in REASONS)
    assert researcher.kind == "weakest_round"
    assert engineer.kind == "weighted_rounds"
    assert engineer.weights["hiring_manager"] == 2
    assert {weight for kind, weight in engineer.weights.items() if kind != "hiring_manager"} == {1}


def test_levels_rise_in_rank(guide: Guide) -> None:
    assert [level.rank for level in guide.levels] == [1, 2, 3, 4]
    assert all(guide.passage(f"{guide.id}/levels/{level.id}") for level in guide.levels)


def test_a_small_guide_is_read_as_written() -> None:
    guide = small()
    assert [passage.id for passage in guide.passages] == [
        "tiny/rounds/overview", "tiny/rounds/talk", "tiny/reasons/silence", "tiny/decision/overview"
    ]  # fmt: skip
    assert guide.rounds[0].probes == "What it probes, on two lines."
    assert guide.rounds[0].tips == ("Be brief and clear.", "Listen.")
    assert guide.passages[0].title == guide.passages[0].section_title == "Rounds"


def test_windows_line_ends_change_nothing() -> None:
    assert parse_guide(SMALL.replace("\n", "\r\n"), "tiny.md") == small()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("---\nid", "id", "tiny.md:1: expected front matter: YAML between two lines of ---"),
        ("  passage: tiny/decision/overview\n---", "", "tiny.md:1: expected a second line of --- to end"),
        ("id: tiny", "id: [tiny", "tiny.md:3: expected valid YAML"),
        ("id: tiny", "id: Tiny Guide", "tiny.md:2: id: String should match pattern"),
        ("role: Tester", "roll: Tester", "tiny.md:2: role: this field is required (and 1 more problem)"),
        ("levels: []", "levels: []\ncolour: red", "tiny.md:7: colour: not a known field"),
        ("updated: 2026-01-31", "updated: soon", "tiny.md:5: updated: "),
        ("kind: recruiter", "kind: lunch", "tiny.md:8: rounds.0.kind: should be 'recruiter'"),
        ("item: talk", "item: walk", "tiny.md:8: rounds.0.item: expected an item walk in the section rounds"),
        ("What it probes, on", "Text.\n### B {#b}", "tiny.md:21: rounds/b: expected this round"),
        ("decision/overview", "decision/panel", "tiny.md:11: decision.passage: expected the id of a passage"),
        ("{#decision}", "{#verdict}", "tiny.md: decision: expected a section"),
        ("All must agree.", "", "tiny.md: decision: expected a section"),
        ("### Silence {#silence}\n", "", "tiny.md: reasons: expected an item for each reason"),
        ("Said nothing.", "", "tiny.md:29: text: "),
        ("{#reasons}", "{#rounds}", "tiny.md:27: rounds: expected each id once"),
        ("Said nothing.", "Ssh.\n### Quiet {#silence}", "tiny.md:31: reasons/silence: expected each id once"),
        ("### Silence {#silence}", "### Silence", "tiny.md:29: expected a heading like: Title {#id}"),
        ("{#silence}", "{#Silence!}", "tiny.md:29: expected a heading like: Title {#id}"),
        ("# A guide", "Lost words.", "tiny.md:13: expected a section heading before any text"),
        ("What it probes, on\ntwo lines.", "", "tiny.md: probes: "),
    ],
)  # fmt: skip
def test_a_broken_guide_says_where_and_what_was_expected(old: str, new: str, sentence: str) -> None:
    with pytest.raises(CorpusError) as caught:
        small(old, new)
    assert str(caught.value).startswith(sentence)


def test_two_rounds_cannot_share_an_item_or_an_order() -> None:
    again = "  - {item: talk, kind: coding, order: 2, minutes: 30, format: phone, status: seen}\ndecision:"
    with pytest.raises(CorpusError, match="of its own"):
        small("decision:", again)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match="front matter"):
        load_guide(tmp_path / "empty.md")


def test_a_line_of_blanks_or_braces_is_read_in_no_time() -> None:
    started = time.perf_counter()
    with pytest.raises(CorpusError, match="at most 20000 characters"):
        small("Said nothing.", "Said.\n\n#" + " " * 200_000 + "x\n\n# " + "{#" * 100_000 + "\n")
    assert time.perf_counter() - started < 2
