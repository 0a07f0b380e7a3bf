"""What the attacks are aimed at: planted secrets, victims and listeners; and an executor for each level."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from executors.executor import Executor
from executors.jail.policy import ALLOWED

HERE = Path(__file__).parent
SECRET = "secret-of-the-service-91b7"
SECRET_NAME = "SERVICE_API_KEY"
LEVELS = (3, 2, 1)


def load(kind: str) -> list[dict[str, Any]]:
    """Return the attacks of one kind, with `repeat: [text, times, end]` written out."""
    entries: list[dict[str, Any]] = yaml.safe_load((HERE / "attacks" / f"{kind}.yaml").read_text("utf-8"))
    for entry in entries:
        if "repeat" in entry:
            text, times, end = entry["repeat"]
            entry["code"] = entry.get("code", "") + text * times + end
    return entries


@dataclass(eq=False)
class World:
    """The planted things; `fill` writes their whereabouts into an attack."""

    folder: Path
    names: dict[str, str]
    tcp: socket.socket

    def fill(self, code: str) -> str:
        """Replace {secret_file} and its like."""
        for name, value in self.names.items():
            code = code.replace("{" + name + "}", value)
        return code

    def harm(self) -> list[str]:
        """Return what was changed or reached, in words; nothing when all is well."""
        found = []
        if (self.folder / "victim.txt").read_text() != "untouched":
            found.append("the victim file changed")
        if sorted(p.name for p in self.folder.iterdir()) != sorted(self.planted):
            found.append(f"files came or went: {[p.name for p in self.folder.iterdir()]}")
        self.tcp.setblocking(False)
        try:
            self.tcp.accept()
            found.append("someone connected")
        except BlockingIOError:
            pass
        return found

    planted: tuple[str, ...] = ("secret.txt", "secret_module.py", "victim.txt", "stream", "datagrams")


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Plant everything, readable and writable for all, so that nothing but the sandbox protects it."""
    folder = tmp_path_factory.mktemp("world")
    for parent in (folder, folder.parent, folder.parent.parent):
        parent.chmod(0o777)
    for name, text in (
        ("secret.txt", SECRET),
        ("secret_module.py", f"TOKEN = '{SECRET}'\n"),
        ("victim.txt", "untouched"),
    ):
        (folder / name).write_text(text)
        (folder / name).chmod(0o666)
    os.environ[SECRET_NAME] = SECRET
    abstract = f"attacked-{os.getpid()}"
    with (
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_UNIX) as stream,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as datagrams,
        socket.socket(socket.AF_UNIX) as nameless,
    ):
        for door, address in ((stream, folder / "stream"), (datagrams, folder / "datagrams")):
            door.bind(str(address))
            address.chmod(0o777)
        nameless.bind("\0" + abstract)
        stream.listen(8)
        nameless.listen(8)
        names = {
            "secret_file": str(folder / "secret.txt"),
            "secret_module": str(folder / "secret_module.py"),
            "secret_name": SECRET_NAME,
            "victim_file": str(folder / "victim.txt"),
            "victim_folder": str(folder),
            "port": str(tcp.getsockname()[1]),
            "unix_path": str(folder / "stream"),
            "datagram_path": str(folder / "datagrams"),
            "abstract": abstract,
            "host_name": socket.gethostname(),
            "allowed": ", ".join(map(str, ALLOWED[3].values())),
            "repository": str(HERE.parent.parent),
            "backwards": str(HERE.parent.parent)[::-1],  # for attacks that would find their own text
            "interpreter_home": str(Path(getattr(sys, "_base_executable", sys.executable)).resolve().parent.parent),
        }
        yield World(folder, names, tcp)
    del os.environ[SECRET_NAME]


@pytest.fixture(scope="session", params=LEVELS, ids=lambda level: f"level{level}")
def executor(request: pytest.FixtureRequest, world: World) -> Iterator[Executor]:
    """An executor held to one level, wherever this machine offers it."""
    with Executor(min_level=1, max_level=request.param, workers=4) as it:
        if it.isolation().level != request.param:
            pytest.skip(f"level {request.param} does not work here: {it.reasons()}")
        yield it
