"""The labelled answers of `tests/grading/answers`: what each shows for each key point, by hand."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from agent.judges.claims import from_points, make_sheet
from agent.judges.entailment import Reader
from agent.judges.evidence import find, weighed
from agent.judges.head import load_heads
from agent.judges.said import listen
from agent.judges.windows import build, without
from corpus.load import Bank
from corpus.types import Question
from retrieval.types import Embedder
from rubrics.types import Turn

ANSWERS = Path("tests/grading/answers")


@dataclass(frozen=True)
class Labelled:
    """One answer with a hand label per key point: met, missed, contradicted or unclear."""

    question: Question
    voice: str
    text: str
    labels: dict[str, str]

    @cached_property
    def share(self) -> float:
        """The weighted share of points labelled met, an unclear one counting half."""
        worth = {"met": 1.0, "unclear": 0.5}
        points = self.question.key_points
        return sum(p.weight * worth.get(self.labels[p.id], 0.0) for p in points) / sum(p.weight for p in points)

    @property
    def turn(self) -> Turn:
        """The answer as a turn."""
        return Turn(seq=0, speaker="candidate", kind="answer", text=self.text, at=0.0, round=0)

    @property
    def for_tuning(self) -> bool:
        """Whether the question is in the half that may be learnt from."""
        return for_tuning(self.question.id)


def for_tuning(question_id: str) -> bool:
    """Split the bank by question: the parity of a checksum of the id, so that it never moves."""
    return zlib.crc32(question_id.encode()) % 2 == 0


def load() -> list[Labelled]:
    """Read every labelled answer; a sample answer takes its text from the bank."""
    questions = Bank().questions
    found = []
    for file in sorted(ANSWERS.glob("*.yaml")):
        for row in yaml.safe_load(file.read_text(encoding="utf-8")):
            question = questions[row["question"]]
            text = row.get("text") or getattr(question.answers, row["voice"].removeprefix("sample-"))
            found.append(Labelled(question, row["voice"], text, row["labels"]))
    return found


def point_values(answer: Labelled, embedder: Embedder, reader: Reader) -> list[dict[str, float]]:
    """Return per key point what the authored head weighs; nothing where nothing creditable was said."""
    question = answer.question
    sheet = make_sheet(question.ask, from_points(question.key_points), embedder)
    texts = [s.text for s in listen(question.ask, [answer.turn]).said]
    if not texts:
        return []
    windows = build(texts, embedder.embed(texts))
    free = without(windows.vectors, sheet.topic.question)
    found = [
        find(claim, load_heads(reader.quick)["points"], sheet.topic, windows, free, reader) for claim in sheet.claims
    ]
    return [weighed(i, found, windows, reader) for i in range(len(found))]
