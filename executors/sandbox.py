"""The service's end of one sandbox process: start it, send it jobs, read what comes back with caps."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.problem_types import Limits
from executors.errors import ZygoteError
from executors.jail.settings import Settings

_ENVIRONMENT = {
    "LANG": "C.UTF-8",
    "MALLOC_ARENA_MAX": "1",  # an arena for each thread would count against the address space
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",  # the same order of sets in every run
}
_GRACE_S = 2.0  # after its wall limit a job must be reported; otherwise the whole zygote goes
_F_ADD_SEALS, _ALL_SEALS = 1033, 15  # fcntl(2): no write, grow, shrink, nor further seals
_CHUNK = 1 << 16
_STARTED = b"+"  # as in executors/jail/job.py
DEFAULT_FRAME_CAP = 8 << 20


@dataclass(frozen=True)
class Job:
    """One run: `order` says what to do, `payload` holds encoded arguments, `frame_cap` bounds the answer."""

    order: dict[str, Any]
    limits: Limits
    payload: bytes = b"null"
    stdin: bytes = b""
    frame_cap: int = DEFAULT_FRAME_CAP
    compile: bool = False


@dataclass
class RawRun:
    """What a job left behind: bytes as read, and the exit report of its zygote."""

    status: int = 0  # as from wait(2)
    ended_by: str = ""  # cpu, wall or request, when it was killed
    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_kb: int = 0
    stdout: bytearray = field(default_factory=bytearray)
    stderr: bytearray = field(default_factory=bytearray)
    frame: bytearray = field(default_factory=bytearray)
    overflow: str = ""  # the stream that passed its cap
    started: bool = False  # whether the job got as far as the submission


class Zygote:
    """A live sandbox process; used by one thread at a time."""

    def __init__(self, settings: Settings, boot_s: float) -> None:
        self.jobs = 0
        self.broken = False
        self._door, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = _spawn(theirs)
        try:
            self._door.send(json.dumps(vars(settings)).encode())
            self.report = self._receive(boot_s)
        except OSError as error:
            self.close()
            raise ZygoteError(f"it did not start: {error}") from error
        except ZygoteError:
            self.close()
            raise
        if not self.report.get("ready"):
            self.close()
            raise ZygoteError(str(self.report.get("error", "it did not start")))

    @property
    def pid(self) -> int:
        """The process id of the outermost sandbox process."""
        return self._process.pid

    def run(self, job: Job) -> RawRun:
        """Run one job to its end; raises `ZygoteError` when the sandbox process misbehaved."""
        self.jobs += 1
        self.broken = True  # until it is known to be ready for the next job, whatever interrupts us
        try:
            run = self._run(job)
        except (OSError, ValueError, KeyError) as error:
            raise ZygoteError(f"lost: {error}") from error
        self.broken = False
        return run

    def close(self) -> None:
        """End the process and everything in it."""
        self._door.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=0.2)
        self._process.kill()
        self._process.wait()

    def _run(self, job: Job) -> RawRun:
        data = json.dumps(job.order).encode("ascii") + b"\n" + job.payload
        with contextlib.ExitStack() as theirs, contextlib.ExitStack() as ours:
            files = [_sealed(data, theirs), _sealed(job.stdin, theirs)]
            pipes = [_pipe(ours, theirs) for _ in range(3)]
            limits = {
                "cpu_s": job.limits.cpu_s,
                "wall_s": job.limits.wall_s,
                "memory_mb": job.limits.memory_mb,
                "compile": job.compile,
            }
            message = json.dumps(limits).encode()
            socket.send_fds(self._door, [message], files + [writer for _, writer in pipes])
            theirs.close()
            return self._collect(job, [reader for reader, _ in pipes])

    def _collect(self, job: Job, readers: list[int]) -> RawRun:
        run = RawRun()
        cap = job.limits.output_kb * 1024
        streams = dict(zip(readers, (run.stdout, run.stderr, run.frame), strict=True))
        caps = dict(zip(readers, (cap, cap, job.frame_cap), strict=True))
        names = dict(zip(readers, ("stdout", "stderr", "answer"), strict=True))
        deadline = time.monotonic() + job.limits.wall_s + _GRACE_S
        poll = select.poll()
        for descriptor in [*readers, self._door.fileno()]:
            poll.register(descriptor, select.POLLIN)
        while True:
            ready = {descriptor for descriptor, _ in poll.poll(max(0.0, deadline - time.monotonic()) * 1000)}
            for descriptor in ready & streams.keys():
                if not _read_some(descriptor, streams[descriptor], caps[descriptor]):
                    poll.unregister(descriptor)
                elif len(streams[descriptor]) > caps[descriptor] and not run.overflow:
                    run.overflow = names[descriptor]
                    self._door.send(b"kill")
            if self._door.fileno() in ready:
                break
            if time.monotonic() > deadline:
                raise ZygoteError("no exit report in time")
        self._finish(run, streams, caps)
        return run

    def _finish(self, run: RawRun, streams: dict[int, bytearray], caps: dict[int, int]) -> None:
        """Take the exit report, then what is still in the pipes; no writer is left."""
        report = self._receive(_GRACE_S)
        for descriptor, buffer in streams.items():
            while _read_some(descriptor, buffer, caps[descriptor]) and len(buffer) <= caps[descriptor]:
                pass
            if len(buffer) > caps[descriptor]:
                run.overflow = run.overflow or "stream"
                del buffer[caps[descriptor] :]
        run.started = run.frame.startswith(_STARTED)
        del run.frame[:1]
        run.status, run.ended_by = int(report["status"]), str(report["ended_by"])
        run.cpu_s, run.wall_s = float(report["cpu_s"]), float(report["wall_s"])
        run.peak_kb = int(report["peak_kb"])

    def _receive(self, timeout_s: float) -> dict[str, Any]:
        self._door.settimeout(timeout_s)
        try:
            message = self._door.recv(1 << 16)
        except TimeoutError as error:
            raise ZygoteError("no answer in time") from error
        except OSError as error:
            raise ZygoteError(f"lost: {error}") from error
        if not message:
            raise ZygoteError("it ended by itself")
        parsed: dict[str, Any] = json.loads(message)
        return parsed


def _spawn(door: socket.socket) -> subprocess.Popen[bytes]:
    """Execute a fresh interpreter with nothing of ours in it but the socket."""
    interpreter = getattr(sys, "_base_executable", "") or sys.executable
    folder = Path(__file__).resolve().parent
    boot = (folder / "jail" / "boot.py").read_text("utf-8")
    flags = ["-S", "-P", "-s", *(["-B"] if sys.dont_write_bytecode else [])]  # our choice about caches is its own
    with _beyond_streams(door) as channel:
        words = [interpreter, *flags, "-c", boot, str(folder), str(channel.fileno())]
        return subprocess.Popen(
            words,
            env=_ENVIRONMENT,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(channel.fileno(),),
            start_new_session=True,
        )


def _beyond_streams(door: socket.socket) -> socket.socket:
    """Return a copy under a number above 2: a service without standard streams gives those to what it opens."""
    return socket.socket(fileno=fcntl.fcntl(door, fcntl.F_DUPFD_CLOEXEC, 3))


def _sealed(data: bytes, stack: contextlib.ExitStack) -> int:
    """Return a descriptor of an anonymous file nobody can change, at its beginning."""
    descriptor = os.memfd_create("job", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    stack.callback(os.close, descriptor)
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    os.lseek(descriptor, 0, os.SEEK_SET)
    fcntl.fcntl(descriptor, _F_ADD_SEALS, _ALL_SEALS)
    return descriptor


def _pipe(ours: contextlib.ExitStack, theirs: contextlib.ExitStack) -> tuple[int, int]:
    reader, writer = os.pipe2(os.O_CLOEXEC)
    ours.callback(os.close, reader)
    theirs.callback(os.close, writer)
    os.set_blocking(reader, False)
    return reader, writer


def _read_some(descriptor: int, buffer: bytearray, cap: int) -> bool:
    """Append what is there, keeping at most a chunk more than the cap; False when nothing more will come."""
    try:
        chunk = os.read(descriptor, _CHUNK)
    except BlockingIOError:
        return False
    if len(buffer) <= cap:
        buffer += chunk
    return bool(chunk)
