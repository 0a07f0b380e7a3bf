"""What the page does, without the page: every method takes a session's id and returns what to show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from time import monotonic

from agent.errors import InterviewError
from agent.events import Begin, Done, Event, Replace
from agent.interview import How, Interview
from agent.items import Item, item_of
from agent.plan import levels_of
from agent.services import Services
from agent.store.database import SessionRow
from corpus.errors import CorpusError
from corpus.types import Guide, Level
from executors.errors import ExecutorError
from retrieval.errors import RetrievalError
from retrieval.types import Hit
from rubrics.types import Report
from ui import view
from ui.papers import Papers
from ui.results import results_html

SAID = (InterviewError, CorpusError, ExecutorError, RetrievalError)
"""What the user is told in one sentence; anything else is a fault of ours."""

MAX_LISTED = 100
MAX_QUERY_CHARS = 500
MAX_DRAFT_CHARS = 100_000
GROWS_EVERY_S = 0.08
ANSWER = "answer"
"""Where the answer box's draft is kept; code is kept under its problem's id."""


class Desk:
    """The interview for the page. Methods raise one of `SAID` when they cannot do their work."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.papers = Papers(services.settings.home)

    # --- choosing --------------------------------------------------------------------------

    @property
    def guides(self) -> dict[str, Guide]:
        """Guides by id."""
        return self.services.bank.guides

    def levels(self, role: str) -> list[Level]:
        """The levels of a role, junior first."""
        return levels_of(self.guides[role])

    def refresh(self) -> None:
        """Take in guides that were added or removed while the page was open."""
        self.services.refresh()

    def start(
        self,
        role: str,
        level: str,
        rounds: Sequence[str],
        seed: float | None,
        papers: str = "",
        projects: Sequence[int] | None = None,
    ) -> view.Screen:
        """Start an interview, on the papers that were read before if there are any, without the projects left out."""
        if not rounds:
            raise InterviewError("Choose at least one round.")
        if seed is not None and (seed != int(seed) or abs(seed) >= 2**53):
            raise InterviewError("The seed is a whole number; leave it empty for a new draw.")
        resume, job = self.papers.chosen(papers, projects)
        whole = None if seed is None else int(seed)
        begun = Interview.start(role, level, rounds, whole, self.services, resume=resume, job=job)
        return self._screen(begun)

    def unfinished(self) -> list[SessionRow]:
        """Interviews that can be gone on with, the last used first."""
        return [row for row in self.services.store.sessions() if row.status != "finished"][:MAX_LISTED]

    # --- sitting ---------------------------------------------------------------------------

    def look(self, session: str) -> view.Screen:
        """Where a session stands; finishes a turn that a crash cut short."""
        return self._screen(self._open(session))

    def talk(self, session: str) -> str:
        """What was said, as it is kept; carries nothing on and never fails for a session that is gone."""
        try:
            self.services.store.session(session)
        except InterviewError:
            return ""
        return self._chat(Interview(session, self.services))

    def sending(self, session: str, text: str) -> str:
        """The talk with a reply on its way, while the interviewer thinks."""
        return self._chat(Interview(session, self.services), pending=text)

    def answering(self, session: str, how: How, text: str, seen: str) -> Iterator[str]:
        """Send a message and yield the answer as it grows; nothing where it is there at once.

        `seen` is the last turn the sender saw: the same click twice counts once.
        """
        interview = self._open(session)
        kind = "say" if how == "reply" else how
        parts: list[tuple[str, str]] = []
        shown = monotonic()
        for event in interview.stream(text, message_id(seen, kind, text), how):
            parts = _grown(parts, event)
            if parts and monotonic() - shown >= GROWS_EVERY_S and not isinstance(event, Done):
                shown = monotonic()
                yield view.growing(parts)
        if how == "reply":
            self.services.store.save_draft(session, ANSWER, "")

    def say(self, session: str, text: str, seen: str) -> view.Screen:
        """Send a reply."""
        return self._answered(session, "reply", text, seen)

    def _answered(self, session: str, how: How, text: str, seen: str) -> view.Screen:
        for _ in self.answering(session, how, text, seen):
            pass
        return self.look(session)

    def keep(self, session: str, place: str, text: str) -> None:
        """Keep what is typed and not sent: the code for a problem, or what stands in the answer box."""
        if session and place and len(text) <= MAX_DRAFT_CHARS:
            self.services.store.save_draft(session, place, text.encode("utf-8", "replace").decode("utf-8"))

    def hint(self, session: str, seen: str) -> view.Screen:
        """Ask for a hint."""
        return self._answered(session, "hint", "", seen)

    def skip(self, session: str, seen: str) -> view.Screen:
        """Leave the question."""
        return self._answered(session, "skip", "", seen)

    def end(self, session: str, seen: str) -> view.Screen:
        """End the interview here."""
        return self._answered(session, "stop", "", seen)

    def pause(self, session: str) -> None:
        """Stop the clock."""
        self._open(session).pause()

    def pause_or_resume(self, session: str) -> view.Screen:
        """Stop the clock, or start it again."""
        interview = self._open(session)
        if interview.status().paused:
            interview.resume()
        else:
            interview.pause()
        return self._screen(interview)

    def run(self, session: str, code: str) -> str:
        """Run code on the visible cases; returns their results as HTML."""
        return results_html(self._open(session).run(code))

    def submit(self, session: str, code: str, seen: str) -> view.Screen:
        """Hand in code for the problem on the desk."""
        return self._answered(session, "submit", code, seen)

    # --- afterwards ------------------------------------------------------------------------

    def all(self) -> list[SessionRow]:
        """All interviews kept here, the last used first."""
        return self.services.store.sessions()[:MAX_LISTED]

    def finished(self) -> list[SessionRow]:
        """Interviews that have a report, the last used first."""
        return [row for row in self.services.store.sessions() if row.status == "finished"][:MAX_LISTED]

    def reports(self, rows: Sequence[SessionRow]) -> dict[str, Report]:
        """The kept reports of these sessions."""
        kept = {row.id: self.services.store.report(row.id) for row in rows if row.status == "finished"}
        return {session: report for session, report in kept.items() if report is not None}

    def report_html(self, session: str) -> str:
        """The report of a session as HTML."""
        from rubrics.render.html import report_fragment  # reads its style sheet from disk

        interview = self._open(session)
        letter = report_fragment(interview.report(), interview.turns)
        # The page has its one h1 already; quoted words are escaped, so only the letter's own title is met.
        return letter.replace("<h1>", '<h2 class="letter-title">').replace("</h1>", "</h2>")

    def report_file(self, session: str, kind: str) -> dict[str, str]:
        """The report as a file to save: its name, its media type and its text."""
        from rubrics.render import RENDERERS

        interview = self._open(session)
        ending, media = {
            "markdown": ("md", "text/markdown"),
            "html": ("html", "text/html"),
            "json": ("json", "application/json"),
        }[kind]
        text = RENDERERS[kind](interview.report(), interview.turns)
        return {"name": f"interview-{session}.{ending}", "type": media, "text": text}

    def regrade(self, session: str) -> str:
        """Judge the saved talk again and return the new report as HTML."""
        self._open(session).regrade()
        return self.report_html(session)

    def delete(self, session: str) -> None:
        """Delete all of a session."""
        self.services.store.delete(session)

    def search(self, query: str, guide: str | None) -> list[Hit]:
        """Passages that answer a question, best first; none when the guides are silent."""
        from retrieval.fusion import answerable  # numpy, on first use

        retriever = self.services.passages()
        if not query.strip() or retriever is None:
            return []
        hits = retriever.search(query.strip()[:MAX_QUERY_CHARS], k=5, guide=guide or None)
        return hits if answerable(hits) else []

    # --- inside ----------------------------------------------------------------------------

    def _open(self, session: str) -> Interview:
        return Interview.open(session, self.services)

    def _problem(self, interview: Interview) -> Item | None:
        item = interview.item()
        return item_of(self.services.bank, item.problem) if item is not None and item.problem else None

    def _draft(self, interview: Interview, problem: str) -> str:
        typed = self.services.store.draft(interview.session, problem)
        return typed or view.draft_of(interview.turns, problem, self.services.bank.problems[problem].starter)

    def _unsent(self, interview: Interview) -> str:
        typed = self.services.store.draft(interview.session, ANSWER)
        sent = next((turn.text for turn in reversed(interview.turns) if turn.speaker == "candidate"), "")
        return "" if typed.strip() == sent.strip() else typed

    def _chat(self, interview: Interview, pending: str | None = None) -> str:
        turns = interview.turns
        problems = {
            t.question: item_of(self.services.bank, t.question)
            for t in turns
            if t.kind == "ask" and t.question in self.services.bank.problems
        }
        return view.chat(turns, interview.status(), problems, pending)

    def _screen(self, interview: Interview) -> view.Screen:
        status, turns = interview.status(), interview.turns
        problem = self._problem(interview)
        return view.Screen(
            session=interview.session,
            chat=self._chat(interview),
            bar=view.bar(status, self.guides.get(status.guide), status.minutes_left * 60),
            rail=view.rail(status),
            seen=str(turns[-1].seq) if turns else "",
            problem=problem.id if problem else "",
            statement=view.statement(problem, self.services.bank.problems[problem.id].problem) if problem else "",
            draft=self._draft(interview, problem.id) if problem else "",
            answer=self._unsent(interview),
            paused=status.paused,
            finished=status.finished,
        )


def _grown(parts: list[tuple[str, str]], event: Event) -> list[tuple[str, str]]:
    """The turns of an answer after one more event."""
    if isinstance(event, Begin):
        return [*parts, (event.speaker, "")]
    if isinstance(event, Done) or not parts:
        return parts
    speaker, words = parts[-1]
    return [*parts[:-1], (speaker, event.text if isinstance(event, Replace) else words + event.text)]


def message_id(seen: str, kind: str, text: str = "") -> str:
    """Name one click: the same text sent from the same view of the talk is the same message."""
    return f"{seen}-{kind}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}"
