"""Plays a conversation through the real interview, in a data folder of its own and on a clock of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from agent.context import CodeRunner
from agent.errors import InterviewError
from agent.evaluation.candidate import Candidate
from agent.evaluation.types import Conversation, Played, Step
from agent.interview import Interview
from agent.judges.types import Judge
from agent.llm.fake_script import script_named
from agent.llm.fake_server import FakeServer, fake_settings
from agent.services import LateJudge, Services
from agent.settings import Settings
from agent.speakers.types import Speaker
from corpus.load import Bank
from corpus.problem_folder import ProblemFolder
from executors.fakes import ScriptedExecutor, verdict
from executors.types import Verdict
from rubrics.types import Turn

if TYPE_CHECKING:
    from executors.executor import Executor

MAX_STEPS = 200
"""More steps than any conversation needs; a script that never ends stops here and fails."""
EPOCH = 1_700_000_000.0


class FakeClock:
    """Seconds since the epoch that pass only when told."""

    def __init__(self, now: float = EPOCH) -> None:
        self.now = now

    def __call__(self) -> float:
        """Return the time."""
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds


class Stage:
    """What all conversations of one process share: the bank, one loaded judge, one sandbox, all made late.

    Where the settings name an endpoint, conversations without a fake model of their own are played with it.
    """

    def __init__(self, settings: Settings, judge: Judge | None = None, speaker: Speaker | None = None) -> None:
        self.settings, self._judge, self.speaker = settings, judge, speaker

    @cached_property
    def bank(self) -> Bank:
        """The shipped bank; what a user added would make results differ from machine to machine."""
        return Bank()

    @cached_property
    def judge(self) -> Judge:
        """The embedded judge over the real embedder, loaded with the first answer."""
        return self._judge or LateJudge(lambda: Services(self.settings).embedder)

    @cached_property
    def executor(self) -> Executor:
        """The sandbox; no process is started before the first submission."""
        from executors.executor import Executor

        return Executor()

    def close(self) -> None:
        """Stop the sandbox if it was used."""
        if "executor" in self.__dict__:
            self.executor.close()


class _StageServices(Services):
    """Services of one conversation: its own settings and clock, the stage's bank and judge, no index."""

    def __init__(self, stage: Stage, settings: Settings, runner: CodeRunner, clock: FakeClock) -> None:
        super().__init__(
            settings,
            judge=stage.judge,
            runner=runner,
            retriever=lambda: None,
            clock=clock,
            speaker=stage.speaker,
        )
        self._stage = stage

    @cached_property
    def bank(self) -> Bank:
        """The stage's bank."""
        return self._stage.bank


class _Recorder:
    """Passes submissions on and keeps the verdicts, so that leaks can be looked for."""

    def __init__(self, runner: CodeRunner) -> None:
        self._runner = runner
        self.verdicts: list[Verdict] = []

    def judge(self, folder: ProblemFolder, source: str, *, visible_only: bool = False) -> Verdict:
        """Judge and keep the verdict."""
        found = self._runner.judge(folder, source, visible_only=visible_only)
        self.verdicts.append(found)
        return found


def play(conversation: Conversation, stage: Stage, *, honest: bool = False) -> Played:
    """Play a conversation once; `honest` plays `honest_turns` in place of `turns`.

    What the interview refuses becomes `Played.trouble`. Raises `InterviewError` when it cannot even begin.
    """
    clock = FakeClock()
    recorder = _Recorder(_runner_for(conversation, stage))
    with _services(stage, conversation, clock, recorder) as services:
        interview = Interview.start(
            conversation.role,
            conversation.level,
            conversation.rounds,
            conversation.seed,
            services,
            conversation.items,
            resume=conversation.resume,
            job=conversation.job,
        )
        candidate = Candidate(conversation, honest=honest)
        trouble = _talk(interview, candidate, conversation, stage, clock)
        return Played(
            turns=interview.turns,
            report=interview.report(),
            finished=interview.finished,
            unsaid=candidate.unsaid(),
            trouble=trouble,
            verdicts=tuple(recorder.verdicts),
            spent=services.store.usage(interview.session),
            own=tuple(interview.bank.own.values()),
        )


@contextmanager
def _services(stage: Stage, conversation: Conversation, clock: FakeClock, runner: CodeRunner) -> Iterator[Services]:
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mock-interview-")))
        known = stage.settings.capabilities_file  # what is known of a real endpoint need not be found out again
        settings = stage.settings.model_copy(update={"home": home, "endpoints_file": known})
        if conversation.model is not None:
            script = script_named(conversation.model)
            settings = fake_settings(home, stack.enter_context(FakeServer(script)))
        services = _StageServices(stage, settings, runner, clock)
        stack.callback(services.close)
        yield services


def _runner_for(conversation: Conversation, stage: Stage) -> CodeRunner:
    if conversation.runner == "real":
        return stage.executor
    problem = next((i.split("/")[0] for i in conversation.items), "scripted")
    return ScriptedExecutor(verdict(problem, visible=v.visible, hidden=v.hidden) for v in conversation.verdicts)


def _talk(
    interview: Interview, candidate: Candidate, conversation: Conversation, stage: Stage, clock: FakeClock
) -> str:
    """Say everything; returns what went wrong, or nothing."""
    for _ in range(MAX_STEPS):
        if interview.finished:
            return ""
        step = candidate.next_step(interview.item(), _last_heard(interview.turns))
        if step is None:
            return ""
        try:
            _take(step, interview, stage, clock, conversation.clock)
        except (InterviewError, KeyError) as error:
            return f"after turn {interview.turns[-1].seq} the step '{step.kind}' could not be taken: {error}"
    return f"the conversation did not end within {MAX_STEPS} steps"


def _last_heard(turns: tuple[Turn, ...]) -> Turn:
    return next(t for t in reversed(turns) if t.speaker == "interviewer")


def _take(step: Step, interview: Interview, stage: Stage, clock: FakeClock, seconds: float) -> None:
    if step.wait is not None:
        clock.pass_seconds(step.wait)
        return
    clock.pass_seconds(seconds)
    if step.say is not None:
        interview.reply(step.say)
    elif step.submit is not None:
        interview.submit(_source(step.submit, interview, stage))
    else:
        getattr(interview, step.kind)()


def _source(submission: str, interview: Interview, stage: Stage) -> str:
    """Return the code meant by a step: the source itself, the problem's reference, or a wrong file of its folder."""
    item = interview.item()
    if item is None or item.problem is None:
        return submission
    folder = stage.bank.problems[item.problem]
    if submission == "reference":
        return folder.reference
    return folder.wrong[submission.removeprefix("wrong/")] if submission.startswith("wrong/") else submission
