"""What the owner of a machine can change when a level of isolation does not work there."""

from __future__ import annotations

# The first line whose words stand in the reason is the advice; the words are those of the step that failed.
_ADVICE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("is not installed",), "install the compiler: on Debian and Ubuntu the package g++"),
    (("no table of system calls",), "use an x86_64 machine; the list of allowed calls is written for that processor"),
    (("Landlock", "landlock"), "use a kernel of 5.13 or newer that has `landlock` in /sys/kernel/security/lsm"),
    (
        ("seccomp", "prctl 22", "no result"),
        "allow system call filters: a kernel with CONFIG_SECCOMP_FILTER and a container that does not refuse `seccomp`",
    ),
    (
        ("unshare", "mount", "pivot_root", "uid_map", "gid_map", "setns", "sethostname"),
        "allow user namespaces: `sysctl kernel.apparmor_restrict_unprivileged_userns=0` on Ubuntu 24.04 and later, "
        "`sysctl kernel.unprivileged_userns_clone=1` on Debian 10 and older, `user.max_user_namespaces` above 0; in "
        "Docker a seccomp profile that allows unshare, mount, pivot_root and mount_setattr, and "
        "`--security-opt apparmor=unconfined`",
    ),
    (("self-test",), "do not lower the minimum: this level was built and did not hold, please report it"),
)
_OTHERWISE = "see docs/sandbox.md, Levels"


def advice(reason: str) -> str:
    """Return what would make the level work that failed for this reason, in one sentence."""
    return next((text for words, text in _ADVICE if any(word in reason for word in words)), _OTHERWISE)
