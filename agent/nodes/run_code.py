"""Running a submission; the runner speaks in the transcript like everyone else."""

from __future__ import annotations

import logging
from typing import Any

from agent.context import Context
from agent.events import Begin, Piece
from agent.nodes.common import Run, current_item, key_of, next_seq
from agent.state import InterviewState, plain
from agent.understand import code_in
from agent.verdicts import code_facts
from executors.errors import ExecutorError
from rubrics.types import CodeFacts, Turn

log = logging.getLogger(__name__)


def run_code(state: InterviewState, runtime: Run) -> dict[str, Any]:
    """Judge the submission in the last turn against the problem of the current item."""
    item = current_item(state, runtime.context)
    if item.problem is None:
        return {}
    turn = state.turns[-1]
    key = key_of(state.round, item.problem)
    before = state.codes.get(key)
    facts = _facts(runtime.context, item.problem, code_in(turn.text) or turn.text, before)
    said = Turn(
        seq=next_seq(state),
        speaker="runner",
        kind="verdict",
        text=facts.spoken,
        at=runtime.context.clock(),
        round=state.round,
        question=item.id,
    )
    runtime.stream_writer(Begin(seq=said.seq, speaker="runner", kind=said.kind, question=item.id))
    runtime.stream_writer(Piece(said.text))
    kept = before if before is not None and before.ran and not facts.ran else facts
    return plain(turns=[said], codes={**state.codes, key: kept})


def _facts(context: Context, problem: str, source: str, before: CodeFacts | None) -> CodeFacts:
    """Judge a program; a sandbox that fails is 'not run', never 'failed'."""
    count = (before.submissions if before else 0) + 1
    try:
        return code_facts(context.runner.judge(context.bank.problems[problem], source), count)
    except ExecutorError as error:
        log.exception("the sandbox failed on problem %s; the code is not judged", problem)
        why = f"The code was not run: {error}."
        return CodeFacts(ran=False, submissions=count, summary=why, spoken=why)
