"""A chat model at one endpoint: requests adapted to what the server can do, replies checked before they count."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import Any

from agent.llm.answer import Heard, check
from agent.llm.capabilities import FORMS, CapabilityBook
from agent.llm.failures import RequestRefusedError
from agent.llm.reading import read_json, read_reply
from agent.llm.request import adapted, differences, may_mean_form, most_bytes, names_form, request_for, worth_waiting
from agent.llm.structured import asking_again, asking_for, parsed, response_format
from agent.llm.thinking import without_thoughts
from agent.llm.tokens import TokenCounter
from agent.llm.types import Answer, Ask, ModelError, Shape, Usage
from agent.llm.wire import Body, Wire

_AFTER_THE_END_S = 1.0
"""How long figures of usage are waited for once an answer has ended."""

_TELLING_TOKENS, _TELLING_S = 8, 0.2
"""Fewer tokens, or all of them at once, say nothing about a server's speed."""

Spend = Callable[[Usage], None]
"""Told what each request cost."""


class Client:
    """Asks one model. `until` is when a call must be over, in monotonic seconds; only `ModelError` is raised."""

    def __init__(
        self,
        wire: Wire,
        book: CapabilityBook,
        counter: TokenCounter,
        model: Callable[[float], str],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._wire, self.book, self._counter, self._model, self._sleep = wire, book, counter, model, sleep

    def complete(self, ask: Ask, until: float, spend: Spend, form: dict[str, Any] | None = None) -> Answer:
        """Return a whole answer; `form` is a response format."""
        began = time.monotonic()
        body = self._open(ask, until, form=form)
        try:
            read = read_reply(read_json(body.read()))
        except ModelError as error:
            spend(self._guess(ask, "") if error.failure != "malformed" else Usage(prompt=0, completion=0))
            raise
        finally:
            body.close()
        text = without_thoughts(read.text)
        usage = read.usage or self._guess(ask, read.text)
        spend(usage)
        self._notice(usage, time.monotonic() - began, thinks=read.thought or text != read.text)
        check(read, text, ask)
        return Answer(text=text, usage=usage)

    def stream(self, ask: Ask, until: float, spend: Spend) -> Generator[str]:
        """Yield an answer in pieces; what makes it no answer raises, at the latest at its end."""
        if self.book.known.stream is False:
            yield self.complete(ask, until, spend).text
            return
        body = self._open(ask, until, stream=True)
        if not body.is_stream:
            yield self._whole(body, ask, spend)
            return
        heard = Heard(ask)
        try:
            for event in body.events():
                if piece := heard.take(read_reply(read_json(event), "delta")):
                    yield piece
                if heard.read.finish:
                    body.until = min(body.until, time.monotonic() + _AFTER_THE_END_S)
        except ModelError:
            if not heard.read.finish:  # after the end of the answer only figures are missing
                raise
        finally:
            body.close()
            usage = heard.read.usage or self._guess(ask, heard.all)
            spend(usage)
        if rest := heard.rest():
            yield rest
        self.book.learn(stream=True, stream_usage=heard.read.usage is not None)
        self._notice(usage, heard.seconds, thinks=heard.thought, streamed=True)
        check(heard.read, heard.text, ask)

    def parse(self, ask: Ask, shape: type[Shape], until: float, spend: Spend) -> Shape:
        """Return an answer of the shape, asking once more where the first cannot be used."""
        asked = ask.model_copy(update={"messages": asking_for(shape, ask.messages)})
        text, problem = self._structured(asked, shape, until, spend), ""
        try:
            return parsed(text, shape)
        except ModelError as error:
            problem = error.detail
        again = asking_again(asked.messages, text, problem)
        return parsed(self._structured(asked.model_copy(update={"messages": again}), shape, until, spend), shape)

    def _structured(self, ask: Ask, shape: type[Shape], until: float, spend: Spend) -> str:
        """The answer by the strictest form the server takes; "" for an empty one."""
        known, surely = self.book.known.form, True
        for form in FORMS[FORMS.index(known) if known else 0 :]:
            try:
                text = self.complete(ask, until, spend, response_format(form, shape)).text
            except RequestRefusedError as error:
                if form == FORMS[-1] or error.failure == "too_long" or not may_mean_form(error, known):
                    raise
                surely = surely and names_form(error)
                continue
            except ModelError as error:
                if error.failure != "empty":
                    raise
                text = ""
            self.book.learn(form=form, surely=surely)
            return text
        raise ModelError("server", "no way of asking for JSON was taken")  # the last form raises by itself

    # --- requests --------------------------------------------------------------------------

    def _open(self, ask: Ask, until: float, *, form: dict[str, Any] | None = None, stream: bool = False) -> Body:
        """Send the request, without the parameters the server does not know, and once more where that may help."""
        known, tries = self.book.known, 0
        exploring = form is not None and known.form is None
        while True:
            request = request_for(ask, self._model(until), known, form=form, stream=stream)
            try:
                body = self._wire.post(request, until, most_bytes(request))
            except ModelError as error:
                changed = adapted(known, request, error)
                if changed is None:
                    wait = worth_waiting(error, until, exploring=exploring)
                    tries += 1
                    if wait is None or tries > 1:
                        raise
                    self._sleep(wait)
                known = changed or known
            else:
                self.book.learn(**differences(self.book.known, known))
                return body

    def _whole(self, body: Body, ask: Ask, spend: Spend) -> str:
        """The answer of a server that does not stream although it was asked to."""
        try:
            read = read_reply(read_json(body.read()))
        finally:
            body.close()
        spend(read.usage or self._guess(ask, read.text))
        text = without_thoughts(read.text)
        check(read, text, ask)
        self.book.learn(stream=False)
        return text

    def _guess(self, ask: Ask, text: str) -> Usage:
        return Usage(prompt=self._counter.prompt(ask.messages), completion=self._counter.count(text))

    def _notice(self, usage: Usage, seconds: float, *, thinks: bool, streamed: bool = False) -> None:
        """Remember how the endpoint does. A whole answer's time has the prompt's in it: the speed is at least that."""
        seen: dict[str, Any] = {"thinks": True} if thinks and not self.book.known.thinks else {}
        before = self.book.known.tokens_per_second
        speed = round(usage.completion / max(seconds, 0.001), 1)
        known = before is not None and (speed < 2 * before if not streamed else 0.5 < speed / max(before, 0.1) < 2)
        if usage.completion >= _TELLING_TOKENS and seconds >= _TELLING_S and not known:
            seen["tokens_per_second"] = speed
        if usage.cached:
            share = round(usage.cached / usage.prompt, 2)
            if abs(share - (self.book.known.cached_share or 0)) > 0.1:
                seen["cached_share"] = share
        self.book.learn(**seen)
