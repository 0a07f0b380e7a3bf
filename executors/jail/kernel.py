"""The system calls the sandbox needs and Python does not offer; each raises OSError naming itself.

Sources: the man pages named below, include/uapi/linux/{sched,mount,prctl,capability}.h, x86_64.
"""

from __future__ import annotations

import ctypes
import os

CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS = 0x0002_0000, 0x0200_0000, 0x0400_0000
CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x0800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000

MS_NOSUID, MS_NODEV, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 4096, 16384, 1 << 18
MNT_DETACH = 2
MOUNT_ATTR_RDONLY, MOUNT_ATTR_NOSUID, MOUNT_ATTR_NODEV = 1, 2, 4

_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_PR_CAPBSET_DROP, _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL = 24, 47, 4
_CAPABILITY_VERSION_3 = 0x2008_0522
_SYS_PIVOT_ROOT, _SYS_MOUNT_SETATTR = 155, 442

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def syscall(name: str, number: int, *args: object) -> int:
    """Make a raw call, see syscall(2): integers are passed as long, bytes as a pointer."""
    words = [ctypes.c_long(arg) if isinstance(arg, int) else arg for arg in args]
    return _checked(name, int(_libc.syscall(ctypes.c_long(number), *words)))


def unshare(flags: int) -> None:
    """Move this process into new namespaces, see unshare(2) and namespaces(7)."""
    _checked("unshare", int(_libc.unshare(ctypes.c_int(flags))))


def mount(source: str, target: str, kind: str | None, flags: int, options: str = "") -> None:
    """Mount, bind or change the propagation of a mount point, see mount(2)."""
    words = (source.encode(), target.encode(), kind.encode() if kind else None)
    _checked(f"mount {target}", int(_libc.mount(*words, ctypes.c_ulong(flags), options.encode() or None)))


def unmount(target: str) -> None:
    """Take a mount out of the tree at once, see umount2(2)."""
    _checked(f"umount {target}", int(_libc.umount2(target.encode(), ctypes.c_int(MNT_DETACH))))


def pivot_root(new_root: str, old_root: str) -> None:
    """Make `new_root` the root and hang the old one at `old_root`, see pivot_root(2)."""
    syscall("pivot_root", _SYS_PIVOT_ROOT, new_root.encode(), old_root.encode())


def restrict_mount(target: str, attributes: int, recursive: bool) -> None:
    """Set attributes such as read-only on a mount and those below it, see mount_setattr(2); Linux 5.12."""
    attr = (ctypes.c_uint64 * 4)(attributes, 0, 0, 0)
    flags = _AT_RECURSIVE if recursive else 0
    where = (_AT_FDCWD, target.encode(), flags)
    syscall(f"mount_setattr {target}", _SYS_MOUNT_SETATTR, *where, ctypes.byref(attr), ctypes.sizeof(attr))


def set_host_name(name: bytes) -> None:
    """Name this UTS namespace, see sethostname(2)."""
    _checked("sethostname", int(_libc.sethostname(name, ctypes.c_size_t(len(name)))))


def die_with_parent() -> None:
    """Ask for SIGKILL when the parent thread ends; a change of credentials would clear it."""
    _prctl(_PR_SET_PDEATHSIG, 9)


def set_dumpable() -> None:
    """Own /proc/self again after a change of user, so that the id maps can be written."""
    _prctl(_PR_SET_DUMPABLE, 1)


def forbid_new_privileges() -> None:
    """No exec will ever add privileges from here on; unprivileged seccomp and Landlock require it."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def drop_bounding_set() -> None:
    """Remove every capability this kernel knows from the bounding set, see capabilities(7)."""
    for capability in range(64):
        try:
            _prctl(_PR_CAPBSET_DROP, capability)
        except OSError:
            break  # EINVAL: past the last one; EPERM: we hold none to begin with


def drop_capabilities() -> None:
    """Clear the effective, permitted, inheritable and ambient sets, see capset(2)."""
    _prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    data = (ctypes.c_uint32 * 6)()
    _checked("capset", int(_libc.capset(ctypes.byref(header), ctypes.byref(data))))


def cpu_clock_of(pid: int) -> int:
    """Return the clock id of a process' CPU time for `time.clock_gettime`, as clock_getcpuclockid(3) does."""
    return (~pid << 3) | 2


def _prctl(option: int, value: int) -> None:
    words = [ctypes.c_ulong(word) for word in (value, 0, 0, 0)]
    _checked(f"prctl {option}", int(_libc.prctl(ctypes.c_int(option), *words)))


def _checked(name: str, result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), name)
    return result
