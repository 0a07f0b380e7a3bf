"""From what the network and the client raise to the one error a caller meets."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from agent.llm.types import Failure, ModelError

if TYPE_CHECKING:
    from openai import APIStatusError

_BY_STATUS: dict[int, Failure] = {
    401: "refused_key",
    402: "refused_key",
    403: "refused_key",
    404: "no_such_model",
    408: "timeout",
    413: "too_long",
    429: "busy",
}
_TOO_LONG = ("context length", "context_length", "context window", "context size", "maximum context")
_MOST_DETAIL = 200
_ODD = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


class RequestRefusedError(ModelError):
    """The server did not take the request as it was put (400, 422, or a 500 that may mean the same).

    `named` is what the server said, for finding out which parameter it means.
    """

    def __init__(self, status: int, named: str) -> None:
        super().__init__("too_long" if any(w in named.lower() for w in _TOO_LONG) else "server", f"HTTP {status}")
        self.status, self.named = status, named


class LongestReachedError(ModelError):
    """The answer was cut because it was as long as allowed, which says nothing about the endpoint."""

    def __init__(self) -> None:
        super().__init__("cut_short", "the longest answer allowed was reached")


class NotRecordedError(Exception):
    """A replay without a recording of this request; says what the nearest recording differs in."""


@contextmanager
def as_model_errors(now: float | None = None) -> Iterator[None]:
    """Turn whatever goes wrong inside into a `ModelError`; `now` is the wall clock, for Retry-After dates."""
    import httpx2
    import openai

    try:
        yield
    except ModelError:
        raise
    except openai.APIStatusError as error:
        raise _of_status(error, time.time() if now is None else now) from None
    except (openai.APITimeoutError, httpx2.TimeoutException) as error:
        raise ModelError("timeout", "no answer within the deadline") from error
    except (openai.APIConnectionError, httpx2.HTTPError, httpx2.StreamError, OSError) as error:
        raise ModelError("unreachable", _cause(error)) from error
    except (openai.OpenAIError, *_ODD) as error:  # a hostile server must not break a turn in a way nobody thought of
        raise ModelError("malformed", type(error).__name__) from None  # its message may repeat what was said


def _cause(error: BaseException) -> str:
    """The innermost reason, short; never a header or a body."""
    while error.__cause__ is not None:
        error = error.__cause__
    if isinstance(error, NotRecordedError):
        return str(error)
    return _short(str(error)) or type(error).__name__


def _of_status(error: APIStatusError, now: float) -> ModelError:
    status = error.status_code
    wait = retry_after(error.response.headers, now)
    failure = _BY_STATUS.get(status)
    if failure is not None:
        return ModelError(failure, f"HTTP {status}", wait)
    if status in (400, 422, 500, 501):
        return RequestRefusedError(status, _said(error.body))
    return ModelError("server", f"HTTP {status}", wait)


def _said(body: object) -> str:
    """What an error body says, and the parameter it names."""
    if not isinstance(body, Mapping):
        return str(body or "")[:2_000]
    parts = [body.get(field) for field in ("param", "code", "message", "detail", "error")]
    return " ".join(str(part) for part in parts if part)[:2_000]


def _short(text: str) -> str:
    return " ".join(text.split())[:_MOST_DETAIL]


def retry_after(headers: Mapping[str, Any], now: float) -> float | None:
    """Seconds a server asks to wait, given in milliseconds, in seconds or as a date; None where it does not say."""
    in_ms = _finite(headers.get("retry-after-ms"))
    if in_ms is not None:
        return in_ms / 1000
    value = headers.get("retry-after")
    seconds = _finite(value)
    if seconds is not None or value is None:
        return seconds
    try:
        return max(0.0, parsedate_to_datetime(str(value)).timestamp() - now)
    except (ValueError, OverflowError):
        return None


def _finite(value: object) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None
