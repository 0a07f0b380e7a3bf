"""Sitting the interview: what each click does, and how a screen reaches the components."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from agent.errors import UnknownSessionError
from agent.interview import BUTTONS, How
from ui.desk import ANSWER, SAID, Desk
from ui.shelf import unfinished_html
from ui.tabs.report import ReportTab, choose
from ui.tabs.room import Room
from ui.tabs.setup import SetupForm
from ui.view import Screen
from ui.widgets import QUIETLY, chosen, told

Update = dict[Any, Any]
FAULT = "Something went wrong on our side; what you typed is still there. Send it again, or reload the page."


class InterviewTab:
    """Maps clicks to the desk and screens to components."""

    def __init__(
        self,
        desk: Desk,
        setup: SetupForm,
        room: Room,
        letters: ReportTab,
        session: gr.State,
        kept: gr.BrowserState,
    ) -> None:
        self.desk, self.setup, self.room, self.letters = desk, setup, room, letters
        self.session, self.kept = session, kept
        self.outputs = [
            session, kept, setup.box, setup.notice, setup.unfinished, room.box, room.bar, room.pause, room.leave,
            room.end, room.sure, room.rail, room.chat, room.growing, room.notice, room.composer, room.answer, room.over,
            room.work, room.statement, room.editor, room.results, room.seen, room.on_desk, letters.which,
        ]  # fmt: skip

    # --- showing ---------------------------------------------------------------------------

    def show(self, screen: Screen, on_desk: str, **more: Any) -> Update:
        """A screen as updates; the editor is only touched when a new problem comes to the desk."""
        room = self.room
        update: Update = {
            self.session: screen.session,
            self.kept: screen.session,
            self.setup.box: gr.Column(visible=False),
            room.box: gr.Column(visible=True),
            room.bar: screen.bar,
            room.pause: gr.Button("Resume" if screen.paused else "Pause", visible=not screen.finished),
            room.leave: gr.Button(visible=not screen.finished),
            room.end: gr.Button(visible=not screen.finished),
            room.sure: gr.Row(visible=False),
            room.rail: screen.rail,
            room.chat: screen.chat,
            room.growing: "",
            room.notice: "",
            room.composer: gr.Column(visible=not screen.finished),
            room.over: gr.Column(visible=screen.finished),
            room.work: gr.Column(visible=bool(screen.problem)),
            room.seen: screen.seen,
        }
        if screen.problem and screen.problem != on_desk:
            update |= {room.statement: screen.statement, room.editor: screen.draft, room.results: ""}
            update[room.on_desk] = screen.problem
        if screen.finished:
            update[self.letters.which] = choose(self.desk, screen.session)
        return update | {getattr(room, name): value for name, value in more.items()}

    def show_setup(self, sentence: object = "") -> Update:
        """The set-up screen, with a sentence if there is something to say."""
        return {
            self.session: "",
            self.kept: "",
            self.setup.box: gr.Column(visible=True),
            self.setup.notice: told(sentence),
            self.setup.unfinished: unfinished_html(self.desk.unfinished(), self.desk.guides),
            self.room.box: gr.Column(visible=False),
            self.room.on_desk: "",
        }

    def refuse(self, error: Exception) -> Update:
        """One sentence where the user looks; a session that is gone leads back to the set-up screen."""
        if isinstance(error, UnknownSessionError):
            return self.show_setup(
                "That interview is not here any more; it was deleted, or kept in another data folder."
            )
        return {self.room.notice: told(error)}

    # --- doing -----------------------------------------------------------------------------

    def arrive(self, kept: str | None) -> Update:
        """The page was loaded: go on with the browser's interview, or set one up."""
        if not kept:
            return self.show_setup()
        try:
            screen = self.desk.look(str(kept))
        except SAID as error:
            return self.refuse(error)
        return self.show_setup() if screen.finished else self.show(screen, "", answer=screen.answer)

    def start(
        self, role: str, level: str, rounds: list[str], seed: float | None, papers: str, projects: list[int]
    ) -> Update:
        """Start what was chosen."""
        try:
            screen = self.desk.start(role, level, rounds, seed, papers, projects if papers else None)
            return self.show(screen, "", answer="", results="")
        except SAID as error:
            return {self.setup.notice: told(error)}

    def resume(self, session: str) -> Update:
        """Go on with an unfinished interview."""
        try:
            screen = self.desk.look(session)
            return self.show(screen, "", answer=screen.answer, results="")
        except SAID as error:
            return self.show_setup(error)

    def resume_clicked(self, event: gr.EventData) -> Update:
        """Go on with the interview whose button was clicked."""
        return self.resume(chosen(event)[1])

    def say(self, session: str, text: str, seen: str, on_desk: str) -> Iterator[Update]:
        """Send the reply; the box is cleared when it was taken, and only then."""
        try:
            if text.strip():
                yield {self.room.chat: self.desk.sending(session, text), self.room.notice: ""}
            yield from self._growing(session, "reply", text, seen)
            yield self.show(self.desk.look(session), on_desk, answer="")
        except SAID as error:
            yield self._restored(session) | self.refuse(error)

    def submit(self, session: str, code: str, seen: str, on_desk: str) -> Iterator[Update]:
        """Hand the code in, then show the visible cases in full."""
        try:
            if code.strip():
                yield {self.room.chat: self.desk.sending(session, code), self.room.notice: ""}
            yield from self._growing(session, "submit", code, seen)
            screen = self.desk.look(session)
            yield self.show(screen, on_desk)
            if screen.problem == on_desk:
                yield {self.room.results: self.desk.run(session, code)}
        except SAID as error:
            yield self._restored(session) | self.refuse(error)

    def _growing(self, session: str, how: How, text: str, seen: str) -> Iterator[Update]:
        """The answer while it is spoken."""
        for grown in self.desk.answering(session, how, text, seen):
            yield {self.room.growing: grown}

    def press(self, how: How) -> Callable[..., Iterator[Update]]:
        """A handler for a button that says something for the candidate."""

        def handler(session: str, on_desk: str, seen: str) -> Iterator[Update]:
            try:
                waiting = {self.room.chat: self.desk.sending(session, BUTTONS[how])}
                for grown in self._growing(session, how, "", seen):
                    yield waiting | grown
                    waiting = {}
                yield self.show(self.desk.look(session), on_desk)
            except SAID as error:
                yield self._restored(session) | self.refuse(error)

        return handler

    def pause_or_resume(self, session: str, on_desk: str) -> Update:
        """Stop the clock, or start it again."""
        try:
            return self.show(self.desk.pause_or_resume(session), on_desk)
        except SAID as error:
            return self.refuse(error)

    def leave(self, session: str) -> Update:
        """Stop the clock and go back to the set-up screen, where the interview waits to be resumed."""
        try:
            self.desk.pause(session)
        except SAID as error:
            return self.refuse(error)
        return self.show_setup("Set aside with its clock stopped; it waits under Unfinished.")

    def run(self, session: str, code: str) -> Iterator[Update]:
        """Run the code on the visible cases."""
        yield {self.room.results: '<p class="quiet">Running</p>', self.room.notice: ""}
        try:
            yield {self.room.results: self.desk.run(session, code)}
        except SAID as error:
            yield {self.room.results: ""} | self.refuse(error)

    def keep_answer(self, session: str, text: str) -> None:
        """Keep what is being typed, so that a reload or a restart loses nothing."""
        self.desk.keep(session, ANSWER, text)

    def faulted(self, session: str) -> Update:
        """A handler failed: show the talk as it is kept, and say so."""
        return self._restored(session) | {self.room.notice: told(FAULT)}

    def _restored(self, session: str) -> Update:
        """The talk as it is kept. `seen` stays as it was, so the same text sent again is the same message."""
        return {self.room.chat: self.desk.talk(session), self.room.growing: ""}

    # --- wiring ----------------------------------------------------------------------------

    def wire(self, tabs: gr.Tabs) -> None:
        """Connect the components."""
        room, setup, seen = self.room, self.setup, [self.room.on_desk, self.room.seen]
        said = [self.session, room.answer, room.seen, room.on_desk]
        begin = setup.start.click(self.start, setup.chosen, self.outputs, **QUIETLY)
        events = [
            begin,
            setup.unfinished.click(self.resume_clicked, None, self.outputs, **QUIETLY),
            gr.on([room.send.click, room.answer.submit], self.say, said, self.outputs, **QUIETLY),
            room.submit.click(
                self.submit, [self.session, room.editor, room.seen, room.on_desk], self.outputs, **QUIETLY
            ),
            room.run.click(self.run, [self.session, room.editor], self.outputs, **QUIETLY),
            room.hint.click(self.press("hint"), [self.session, *seen], self.outputs, **QUIETLY),
            room.skip.click(self.press("skip"), [self.session, *seen], self.outputs, **QUIETLY),
            room.end_now.click(self.press("stop"), [self.session, *seen], self.outputs, **QUIETLY),
            room.leave.click(self.leave, self.session, self.outputs, **QUIETLY),
            room.pause.click(self.pause_or_resume, [self.session, room.on_desk], self.outputs, **QUIETLY),
        ]
        for event in events[:2]:
            event.failure(lambda: told(FAULT), None, setup.notice, **QUIETLY)
        for event in events[2:]:
            event.failure(self.faulted, self.session, self.outputs, **QUIETLY)
        # Only the newest text waits while one is being kept, however fast somebody types.
        lazily = QUIETLY | {"trigger_mode": "always_last"}
        room.answer.change(self.keep_answer, [self.session, room.answer], None, **lazily)
        room.editor.change(self.desk.keep, [self.session, room.on_desk, room.editor], None, **lazily)
        room.end.click(lambda: gr.Row(visible=True), None, room.sure, **QUIETLY)
        room.go_on.click(lambda: gr.Row(visible=False), None, room.sure, **QUIETLY)
        room.again.click(self.show_setup, None, self.outputs, **QUIETLY)
        room.read.click(
            lambda session: (gr.Tabs(selected="report"), choose(self.desk, session)),
            self.session,
            [tabs, self.letters.which],
            **QUIETLY,
        )
