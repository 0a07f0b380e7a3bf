"""What every question of the bank is held to, whoever wrote it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spellchecker import SpellChecker

from agent.judges.text import stems
from agent.settings import load_settings
from corpus.coverage import by_reason, by_round_and_area, observed
from corpus.load import Bank
from corpus.types import Question
from retrieval.embedders import load_embedder

ROOT = Path(__file__).parents[3]
DATA = ROOT / "tests" / "data"
BANK = Bank()
QUESTIONS = list(BANK.questions.values())
AREAS = {
    "ml_theory": {"llm_agents", "deep_learning", "ml_foundations", "optimization", "statistics"},
    "system_design": {"serving", "training_infrastructure", "gpu_cluster", "data_pipeline", "evaluation_gates"},
}
WANTED = {"recruiter": 16, "ml_theory": 60, "system_design": 44}
STORIES = ("behavioral", 40)
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_PLAIN = re.compile(r"(?<![\w/.'’-])[a-z]{2,}(?![\w/.('’-])")
_BRITISH = re.compile(
    r"\b(?:colour|favour|behaviour|labell|modell|travell|optimis(?!t|m)|normalis|generalis(?!t)|analys(?:e|ing)\b|centre)"
)
_ALIKE, _SAME = 0.75, 0.90


def words_of(text: str) -> list[str]:
    """Return the words of a text as the fingerprints were made of."""
    return _WORD.findall(text.lower().replace("’", "'"))


def texts_of(value: Any) -> Iterator[str]:
    """Yield the prose of a question: every text that is not an id."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        ids = {"id", "criteria", "draws_on", "roles", "area", "second_area", "round", "difficulty", "place"}
        for key, inner in value.items():
            if key not in ids:
                yield from texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)


def shared_run(one: str, other: str) -> int:
    """Return how many words in a row two texts share at most."""
    own, text = words_of(one), f" {' '.join(words_of(other))} "
    longest = 0
    for start in range(len(own)):
        while f" {' '.join(own[start : start + longest + 1])} " in text and start + longest < len(own):
            longest += 1
    return longest


def test_the_bank_has_the_breadth_it_promises() -> None:
    rounds = Counter(question.round for question in QUESTIONS)
    told = sum(q.area == STORIES[0] and q.round in ("hiring_manager", "research_deep_dive") for q in QUESTIONS)
    assert {kind: rounds[kind] for kind in WANTED if rounds[kind] < WANTED[kind]} == {}  # type: ignore[index]
    assert (
        told + sum(q.round in ("hiring_manager", "research_deep_dive") and q.area != STORIES[0] for q in QUESTIONS)
        >= STORIES[1]
    )
    assert sum(question.second_area is not None for question in QUESTIONS) >= 25


def test_every_area_of_a_technical_round_has_questions_of_every_difficulty() -> None:
    table = by_round_and_area(QUESTIONS)
    for kind, areas in AREAS.items():
        assert {area for round_, area in table if round_ == kind} == areas
        for area in areas:
            assert set(table[kind, area]) == {"easy", "medium", "hard"}, area


def test_every_rejection_reason_can_be_observed_in_a_dozen_questions() -> None:
    problems = [folder.problem for folder in BANK.problems.values()]
    shipped = {guide.id: guide for guide in BANK.guides.values()}
    for guide, counted in by_reason(QUESTIONS, problems, shipped).items():
        assert {reason: n for reason, n in counted.items() if n < 12} == {}, guide


def test_every_sample_topic_round_and_reason_of_the_guides_is_drawn_on() -> None:
    cited = {passage for question in QUESTIONS for passage in question.draws_on}
    cited |= {passage for folder in BANK.problems.values() for passage in folder.problem.draws_on}
    wanted = {
        passage.id
        for guide in BANK.guides.values()
        for passage in guide.passages
        if passage.section in ("sample_topics", "rounds", "reasons", "areas") and passage.item != "overview"
    }
    assert wanted - cited == set()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_is_whole(question: Question) -> None:
    assert 4 <= len(question.key_points) <= 8
    assert len(question.given) >= 1 or question.round not in ("system_design", "ml_theory")
    passages = {passage.id for guide in BANK.guides.values() for passage in guide.passages}
    assert set(question.draws_on) <= passages
    for point in question.key_points:
        assert len(point.also_said) >= 2, point.id
        assert point.not_this, point.id
        assert point.probe, point.id
        assert point.hint, point.id
    for role in question.roles:
        reasons = {reason.id for reason in BANK.guides[role].reasons} | {"ml_depth"}
        assert all(reasons & set(point.criteria) for point in question.all_points), role
    assert observed(question)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_neither_question_nor_probe_nor_hint_says_the_point(question: Question) -> None:
    for point in question.all_points:
        own = set(stems(point.point))
        for given in filter(None, (question.ask, point.probe, point.hint)):
            assert len(own & set(stems(given))) <= 0.6 * len(own), (point.id, given)
            assert shared_run(point.point, given) <= 6, (point.id, given)


def test_no_two_points_say_the_same_and_no_two_questions_ask_the_same() -> None:
    listed = [(question.id, point) for question in QUESTIONS for point in question.all_points]
    vectors = load_embedder(load_settings().models_dir).embed([point.point for _, point in listed])
    near = np.argwhere(np.triu(vectors @ vectors.T, 1) >= _ALIKE)
    pairs: dict[tuple[str, str], set[str]] = {}
    for i, j in near:
        (one, first), (other, second) = listed[i], listed[j]
        likeness = float(vectors[i] @ vectors[j])
        assert likeness < _SAME, (one, first.id, other, second.id, likeness)
        if one != other:
            pairs.setdefault((one, other), set()).add(first.id)
    for (one, other), shared in pairs.items():
        fewest = min(len(BANK.questions[one].key_points), len(BANK.questions[other].key_points))
        assert len(shared) <= fewest / 2, (one, other, shared)


def test_the_bank_is_spelt_right_in_american_english() -> None:
    prose = [text for question in QUESTIONS for text in texts_of(question.model_dump(exclude={"answers"}))]
    found = {word for text in prose for word in _PLAIN.findall(text)}
    terms = set((DATA / "terms.txt").read_text("utf-8").split())
    assert SpellChecker().unknown(found) - terms == set()
    assert [text for text in prose if _BRITISH.search(text)] == []


def test_nothing_repeats_a_published_guide_word_for_word() -> None:
    """The file holds six bytes of a hash for each run of nine words of the two guides."""
    data = (DATA / "guide_fingerprints.bin").read_bytes()
    known = {data[i : i + 6] for i in range(0, len(data), 6)}
    texts = [text for question in QUESTIONS for text in texts_of(question.model_dump())]
    texts += [passage.text for guide in BANK.guides.values() for passage in guide.passages]
    texts += [folder.problem.statement for folder in BANK.problems.values()]
    for text in texts:
        said = words_of(text)
        runs = (" ".join(said[i : i + 9]) for i in range(len(said) - 8))
        assert [run for run in runs if hashlib.blake2b(run.encode(), digest_size=6).digest() in known] == []
