"""The sandbox's policy as data: what a submission may ask of the kernel, see, and use up.

Numbers are those of x86_64 (arch/x86/entry/syscalls/syscall_64.tbl in the Linux source). A call that
is not listed fails with EPERM, so `import` fallbacks keep working and errors stay readable. There is
no fork, no exec and no socket: without children the limits below are exact without control groups.
"""

from __future__ import annotations

from dataclasses import dataclass

EPERM, ENOSYS = 1, 38
SELF = -1  # stands for the submission's own process id in a rule


@dataclass(frozen=True)
class OneOf:
    """The argument (low 32 bits: the kernel reads an int) must be one of these values."""

    arg: int
    values: tuple[int, ...]


@dataclass(frozen=True)
class HasBits:
    """The argument must have at least one of these bits set."""

    arg: int
    mask: int


@dataclass(frozen=True)
class IsNull:
    """The argument, a pointer, must be zero."""

    arg: int


@dataclass(frozen=True)
class HasNoBits:
    """The argument must have none of these bits set."""

    arg: int
    mask: int


Rule = OneOf | HasBits | HasNoBits | IsNull

MEMORY = {
    "brk": 12, "mmap": 9, "munmap": 11, "mprotect": 10, "mremap": 25, "madvise": 28, "msync": 26,
}  # fmt: skip
THREADS = {
    "clone": 56, "futex": 202, "set_robust_list": 273, "get_robust_list": 274, "rseq": 334,
    "gettid": 186, "getpid": 39, "getppid": 110, "sched_yield": 24, "exit": 60, "exit_group": 231,
    "set_tid_address": 218, "restart_syscall": 219,
}  # fmt: skip
SIGNALS = {
    "rt_sigaction": 13, "rt_sigprocmask": 14, "rt_sigreturn": 15, "rt_sigpending": 127,
    "rt_sigsuspend": 130, "rt_sigtimedwait": 128, "sigaltstack": 131, "pause": 34, "kill": 62,
    "tgkill": 234, "alarm": 37, "setitimer": 38, "getitimer": 36,
}  # fmt: skip
TIME = {
    "clock_gettime": 228, "clock_getres": 229, "clock_nanosleep": 230, "nanosleep": 35,
    "gettimeofday": 96, "time": 201, "times": 100, "getrusage": 98, "getcpu": 309,
}  # fmt: skip
DESCRIPTORS = {
    "read": 0, "write": 1, "readv": 19, "writev": 20, "pread64": 17, "pwrite64": 18, "preadv": 295,
    "pwritev": 296, "preadv2": 327, "pwritev2": 328, "lseek": 8, "close": 3, "close_range": 436,
    "dup": 32, "dup2": 33, "dup3": 292, "fcntl": 72, "ioctl": 16, "fstat": 5, "fstatfs": 138,
    "ftruncate": 77, "fallocate": 285, "fsync": 74, "fdatasync": 75, "fadvise64": 221, "pipe": 22,
    "pipe2": 293, "poll": 7, "ppoll": 271, "select": 23, "pselect6": 270, "epoll_create": 213,
    "epoll_create1": 291, "epoll_ctl": 233, "epoll_wait": 232, "epoll_pwait": 281, "epoll_pwait2": 441,
    "eventfd2": 290, "timerfd_create": 283, "timerfd_settime": 286, "timerfd_gettime": 287,
    "socketpair": 53, "sendto": 44, "recvfrom": 45, "recvmsg": 47, "shutdown": 48,
    "getsockname": 51, "getpeername": 52, "getsockopt": 55,
}  # fmt: skip
IDENTITY = {
    "getuid": 102, "geteuid": 107, "getgid": 104, "getegid": 108, "getresuid": 118, "getresgid": 120,
    "getgroups": 115, "getpgrp": 111, "getpgid": 121, "getsid": 124, "uname": 63, "umask": 95,
    "getrlimit": 97, "prlimit64": 302, "prctl": 157, "sched_getaffinity": 204, "sched_getparam": 143,
    "sched_getscheduler": 145, "sched_get_priority_max": 146, "sched_get_priority_min": 147,
    "getpriority": 140, "capget": 125, "getrandom": 318, "wait4": 61, "waitid": 247, "clone3": 435,
    "openat2": 437,
}  # fmt: skip
READ_PATHS = {
    "open": 2, "openat": 257, "stat": 4, "lstat": 6, "newfstatat": 262, "statx": 332, "access": 21,
    "faccessat": 269, "faccessat2": 439, "readlink": 89, "readlinkat": 267, "getdents": 78,
    "getdents64": 217, "getcwd": 79,
}  # fmt: skip
SCRATCH_PATHS = {
    "chdir": 80, "fchdir": 81, "statfs": 137, "creat": 85, "mkdir": 83, "mkdirat": 258, "rmdir": 84,
    "unlink": 87, "unlinkat": 263, "rename": 82, "renameat": 264, "renameat2": 316, "link": 86,
    "linkat": 265, "symlink": 88, "symlinkat": 266, "chmod": 90, "fchmod": 91, "fchmodat": 268,
    "utimensat": 280, "utime": 132, "utimes": 235, "futimesat": 261, "truncate": 76,
}  # fmt: skip

EVERYWHERE = {**MEMORY, **THREADS, **SIGNALS, **TIME, **DESCRIPTORS, **IDENTITY}

# Level 3 has a private, size-limited scratch folder and read-only mounts around it. Level 2 has
# neither, and Landlock does not cover chmod, utime or chdir, so only reading is left there. Level 1
# has no guard for paths at all: whoever wants a file gets EPERM.
ALLOWED: dict[int, dict[str, int]] = {
    3: {**EVERYWHERE, **READ_PATHS, **SCRATCH_PATHS},
    2: {**EVERYWHERE, **READ_PATHS},
    1: EVERYWHERE,
}

