"""Work that tells of itself while it goes on: run in a thread of its own, its events yielded as they come."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from queue import SimpleQueue

from agent.events import Done, Event
from agent.replies import Reply

Listener = Callable[[Event], None]


def while_working(work: Callable[[Listener], Reply]) -> Generator[Event]:
    """Yield the events of `work`, then its reply; what it raises is raised here.

    The work goes on to its end however slowly the events are taken, and closing early waits for it: a reply that
    was taken is answered. It has a thread of its own because locks and the graph's context belong to one thread,
    and whoever takes the events may come from another each time.
    """
    events: SimpleQueue[Event | BaseException] = SimpleQueue()

    def run() -> None:
        try:
            events.put(Done(work(events.put)))
        except BaseException as error:  # noqa: BLE001  # it belongs to whoever takes the events
            events.put(error)

    worker = threading.Thread(target=run, name="reply")
    worker.start()
    try:
        while True:
            event = events.get()
            if isinstance(event, BaseException):
                raise event
            yield event
            if isinstance(event, Done):
                return
    finally:
        worker.join()
