"""The public face of the interview, used by page, terminal, evaluation and tests alike."""

from __future__ import annotations

import uuid
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any, Literal

from langchain_core.runnables import RunnableConfig
from langgraph.types import Command
from pydantic import ValidationError

from agent.beginning import JobDescription, Resume, make_setup, row_of
from agent.clock import minutes_left
from agent.content import with_content
from agent.context import Context
from agent.errors import FinishedError, MessageRefusedError, UnknownSessionError, UnreadableSessionError
from agent.events import Event
from agent.graph import STEP_LIMIT, build_graph
from agent.items import Item, SessionBank, item_of
from agent.messages import MAX_CODE_CHARS, MAX_MESSAGE_CHARS, checked
from agent.regrade import judged_again
from agent.replies import Reply, Status
from agent.services import Services
from agent.state import InterviewState, Setup, plain
from agent.streaming import Listener, while_working
from agent.tailoring.focus import in_words
from agent.transcript import graded
from executors.errors import ExecutorError
from executors.types import Verdict
from rubrics.types import Report, Turn

How = Literal["reply", "submit", "hint", "skip", "stop"]
BUTTONS = {
    "hint": "Could I have a hint?",
    "skip": "I would like to skip this one.",
    "stop": "I would like to stop here.",
}
"""What a button says for the candidate."""