# Refused with "not implemented", so that the C library falls back to the call whose arguments a
# filter can read (clone3 and openat2 take them from memory).
NOT_IMPLEMENTED = ("clone3", "openat2")

CLONE_THREAD = 0x0001_0000
RULES: dict[str, tuple[Rule, ...]] = {
    "clone": (HasBits(0, CLONE_THREAD),),
    "kill": (OneOf(0, (SELF,)),),
    "tgkill": (OneOf(0, (SELF,)),),
    "getpgid": (OneOf(0, (0, SELF)),),
    "getsid": (OneOf(0, (0, SELF)),),
    "getpriority": (OneOf(1, (0, SELF)),),
    "sched_getaffinity": (OneOf(0, (0, SELF)),),
    "sched_getparam": (OneOf(0, (0, SELF)),),
    "sched_getscheduler": (OneOf(0, (0, SELF)),),
    "prlimit64": (OneOf(0, (0, SELF)), IsNull(2)),  # read one's own limits, set none
    "prctl": (OneOf(0, (15, 16, 0x53564D41)),),  # set and get a thread's name, name a mapping
    "fcntl": (OneOf(1, (0, 1, 2, 3, 4, 1030, 1032)),),  # dup, descriptor and status flags, pipe size
    "ioctl": (OneOf(1, (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)),),  # TCGETS .. FIOCLEX
    # AF_UNIX streams for asyncio's self-pipe. A datagram socket could be pointed at a named socket,
    # with sendto's address or inside sendmsg's structure, which a filter cannot read.
    "socketpair": (OneOf(0, (1,)), OneOf(1, (1, 0x801, 0x80001, 0x80801))),
    "sendto": (IsNull(4),),
}

# A compiler starts other programs. Its box has a process namespace of its own, so that none of them
# outlives it, and none of them is the submission. New namespaces stay refused.
COMPILER_ALLOWED = {**ALLOWED[3], "execve": 59, "fork": 57, "vfork": 58, "arch_prctl": 158, "sysinfo": 99}
CLONE_NEW = 0x7E02_0080
COMPILER_RULES = {**RULES, "clone": (HasNoBits(0, CLONE_NEW),)}
COMPILER_SCRATCH_OPTIONS = "size=256m,nr_inodes=512,mode=700"
COMPILER_RLIMITS = {"FSIZE": 192 << 20, "NPROC": 64}

# What the root folder of level 3 holds besides the interpreter: the host's shared libraries, read-only.
# Where a distribution keeps those of one processor in a folder of their own, that folder is enough.
LIBRARY_LINKS = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")  # repeated where they are symbolic links
LIBRARY_FOLDERS = ("/lib64", "/usr/lib64", "/lib/{multiarch}", "/usr/lib/{multiarch}")
ALL_LIBRARY_FOLDERS = LIBRARY_LINKS
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
STDLIB = "/python"  # where the standard library and the packages appear inside
PACKAGES = "/packages"
SCRATCH = "/box"
SCRATCH_OPTIONS = "size=32m,nr_inodes=512,mode=700"

HOST_NAME = b"box"
JAIL_UID = 61_999  # who the sandbox is, inside always and outside when the service runs as root; no account's number
JAIL_UIDS = 64  # so many numbers, up to that one, are taken in turn: the kernel counts threads by user
ENVIRONMENT = {"HOME": SCRATCH, "TMPDIR": SCRATCH, "LANG": "C.UTF-8", "PATH": ""}

# Limits that do not depend on the job; the others come with it. NPROC counts threads.
RLIMITS = {
    "CORE": 0,
    "FSIZE": 16 << 20,
    "MEMLOCK": 0,
    "MSGQUEUE": 0,
    "NOFILE": 64,
    "NPROC": 40,
    "SIGPENDING": 64,
    "STACK": 64 << 20,
}

# Imported before any submission runs, in every zygote.
COMMON_MODULES = (
    "array", "base64", "bisect", "cmath", "collections", "collections.abc", "contextlib",
    "copy", "csv", "dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "gc",
    "hashlib", "heapq", "io", "itertools", "json", "linecache", "math", "numbers", "operator",
    "pathlib", "queue", "random", "re", "statistics", "string", "struct", "tempfile", "textwrap",
    "threading", "time", "traceback", "types", "typing", "uuid", "warnings", "weakref",
)  # fmt: skip

# Imported as well where no file can be opened (level 1), or where the interpreter's folder may be
# closed to the user the sandbox runs as (level 2).
MORE_MODULES = (
    "abc", "argparse", "ast", "asyncio", "unittest", "builtins", "calendar", "code", "codeop", "colorsys",
    "concurrent.futures", "concurrent.futures.thread", "cProfile", "ctypes", "difflib", "dis",
    "doctest", "email.message", "encodings.ascii", "encodings.idna", "encodings.latin_1",
    "encodings.utf_16", "errno", "faulthandler", "fnmatch", "getpass", "glob", "graphlib", "hmac",
    "html", "http.client", "importlib.resources", "inspect", "ipaddress", "keyword", "locale",
    "logging", "mmap", "multiprocessing", "multiprocessing.pool", "opcode", "os", "pickle", "platform",
    "pprint", "pstats", "reprlib", "resource", "sched", "secrets", "select", "shutil", "signal",
    "socket", "sqlite3", "stat", "subprocess", "symtable", "sys", "sysconfig", "timeit", "token",
    "tokenize", "tracemalloc", "unicodedata", "urllib.parse", "urllib.request", "xml.etree.ElementTree",
    "zlib", "zoneinfo",
)  # fmt: skip
