"""Public graded answers, read from a folder outside the repository, and the measurements taken on each."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from agent.judges.batch import reference_targets
from agent.judges.claims import Sheet, Target, from_reference, make_sheet
from agent.judges.entailment import Reader
from agent.judges.evidence import Match, read_best, says
from agent.judges.features import NAMES, UNREAD, measure, measure_whole
from agent.judges.said import listen
from agent.judges.windows import build, without
from retrieval.types import Embedder
from rubrics.types import Turn

TRAINING = ("scientsbank_train", "beetle_train", "saf_en_train")
"""SemEval-2013 task 7 (CC BY-SA 3.0) twice, and SAF English (MIT repository, data CC BY 4.0)."""
GRADED = ("scientsbank_train", "beetle_train")
"""Those whose answers people labelled right, wrong or contradictory: the entailment network learns from them too."""
MEASURE_ONLY = "realsumm_points"  # no licence stated: nothing is learnt from it

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One graded answer: `norm` in 0..1; `label` correct, incorrect, contradictory or empty."""

    dataset: str
    question_id: str
    question: str
    reference: str
    answer: str
    norm: float
    label: str
    points: tuple[str, ...] = ()
    point_labels: tuple[int, ...] = ()

    @property
    def blank(self) -> bool:
        """Under three words: such answers inflate every correlation."""
        return len(self.answer.split()) < 3


@dataclass(frozen=True)
class Example:
    """A row with the features of each claim, shape (claims, features), and the claims' weights, summing to 1."""

    row: Row
    features: Floats
    weights: Floats


def stored(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield what stands in a file of gzip JSON lines, line by line."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def read(folder: Path, name: str, every: int = 1) -> list[Row]:
    """Return the rows of a set, or one in `every`."""
    return [
        Row(
            name, str(r["qid"]), r["question"], r["reference"], r["answer"], float(r["norm"]),
            (r.get("label") or "").lower(), tuple(r.get("points") or ()), tuple(r.get("point_labels") or ()),
        )
        for r in islice(stored(folder, name), 0, None, every)
    ]  # fmt: skip


def targets_of(row: Row) -> tuple[Target, ...]:
    """Return what the grader looks for in an answer to this row's question."""
    if row.points:
        return tuple(Target(f"point-{i}", text) for i, text in enumerate(row.points, start=1))
    return reference_targets(row.reference, from_reference(row.reference, row.question))


def examples(rows: list[Row], embedder: Embedder, reader: Reader) -> Iterator[Example]:
    """Measure every answer of three words or more; answers that say nothing creditable are left out."""
    sheets: dict[tuple[str, str], tuple[tuple[Target, ...], Sheet]] = {}
    for row in rows:
        key = (row.question, row.reference)
        if key not in sheets:
            targets = targets_of(row)
            sheets[key] = targets, make_sheet(row.question, targets, embedder)
        turn = Turn(seq=0, speaker="candidate", kind="answer", text=row.answer, at=0.0, round=0)
        texts = [s.text for s in listen(row.question, [turn]).said]
        if row.blank or not texts:
            continue
        targets, sheet = sheets[key]
        answer = build(texts, embedder.embed(texts))
        free = without(answer.vectors, sheet.topic.question)
        measured: list[dict[str, float]] = []
        chosen: set[int] = set()
        for claim in sheet.claims:
            if claim.kind == "whole":
                read = {name: float(np.mean([m[name] for m in measured])) for name in UNREAD}
                measured.append(measure_whole(claim.wordings[0], answer, free, sorted(chosen)) | read)
            else:
                best = Match(claim.wordings[0], measure(claim.wordings[0], sheet.topic, answer, free), 0.0)
                measured.append(best.measured.values | {"says": says(read_best(best, answer, reader))})
                chosen |= set(range(*best.measured.span))
        weights = np.array([t.weight for t in targets])
        yield Example(row, np.array([[m[n] for n in NAMES] for m in measured]), weights / weights.sum())
