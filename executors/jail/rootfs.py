"""Builds the root folder of level 3: host libraries, one interpreter, named packages, nothing else.

There is no /proc, /sys or /etc in it, and none of the service's files.
"""

# ruff: noqa: PTH102, PTH103, PTH106, PTH112, PTH114, PTH115, PTH116, PTH120, PTH211 - plain calls, one system call each

from __future__ import annotations

import os
import stat

from executors.jail import kernel
from executors.jail.policy import DEVICES, LIBRARY_LINKS, PACKAGES, SCRATCH, STDLIB
from executors.jail.settings import Settings

_OLD = "/old"
_READ_ONLY = kernel.MOUNT_ATTR_RDONLY | kernel.MOUNT_ATTR_NOSUID | kernel.MOUNT_ATTR_NODEV
_TMPFS = kernel.MS_NOSUID | kernel.MS_NODEV


def build(settings: Settings) -> None:
    """Enter the new root; the caller has just unshared its mount namespace."""
    kernel.mount("none", "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
    base = next(path for path in ("/tmp", "/var", "/mnt", "/") if os.path.isdir(path))
    kernel.mount("tmpfs", base, "tmpfs", _TMPFS, "size=1m,nr_inodes=256,mode=755")
    os.chdir(base)
    os.mkdir(_OLD[1:])
    kernel.pivot_root(".", _OLD[1:])  # what `base` covered is visible again below /old
    os.chdir("/")
    for path in LIBRARY_LINKS:
        _repeat_link(path)
    for path in settings.libraries:
        _bind(path, path, _READ_ONLY)
    for path in DEVICES:
        _bind(path, path, kernel.MOUNT_ATTR_NOSUID | kernel.MOUNT_ATTR_RDONLY)
    _bind(settings.stdlib, STDLIB, _READ_ONLY)
    for name, path in settings.packages.items():
        _bind(path, f"{PACKAGES}/{name}", _READ_ONLY)
    for inside, path in settings.extra.items():
        _bind(path, inside, _READ_ONLY)
    for path in (f"{STDLIB}/site-packages", f"{STDLIB}/dist-packages", f"{STDLIB}/ensurepip"):
        _hide(path)
    _finish()


def _finish() -> None:
    os.mkdir(SCRATCH)
    os.symlink(SCRATCH, "/tmp")
    kernel.unmount(_OLD)
    os.rmdir(_OLD)
    kernel.restrict_mount("/", _READ_ONLY, recursive=False)


def _repeat_link(path: str) -> None:
    if os.path.islink(_OLD + path):
        os.symlink(os.readlink(_OLD + path), path)


def _bind(source: str, target: str, attributes: int) -> None:
    """Bind a host file or folder, given by its real path, with what is mounted below it."""
    source = _OLD + source
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if stat.S_ISDIR(os.stat(source).st_mode):
        os.makedirs(target, exist_ok=True)
    else:
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o444))
    kernel.mount(source, target, None, kernel.MS_BIND | kernel.MS_REC)
    kernel.restrict_mount(target, attributes, recursive=True)


def _hide(path: str) -> None:
    if os.path.isdir(path):
        kernel.mount("tmpfs", path, "tmpfs", _TMPFS, "size=0,nr_inodes=1,mode=555")
        kernel.restrict_mount(path, _READ_ONLY, recursive=False)
