"""Sharing: fair turns, bounded queue, worn processes replaced."""

from __future__ import annotations

import threading
import time

import pytest

from executors.errors import BusyError, ExecutorError
from executors.pool import Pool


class Clay:
    """A worker that does nothing."""

    def __init__(self) -> None:
        self.jobs = 0
        self.broken = False
        self.closed = False

    def close(self) -> None:
        """Note that it was ended."""
        self.closed = True


def _pool(size: int = 1, **options: int) -> tuple[Pool[Clay], list[Clay]]:
    made: list[Clay] = []

    def launch() -> Clay:
        made.append(Clay())
        return made[-1]

    return Pool(launch, size, **options), made


def test_a_process_is_reused() -> None:
    pool, made = _pool()
    for _ in range(3):
        with pool.lease():
            pass
    assert len(made) == 1


def test_a_broken_or_worn_process_is_replaced() -> None:
    pool, made = _pool(max_jobs=2)
    with pool.lease() as first:
        first.broken = True
    with pool.lease() as second:
        second.jobs = 2
    with pool.lease():
        pass
    assert [worker.closed for worker in made] == [True, True, False]


def test_sessions_take_turns_however_many_runs_each_has_waiting() -> None:
    pool, _ = _pool()
    order: list[str] = []

    def work(session: str) -> None:
        with pool.lease(session):
            order.append(session)

    with pool.lease("first"):
        threads = []
        for session in "aaaab":
            threads.append(threading.Thread(target=work, args=(session,)))
            threads[-1].start()
            time.sleep(0.02)
    for thread in threads:
        thread.join()
    assert order.index("b") == 1


def test_a_full_queue_says_so() -> None:
    pool, _ = _pool(max_waiting=0)
    with pool.lease(), pytest.raises(BusyError, match="try again"), pool.lease():
        pass
    with pool.lease():
        pass


def test_a_failed_start_leaves_the_place_free() -> None:
    fail = [True]

    def launch() -> Clay:
        if fail.pop() if fail else False:
            raise ExecutorError("no")
        return Clay()

    pool = Pool(launch, 1)
    with pytest.raises(ExecutorError), pool.lease():
        pass
    with pool.lease():
        pass


def test_closing_wakes_those_who_wait_and_ends_processes() -> None:
    pool, made = _pool()
    failures: list[str] = []

    def work() -> None:
        try:
            with pool.lease():
                pass
        except ExecutorError as error:
            failures.append(str(error))

    with pool.lease():
        thread = threading.Thread(target=work)
        thread.start()
        time.sleep(0.05)
        pool.close()
        thread.join(2)
    assert failures == ["the executor is closed"]
    assert made[0].closed


def test_many_threads_share_without_loss() -> None:
    pool, made = _pool(3, max_jobs=7)
    done = []

    def work() -> None:
        for _ in range(50):
            with pool.lease() as worker:
                worker.jobs += 1
                done.append(1)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(done) == 400
    assert sum(not worker.closed for worker in made) <= 3
