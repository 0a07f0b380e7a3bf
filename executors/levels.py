"""Finds the strongest isolation that really works here, by building it and attacking it.

Level 3: namespaces, Landlock, a list of allowed system calls, limits. Level 2: the same without
namespaces. Level 1: the list alone, no file can be opened. Below the minimum nothing is run.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import secrets
import shutil
import signal
import socket
import sysconfig
import threading
from pathlib import Path
from typing import Any

from corpus.problem_types import Limits
from executors import header
from executors.errors import IsolationUnavailableError, ZygoteError
from executors.jail import canaries, codec
from executors.jail.policy import ALL_LIBRARY_FOLDERS, ENVIRONMENT, JAIL_UID, JAIL_UIDS, LIBRARY_FOLDERS
from executors.jail.settings import Settings
from executors.languages.types import HEADERS, Compiler, Language
from executors.programs import native_job, require_program
from executors.sandbox import Job, Zygote
from executors.types import Isolation, SelfTest

HIGHEST = 3
GAPS: dict[int, tuple[str, ...]] = {
    3: ("shared_kernel",),
    2: ("shared_kernel", "file_names_and_sizes_visible", "host_name_visible", "no_scratch_folder"),
    1: ("shared_kernel", "host_name_visible", "no_files", "preloaded_modules_only"),
}
_STARTED = itertools.count()
_CANARY_LIMITS = Limits(cpu_s=5, wall_s=10, memory_mb=256)


class Launcher:
    """Starts proven sandbox processes of one language at the best level between two bounds."""

    def __init__(self, language: Language, min_level: int, max_level: int = HIGHEST, cache: Path | None = None) -> None:
        self.language = language
        self._headers = header.header_folder(cache, language.compiler)
        self.min_level = min_level
        self.reasons: dict[int, str] = {}  # what failed at which level
        self._level = min(max_level, HIGHEST)
        self._lock = threading.Lock()
        self._settled = False
        self.isolation = Isolation(level=0, min_required=min_level)

    def launch(self) -> Zygote:
        """Return a new sandbox process; raises `IsolationUnavailableError` when no level holds."""
        if self._settled:
            return self._proven(self._level)
        with self._lock:
            while self._level >= max(1, self.min_level, self.language.least_level):
                try:
                    zygote = self._proven(self._level)
                except ZygoteError as error:
                    self.reasons[self._level] = str(error)
                    self._level -= 1
                else:
                    self._settled = True
                    return self._with_header(zygote)
        raise IsolationUnavailableError(self.min_level, dict(self.reasons))

    def _with_header(self, zygote: Zygote) -> Zygote:
        """Prepare the header if it is not there yet; what can see it is a new sandbox process."""
        compiler, folder = self.language.compiler, self._headers
        if compiler is None or folder is None or header.is_ready(folder):
            return zygote
        if not header.build(zygote.run, compiler, folder):
            self._headers = None
            return zygote
        zygote.close()
        return self._proven(self._level)

    def _proven(self, level: int) -> Zygote:
        headers = self._headers if header.is_ready(self._headers) else None
        zygote = Zygote(_settings(self.language, level, headers), self.language.boot_s)
        try:
            passed = _resist(zygote, level)
            if not self._settled:
                _speak(zygote, self.language)
        except ZygoteError:
            zygote.close()
            raise
        self.isolation = Isolation(
            level=level,
            mechanisms=_mechanisms(level, zygote.report),
            gaps=GAPS[level],
            selftest=SelfTest(passed=passed, failed=0),
            min_required=self.min_level,
        )
        return zygote


def _settings(language: Language, level: int, headers: Path | None) -> Settings:
    stdlib = str(Path(os.__file__).resolve().parent)
    return Settings(
        level=level,
        stdlib=stdlib,
        packages=find_packages(language.packages),
        modules=list(language.modules),
        extra=_tools(language.compiler) | ({HEADERS: str(headers.resolve())} if headers else {}),
        libraries=_libraries(),
        warm_up=language.warm_up,
        uid=JAIL_UID - (os.getpid() + next(_STARTED)) % JAIL_UIDS,
    )


def _libraries() -> list[str]:
    """Return the real folders of the host's shared libraries, as narrow as the distribution allows."""
    multiarch = sysconfig.get_config_var("MULTIARCH")
    own = Path("/usr/lib") / str(multiarch)
    folders = LIBRARY_FOLDERS if multiarch and own.is_dir() else ALL_LIBRARY_FOLDERS
    paths = [Path(folder.replace("{multiarch}", str(multiarch))) for folder in folders]
    return [str(path) for path in paths if path.is_dir() and path.resolve() == path]


