"""What goes into a request, and what a refusal says about the server: pure functions."""

from __future__ import annotations

import re
import time
from typing import Any

from agent.llm.answer import CHARS_A_TOKEN
from agent.llm.capabilities import Capabilities, Form
from agent.llm.failures import RequestRefusedError
from agent.llm.types import Ask, ModelError

THINKING_TOKENS = 2_048
"""Room for the thoughts of a model that is known to think aloud."""
_BYTES_A_CHAR, _BYTES_A_PIECE, _SPARE_BYTES = 8, 600, 200_000
_QUICK_S, _UNASKED_S, _LEAST_S = 0.2, 1.0, 0.5
_NOT_TAKEN = re.compile(r"(?i)support|unknown|unrecogni|unexpected|not permitted|not allowed|invalid|instead|extra")
_FORM_WORDS = re.compile(r"(?i)response_format|json_schema|json_object|json schema|grammar|structured")


def request_for(
    ask: Ask, model: str, known: Capabilities, *, form: dict[str, Any] | None, stream: bool
) -> dict[str, Any]:
    """The body of a request, as far as the server is known to take it."""
    request: dict[str, Any] = {
        "model": model,
        "messages": [message.model_dump() for message in ask.messages],
        known.tokens_field: ask.max_tokens + (THINKING_TOKENS if known.thinks else 0),
    }
    if known.temperature:
        request["temperature"] = ask.temperature
    if form is not None:
        request["response_format"] = form
    if stream and known.stream is not False:
        request["stream"] = True
        if known.stream_options:
            request["stream_options"] = {"include_usage": True}
    return request


def most_bytes(request: dict[str, Any]) -> int:
    """The size beyond which a reply to this request is no answer."""
    tokens = int(request.get("max_tokens") or request.get("max_completion_tokens") or 0)
    a_token = _BYTES_A_PIECE if request.get("stream") else CHARS_A_TOKEN * _BYTES_A_CHAR
    return tokens * a_token + _SPARE_BYTES


def adapted(known: Capabilities, request: dict[str, Any], error: ModelError) -> Capabilities | None:
    """What is then known of a server that refused one of the request's parameters; None where it refused another."""
    if not isinstance(error, RequestRefusedError) or error.failure == "too_long" or not _NOT_TAKEN.search(error.named):
        return None
    blamed = [name for name in request if re.search(rf"\b{name}\b", error.named)]
    if "stream_options" in blamed or ("include_usage" in error.named and "stream_options" in request):
        return known.model_copy(update={"stream_options": False})
    if "max_tokens" in blamed:
        return known.model_copy(update={"tokens_field": "max_completion_tokens"})
    if "temperature" in blamed:
        return known.model_copy(update={"temperature": False})
    return known.model_copy(update={"stream": False}) if "stream" in blamed else None


def differences(before: Capabilities, after: Capabilities) -> dict[str, Any]:
    """What is newly known."""
    return {name: value for name, value in after if value != getattr(before, name)}


def names_form(error: RequestRefusedError) -> bool:
    """True if the server says that it is the response format it does not know."""
    return bool(_FORM_WORDS.search(error.named))


def may_mean_form(error: RequestRefusedError, known: Form | None) -> bool:
    """True if the server may not know the response format: it says so, or fails on one that never worked."""
    return known is None or names_form(error)


def worth_waiting(error: ModelError, until: float, *, exploring: bool) -> float | None:
    """Seconds after which one more try is worth it; None where it is not, or would not fit.

    While it is being found out which response formats a server knows, its refusals are not tried twice.
    """
    if error.failure == "busy":
        wait = _UNASKED_S if error.retry_after is None else error.retry_after
    elif isinstance(error, RequestRefusedError) and (exploring or error.status < 500):
        return None
    elif error.failure in ("server", "unreachable"):
        wait = _QUICK_S if error.retry_after is None else error.retry_after
    else:
        return None
    return wait if time.monotonic() + wait + _LEAST_S < until else None
