"""Playing conversations: trials that must agree, worker processes, and how often all of k trials pass."""

from __future__ import annotations

import logging
import multiprocessing
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from math import comb
from multiprocessing.util import Finalize

from agent.errors import InterviewError
from agent.evaluation.checks import CHECKS, acts_of, check_no_gain
from agent.evaluation.leaks import LEAKS
from agent.evaluation.manners import MANNERS
from agent.evaluation.player import Stage, play
from agent.evaluation.types import Conversation, Played, Result
from agent.items import SessionBank
from agent.llm.ledger import in_words
from agent.settings import Settings
from rubrics.turns import added, voices

log = logging.getLogger(__name__)

Job = tuple[str, Conversation]
"""A conversation and the name of its file."""


def failures_of(conversation: Conversation, played: Played, stage: Stage) -> tuple[str, ...]:
    """Everything that does not hold, in words."""
    bank = SessionBank(stage.bank, played.own)
    found = [text for check in (*CHECKS, *MANNERS, *LEAKS) for text in check(conversation, played, bank)]
    if conversation.honest_turns:
        found += check_no_gain(played, play(conversation, stage, honest=True))
    return tuple(found)


def run_one(file: str, conversation: Conversation, stage: Stage, trials: int = 1) -> Result:
    """Play a conversation `trials` times; trials that differ are a failure of their own."""
    began = time.perf_counter()
    try:
        played = [play(conversation, stage) for _ in range(trials)]
        reasons = [failures_of(conversation, once, stage) for once in played]
    except InterviewError as error:
        return _not_played(file, conversation, str(error), trials)
    except Exception as error:
        log.exception("conversation %s broke off", conversation.name)
        return _not_played(file, conversation, f"The interview broke off: {type(error).__name__}: {error}", trials)
    failures = dict.fromkeys(reason for found in reasons for reason in found)
    differing = [i + 1 for i, once in enumerate(played) if _gist(once) != _gist(played[0])]
    if differing:
        failures[f"Trial {differing[0]} did not go like trial 1, with the same seed and the same words."] = None
    report = played[0].report
    return Result(
        name=conversation.name,
        file=file,
        passed=not failures,
        failures=tuple(failures),
        seconds=round(time.perf_counter() - began, 3),
        acts=tuple(acts_of(played[0])),
        decision=report.decision.outcome,
        shares={q.question: None if q.share is None else round(q.share, 4) for q in report.questions},
        scores={s.criterion: s.value for s in report.scores},
        trials=trials,
        trials_passed=sum(not found for found in reasons),
        model=in_words(played[0].spent, stage.settings.limits) if played[0].spent.calls else "",
        voices=added(voices(once.turns) for once in played),
    )


def _not_played(file: str, conversation: Conversation, reason: str, trials: int) -> Result:
    return Result(name=conversation.name, file=file, passed=False, failures=(reason,), trials=trials)


def _gist(played: Played) -> tuple[object, ...]:
    """What two trials must have in common: everything but the session's id and what a machine measured.

    Where a model found the words, they may differ; what it was to say may not.
    """
    said = [(t.speaker, t.kind, t.meant or t.text, t.at) for t in played.turns]
    points = [(q.question, p.id, p.stance, p.quote) for q in played.report.questions for p in q.points]
    return said, points, played.report.decision.outcome, [s.value for s in played.report.scores]


def run_all(jobs: Sequence[Job], settings: Settings, *, trials: int = 1, workers: int = 1) -> Iterator[Result]:
    """Play every conversation and yield the results in order; `workers` above one means that many processes."""
    if workers <= 1:
        stage = Stage(settings)
        try:
            for file, conversation in jobs:
                yield run_one(file, conversation, stage, trials)
        finally:
            stage.close()
        return
    spawn = multiprocessing.get_context("spawn")  # a fork would copy the model's threads in mid-flight
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_open_stage, initargs=(settings,)) as pool:
        yield from pool.map(_run_in_worker, jobs, [trials] * len(jobs))


_STAGES: list[Stage] = []


def _open_stage(settings: Settings) -> None:
    stage = Stage(settings)
    _STAGES.append(stage)
    Finalize(None, stage.close, exitpriority=10)  # atexit handlers do not run in every kind of worker


def _run_in_worker(job: Job, trials: int) -> Result:
    return run_one(*job, _STAGES[0], trials)


def pass_all_of(k: int, results: Sequence[Result]) -> float:
    """The chance that k trials of a conversation drawn at random all pass, 0..1 (pass^k).

    For each conversation with c passed of n trials it is C(c, k) / C(n, k), as in the tau-bench paper
    (Yao et al. 2024); the mean over conversations is returned. Needs at least k trials each.
    """
    shares = [comb(r.trials_passed, k) / comb(r.trials, k) for r in results]
    return sum(shares) / len(shares) if shares else 0.0
