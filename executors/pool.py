"""Shares a few sandbox processes among many callers, fairly and with a bounded queue."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from typing import Generic, Protocol, TypeVar

from executors.errors import BusyError, ExecutorError


class Worker(Protocol):
    """What a pool needs to know of a process."""

    jobs: int
    broken: bool

    def close(self) -> None:
        """End it."""


W = TypeVar("W", bound=Worker)


class _Ticket(Generic[W]):
    """One caller's place in the queue."""

    def __init__(self) -> None:
        self.called = threading.Event()
        self.zygote: W | None = None  # None when called: make one yourself
        self.closed = False


class Pool(Generic[W]):
    """At most `size` live processes; sessions take turns, whatever the number of runs each has waiting."""

    def __init__(self, launch: Callable[[], W], size: int, max_waiting: int = 4096, max_jobs: int = 500) -> None:
        self._launch = launch
        self._size = size
        self._max_waiting = max_waiting
        self._max_jobs = max_jobs  # a process is replaced after that many
        self._lock = threading.Lock()
        self._idle: list[W] = []
        self._live = 0
        self._waiting = 0
        self._queues: OrderedDict[str, deque[_Ticket[W]]] = OrderedDict()
        self._closed = False

    @contextlib.contextmanager
    def lease(self, session: str = "") -> Iterator[W]:
        """Hold a process for one run; raises `BusyError` when too many are waiting already."""
        zygote = self._take(session)
        try:
            yield zygote
        finally:
            self._give_back(zygote)

    def close(self) -> None:
        """End the idle processes and refuse new runs; those at work end when they are given back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            tickets = [ticket for queue in self._queues.values() for ticket in queue]
            self._queues.clear()
            self._live -= len(idle)
        for ticket in tickets:
            ticket.closed = True
            ticket.called.set()
        for zygote in idle:
            zygote.close()

    def _take(self, session: str) -> W:
        ticket: _Ticket[W] | None = None
        with self._lock:
            if self._closed:
                raise ExecutorError("the executor is closed")
            if self._idle:
                return self._idle.pop()
            if self._live < self._size:
                self._live += 1
            else:
                ticket = self._enqueue(session)
        if ticket is not None:
            ticket.called.wait()
            if ticket.closed:
                raise ExecutorError("the executor is closed")
            if ticket.zygote is not None:
                return ticket.zygote
        return self._make()

    def _enqueue(self, session: str) -> _Ticket[W]:
        if self._waiting >= self._max_waiting:
            raise BusyError(self._waiting)
        ticket: _Ticket[W] = _Ticket()
        self._queues.setdefault(session, deque()).append(ticket)
        self._waiting += 1
        return ticket

    def _make(self) -> W:
        """Start a process in a place that is counted already; on failure the place goes to the next."""
        try:
            return self._launch()
        except BaseException:
            with self._lock:
                self._pass_on(None)
            raise

    def _give_back(self, zygote: W) -> None:
        worn = zygote.broken or zygote.jobs >= self._max_jobs
        with self._lock:
            keep = not worn and not self._closed
            if keep and self._queues:
                self._pass_on(zygote)
            elif keep:
                self._idle.append(zygote)
            else:
                self._pass_on(None)
        if not keep:
            zygote.close()

    def _pass_on(self, zygote: W | None) -> None:
        """Give a process, or the right to start one, to the next session in turn; the lock is held."""
        if not self._queues:
            self._live -= 1
            return
        session, queue = self._queues.popitem(last=False)
        ticket = queue.popleft()
        if queue:
            self._queues[session] = queue  # to the end of the round
        self._waiting -= 1
        ticket.zygote = zygote
        ticket.called.set()
