"""A warm, confined interpreter that forks one process for each job it is sent.

    service --job, descriptors--> zygote --fork--> job        (one at a time)
    service <--- exit report ---- zygote <-wait4---'

It never reads a job itself: what it held in memory, every later job would inherit. When the service
goes away the socket closes, the zygote ends, and with it everything in its process namespace.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Iterable
from typing import Any

from executors.jail import face, job, kernel, landlock, relocate, rootfs, seccomp
from executors.jail.policy import COMMON_MODULES, HOST_NAME, JAIL_UID, MORE_MODULES, PACKAGES, STDLIB
from executors.jail.settings import Settings

_NAMESPACES = (
    kernel.CLONE_NEWPID | kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC | kernel.CLONE_NEWUTS | kernel.CLONE_NEWCGROUP
)
_TICK_S = 0.05  # how often the CPU clock of a running job is read


def main(channel: int) -> None:
    """Read the settings, confine this process as they ask, report, serve jobs until the socket closes."""
    sys.dont_write_bytecode = True
    door = socket.socket(fileno=channel)
    try:
        settings = Settings(**json.loads(door.recv(1 << 16)))
        if not seccomp.supported():
            raise OSError("no table of system calls for this processor")
        abi = landlock.abi()
        if settings.level >= 2 and abi == 0:
            raise OSError("this kernel has no Landlock")
        report = _confine(settings)
        report["landlock_abi"] = abi if settings.level >= 2 else None
        plan = job.prepare(settings, abi)
        del settings  # every fork can read what is on this stack
        _serve(door, plan, report)
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the service must hear of it
        _send(door, {"ready": False, "error": f"{type(error).__name__}: {error}"[:300]})
    os._exit(0)


def _confine(settings: Settings) -> dict[str, Any]:
    proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    _offer_to_be_killed_first(proc)
    dropped = os.geteuid() == 0
    if settings.level == 3:
        _enter_namespaces(settings, proc)
        _become_first_process()
        relocate.modules({settings.stdlib: STDLIB})
        sys.path[:] = [STDLIB, f"{STDLIB}/lib-dynload", PACKAGES]
        _preload([*settings.modules, *COMMON_MODULES])
    else:
        sys.path[:] = [settings.stdlib, f"{settings.stdlib}/lib-dynload", *settings.package_folders()]
        _preload([*settings.modules, *COMMON_MODULES, *MORE_MODULES])
        del sys.path[2:]  # a loaded package finds its own parts; its neighbours are not ours to show
        if dropped:
            _become(settings.uid)
    exec(settings.warm_up, {})  # noqa: S102 - a language's own words
    settings.base_bytes = _address_space(proc)
    os.close(proc)
    if settings.level == 3:
        kernel.drop_bounding_set()
    face.put_on()
    gc.collect()
    gc.freeze()
    return {
        "ready": True,
        "uid_dropped": dropped,
        "filter": f"allowlist:{seccomp.fingerprint(settings.level)}",
    }


def _offer_to_be_killed_first(proc: int) -> None:
    """When the machine runs out of memory the kernel should take a submission, not the service; proc(5)."""
    with contextlib.suppress(OSError):
        descriptor = os.open("self/oom_score_adj", os.O_WRONLY, dir_fd=proc)
        os.write(descriptor, b"500")
        os.close(descriptor)


def _enter_namespaces(settings: Settings, proc: int) -> None:
    """As root, mount first and become nobody in particular; otherwise a user namespace comes first."""
    if os.geteuid() == 0:
        kernel.unshare(kernel.CLONE_NEWNS)
        rootfs.build(settings)
        _become(settings.uid)
        kernel.set_dumpable()
        kernel.unshare(kernel.CLONE_NEWUSER | kernel.CLONE_NEWNS | _NAMESPACES)
        _map_self(proc, settings.uid, settings.uid)
    else:
        uid, gid = os.getuid(), os.getgid()
        kernel.unshare(kernel.CLONE_NEWUSER | kernel.CLONE_NEWNS | _NAMESPACES)
        _map_self(proc, uid, gid)
        rootfs.build(settings)
    kernel.set_host_name(HOST_NAME)


def _map_self(proc: int, uid: int, gid: int) -> None:
    """Keep the one user and group we are, see user_namespaces(7); inside they get made-up numbers."""
    lines = {"setgroups": "deny", "uid_map": f"{JAIL_UID} {uid} 1", "gid_map": f"{JAIL_UID} {gid} 1"}
    for name, text in lines.items():
        descriptor = os.open(f"self/{name}", os.O_WRONLY, dir_fd=proc)
        os.write(descriptor, text.encode())
        os.close(descriptor)


def _become(uid: int) -> None:
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def _become_first_process() -> None:
    """Go on as pid 1 of the new process namespace: when that ends the kernel ends everything in it."""
    child = os.fork()
    if child:
        os.closerange(3, 64)
        os.waitpid(child, 0)
        os._exit(0)
    kernel.die_with_parent()


def _address_space(proc: int) -> int:
    """Return the bytes of address space in use; the first word of statm counts pages, see proc(5)."""
    statm = os.open("self/statm", os.O_RDONLY, dir_fd=proc)
    pages = int(os.read(statm, 64).split()[0])
    os.close(statm)
    return pages * os.sysconf("SC_PAGE_SIZE")


def _preload(modules: Iterable[str]) -> None:
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:
            continue  # an interpreter built without it; a submission will be told the same


def _serve(door: socket.socket, plan: job.Plan, report: dict[str, Any]) -> None:
    _send(door, report)
    while True:
        message, descriptors, _, _ = socket.recv_fds(door, 4096, 8)
        if not message:
            return
        if message != b"kill":  # a late order to end a job that has ended by itself
            _send(door, _run(door, plan, json.loads(message), descriptors))


def _run(door: socket.socket, plan: job.Plan, limits: dict[str, float], descriptors: list[int]) -> dict[str, Any]:
    started = time.monotonic()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        job.main(plan, limits, descriptors, parent)
    for descriptor in descriptors:
        os.close(descriptor)
    ended_by = _watch(door, pid, started, limits)
    _, status, usage = os.wait4(pid, 0)
    return {
        "status": status,
        "ended_by": ended_by,
        "cpu_s": usage.ru_utime + usage.ru_stime,
        "wall_s": time.monotonic() - started,
        "peak_kb": usage.ru_maxrss,
    }


def _watch(door: socket.socket, pid: int, started: float, limits: dict[str, float]) -> str:
    """Wait for the job to end; kill it at a limit or on request and say why."""
    handle = os.pidfd_open(pid)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    poll.register(door, select.POLLIN)
    clock = kernel.cpu_clock_of(pid)
    reason = ""
    try:
        while True:
            left = min(_TICK_S, max(0.0, started + limits["wall_s"] - time.monotonic()))
            ready = {descriptor for descriptor, _ in poll.poll(left * 1000 + 1)}
            if handle in ready:
                return reason
            if door.fileno() in ready and not door.recv(16):
                os._exit(0)  # the service is gone
            elif door.fileno() in ready:
                reason = "request"
            elif time.clock_gettime(clock) >= limits["cpu_s"]:
                reason = "cpu"
            elif time.monotonic() - started >= limits["wall_s"]:
                reason = "wall"
            if reason:
                signal.pidfd_send_signal(handle, signal.SIGKILL)
    finally:
        os.close(handle)


def _send(door: socket.socket, message: dict[str, Any]) -> None:
    door.send(json.dumps(message).encode())
