"""Recorded verdicts of model judges on labelled answers: `python -m bench.verdicts NAME` asks the endpoint that is set.

One line an answer in `tests/grading/verdicts/NAME.jsonl`; answers that are there already are not asked again.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from agent.judges.llm import LlmJudge
from agent.llm.types import ChatModel
from agent.services import Services
from bench.labelled import Labelled, load

FOLDER = Path("tests/grading/verdicts")
PATIENCE_S = 600.0


@dataclass(frozen=True)
class Recorded:
    """What a model found in one answer: an answer by point, None where it was put aside; and what it took."""

    answer: Labelled
    found: dict[str, str | None]
    seconds: float
    void: int


def chosen(count: int) -> list[Labelled]:
    """Return so many answers, half of them to learn from, with every voice as often as any other."""
    found = []
    for tuning in (True, False):
        voices: dict[str, list[Labelled]] = defaultdict(list)
        for answer in sorted((a for a in load() if a.for_tuning == tuning), key=_mark):
            voices[answer.voice].append(answer)
        turns = sorted(voices)
        rounds = [voices[v][i] for i in range(count) for v in turns if i < len(voices[v])]
        found.append(rounds[: count // 2])
    return [answer for pair in zip(*found, strict=True) for answer in pair]


def record(model: ChatModel, path: Path, count: int, seconds: float) -> None:
    """Ask about answers one by one until the time is up, keeping each as it comes."""
    known = {(r["question"], r["text"]) for r in _lines(path)}
    judge, until = LlmJudge(model, seconds=PATIENCE_S), time.monotonic() + seconds
    path.parent.mkdir(parents=True, exist_ok=True)
    for answer in chosen(count):
        if (answer.question.id, _mark(answer)) in known or time.monotonic() > until:
            continue
        started = time.monotonic()
        reading = judge.read(answer.question.ask, answer.question.key_points, [answer.turn])
        if reading.failure:
            print(f"{answer.question.id}: {reading.failure}", file=sys.stderr)
            continue
        found = {
            p.id: reading.found[p.id].answer if p.id in reading.found else None for p in answer.question.key_points
        }
        row = {"question": answer.question.id, "text": _mark(answer), "found": found, "void": reading.void}
        row["seconds"] = round(time.monotonic() - started, 1)
        with path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(row) + "\n")


def recorded(path: Path) -> list[Recorded]:
    """Read what was recorded, with the answers it is about; of answers reworded since, nothing."""
    answers = {(a.question.id, _mark(a)): a for a in load()}
    rows = ((answers.get((r["question"], r["text"])), r) for r in _lines(path))
    return [Recorded(a, r["found"], r["seconds"], r["void"]) for a, r in rows if a is not None]


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def _mark(answer: Labelled) -> str:
    return f"{zlib.crc32(answer.text.encode()):08x}"


def main() -> int:
    """Record; 1 where no endpoint is set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", help="what the model is called in the table, such as qwen2.5-coder-1.5b")
    parser.add_argument("--answers", type=int, default=60)
    parser.add_argument("--minutes", type=float, default=60.0)
    args = parser.parse_args()
    model = Services.default().context("bench").model
    if model is None:
        print("No endpoint is set: see docs/models.md.", file=sys.stderr)
        return 1
    record(model, FOLDER / f"{args.name}.jsonl", args.answers, 60 * args.minutes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
