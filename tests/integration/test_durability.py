"""Processes killed in the middle of a reply, two processes at one session, and what is left of a deleted one."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from agent.errors import StoreError, UnknownSessionError
from agent.interview import Interview
from agent.services import Services
from agent.settings import Settings
from agent.store.database import Store

ROOT = Path(__file__).parents[2]
ANSWER = "The router sends most tokens to two experts since the balance loss is far too weak. "


def told(*words: object) -> list[str]:
    command = [sys.executable, "-m", "tests.integration.dying", *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=240, check=True)
    return done.stdout.splitlines()


def turns_of(line: dict[str, Any]) -> list[list[Any]]:
    turns: list[list[Any]] = line["found"]["turns"]
    return turns


@pytest.mark.parametrize(
    ("scenario", "step"),
    [("answer", 3), ("steer", 7), ("skip", 7), ("next_round", 5), ("finish", 4), ("submit", 5), ("spoken", 5)],
)
def test_killed_at_any_write_the_interview_ends_up_as_if_never_killed(scenario: str, step: int, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in told(scenario, tmp_path, 1, step)]
    whole, cut = lines[0], lines[1:]
    assert not whole["died"]
    assert sum(line["died"] for line in cut) >= 60 // step
    for line in cut:
        assert turns_of(line) == turns_of(whole), f"killed at statement {line['at']}"
        same = ("finished", "report", "status")
        assert [line["found"][key] for key in same] == [whole["found"][key] for key in same], line["at"]
    kept = [line["found"]["kept"] for line in cut]
    assert kept == sorted(kept), "a message once kept is never lost"
    assert kept.count(kept[0]) <= 15 // step + 1, "it is kept before anything else happens to it"


def test_a_model_speaks_in_the_scenario_that_says_so(tmp_path: Path) -> None:
    whole = json.loads(told("spoken", tmp_path, 10_000, 1)[0])
    assert "model" in [voice for *_, voice in turns_of(whole)]


def test_killed_at_random_moments_nothing_is_lost_and_nothing_said_twice(tmp_path: Path) -> None:
    found = json.loads(told("random", tmp_path, 20, 12)[-1])
    assert found["killed"] >= 3
    said = [text.split(" ")[-1] for _, speaker, text in found["turns"] if speaker == "candidate"]
    assert said == [f"{number}." for number in range(40)]
    seqs = [seq for seq, _, _ in found["turns"]]
    assert seqs == list(range(len(seqs)))


def test_two_processes_talking_at_once_lose_nothing(tmp_path: Path) -> None:
    found = json.loads(told("pair", tmp_path)[-1])
    assert found["failed"] == [0, 0]
    turns = found["turns"]
    said = [text for _, speaker, text in turns if speaker == "candidate"]
    for name in ("left", "right"):
        assert [int(text.split(" ")[-1][:-1]) for text in said if f"This is {name} " in text] == list(range(10))
    assert [seq for seq, _, _ in turns] == list(range(len(turns)))
    after = [turns[at + 1][1] for at, (_, speaker, _) in enumerate(turns) if speaker == "candidate"]
    assert set(after) == {"interviewer"}, "every message was answered before the next was taken"


def test_the_same_message_sent_twice_at_once_is_one_turn(services: Services) -> None:
    interview = Interview.start(seed=7, services=services)
    ready, replies = threading.Barrier(2), []

    def send() -> None:
        mine = Interview(interview.session, services)
        ready.wait()
        replies.append(mine.reply(ANSWER, "once"))

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [t.text for t in interview.turns if t.speaker == "candidate"] == [ANSWER.strip()]
    assert sorted(len(reply.turns) > 0 for reply in replies) == [False, True]


def test_nothing_of_a_deleted_session_is_left_in_the_data_folder(services: Services) -> None:
    marks = ("xylophone", "quetzalcoatl", "zugzwang")
    kept = Interview.start(rounds=["ml_theory"], seed=1, services=services)
    kept.reply(f"{ANSWER} This one stays: obsidian.")
    gone = Interview.start(rounds=["ml_theory"], seed=2, services=services)
    for mark in marks:
        gone.reply(f"{ANSWER} My own word is {mark}.")
    gone.stop()
    assert all(_holds(services, mark) for mark in marks)
    services.store.delete(gone.session)
    assert not any(_holds(services, mark) for mark in (*marks, gone.session))
    assert _holds(services, "obsidian")
    with pytest.raises(UnknownSessionError):
        Interview.open(gone.session, services)
    with pytest.raises(UnknownSessionError):
        gone.reply("Am I still there?")
    assert not any(_holds(services, text) for text in (*marks, gone.session))


def _holds(services: Services, text: str) -> bool:
    files = [path for path in services.settings.home.rglob("*") if path.is_file()]
    return any(text.encode() in path.read_bytes() or text in path.name for path in files)


def test_sixty_long_answers_take_less_than_a_megabyte(services: Services, clock: Any) -> None:
    interview = Interview.start(seed=3, services=services)
    for number in range(60):
        clock.pass_seconds(5)
        interview.reply((f"{number} " + ANSWER * 20)[:1200])
    folder = services.settings.sessions_dir
    assert (folder / "interviews.sqlite").stat().st_size < 1_000_000
    assert sum(path.stat().st_size for path in folder.glob("interviews.sqlite*")) < 2_000_000


def test_a_reply_takes_a_fraction_of_a_second(services: Services) -> None:
    interview = Interview.start(seed=3, services=services)
    times = []
    for _ in range(20):
        began = time.perf_counter()
        interview.reply(ANSWER)
        times.append(time.perf_counter() - began)
    assert statistics.median(times) < 0.4, "40 ms on an idle machine, ten times that on a busy one"


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    with pytest.raises(StoreError) as refused:
        Store(tmp_path / "home" / "sessions")
    _one_sentence(refused.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o500)
    with pytest.raises(StoreError) as refused:
        Store(tmp_path / "home" / "sessions")
    _one_sentence(refused.value)


def test_a_damaged_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    Store(folder).close()
    (folder / "interviews.sqlite").write_bytes(b"this was a database once " * 400)
    with pytest.raises(StoreError) as refused:
        Store(folder)
    _one_sentence(refused.value)


def test_a_file_damaged_while_in_use_is_said_in_one_sentence(services: Services) -> None:
    interview = Interview.start(seed=3, services=services)
    services.store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = services.settings.sessions_dir / "interviews.sqlite"
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 200_000)
    other = Services(Settings(home=services.settings.home), judge=None)
    with pytest.raises(StoreError) as refused:
        Interview.open(interview.session, other).reply(ANSWER)
    _one_sentence(refused.value)


def _one_sentence(error: Exception) -> None:
    said = str(error)
    assert "\n" not in said
    assert said.endswith(".")
    assert 20 < len(said) < 400
