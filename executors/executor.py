"""The library's face: run a script, judge a submission. Thread-safe, started when first used."""

from __future__ import annotations

import os
import threading
import weakref
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.problem_folder import ProblemFolder
from corpus.problem_types import Limits
from executors.errors import BusyError, CompilationError, ExecutorError, IsolationUnavailableError, ZygoteError
from executors.judge import Judge
from executors.languages import LANGUAGES, language_for
from executors.levels import HIGHEST, Launcher
from executors.outcome import bytes_of, not_run, outcome_of, refusal_of_source
from executors.pool import Pool
from executors.programs import compile_job, native_job, program_of, script_job
from executors.sandbox import Job, RawRun, Zygote
from executors.submission import language_of
from executors.types import GroupResult, Isolation, Outcome, Verdict

_BOM = "\ufeff"  # some editors begin a file with it
_MORE_ATTEMPTS = 2  # than there are processes: losing them is our failure, not the submission's


class Executor:
    """Runs strangers' code in sandbox processes of its own; one pool for each language used.

    `min_level` is the weakest isolation accepted: below it everything is refused. `max_level` caps
    what is tried, for tests. `workers` is the number of sandbox processes of a pool.
    `cache` is a folder for what is worth keeping between starts (the precompiled header of C++).
    """

    def __init__(
        self,
        min_level: int = 2,
        *,
        max_level: int = HIGHEST,
        workers: int | None = None,
        max_waiting: int = 4096,
        cache: Path | None = None,
    ) -> None:
        self._min_level = min_level
        self._max_level = max_level
        self._workers = workers or min(8, 2 * (os.cpu_count() or 1))
        self._max_waiting = max_waiting
        self._cache = cache
        self._lock = threading.Lock()
        self._pools: dict[str, tuple[Launcher, Pool[Zygote]]] = {}
        self._judge = Judge(self._run)
        self._closed = False
        self._end = weakref.finalize(self, _close_all, self._pools)  # also when the interpreter ends

    def run_script(
        self,
        source: str,
        stdin: str | bytes = "",
        limits: Limits | None = None,
        *,
        language: str = "",
        session: str = "",
    ) -> Outcome:
        """Run one script and say what it did; whatever the script does, this returns.

        `session` names who asks: sessions take turns. Raises `ValueError` for an unknown language.
        """
        limits = limits or Limits()
        source = source.removeprefix(_BOM)
        refusal = refusal_of_source(source)
        if refusal is not None:
            return not_run("error", refusal, self._isolation_if_any())
        language = language or language_for(".py", source)
        data = stdin if isinstance(stdin, bytes) else bytes_of(stdin)
        try:
            run, limits = self._run_source(language, source, data, limits, session)
        except ExecutorError as error:
            return not_run("refused", f"Not run: {error}.", self._known_isolation(language))
        return outcome_of(run, limits, self._known_isolation(language))

    def judge(
        self,
        folder: ProblemFolder,
        source: str,
        *,
        language: str = "",
        visible_only: bool = False,
        session: str = "",
    ) -> Verdict:
        """Judge a submission to a problem; `visible_only` runs the examples alone.

        `language` is a name from `executors.languages`; without one, the source shows which it is.
        Raises `ProblemError` when the problem's own files do not work.
        """
        source = source.removeprefix(_BOM)
        refusal = refusal_of_source(source)
        if refusal is not None:
            self._isolation_if_any()
            return self._unjudged(folder, "error", refusal)
        try:
            language = language or language_of(source, folder.reference)
            if language == "cpp" and folder.problem.cpp_signature is None:
                return self._unjudged(folder, "refused", "this problem takes Python, not C++.")
            isolation = self.isolation(language)
            if isolation.level == 0:
                return self._unjudged(folder, "refused", self.refusal(language) or "no sandbox is available")
            return self._judge.judge(folder, source, language, isolation, visible_only, session)
        except CompilationError as error:
            return self._unjudged(folder, "error", f"It does not compile.\n{error}")
        except (BusyError, IsolationUnavailableError, ZygoteError) as error:
            return self._unjudged(folder, "refused", str(error))

    def isolation(self, language: str = "python") -> Isolation:
        """Return what is in force, starting a sandbox process if there was none; level 0 for nothing."""
        launcher, pool = self._pool(language)
        if launcher.isolation.level == 0:
            try:
                with pool.lease():
                    pass
            except IsolationUnavailableError:
                pass
        return launcher.isolation

    def reasons(self, language: str = "python") -> dict[int, str]:
        """Return which levels were tried and failed here, and why."""
        return dict(self._pool(language)[0].reasons)

    def refusal(self, language: str = "python") -> str | None:
        """Return why nothing of a language can be run here, or None when it can be."""
        if self.isolation(language).level > 0:
            return None
        least = max(self._min_level, LANGUAGES[language].least_level)
        return str(IsolationUnavailableError(least, self.reasons(language)))

    def close(self) -> None:
        """End all sandbox processes."""
        with self._lock:
            self._closed = True
        self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run_source(
        self, language: str, source: str, stdin: bytes, limits: Limits, session: str
    ) -> tuple[RawRun, Limits]:
        """Run a script, or compile and run a program; returns the last run and the limits it had.

        A failed compilation is the result itself.
        """
        compiler = LANGUAGES[language].compiler if language in LANGUAGES else None
        if compiler is None:
            return self._run(language, script_job(source, stdin, limits), session), limits
        compilation = compile_job(compiler, source)
        made = self._run(language, compilation, session)
        program = program_of(made)
        if program is None:
            return made, compilation.limits
        return self._run(language, native_job(program, stdin, limits), session), limits

    def _run(self, language: str, job: Job, session: str = "") -> RawRun:
        _, pool = self._pool(language)
        lost: ZygoteError | None = None
        for _ in range(self._workers + _MORE_ATTEMPTS):
            try:
                with pool.lease(session) as zygote:
                    run = zygote.run(job)
            except ZygoteError as error:
                lost = error
                continue
            if run.started:
                return run
            lost = ZygoteError("the sandbox could not be set up")
        raise lost or ZygoteError("the sandbox could not be set up")

    def _pool(self, language: str) -> tuple[Launcher, Pool[Zygote]]:
        with self._lock:
            if self._closed:
                raise ExecutorError("the executor is closed")
            if language not in LANGUAGES:
                raise ValueError(f"unknown language '{language}'; known: {', '.join(LANGUAGES)}")
            if language not in self._pools:
                launcher = Launcher(LANGUAGES[language], self._min_level, self._max_level, self._cache)
                self._pools[language] = (launcher, Pool(launcher.launch, self._workers, self._max_waiting))
            return self._pools[language]

    def _known_isolation(self, language: str) -> Isolation:
        with self._lock:
            found = self._pools.get(language)
        return found[0].isolation if found else Isolation(level=0, min_required=self._min_level)

    def _isolation_if_any(self) -> Isolation:
        """Return what is in force although nothing is to be run; a sandbox process may have to start."""
        try:
            return self.isolation()
        except ExecutorError:
            return self._known_isolation("python")

    def _unjudged(self, folder: ProblemFolder, status: str, reason: str) -> Verdict:
        group = GroupResult.model_validate({"passed": 0, "failed": 0, "status": status})
        return Verdict(
            problem=folder.problem.id,
            passed=False,
            status=group.status,
            groups={},
            reason=reason,
            isolation=self._known_isolation("python"),
        )


def _close_all(pools: dict[str, tuple[Launcher, Pool[Zygote]]]) -> None:
    for _, pool in list(pools.values()):
        pool.close()
