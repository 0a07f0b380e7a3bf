"""Everything an interview needs from outside, built once and late: nothing heavy loads before it is used."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from agent.context import CodeRunner, Context
from agent.judges.types import Judge
from agent.llm.session import SessionModel
from agent.llm.shared import SharedModel
from agent.settings import Settings, load_settings
from agent.speakers.types import Speaker
from agent.store.database import LOCK_S, Store
from corpus.load import Bank
from corpus.problem_folder import ProblemFolder
from corpus.types import KeyPoint
from executors.types import Verdict
from retrieval.types import Embedder, Retriever
from rubrics.types import Judgement, Turn

if TYPE_CHECKING:
    from agent.judges.records import Records
    from executors.executor import Executor

Say = Callable[[str], None]


class LateJudge:
    """The embedded judge, loaded when the first answer is judged."""

    name = "embedded"

    def __init__(self, embedder: Callable[[], Embedder]) -> None:
        self._embedder, self._lock = embedder, threading.Lock()

    @cached_property
    def _judge(self) -> Judge:
        from agent.judges.embedded import EmbeddedJudge  # loads numpy and the head's parameters

        return EmbeddedJudge(self._embedder())

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        """Judge, loading the model first if need be."""
        with self._lock:
            judge = self._judge
        return judge.judge(ask, points, turns)


class LateRunner:
    """The sandbox, loaded when the first code is run."""

    def __init__(self, executor: Callable[[], CodeRunner]) -> None:
        self._executor = executor

    def judge(self, folder: ProblemFolder, source: str, *, visible_only: bool = False) -> Verdict:
        """Judge, starting the sandbox first if need be."""
        return self._executor().judge(folder, source, visible_only=visible_only)


class Services:
    """Bank, store, judge, executor, retriever, model and clock; any of them can be given instead of the default."""

    def __init__(
        self,
        settings: Settings,
        *,
        judge: Judge | None = None,
        runner: CodeRunner | None = None,
        retriever: Callable[[], Retriever | None] | None = None,
        clock: Callable[[], float] = time.time,
        speaker: Speaker | None = None,
        say: Say | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self._say = say or (lambda text: None)
        self._judge, self._runner, self._retriever = judge, runner, retriever
        self._speaker = speaker
        self._stamp = self._guides_stamp()

    @classmethod
    def default(cls) -> Services:
        """The services of this machine, from the environment; one per process and data folder."""
        settings = load_settings()
        with _LOCK:
            if settings.home not in _DEFAULTS:
                _DEFAULTS[settings.home] = cls(settings)
            return _DEFAULTS[settings.home]

    @cached_property
    def bank(self) -> Bank:
        """The shipped bank and what the user dropped into the data folder."""
        self._stamp = self._guides_stamp()
        return Bank(extra=self.settings.home)

    def refresh(self) -> None:
        """Read the bank again if guides were added, changed or removed since; what is in use stays as it is."""
        stamp = self._guides_stamp()
        if stamp != self._stamp:
            self._stamp = stamp
            self.__dict__.pop("bank", None)
            self.__dict__.pop("retriever", None)

    def _guides_stamp(self) -> tuple[tuple[str, int], ...]:
        """The user's guides by name and time of change; () where there are none."""
        try:
            found = [(path.name, path.stat().st_mtime_ns) for path in (self.settings.home / "guides").iterdir()]
        except OSError:
            return ()
        return tuple(sorted(entry for entry in found if not entry[0].startswith(".")))

    @cached_property
    def store(self) -> Store:
        """The sessions; raises `StoreError` when the data folder cannot be written."""
        turn_s = self.settings.limits.seconds if self.settings.endpoint else 0.0
        return Store(self.settings.sessions_dir, lock_s=LOCK_S + turn_s)

    @cached_property
    def embedder(self) -> Embedder:
        """The sentence embedder."""
        from retrieval.embedders import load_embedder  # pulls in onnxruntime

        return load_embedder(self.settings.models_dir, progress=lambda done, total, text: self._say(text))

    @cached_property
    def executor(self) -> Executor:
        """The sandbox."""
        from executors.executor import Executor  # starts no process until the first run

        return Executor(cache=self.settings.home / "sandbox")

    @cached_property
    def retriever(self) -> Retriever | None:
        """The passage index, built on first use."""
        from retrieval.index import open_retriever  # pulls in Chroma

        return open_retriever(tuple(self.bank.guides.values()), self.embedder, self.settings.index_dir)

    def passages(self) -> Retriever | None:
        """The passage index in use; None where there is none."""
        return self._retriever() if self._retriever else self.retriever

    @cached_property
    def model(self) -> SharedModel | None:
        """The chat model of this process; None where no endpoint is set. Nothing is sent before its first call."""
        return SharedModel.of(self.settings)

    def context(self, session: str, *, in_turn: bool = True) -> Context:
        """What the nodes of the graph may use for one turn of one session.

        All calls of a turn share the turn's deadline; out of a turn (`in_turn=False`) each call has its own.
        """
        model = self._model_for(session, self.settings.limits.seconds if in_turn else None)
        return Context(
            bank=self.bank,
            judge=self._judge_for(model),
            runner=self._runner or LateRunner(lambda: self.executor),
            retriever=self.passages,
            reports=self.store,
            clock=self.clock,
            speaker=self._speaker or self._speaker_for(model),
            model=model,
        )

    def _speaker_for(self, model: SessionModel | None) -> Speaker:
        from agent.speakers.choose import speaker_for  # reads the prompts and rules

        if model is None or self.model is None:
            return speaker_for(None)
        return speaker_for(model, self.model.counter.count, self.settings.limits.seconds)

    def _judge_for(self, model: SessionModel | None) -> Judge:
        embedded = self._judge or self._late_judge
        if model is None or self.model is None:
            return embedded
        from agent.judges.choose import SLOW_UNTIL_SEEN, judge_for

        speed = self.model.book.known.tokens_per_second or SLOW_UNTIL_SEEN
        return judge_for(model, embedded, self.judge_records, self.settings.limits.seconds, speed)

    @cached_property
    def judge_records(self) -> Records:
        """How models were found to judge when they were tried."""
        from agent.judges.records import Records

        return Records(self.settings.judges_file)

    def _model_for(self, session: str, seconds: float | None) -> SessionModel | None:
        if self.model is None:
            return None
        self.model.warm()
        return SessionModel(self.model, session, self.store, seconds)

    @cached_property
    def _late_judge(self) -> Judge:
        return LateJudge(lambda: self.embedder)

    def close(self) -> None:
        """Stop the sandbox, close the database and the connections to a model."""
        if "executor" in self.__dict__:
            self.executor.close()
        if "store" in self.__dict__:
            self.store.close()
        if self.__dict__.get("model"):
            self.__dict__["model"].close()


_DEFAULTS: dict[object, Services] = {}
_LOCK = threading.Lock()
