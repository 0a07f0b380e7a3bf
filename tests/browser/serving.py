"""A server of its own for the browser tests: started, killed and started again on the same data folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, Queue

START_S = 60


def find_chromium() -> str | None:
    """The browser to drive, or None if this machine has none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Server:
    """`mock-interview serve` in a process, or another program; `port` stays the same when it is started again."""

    def __init__(self, home: Path, *more: str, program: Sequence[str] = ("ui.cli", "serve")) -> None:
        self.home, self.port, self._more, self._program = home, 0, more, program
        self.url = ""
        self.kills = 0
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it and wait until it says where it is."""
        command = [sys.executable, "-m", *self._program, "--port", str(self.port), *self._more]
        environment = os.environ | {"MOCK_INTERVIEW_HOME": str(self.home), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        lines: Queue[str] = Queue()
        threading.Thread(target=self._read, args=(lines,), daemon=True).start()
        try:
            said = lines.get(timeout=START_S)
        except Empty:
            self.kill()
            raise
        self.url = said.split(": ", 1)[1].strip()
        self.port = int(re.findall(r":(\d+)/", self.url)[0])

    def _read(self, lines: Queue[str]) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        for line in self.process.stdout:
            lines.put(line)

    def kill(self) -> None:
        """End it without a warning, as a crash would."""
        if self.process is not None:
            self.kills += 1
            self.process.kill()
            self.process.wait()

    def stop(self) -> int:
        """Ask it to end; returns its exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(timeout=30)
