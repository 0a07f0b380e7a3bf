"""The page, served on this machine."""

from __future__ import annotations

import argparse
import logging
import signal
import socket
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from ui.errors import CommandError

if TYPE_CHECKING:
    from agent.services import Services

CLOSE_S = 1
"""How long open connections may take to end before they are cut."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine alone)")
    parser.add_argument("--port", type=int, default=7860, help="port (default: 7860; 0 takes any free one)")
    parser.add_argument("--auth", metavar="FILE", help="lines of user:password; the page then asks for one of them")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from agent.errors import InterviewError
    from corpus.errors import CorpusError

    accounts = read_accounts(Path(args.auth)) if args.auth else None
    listener = listen(args.host, args.port)
    try:
        return _serve(listener, args.host, accounts)
    except (InterviewError, CorpusError) as error:
        raise CommandError(str(error)) from error
    finally:
        listener.close()


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything slow happens; raises `CommandError` when it cannot be had."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, proto)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address[0], port, *address[2:]))  # the port as given: a lookup wraps 70000 to 4464
        listener.listen(128)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CommandError(f"Cannot listen on {host}:{port} ({why}); give another --port or --host.") from error
    return listener


def read_accounts(path: Path) -> list[tuple[str, str]]:
    """Read lines of user:password, skipping blank ones and comments; raises `CommandError`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The file of accounts {path} cannot be read as text.") from error
    accounts = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        user, colon, password = line.strip().partition(":")
        if not (user and colon and password):
            raise CommandError(f"{path}:{number}: expected user:password.")
        accounts.append((user, password))
    if not accounts:
        raise CommandError(f"The file of accounts {path} names nobody; write lines of user:password.")
    return accounts


def _serve(listener: socket.socket, host: str, accounts: list[tuple[str, str]] | None) -> int:
    from agent.services import Services
    from agent.settings import load_settings

    signal.signal(signal.SIGTERM, _stop)
    services = Services(load_settings(), say=lambda text: print(text, file=sys.stderr))
    try:
        for refused in services.bank.load_all().refused:
            print(f"left out: {refused}", file=sys.stderr)
        _ = services.store  # a data folder that cannot be written is said before the page is built
        _run_server(services, listener, host, accounts)
    except KeyboardInterrupt:
        pass
    finally:
        services.close()
    return 0


def _run_server(services: Services, listener: socket.socket, host: str, accounts: list[tuple[str, str]] | None) -> None:
    import uvicorn

    from ui.app import make_app, warm

    class Server(uvicorn.Server):
        """Says where the page is once it can be opened."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"Mock Interviewer: {url(host, listener.getsockname()[1])}", flush=True)
            warm(services)

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            # An open page holds a connection for good; that it is cut is no error.
            logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
            await super().shutdown(sockets)

    app = make_app(services, accounts)
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=CLOSE_S)
    Server(config).run(sockets=[listener])


def url(host: str, port: int) -> str:
    """The address to open in a browser."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "") else host
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
