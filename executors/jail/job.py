"""The last steps of a freshly forked job: lock the process down, then hand it to the submission."""

from __future__ import annotations

import os
import resource
from dataclasses import dataclass
from typing import NoReturn

from executors.jail import compiler, face, kernel, landlock, runner, seccomp
from executors.jail.policy import (
    ALLOWED,
    COMPILER_ALLOWED,
    COMPILER_RLIMITS,
    COMPILER_RULES,
    COMPILER_SCRATCH_OPTIONS,
    RLIMITS,
    SCRATCH,
    SCRATCH_OPTIONS,
)
from executors.jail.settings import Settings

RESULT = 3  # the descriptor on which the one answer leaves
STARTED = b"+"  # comes before it when the job is locked down; without it the failure is ours
_SLACK_BYTES = 24 << 20  # the interpreter's own needs between fork and submission


@dataclass(frozen=True)
class Plan:
    """What every job of a zygote shares; a compiler's jobs have a filter and limits of their own."""

    level: int
    landlock_abi: int
    readable: tuple[str, ...]
    writable: tuple[str, ...]
    base_bytes: int
    own_user: bool  # nobody else's processes count against its limits
    filter: seccomp.Filter
    compiler_filter: seccomp.Filter


def prepare(settings: Settings, landlock_abi: int) -> Plan:
    """Return the plan of a zygote's jobs."""
    if settings.level == 3:
        readable: tuple[str, ...] = ("/",)
        writable: tuple[str, ...] = (SCRATCH, "/dev/null", "/dev/zero")
    else:
        readable = (settings.stdlib, *settings.packages.values(), *settings.libraries, "/dev/urandom", "/dev/random")
        writable = ("/dev/null", "/dev/zero")
    return Plan(
        settings.level,
        landlock_abi,
        readable,
        writable,
        settings.base_bytes,
        settings.level == 3 or os.geteuid() == settings.uid,
        seccomp.Filter(ALLOWED[settings.level]),
        seccomp.Filter(COMPILER_ALLOWED, COMPILER_RULES),
    )


def main(plan: Plan, limits: dict[str, float], descriptors: list[int], parent: int) -> NoReturn:
    """Become the job; `descriptors` are its data, stdin, stdout, stderr and result, in this order."""
    try:
        data = _take_descriptors(descriptors)
        compiling = bool(limits.get("compile"))
        if plan.level == 3:
            kernel.unshare(kernel.CLONE_NEWNS)
            options = COMPILER_SCRATCH_OPTIONS if compiling else SCRATCH_OPTIONS
            kernel.mount("tmpfs", SCRATCH, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, options)
            os.chdir(SCRATCH)
        _limit(plan, limits, COMPILER_RLIMITS if compiling else {})
        if compiling:
            _go_on_as_first_process(parent)
            parent = 0  # as seen from inside the new namespace
        _lock_down(plan, plan.compiler_filter if compiling else plan.filter, parent)
        face.reseed()
        os.write(RESULT, STARTED)
        (compiler.run if compiling else runner.run)(data, RESULT)
    finally:
        os._exit(70)


def _go_on_as_first_process(parent: int) -> None:
    """Put a compiler and its children into a process namespace that ends with us."""
    kernel.die_with_parent()
    if os.getppid() != parent:
        os._exit(70)
    kernel.unshare(kernel.CLONE_NEWPID)
    child = os.fork()
    if child:
        os.closerange(0, RESULT + 1)
        _, status = os.waitpid(child, 0)
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _take_descriptors(descriptors: list[int]) -> bytes:
    data_fd, stdin, stdout, stderr, result = descriptors
    data = _read_all(data_fd)
    for target, descriptor in enumerate((stdin, stdout, stderr)):
        os.dup2(descriptor, target)
    os.dup2(result, RESULT)
    os.closerange(RESULT + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    return data


def _read_all(descriptor: int) -> bytes:
    size = os.fstat(descriptor).st_size
    parts, at = [], 0
    while at < size:
        part = os.pread(descriptor, size - at, at)
        parts.append(part)
        at += len(part)
    return b"".join(parts)


def _lock_down(plan: Plan, filter_: seccomp.Filter, parent: int) -> None:
    """The order matters: Landlock and the filter need capabilities gone for good, and the filter is last."""
    kernel.drop_capabilities()
    kernel.forbid_new_privileges()
    if plan.level >= 2:
        landlock.confine(plan.readable, plan.writable, plan.landlock_abi)
    kernel.die_with_parent()
    if os.getppid() != parent:
        os._exit(70)
    seccomp.load(filter_.for_process(os.getpid()))


def _limit(plan: Plan, limits: dict[str, float], changes: dict[str, int]) -> None:
    cpu = int(limits["cpu_s"]) + 1  # whole seconds; the zygote watches the exact figure
    memory = plan.base_bytes + _SLACK_BYTES + (int(limits["memory_mb"]) << 20)
    wanted = {**RLIMITS, **changes, "CPU": cpu, "AS": memory}
    if not plan.own_user:
        del wanted["NPROC"]  # the kernel would count the whole host; the address space bounds threads too
    for name, value in wanted.items():
        number = getattr(resource, f"RLIMIT_{name}")
        hard = resource.getrlimit(number)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(number, (value, value))
