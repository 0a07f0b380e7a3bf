"""Questions on own work: nothing in them that is not in the résumé or the template, one question each, by seed."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.items import Item
from agent.tailoring.claims import bullet_of, clause_of, figures_in, said_back
from agent.tailoring.questions import MOST_WORDS, is_own, own_questions, project_of, safe
from agent.tailoring.templates import load_templates, slots_of, templates
from agent.tailoring.types import Bullet, Job, Profile, Project
from corpus.errors import CorpusError
from corpus.load import Bank
from corpus.types import RoundKind
from tests.unit.agent.tailoring.samples import expected, found_in

KINDS: tuple[RoundKind, ...] = ("recruiter", "hiring_manager", "research_deep_dive")
WORD = re.compile(r"[^\W_]+")
SAID = {"that", "you", "your", "work", "at", "project", "paper", "time", "as", "the", "describe", "own"}
"""Words that come from neither: those that a project is called by in a sentence."""


def words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}


def drawn(bank: Bank, profile: Profile, seed: int, kind: RoundKind, count: int = 2) -> list[Item]:
    return own_questions(bank, profile, kind, count, random.Random(seed), None, ())


class TestTemplates:
    @pytest.mark.parametrize("template", templates(), ids=lambda t: t.id)
    def test_each_stands_on_the_bank_and_words_only_its_own_points(self, bank: Bank, template: object) -> None:
        one = next(t for t in templates() if t is template)
        points = bank.questions[one.like].key_points if one.like else one.key_points
        assert set(one.probes) <= {p.id for p in points}
        assert one.like is None or bank.questions[one.like].round in one.rounds
        assert any(slots_of(ask) <= {"project", "Project", "name"} or "said" in slots_of(ask) for ask in one.asks)
        assert sum(p.weight for p in points) >= 8

    def test_ids_are_unique_and_every_round_has_several(self) -> None:
        ids = [t.id for t in templates()]
        assert len(set(ids)) == len(ids)
        for kind in KINDS:
            assert sum(kind in t.rounds for t in templates()) >= 2

    def test_own_points_are_as_rich_as_the_banks(self) -> None:
        for template in templates():
            for point in template.key_points:
                assert len(point.also_said) >= 3
                assert point.not_this
                assert point.probe
                assert point.hint

    @pytest.mark.parametrize(
        ("wrong", "where"),
        [
            ("like: when-it-broke", "topic"),
            ("like: when-it-broke\n  topic: 'A {colour} thing'", "slots"),
            ("topic: 'Nothing to judge by'", "like"),
        ],
    )
    def test_a_file_that_is_wrong_is_named_with_its_line(self, tmp_path: Path, wrong: str, where: str) -> None:
        file = tmp_path / "t.yaml"
        asks = "asks: ['What of {project} was yours?', 'What of it was not yours?']"
        file.write_text(f"- id: a\n  rounds: [recruiter]\n  {asks}\n  {wrong}\n", encoding="utf-8")
        with pytest.raises(CorpusError, match=where) as caught:
            load_templates(file)
        assert "t.yaml:" in str(caught.value)


@pytest.mark.parametrize("case", expected(), ids=lambda case: case.file)
@pytest.mark.parametrize("kind", KINDS)
def test_every_resume_gives_questions_that_say_nothing_of_their_own(bank: Bank, case: object, kind: RoundKind) -> None:
    profile = next(c for c in expected() if c == case).profile
    for seed in range(12):
        items = drawn(bank, profile, seed, kind)
        assert len(items) == (2 if any(p.bullets for p in profile.projects) else 0)
        assert len({item.id for item in items}) == len(items)
        for item in items:
            check(item, profile)


def check(item: Item, profile: Profile) -> None:
    """One question, short, filled in, in words of the template and the project alone."""
    name = item.id.removeprefix("own-").rpartition("-")[0]
    template = next(t for t in templates() if t.id == name)
    project = project_of(item, profile)
    source = words(" ".join([project.title, project.organisation, project.role, *(b.text for b in project.bullets)]))
    ours = words(" ".join([*template.asks, template.topic, *template.probes.values()])) | SAID
    probes = [p.probe or "" for p in item.points if p.id in template.probes]
    if template.like:
        ours |= words(" ".join(p.probe or "" for p in _BANK.questions[template.like].key_points))
    assert words(" ".join([item.ask, item.topic, *probes])) <= source | ours
    assert item.ask.count("?") == 1
    assert item.ask.endswith("?")
    assert len(item.ask.split()) <= MOST_WORDS
    assert not re.search(r"[{}`*<>\[\]\\]", item.ask + item.topic)
    assert is_own(item.id)
    assert item.points
    assert item.given
    assert item.twist is not None


def test_a_seed_fixes_the_questions_and_seeds_differ(bank: Bank) -> None:
    profile = found_in("chronological.txt")
    first = [drawn(bank, profile, seed, "hiring_manager") for seed in range(6)]
    assert first == [drawn(bank, profile, seed, "hiring_manager") for seed in range(6)]
    assert len({tuple(item.ask for item in items) for items in first}) > 3


def test_rounds_after_each_other_ask_of_other_lines_and_in_other_words(bank: Bank) -> None:
    profile = found_in("wrapped.txt")
    used: list[Item] = []
    for kind in KINDS:
        used += own_questions(bank, profile, kind, 2, random.Random(3), None, used)
    assert len({item.id.rpartition("-")[0] for item in used}) == 6
    assert len({project_of(item, profile).organisation for item in used}) == 2


def test_what_the_job_asks_for_is_asked_about_more_often(bank: Bank) -> None:
    profile = found_in("german.txt")
    job = Job(areas={"data_pipeline": 4})
    plain = sum("data pipeline" in i.ask for s in range(80) for i in drawn(bank, profile, s, "recruiter", 1))
    wanted = [own_questions(bank, profile, "recruiter", 1, random.Random(s), job, ()) for s in range(80)]
    assert sum("data pipeline" in item.ask for items in wanted for item in items) > plain


def test_a_profile_without_projects_gives_none(bank: Bank) -> None:
    assert drawn(bank, Profile(skills=("Python",)), 1, "recruiter") == []


HOSTILE = st.text(st.sampled_from(list("{}[]<>`*_$\\?#|~\"'“”() abAB1%.,:;-é\n\u202e")), min_size=1, max_size=80)


@settings(max_examples=120, deadline=None)
@given(HOSTILE, HOSTILE, st.integers(0, 50))
def test_whatever_a_resume_says_a_question_stays_one_plain_question(title: str, said: str, seed: int) -> None:
    bullets = (bullet_of(f"Reduced {said} by 40 %"), Bullet(text=said))
    profile = Profile(projects=(Project(kind="project", title=title, bullets=bullets),))
    for item in drawn(_BANK, profile, seed, "hiring_manager"):
        assert item.ask.count("?") == 1
        assert not re.search(r"[{}`*\[\]\\|~#]|<[A-Za-z/!]|\n", item.ask)
        assert len(item.ask.split()) <= MOST_WORDS


_BANK = Bank()


class TestClaims:
    @pytest.mark.parametrize(
        ("text", "figures"),
        [
            ("Cut p99 latency by 40 % in 2021.", ["40 %"]),
            ("Accuracy from 0.81 to 0.88 on 3 tasks", ["0.81 to 0.88"]),
            ("Saved $1.2M a year and 40k GPU hours", ["$1.2M", "40k"]),
            ("12x faster on 64 GPUs", ["12x", "64 GPUs"]),
            ("Python 3.11, GPT-4, ResNet-50, since 2019", []),
            ("Serves 2,400 queries per second", ["2,400 queries"]),
        ],
    )
    def test_figures_are_numbers_that_claim_something(self, text: str, figures: list[str]) -> None:
        assert [f.text for f in figures_in(text)] == figures

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("Cut p99 latency by 40 %.", "that you cut p99 latency by 40 %"),
            ("I built the loader of my team", "“I built the loader of my team”"),
            ("I built a loader for images", "that you built a loader for images"),
            ("Distributed training of 7B models", "“Distributed training of 7B models”"),
            ("Responsible for pricing models", "“Responsible for pricing models”"),
            ("Set up monitoring of 120 features", "that you set up monitoring of 120 features"),
        ],
    )
    def test_a_line_is_said_back_as_a_sentence_or_in_quotation_marks(self, text: str, said: str) -> None:
        assert said_back(clause_of(bullet_of(text))) == said

    def test_a_long_line_is_cut_where_its_figure_still_stands(self) -> None:
        line = (
            "Led the migration of 14 nightly Spark jobs owned by four teams in two countries to a streaming feature "
            "store on Kafka and Flink, which brought feature freshness from 24 hours to 5 minutes"
        )
        assert clause_of(bullet_of(line)) == "brought feature freshness from 24 hours to 5 minutes"

    def test_markup_and_slots_are_taken_off(self) -> None:
        assert safe("a {said} `b` **c** <b>d $x$ $5 snake_case?") == "a said b c b>d x $5 snake_case"
