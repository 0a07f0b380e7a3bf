from __future__ import annotations

from pathlib import Path

import pytest

from agent.errors import UnknownSessionError
from agent.services import Services
from agent.store.database import SessionRow, Store
from tests.unit.agent.samples import SUBSTANCE, theory


def row(name: str, updated: float = 1.0) -> SessionRow:
    return SessionRow(
        id=name,
        guide="ai_researcher",
        level="p7",
        rounds=("coding",),
        seed=1,
        created=0.0,
        updated=updated,
        status="running",
        asked=("one", "two/three"),
    )


def test_rows_come_back_as_they_were_put_the_last_used_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name, updated in (("a", 1.0), ("b", 3.0), ("c", 2.0)):
        store.put(row(name, updated))
    assert [r.id for r in store.sessions()] == ["b", "c", "a"]
    assert store.session("a") == row("a")
    with pytest.raises(UnknownSessionError):
        store.session("d")


def test_the_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    Store(tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_settling_keeps_the_last_state_only(services: Services) -> None:
    interview = theory(services)
    for _ in range(3):
        interview.reply(SUBSTANCE)
    kept = list(services.store.checkpoints.list({"configurable": {"thread_id": interview.session}}))
    assert len(kept) == 1


def test_a_session_that_was_never_there_cannot_be_held_or_deleted(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with pytest.raises(UnknownSessionError), store.turn_lock("nobody"):
        pass
    with pytest.raises(UnknownSessionError):
        store.delete("nobody")
    assert list((tmp_path / "locks").iterdir()) == []


def test_a_report_of_another_version_is_left_out(services: Services) -> None:
    interview = theory(services)
    interview.reply(SUBSTANCE)
    interview.stop()
    connection = services.store._connection
    connection.execute("""UPDATE reports SET report = '{"from": "the past"}'""")
    connection.commit()
    assert services.store.report(interview.session) is None
    assert interview.report().session == interview.session
    later = theory(services)
    later.reply(SUBSTANCE)
    assert later.stop().finished
    assert services.store.report(later.session) is not None
