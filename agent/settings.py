"""The only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr

from agent.errors import SettingsError
from corpus.types import Value

OPENAI_URL = "https://api.openai.com/v1"
OPENAI_MODEL = "gpt-4.1-mini"
_NO_KEY = "none"
_HERE = ("localhost", "127.0.0.1", "::1")
_CACHE_VARIABLES = ("TIKTOKEN_CACHE_DIR", "DATA_GYM_CACHE_DIR")


class Endpoint(Value):
    """Where a chat model answers. `model` is empty where the server is to be asked which one it has.

    The address may hold a password, as the proxy's may; `where` is what can be shown of it.
    """

    base_url: str = Field(repr=False)
    key: SecretStr = SecretStr(_NO_KEY)
    model: str = ""
    proxy: str | None = Field(default=None, repr=False)

    @property
    def where(self) -> str:
        """Host and port, without whatever else an address may hold."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]


class Cassette(Value):
    """Recordings of what a model said: made, or played instead of asking."""

    mode: Literal["record", "replay"]
    folder: Path


class Limits(Value):
    """What a model may take: seconds a turn, and tokens and money a session (0 is no limit).

    Prices are per million tokens, in whatever currency; without them no money is counted.
    """

    seconds: float = Field(default=30.0, gt=0, le=3_600)
    tokens: int = Field(default=120_000, ge=0)
    money: float = Field(default=0.0, ge=0)
    prompt_price: float = Field(default=0.0, ge=0)
    completion_price: float = Field(default=0.0, ge=0)
    parallel: int = Field(default=4, ge=1, le=64)


class Settings(Value):
    """Where data lives, and which model is used if any."""

    home: Path
    endpoint: Endpoint | None = None
    limits: Limits = Limits()
    cassette: Cassette | None = None
    token_files: tuple[Path, ...] = ()
    endpoints_file: Path | None = None

    @property
    def sessions_dir(self) -> Path:
        """Where interviews are kept."""
        return self.home / "sessions"

    @property
    def index_dir(self) -> Path:
        """Where the passage index is kept; disposable."""
        return self.home / "index"

    @property
    def models_dir(self) -> Path:
        """Where exported model files are kept; disposable."""
        return self.home / "models"

    @property
    def judges_file(self) -> Path:
        """How models were found to judge when they were tried; disposable."""
        return self.home / "judges.json"

    @property
    def capabilities_file(self) -> Path:
        """What is known of endpoints; disposable."""
        return self.endpoints_file or self.home / "endpoints.json"


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment; raises `SettingsError` for one that cannot be used."""
    raw = os.environ if environment is None else environment
    env = {name: value.strip() for name, value in raw.items() if value.strip()}
    home = env.get("MOCK_INTERVIEW_HOME")
    return Settings(
        home=Path(home).expanduser().absolute() if home else _default_home(),
        endpoint=_endpoint(env),
        limits=_limits(env),
        cassette=_cassette(env),
        token_files=tuple(Path(env[name]) for name in _CACHE_VARIABLES if name in env),
    )


def _default_home() -> Path:
    import platformdirs  # only needed when the variable is unset

    return Path(platformdirs.user_data_dir("mock-interview", appauthor=False))


def _endpoint(env: Mapping[str, str]) -> Endpoint | None:
    """A key alone means OpenAI; an address alone means a server that wants no key; neither means no model."""
    key, url = env.get("OPENAI_API_KEY"), env.get("OPENAI_BASE_URL")
    if key is None and url is None:
        return None
    if key is not None and not (key.isascii() and key.isprintable()):
        raise SettingsError("OPENAI_API_KEY", "a key in plain ASCII characters")
    base_url = (url or OPENAI_URL).rstrip("/")
    _check_url(base_url)
    default = OPENAI_MODEL if urlsplit(base_url).hostname == urlsplit(OPENAI_URL).hostname else ""
    return Endpoint(
        base_url=base_url,
        key=SecretStr(key or _NO_KEY),
        model=env.get("MOCK_INTERVIEW_MODEL", default),
        proxy=_proxy(base_url),
    )


def _check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError("OPENAI_BASE_URL", "an address such as http://localhost:8080/v1")


def _proxy(url: str) -> str | None:
    """The proxy that the machine's settings name for this address."""
    from urllib.request import getproxies, proxy_bypass  # slow to import, and only needed with a model

    parts = urlsplit(url)
    host = parts.hostname or ""
    return None if host in _HERE or proxy_bypass(host) else getproxies().get(parts.scheme)


def _limits(env: Mapping[str, str]) -> Limits:
    return Limits(
        seconds=_number(env, "MOCK_INTERVIEW_DEADLINE", 30.0, 1.0, 3_600.0),
        tokens=int(_number(env, "MOCK_INTERVIEW_TOKENS", 120_000, 0, 1e9)),
        money=_number(env, "MOCK_INTERVIEW_MONEY", 0.0, 0.0, 1e6),
        prompt_price=_number(env, "MOCK_INTERVIEW_PROMPT_PRICE", 0.0, 0.0, 1e6),
        completion_price=_number(env, "MOCK_INTERVIEW_COMPLETION_PRICE", 0.0, 0.0, 1e6),
        parallel=int(_number(env, "MOCK_INTERVIEW_PARALLEL", 4, 1, 64)),
    )


def _number(env: Mapping[str, str], name: str, default: float, least: float, most: float) -> float:
    if name not in env:
        return default
    try:
        value = float(env[name])
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise SettingsError(name, f"a number from {least:g} to {most:g}")
    return value


def _cassette(env: Mapping[str, str]) -> Cassette | None:
    text = env.get("MOCK_INTERVIEW_CASSETTE")
    if text is None:
        return None
    mode, _, folder = text.partition(":")
    if mode not in ("record", "replay") or not folder:
        raise SettingsError("MOCK_INTERVIEW_CASSETTE", "record:FOLDER or replay:FOLDER")
    return Cassette.model_validate({"mode": mode, "folder": Path(folder).expanduser().absolute()})