class Interview:
    """One interview. Make it with `start` or `open`; every call is durable when it returns."""

    def __init__(self, session: str, services: Services) -> None:
        self.session = session
        self._services = services
        self._bank: SessionBank | None = None
        self._graph = build_graph(services.store.checkpoints)
        self._config: RunnableConfig = {"configurable": {"thread_id": session}, "recursion_limit": STEP_LIMIT}

    # --- beginning -------------------------------------------------------------------------

    @classmethod
    def start(
        cls,
        role: str = "ai_researcher",
        level: str | None = None,
        rounds: Sequence[str] | None = None,
        seed: int | None = None,
        services: Services | None = None,
        items: Sequence[str] | None = None,
        *,
        resume: Resume | None = None,
        job: JobDescription | None = None,
    ) -> Interview:
        """Start an interview; `items` fixes the questions of a single round instead of drawing them.

        A seed fixes the plan and the wording; without one, questions of earlier sessions come last. A résumé and a job
        description, each a file or a text, tailor the questions and are not kept.
        Raises `UnknownChoiceError` for a role, level, round or item that does not exist, and `UnreadableFileError`.
        """
        services = services or Services.default()
        setup = make_setup(services, role, level, rounds, seed, items, resume, job)
        return cls._begin(setup, services)

    @classmethod
    def _begin(cls, setup: Setup, services: Services) -> Interview:
        interview = cls(setup.session, services)
        interview._bank = SessionBank(services.bank, setup.own)  # nothing is kept yet to read it from
        with services.store.guarded():
            state = interview._run(plain(setup=setup))
        services.store.put(row_of(setup, state.status))
        return interview

    @classmethod
    def open(cls, session: str, services: Services | None = None) -> Interview:
        """Open a session where it was left, finishing a turn that a crash cut short.

        Raises `UnknownSessionError`.
        """
        services = services or Services.default()
        interview = cls(session, services)
        with services.store.turn_lock(session):
            interview._finish_cut_turn()
        return interview

    # --- talking ---------------------------------------------------------------------------

    def reply(self, text: str, message_id: str | None = None) -> Reply:
        """Say something; returns what came back.

        A message is refused (`MessageRefusedError`) when it is empty, too long or not text; the interview
        is then as it was. A `message_id` that was seen before is answered with nothing new.
        """
        return self._send("reply", self._message("reply", text), message_id)

    def stream(self, text: str = "", message_id: str | None = None, how: How = "reply") -> Generator[Event]:
        """Say something and get the answer while it is spoken: turns that begin, their pieces, then the whole reply.

        The message is kept before the first piece, and closing the iterator early loses nothing of the answer. A
        `Replace` takes the place of what was shown of its turn. `how` is what a button does; refused as a `reply` is.
        """
        said = self._message(how, text)
        return while_working(lambda listener: self._send(how, said, message_id, listener))

    def submit(self, code: str, message_id: str | None = None) -> Reply:
        """Submit code for the problem on the table; refused as a `reply` is, or outside a coding round."""
        return self._send("submit", self._message("submit", code), message_id)

    def run(self, code: str) -> Verdict:
        """Run code on the visible cases only; it is not a submission and leaves no turn."""
        item = self._item(self._state())
        if item is None or item.problem is None:
            raise MessageRefusedError("There is no coding problem on the table, so there is nothing to run.")
        source = checked(code, MAX_CODE_CHARS, "submission")
        folder = self._services.bank.problems[item.problem]
        try:
            return self._context().runner.judge(folder, source, visible_only=True)
        except ExecutorError as error:
            raise MessageRefusedError(f"The code was not run: {error}.") from error

    def hint(self, message_id: str | None = None) -> Reply:
        """Ask for a hint."""
        return self._send("hint", BUTTONS["hint"], message_id)

    def skip(self, message_id: str | None = None) -> Reply:
        """Leave the question."""
        return self._send("skip", BUTTONS["skip"], message_id)

    def stop(self, message_id: str | None = None) -> Reply:
        """End the interview here; the report covers what was sat."""
        return self._send("stop", BUTTONS["stop"], message_id)

    def pause(self) -> None:
        """Stop the clock until `resume` or the next message."""
        self._send("pause", "", None)

    def resume(self) -> None:
        """Start the clock again."""
        self._send("resume", "", None)

    # --- looking ---------------------------------------------------------------------------

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Everything said so far."""
        return tuple(self._state().turns)

    @property
    def finished(self) -> bool:
        """True once the report is written."""
        return self._state().status == "finished"

    def status(self) -> Status:
        """Where the interview stands."""
        state = self._state()
        item = self._item(state)
        over = state.status == "finished"
        left = minutes_left(state.clock, state.planned.minutes, self._services.clock()) if state.clock else 0.0
        return Status(
            session=self.session,
            guide=state.setup.guide,
            level=state.setup.level,
            rounds=state.setup.plan,
            round=state.round,
            question=state.position + 1,
            questions=len(state.planned.items),
            item=item.id if item else None,
            topic=item.topic if item else "",
            runs_code=bool(item and item.problem) and not over,
            minutes_left=0.0 if over else left,
            paused=bool(state.clock and state.clock.paused_at is not None),
            finished=over,
        )

    def tailored(self) -> list[str]:
        """What the résumé and the job description changed, a line each; nothing where there were none."""
        setup = self._state().setup
        return in_words(setup.own, setup.focus)

    def item(self) -> Item | None:
        """What is on the table."""
        return self._item(self._state())

    def report(self) -> Report:
        """The report: the kept one when the interview is over, else one on what was said so far."""
        state = self._state()
        kept = self._services.store.report(self.session) if state.status == "finished" else None
        return kept or graded(with_content(state, self.bank), self._context())

    def regrade(self) -> Report:
        """Judge the saved transcript again with the judge and rubric in force, and keep the new report."""
        context = self._context(in_turn=False)
        state = judged_again(with_content(self._state(), self.bank), context)
        report = graded(state, context)
        self._services.store.save_report(report)
        return report

    @property
    def bank(self) -> SessionBank:
        """The bank as it is now, with the questions that were made for this candidate."""
        if self._bank is None or self._bank.beneath is not self._services.bank:
            self._bank = SessionBank(self._services.bank, self._state().setup.own)
        return self._bank

    # --- inside ----------------------------------------------------------------------------

    def _context(self, *, in_turn: bool = True) -> Context:
        return replace(self._services.context(self.session, in_turn=in_turn), bank=self.bank)

    def _message(self, how: How, text: str) -> str:
        """What is said that way; raises `MessageRefusedError` where it cannot be."""
        if how in BUTTONS:
            return BUTTONS[how]
        if how == "reply":
            return checked(text, MAX_MESSAGE_CHARS, "answer")
        if not self.status().runs_code:
            raise MessageRefusedError("There is no coding problem on the table, so there is nothing to submit to.")
        return checked(text, MAX_CODE_CHARS, "submission")

    def _send(self, kind: str, text: str, message_id: str | None, listener: Listener | None = None) -> Reply:
        store = self._services.store
        with store.turn_lock(self.session):
            before = self._finish_cut_turn()
            if before.status == "finished":
                raise FinishedError
            if message_id is not None and message_id in before.message_ids:
                return Reply(turns=(), finished=False)
            message = {"kind": kind, "text": text, "id": message_id or uuid.uuid4().hex}
            after = self._run(Command(resume=message), listener)
        known = len(before.turns)
        return Reply(turns=tuple(after.turns[known:]), finished=after.status == "finished")

    def _run(self, entry: Any, listener: Listener | None = None) -> InterviewState:
        """Run the graph until it listens again or ends; returns the state it left."""
        context = self._context()
        events = self._graph.stream(entry, self._config, context=context, durability="sync", stream_mode="custom")
        for event in events:
            if listener is not None:
                listener(event)
        state = self._state()
        self._services.store.settle(self.session, self._services.clock(), state.status)
        return state

    def _finish_cut_turn(self) -> InterviewState:
        """Carry on after a crash: a kept but unanswered message is answered, otherwise nothing happens."""
        state = self._state()
        store = self._services.store
        if state.status == "finished":
            if store.session(self.session).status != state.status:
                store.settle(self.session, self._services.clock(), state.status)
            return state
        with_content(state, self.bank)
        waiting = self._graph.get_state(self._config).next
        return self._run(None) if waiting != ("listen",) or self._has_unheard_reply() else state

    def _has_unheard_reply(self) -> bool:
        saved = self._services.store.checkpoints.get_tuple(self._config)
        return bool(saved and any(write[1] == "__resume__" for write in saved.pending_writes or ()))

    def _state(self) -> InterviewState:
        """The last state kept; raises `UnknownSessionError` when there is none, as after a deletion elsewhere."""
        with self._services.store.guarded():
            kept = self._services.store.checkpoints.get_tuple(self._config)
        values = kept.checkpoint["channel_values"] if kept else {}
        if "setup" not in values:
            raise UnknownSessionError(self.session)
        try:
            return InterviewState.model_validate(values)
        except ValidationError as error:
            raise UnreadableSessionError(self.session) from error

    def _item(self, state: InterviewState) -> Item | None:
        if state.progress is None or state.status == "finished":
            return None
        return item_of(self.bank, state.progress.item)
