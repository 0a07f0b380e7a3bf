"""Confines a process to named folders with Landlock, see landlock(7); works without privileges.

Numbers: include/uapi/linux/landlock.h. What an older kernel does not know is left out and reported
through the ABI number.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable

from executors.jail import kernel

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG, _PATH_BENEATH = 1, 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_TRUNCATE, _IOCTL_DEV = 1 << 14, 1 << 15
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
READ = _READ_FILE | _READ_DIR | _EXECUTE
_ALL_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_ALL_NOW = (1 << 16) - 1
_ALL_NET, _ALL_SCOPES = 3, 3  # TCP bind and connect; abstract unix sockets and signals


def abi() -> int:
    """Return the kernel's Landlock version, 0 where there is none."""
    try:
        return kernel.syscall("landlock", _CREATE_RULESET, None, 0, _VERSION_FLAG)
    except OSError:
        return 0


def confine(readable: Iterable[str], writable: Iterable[str], version: int) -> None:
    """Let this process read below `readable`, do anything below `writable`, nothing else; no TCP.

    Must run while the process has one thread. Paths that do not exist are skipped.
    """
    every_right = _ALL_BY_ABI.get(version, _ALL_NOW)
    ruleset = _create(every_right, version)
    try:
        for path in readable:
            _allow(ruleset, path, READ)
        for path in writable:
            _allow(ruleset, path, every_right & ~_EXECUTE)
        kernel.syscall("landlock_restrict_self", _RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _create(every_right: int, version: int) -> int:
    words = (every_right, _ALL_NET, _ALL_SCOPES)[: 1 if version < 4 else 2 if version < 6 else 3]
    attr = struct.pack(f"={len(words)}Q", *words)
    return kernel.syscall("landlock_create_ruleset", _CREATE_RULESET, attr, len(attr), 0)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        is_folder = os.path.isdir(path)  # noqa: PTH112 - pathlib is not needed for this
        attr = struct.pack("=Qi", rights if is_folder else rights & _OF_FILES, descriptor)
        kernel.syscall(f"landlock_add_rule {path}", _ADD_RULE, ruleset, _PATH_BENEATH, attr, 0)
    finally:
        os.close(descriptor)
