"""Speed of the grader: `python -m bench.grading`; every answer is new to it. One core, counted in processor time."""

from __future__ import annotations

import os
import sys
import time

from agent.judges.embedded import EmbeddedJudge
from agent.judges.entailment import Reader, Unread
from agent.settings import load_settings
from bench.labelled import load
from corpus.types import Question
from retrieval.embedders import load_embedder
from rubrics.types import Turn

AIM = 40.0


def main() -> int:
    """Print answers a second; 1 where the quick judge misses the aim on short ones."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for name, reader in (("as it is", Reader()), ("quick", Unread())):
        long, short = rates(reader)
        print(f"{name}: {long:.0f} answers a second on labelled answers, {short:.0f} on their first fifteen words")
    return 0 if short >= AIM else 1


def rates(reader: Reader, every: int = 1) -> tuple[float, float]:
    """Return answers a second on labelled answers and on their first fifteen words, one in `every`."""
    judge = EmbeddedJudge(load_embedder(load_settings().models_dir), reader=reader)
    answers = load()[::every]
    for answer in answers:  # the questions' vectors are made once and kept
        warm = answer.turn.model_copy(update={"text": "Yes, so."})
        judge.judge(answer.question.ask, answer.question.key_points, [warm])
    long = _rate(judge, [(a.question, a.text) for a in answers])
    short = _rate(judge, [(a.question, f"{' '.join(a.text.split()[:15])} {i}.") for i, a in enumerate(answers)])
    return long, short


def _rate(judge: EmbeddedJudge, answers: list[tuple[Question, str]]) -> float:
    started = time.process_time()
    for question, text in answers:
        turn = Turn(seq=0, speaker="candidate", kind="answer", text=text, at=0.0, round=0)
        judge.judge(question.ask, question.key_points, [turn])
    return len(answers) / (time.process_time() - started)


if __name__ == "__main__":
    sys.exit(main())
