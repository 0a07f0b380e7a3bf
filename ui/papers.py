"""A résumé and a job description between reading and starting: in memory only, under a name that nobody can guess."""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from agent.errors import InterviewError
from agent.tailoring.bounded import read_job, read_resume
from agent.tailoring.kept import KeptProfile
from agent.tailoring.types import Job, Profile

MOST_AT_ONCE, FORGOTTEN_AFTER_S = 64, 3_600.0


@dataclass(frozen=True)
class Found:
    """What was read for one interview that has not begun."""

    profile: Profile | None = None
    job: Job | None = None


class Papers:
    """What was read; forgotten after an hour, the oldest sooner when there are too many. Nothing of it is on disk."""

    def __init__(self, home: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.kept, self._clock = KeptProfile(home), clock
        self._found: OrderedDict[str, tuple[float, Found]] = OrderedDict()
        self._lock = threading.Lock()

    def read_resume(self, token: str, uploaded: str) -> str:
        """Read an uploaded résumé and delete the file; returns the name to ask for it by. Raises `InterviewError`."""
        with _deleted_after(Path(uploaded)) as path:
            return self._put(token, replace(self.found(token), profile=read_resume(path)))

    def read_job(self, token: str, uploaded: str) -> str:
        """Read an uploaded job description and delete the file, likewise."""
        with _deleted_after(Path(uploaded)) as path:
            return self._put(token, replace(self.found(token), job=read_job(path)))

    def use_kept(self, token: str) -> str:
        """Take the profile that was kept before; raises `InterviewError` where there is none."""
        profile = self.kept.load()
        if profile is None:
            raise InterviewError("No résumé is kept on this machine.")
        return self._put(token, replace(self.found(token), profile=profile))

    def found(self, token: str) -> Found:
        """What was read under this name; nothing where it was used or forgotten."""
        with self._lock:
            found = self._found.get(token)
        return found[1] if found and self._clock() - found[0] < FORGOTTEN_AFTER_S else Found()

    def chosen(self, token: str, projects: Sequence[int] | None) -> tuple[Profile | None, Job | None]:
        """The profile with the chosen projects only (all where None is given), and the job description."""
        found = self.found(token)
        if token and found == Found():
            raise InterviewError("Your résumé was forgotten in the meantime; choose the file again.")
        if found.profile is None or projects is None:
            return found.profile, found.job
        left_out = frozenset(range(len(found.profile.projects))) - frozenset(projects)
        return found.profile.without(left_out), found.job

    def keep(self, token: str, projects: Sequence[int]) -> None:
        """Keep the profile on disk for next time, because somebody asked for it."""
        profile, _ = self.chosen(token, projects)
        if profile is None:
            raise InterviewError("Read a résumé first; then it can be kept.")
        self.kept.save(profile)

    def forget(self, token: str) -> None:
        """Drop what was read."""
        with self._lock:
            self._found.pop(token, None)

    def _put(self, token: str, found: Found) -> str:
        with self._lock:
            name = token if token in self._found else secrets.token_urlsafe(18)
            self._found[name] = (self._clock(), found)
            for old in [n for n, (since, _) in self._found.items() if self._clock() - since >= FORGOTTEN_AFTER_S]:
                del self._found[old]
            while len(self._found) > MOST_AT_ONCE:
                self._found.popitem(last=False)
        return name


@contextlib.contextmanager
def _deleted_after(path: Path) -> Iterator[Path]:
    """The upload is gone from the disk whatever comes of reading it."""
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            path.parent.rmdir()
