"""What the nodes of the graph may use; never part of a checkpoint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from agent.judges.types import Judge
from agent.llm.types import ChatModel
from agent.speakers.types import Speaker
from corpus.load import Bank
from corpus.problem_folder import ProblemFolder
from executors.types import Verdict
from retrieval.types import Retriever
from rubrics.types import Report


class CodeRunner(Protocol):
    """Runs a submission against a problem's cases; the verdict is computed outside the sandbox."""

    def judge(self, folder: ProblemFolder, source: str, *, visible_only: bool = False) -> Verdict:
        """Return the verdict; a sandbox that refuses is a verdict too, never an exception."""
        ...


class ReportShelf(Protocol):
    """Keeps reports."""

    def save_report(self, report: Report) -> None:
        """Keep a report; saving it again replaces it."""
        ...

    def last_report(self, guide: str, before: float, other_than: str) -> Report | None:
        """Return the latest report for a guide that is older than `before`."""
        ...


@dataclass(frozen=True)
class Context:
    """Bank, judge, executor, retriever, reports, clock and speaker of one running interview.

    `model` is None where no endpoint is set; its budget is this session's.
    """

    bank: Bank
    judge: Judge
    runner: CodeRunner
    retriever: Callable[[], Retriever | None]
    reports: ReportShelf
    clock: Callable[[], float]
    speaker: Speaker
    model: ChatModel | None = None
