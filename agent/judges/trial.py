"""Trying a model as a judge on shipped answers whose labels are known, before its word counts for much."""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path

from pydantic import TypeAdapter

from agent.judges.llm import LlmJudge
from agent.judges.records import Records
from agent.judges.trust import Counts, Label, counted, load_rule, weights_of
from agent.llm.types import ChatModel, ModelError
from corpus.types import Value
from corpus.yaml_file import load_yaml
from rubrics.types import Turn

SECONDS_AN_ANSWER = 120.0


class Labelled(Value):
    """A claim and what was really said of it."""

    claim: str
    label: Label


class Example(Value):
    """One answer with its claims."""

    ask: str
    answer: str
    claims: tuple[Labelled, ...]


class _Point(Value):
    id: str
    point: str


def tried(model: ChatModel, seconds: float = SECONDS_AN_ANSWER) -> Counts:
    """Return how a model answers on the shipped examples; raises `ModelError` where it fails to answer at all.

    Answers that the checks put aside are not counted: in an interview they would not be either.
    """
    judge = LlmJudge(model, seconds=seconds)
    pairs = []
    for example in examples():
        turn = Turn(seq=1, speaker="candidate", kind="answer", text=example.answer, at=0.0, round=0)
        points = [_Point(id=str(i), point=claim.claim) for i, claim in enumerate(example.claims)]
        reading = judge.read(example.ask, points, [turn])
        if reading.failure in ("malformed", "cut_short"):
            continue
        if reading.failure:
            raise ModelError(reading.failure)
        pairs += [
            (c.label, reading.found[p.id].answer)
            for c, p in zip(example.claims, points, strict=True)
            if p.id in reading.found
        ]
    return counted(pairs)


def try_out(model: ChatModel, records: Records) -> str:
    """Try a model, remember how it did, and say it in words. Raises `ModelError` where it fails to answer."""
    counts = tried(model)
    records.keep(model.name, counts)
    right = counts.met.said + counts.missed.not_said + counts.contradicted.opposite
    weights = weights_of(counts, load_rule()).values()
    most = max(max(abs(w.met), abs(w.contradicted)) for w in weights)
    claims = sum(len(e.claims) for e in examples())
    say = f"its word moves the odds by at most a factor of {exp(most):.1f}" if most else "its word counts for nothing"
    return f"right on {right} of the {counts.total} shipped claims it could answer, of {claims}; {say}"


@cache
def examples() -> tuple[Example, ...]:
    """Read the shipped examples."""
    data, _ = load_yaml(Path(__file__).parent / "trial.yaml")
    return TypeAdapter(tuple[Example, ...]).validate_python(data)