def _tools(compiler: Compiler | None) -> dict[str, str]:
    """Return where a compiler's programs and folders are, by their path inside; raises `ZygoteError`."""
    if compiler is None:
        return {}
    found = {path: str(Path(path).resolve()) for path in compiler.folders if Path(path).is_dir()}
    for program in compiler.programs:
        path = shutil.which(program, path="/usr/bin:/usr/local/bin:/bin")
        if path is None:
            raise ZygoteError(f"{program} is not installed")
        found[f"/usr/bin/{program}"] = str(Path(path).resolve())
    return found


def find_packages(names: tuple[str, ...]) -> dict[str, str]:
    """Return the folders and single files of packages, by name inside; absent ones are left out."""
    found: dict[str, str] = {}
    for name in names:
        if name.endswith(".libs"):
            owner = found.get(name.removesuffix(".libs"))
            if owner and Path(owner + ".libs").is_dir():
                found[name] = owner + ".libs"
            continue
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            continue
        origin = Path(spec.origin).resolve()
        path = origin.parent if origin.name == "__init__.py" else origin
        found[path.name] = str(path)
    return found


def _mechanisms(level: int, report: dict[str, Any]) -> dict[str, bool | int | str | None]:
    own = level == 3
    return {
        "userns": own,
        "pidns": own,
        "mntns": own,
        "netns": own,
        "landlock_abi": report["landlock_abi"],
        "seccomp": report["filter"],
        "rlimits": True,
        "cgroup": None,
        "uid_dropped": report["uid_dropped"],
    }


def _resist(zygote: Zygote, level: int) -> int:
    """Let a new sandbox process be attacked; returns how many canaries held, raises `ZygoteError`."""
    source = Path(canaries.__file__).read_text("utf-8")
    with socket.create_server(("127.0.0.1", 0)) as tcp, socket.socket(socket.AF_UNIX) as abstract:
        name = f"canary-{secrets.token_hex(8)}"
        abstract.bind(b"\0" + name.encode())
        abstract.listen(1)
        planted = {
            "file": os.path.realpath(__file__),
            "port": tcp.getsockname()[1],
            "name": name,
            "environment": list(ENVIRONMENT),
            "level": level,
        }
        order = {"mode": "call", "source": source, "entry": "canaries"}
        run = zygote.run(Job(order, _CANARY_LIMITS, codec.dumps([planted])))
    held = _held(bytes(run.frame))
    run = zygote.run(Job({**order, "entry": "foreign_abi"}, _CANARY_LIMITS, codec.dumps([])))
    if run.status != signal.SIGSYS and run.status & 0x7F != signal.SIGSYS:
        raise ZygoteError("self-test: a 32-bit system call was possible")
    return held + 1


def _speak(zygote: Zygote, language: Language) -> None:
    """Run the language's own program, which copies its input; raises `ZygoteError`."""
    text = "ready \u2713\n"
    if language.compiler is None:
        job = Job({"mode": "script", "source": language.self_test}, _CANARY_LIMITS, stdin=text.encode())
    else:
        program = require_program(zygote.run, language.compiler, language.self_test)
        job = native_job(program, text.encode(), _CANARY_LIMITS)
    run = zygote.run(job)
    if run.status != 0 or run.stdout.decode("utf-8", "replace") != text:
        raise ZygoteError(f"self-test: {language.name} does not run: {run.stderr.decode('utf-8', 'replace')[-200:]}")


def _held(frame: bytes) -> int:
    try:
        answer: Any = codec.loads(frame)
        results = dict(answer[1])
    except (codec.CodecError, TypeError, ValueError, IndexError) as error:
        raise ZygoteError(f"self-test: no result ({frame[:200]!r})") from error
    leaks = {name: gained for name, gained in results.items() if gained is not None}
    if leaks or answer[0] != "value":
        raise ZygoteError(f"self-test: possible inside: {leaks}")
    return len(results)
