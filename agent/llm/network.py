"""HTTP with one deadline for a whole call, however slowly the other side drips, and whatever name lookup does.

The timeouts of an HTTP client hold for one read; a server that sends a byte a second never meets them. Here every
connect, read and write is given what is left of the call's time.
"""

from __future__ import annotations

import math
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore2
import httpx2

_CALL = threading.local()


@contextmanager
def until(deadline: float, most_bytes: float = math.inf) -> Iterator[None]:
    """Within, network operations of this thread end by `deadline` (monotonic seconds) or raise a timeout.

    No more than `most_bytes` are read.
    """
    _CALL.deadline, _CALL.bytes = deadline, most_bytes
    try:
        yield
    finally:
        _CALL.deadline, _CALL.bytes = None, math.inf


def _left(timeout: float | None, error: type[Exception]) -> float | None:
    deadline = getattr(_CALL, "deadline", None)
    if deadline is None:
        return timeout
    left = float(deadline) - time.monotonic()
    if left <= 0:
        raise error("the call's time is over")
    return left if timeout is None else min(left, timeout)


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        raw = self._inner.read(max_bytes, _left(timeout, httpcore2.ReadTimeout))
        _CALL.bytes = getattr(_CALL, "bytes", math.inf) - len(raw)
        if _CALL.bytes < 0:
            raise httpcore2.ReadError("more was sent than any reply needs")
        return raw

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> _Stream:
        left = _left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    def __init__(self, inner: httpcore2.NetworkBackend) -> None:
        self._inner = inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> _Stream:
        left = _left(timeout, httpcore2.ConnectTimeout)
        return _Stream(_within(left, lambda: self._inner.connect_tcp(host, port, left, local_address, socket_options)))


def _within(seconds: float | None, connect: Callable[[], httpcore2.NetworkStream]) -> httpcore2.NetworkStream:
    """Connect in a thread of its own, because looking up a name takes no timeout; a late connection is closed."""
    made: list[httpcore2.NetworkStream] = []
    failed: list[BaseException] = []
    given_up, lock = threading.Event(), threading.Lock()

    def work() -> None:
        try:
            stream = connect()
        except (httpcore2.ConnectError, httpcore2.ConnectTimeout, OSError, ValueError) as error:
            failed.append(error)  # raised by the thread that waits
            return
        with lock:
            if given_up.is_set():
                stream.close()
            else:
                made.append(stream)

    thread = threading.Thread(target=work, name="connecting", daemon=True)
    thread.start()
    thread.join(seconds)
    with lock:
        given_up.set()
    if failed:
        raise failed[0]
    if not made:
        raise httpcore2.ConnectTimeout("no connection within the call's time")
    return made[0]


def transport(url: str, proxy: str | None = None) -> httpx2.HTTPTransport:
    """A transport for an address, whose operations keep to `until`."""
    plain = url.startswith("http://") and proxy is None
    # Reading all certificates of the machine takes a tenth of a second that plain HTTP need not spend.
    verify = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if plain else True
    made = httpx2.HTTPTransport(proxy=proxy, verify=verify)
    pool: Any = made._pool  # the client offers no public way to put a backend of one's own in
    pool._network_backend = _Backend(pool._network_backend)
    return made
