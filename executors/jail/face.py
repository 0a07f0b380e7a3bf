"""Makes the interpreter look the way a submission expects it; done once, every fork inherits it."""

from __future__ import annotations

import _sitebuiltins
import atexit
import builtins
import os
import random
import signal
import sys
import weakref
from typing import Any

from executors.jail.policy import ENVIRONMENT

SEED = 20_240_229


def put_on() -> None:
    """Set the environment, signals, standard streams and the random numbers of libraries."""
    os.environ.clear()
    os.environ.update(ENVIRONMENT)
    sys.orig_argv[:] = []
    sys.argv[:] = ["submission.py"]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _forget_exit_handlers()
    _open_streams()
    _add_builtins()
    _seed()


def _forget_exit_handlers() -> None:
    """What the loaded libraries want done at exit need not be done in every fork: torch's takes 25 ms."""
    finalizers: Any = weakref.finalize
    atexit._clear()
    finalizers._registered_with_atexit = False  # so that a submission's first finalizer registers again


def _open_streams() -> None:
    """Fresh streams on descriptors 0 to 2: what a job puts there later is what they read and write."""
    streams: Any = sys
    streams.stdin = streams.__stdin__ = open(0, encoding="utf-8", errors="surrogateescape", closefd=False)  # noqa: SIM115
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = open(number, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
        stream.reconfigure(line_buffering=True)
        setattr(streams, name, stream)
        setattr(streams, f"__{name}__", stream)


def _add_builtins() -> None:
    """What `site` would add, which is not loaded here."""
    for name in ("exit", "quit"):
        setattr(builtins, name, _sitebuiltins.Quitter(name, "Ctrl-D (i.e. EOF)"))
    builtins.help = _sitebuiltins._Helper()
    for name in ("copyright", "credits", "license"):
        setattr(builtins, name, _sitebuiltins._Printer(name, "See https://www.python.org/."))


def reseed() -> None:
    """Undo what Python does after a fork: the same random numbers in every run, whichever zygote it meets."""
    random.seed(SEED)


def _seed() -> None:
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(SEED)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(SEED)
