"""One SQLite file for all interviews: LangGraph's checkpoints, the list of sessions, and the reports."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite import SqliteSaver
from pydantic import ValidationError

from agent.errors import SessionBusyError, StoreError, UnknownSessionError
from agent.llm.ledger import Entry, Spent
from agent.llm.types import Usage
from corpus.types import Value
from rubrics.types import Report

log = logging.getLogger(__name__)
_TABLES = """
CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY, guide TEXT NOT NULL, level TEXT NOT NULL, rounds TEXT NOT NULL,
    seed INTEGER NOT NULL, created REAL NOT NULL, updated REAL NOT NULL, status TEXT NOT NULL, asked TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS reports (
    session TEXT PRIMARY KEY, guide TEXT NOT NULL, created REAL NOT NULL, report TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS drafts (
    session TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (session, place)
);
CREATE TABLE IF NOT EXISTS model_calls (
    session TEXT NOT NULL, purpose TEXT NOT NULL, outcome TEXT NOT NULL, calls INTEGER NOT NULL,
    prompt INTEGER NOT NULL, cached INTEGER NOT NULL, completion INTEGER NOT NULL,
    PRIMARY KEY (session, purpose, outcome)
);
"""
_ADD_CALL = """
INSERT INTO model_calls SELECT :session, :purpose, :outcome, 1, :prompt, :cached, :completion
WHERE EXISTS (SELECT 1 FROM sessions WHERE id = :session)
    OR EXISTS (SELECT 1 FROM checkpoints WHERE thread_id = :session)
ON CONFLICT (session, purpose, outcome) DO UPDATE SET calls = calls + 1,
    prompt = prompt + excluded.prompt, cached = cached + excluded.cached, completion = completion + excluded.completion
"""
LOCK_S = 20.0
"""How long a turn may wait for another one in the same session, in seconds."""
POLL_S = 0.01
BUSY_MS = 15_000
WAL_PAGES = 128
"""The write-ahead log is folded into the file after this many pages of 4 KiB, and cut back to them."""


class SessionRow(Value):
    """One line of the list of sessions; `asked` holds the ids of the planned items."""

    id: str
    guide: str
    level: str
    rounds: tuple[str, ...]
    seed: int
    created: float
    updated: float
    status: str
    asked: tuple[str, ...]


class Store:
    """Opens the data folder; raises `StoreError` when it cannot be written.

    Several threads and several processes may use one folder: SQLite orders the writes, and `turn_lock`
    lets one reply at a time into a session.
    """

    def __init__(self, folder: Path, lock_s: float = LOCK_S) -> None:
        self.folder, self._lock_s = folder, lock_s
        try:
            (folder / "locks").mkdir(parents=True, exist_ok=True)
            folder.chmod(0o700)
            self._connection = sqlite3.connect(folder / "interviews.sqlite", check_same_thread=False)
            self._connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
            self._connection.execute(f"PRAGMA journal_size_limit = {WAL_PAGES * 4096}")
            self.checkpoints = SqliteSaver(self._connection, serde=JsonPlusSerializer())
            self.checkpoints.setup()
            self._connection.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(folder, _reason(error)) from error
        self._lock = self.checkpoints.lock
        self._turns: dict[str, threading.Lock] = {}

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn what SQLite trips over into a `StoreError`: a full disk, a damaged file, a folder gone."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(self.folder, _reason(error)) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, alone among the threads of this process."""
        with self.guarded(), self._lock, self._connection:
            yield self._connection

    @contextmanager
    def _synced(self) -> Iterator[None]:
        with self.guarded():
            with self._lock:
                self._connection.execute("PRAGMA synchronous = FULL")
            yield
            with self._lock:
                self._connection.execute("PRAGMA synchronous = NORMAL")

    @contextmanager
    def turn_lock(self, session: str) -> Iterator[None]:
        """Hold a session for one reply, against other threads and other processes.

        Raises `UnknownSessionError` for one that is not, or no longer, there, and `SessionBusyError`.
        """
        self.session(session)
        within = self._turns.setdefault(session, threading.Lock())
        if not within.acquire(timeout=self._lock_s):
            raise SessionBusyError(session)
        try:
            with self._file_lock(session), self.guarded():
                yield
        finally:
            within.release()

    @contextmanager
    def _file_lock(self, session: str) -> Iterator[None]:
        lock = FileLock(self.folder / "locks" / f"{session}.lock")
        try:
            lock.acquire(timeout=self._lock_s, poll_interval=POLL_S)
        except Timeout as error:
            raise SessionBusyError(session) from error
        except OSError as error:
            raise StoreError(self.folder, _reason(error)) from error
        try:
            yield
        finally:
            lock.release()

    def settle(self, session: str, now: float, status: str) -> None:
        """After a reply: note when a session was last used and whether it is over, and keep its last state only.

        Every checkpoint holds the whole state, so without this a session would grow with the square of its length.
        This write reaches the disk before it returns, and all of the reply's earlier ones with it: those survive the
        end of the process at any moment, this one that of the machine too.
        """
        newest = "SELECT max(checkpoint_id) FROM checkpoints WHERE thread_id = ?"
        with self._synced(), self._writing() as connection:
            for table in ("writes", "checkpoints"):
                connection.execute(
                    f"DELETE FROM {table} WHERE thread_id = ? AND checkpoint_id < ({newest})",
                    (session, session),
                )
            connection.execute("UPDATE sessions SET updated = ?, status = ? WHERE id = ?", (now, status, session))

    def put(self, row: SessionRow) -> None:
        """Write a session's line."""
        values = row.model_dump() | {"rounds": ",".join(row.rounds), "asked": ",".join(row.asked)}
        columns = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        with self._writing() as connection:
            connection.execute(f"INSERT OR REPLACE INTO sessions ({columns}) VALUES ({marks})", values)

    def sessions(self) -> list[SessionRow]:
        """All sessions, the last used first."""
        return self._rows("ORDER BY updated DESC, id")

    def _rows(self, where: str, values: tuple[str, ...] = ()) -> list[SessionRow]:
        with self.guarded(), self._lock:
            cursor = self._connection.execute(f"SELECT * FROM sessions {where}", values)
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        return [_row(values) for values in rows]

    def session(self, session: str) -> SessionRow:
        """One session's line; raises `UnknownSessionError`."""
        found = self._rows("WHERE id = ?", (session,))
        if not found:
            raise UnknownSessionError(session)
        return found[0]

    def delete(self, session: str) -> None:
        """Delete all of a session: its turns, line, drafts, report and what it spent; raises `UnknownSessionError`."""
        with self.turn_lock(session):
            self.checkpoints.delete_thread(session)
            with self._writing() as connection:
                connection.execute("DELETE FROM sessions WHERE id = ?", (session,))
                connection.execute("DELETE FROM reports WHERE session = ?", (session,))
                connection.execute("DELETE FROM drafts WHERE session = ?", (session,))
                connection.execute("DELETE FROM model_calls WHERE session = ?", (session,))
            with self._lock:
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (self.folder / "locks" / f"{session}.lock").unlink(missing_ok=True)
        self._turns.pop(session, None)

    def save_draft(self, session: str, place: str, text: str) -> None:
        """Keep what is typed but not sent; an empty text drops it, and so does a session that is gone."""
        known = "SELECT ?, ?, ? WHERE ? != '' AND EXISTS (SELECT 1 FROM sessions WHERE id = ?)"
        with self._writing() as connection:
            connection.execute("DELETE FROM drafts WHERE session = ? AND place = ?", (session, place))
            connection.execute(f"INSERT INTO drafts {known}", (session, place, text, text, session))

    def draft(self, session: str, place: str) -> str:
        """What was typed there and not sent; empty when nothing was."""
        with self._lock:
            found = self._connection.execute(
                "SELECT text FROM drafts WHERE session = ? AND place = ?", (session, place)
            ).fetchone()
        return str(found[0]) if found else ""

    def record_usage(self, session: str, purpose: str, outcome: str, usage: Usage) -> None:
        """Add one call of the model to what a session spent; nothing is kept for a session that is gone."""
        values = {"session": session, "purpose": purpose, "outcome": outcome, **usage.model_dump()}
        with self._writing() as connection:
            connection.execute(_ADD_CALL, values)

    def usage(self, session: str) -> Spent:
        """What a session's calls of the model cost so far."""
        query = "SELECT purpose, outcome, calls, prompt, cached, completion FROM model_calls WHERE session = ?"
        with self.guarded(), self._lock:
            rows = self._connection.execute(f"{query} ORDER BY purpose, outcome", (session,)).fetchall()
        return Spent(entries=tuple(Entry(**dict(zip(Entry.model_fields, row, strict=True))) for row in rows))

    def save_report(self, report: Report) -> None:
        """Keep a report; saving it again replaces it."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?)",
                (report.session, report.guide, report.created, report.model_dump_json()),
            )

    def report(self, session: str) -> Report | None:
        """The report of a session, or None if it has none yet."""
        return self._one("SELECT report FROM reports WHERE session = ?", (session,))

    def last_report(self, guide: str, before: float, other_than: str) -> Report | None:
        """The latest report for a guide older than `before` (seconds since the epoch)."""
        query = "SELECT report FROM reports WHERE guide = ? AND created < ? AND session != ? ORDER BY created DESC"
        return self._one(query, (guide, before, other_than))

    def _one(self, query: str, values: tuple[object, ...]) -> Report | None:
        with self.guarded(), self._lock:
            found = self._connection.execute(query, values).fetchone()
        try:
            return None if found is None else Report.model_validate_json(found[0])
        except ValidationError:  # written by another version; it can be made again from the transcript
            log.warning("a kept report could not be read and is left out")
            return None


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()).rstrip(".") or type(error).__name__


def _row(values: dict[str, object]) -> SessionRow:
    parts = {name: tuple(filter(None, str(values[name]).split(","))) for name in ("rounds", "asked")}
    return SessionRow.model_validate(values | parts)
