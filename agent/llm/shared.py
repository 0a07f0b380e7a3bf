"""The model of this process: one endpoint, its breaker and what it can do, shared by all sessions."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from agent.llm.breaker import Breaker
from agent.llm.capabilities import CapabilityBook
from agent.llm.client import Client
from agent.llm.failures import as_model_errors
from agent.llm.tokens import TokenCounter
from agent.llm.types import ModelError
from agent.llm.wire import Wire
from agent.settings import Endpoint, Settings


class SharedModel:
    """What all sessions of a process share of their model. Nothing is sent before the first call."""

    def __init__(self, endpoint: Endpoint, settings: Settings, *, breaker: Breaker | None = None) -> None:
        self.endpoint, self.limits = endpoint, settings.limits
        self._recorded = settings.cassette is not None
        # A recording must not depend on what an earlier run learned, nor on how fast it is played.
        file = None if self._recorded else settings.capabilities_file
        self.book = CapabilityBook(file, f"{_address(endpoint.base_url)} {endpoint.model or '*'}")
        self.breaker = breaker or Breaker(first_rest=0.0 if self._recorded else 15.0)
        self.counter = TokenCounter(settings.token_files)
        self.wire = Wire(endpoint, settings.cassette)
        self.client = Client(self.wire, self.book, self.counter, self.model)
        self._places = threading.BoundedSemaphore(settings.limits.parallel)
        self._asked, self._name = threading.Lock(), endpoint.model
        self._warmed = False

    @classmethod
    def of(cls, settings: Settings) -> SharedModel | None:
        """The model the settings name; None where they name no endpoint."""
        return cls(settings.endpoint, settings) if settings.endpoint else None

    @property
    def id(self) -> str:
        """The model's id; "" where it has not been asked for yet."""
        return self._name

    @property
    def name(self) -> str:
        """The model, as far as it is known, and where it runs."""
        return f"{_short(self._name) or 'the model'} at {self.endpoint.where}"

    def warm(self) -> None:
        """Load what the first call needs, aside: it takes a second or two that the first turn had better keep."""
        if not self._warmed:
            self._warmed = True
            threading.Thread(target=self._load, name="loading the model's client", daemon=True).start()

    def _load(self) -> None:
        with suppress(ModelError):  # the first call will say it
            self.wire.load()
        self.counter.count("")

    def model(self, until: float) -> str:
        """The model's id; where none is set, the first one the endpoint has. Raises `ModelError`."""
        if self._name:
            return self._name
        with self._asked:
            if not self._name:
                names = self.wire.models(until)
                if not names:
                    raise ModelError("no_such_model", "the endpoint lists no model; set MOCK_INTERVIEW_MODEL")
                self._name = names[0]
        return self._name

    @contextmanager
    def call(self, until: float) -> Iterator[Client]:
        """One call: refused while the endpoint rests, waits for a place, and tells the breaker how it went."""
        self.breaker.check()
        if not self._places.acquire(timeout=max(0.0, until - time.monotonic())):
            raise ModelError("busy", "too many calls at once")
        try:
            with as_model_errors():
                yield self.client
        except ModelError as error:
            self.breaker.failed(error)
            raise
        else:
            self.breaker.succeeded()
        finally:
            self._places.release()

    def close(self) -> None:
        """Close the connections."""
        self.wire.close()


def _address(url: str) -> str:
    """An address without what may be secret in it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _short(model: str) -> str:
    """A model's id; of one that is a file, the file's name."""
    return model.rpartition("/")[2] if model.startswith(("/", ".", "~")) else model
