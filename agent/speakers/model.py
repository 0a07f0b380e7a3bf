"""The speaker with a model: the model phrases, the rules decide whether its words are said."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from time import monotonic

from agent.llm.types import Ask, ChatModel, ModelError
from agent.speakers.acts import ActSheet, act_sheets
from agent.speakers.guard import BrokenRuleError, Guard
from agent.speakers.history import Count, bytes_over_three
from agent.speakers.prompt import messages
from agent.speakers.types import Brief, EmbeddedSpeaker, Emit, Piece, Replace, Spoken

log = logging.getLogger(__name__)
MOST_TOKENS = 160
"""Well over what the longest turn needs: a turn that comes to its end here has broken a rule long before."""


class ModelSpeaker:
    """Lets a model phrase the acts that gain from it; every failure and every broken rule is the embedded wording."""

    def __init__(self, model: ChatModel, count: Count = bytes_over_three, deadline: float = 20.0) -> None:
        self._model, self._count, self._deadline = model, count, deadline

    def say(self, brief: Brief, emit: Emit) -> Spoken:
        """Return the words of the turn, giving them to `emit` in pieces meanwhile; never raises."""
        sheet = act_sheets().get(brief.act)
        if sheet is None:
            return EmbeddedSpeaker().say(brief, emit)
        turn = _Turn(brief, sheet, emit)
        try:
            return turn.take(self._model.stream(self._ask(brief, sheet)), monotonic() + self._deadline)
        except BrokenRuleError as error:
            return turn.put_aside(f"rule:{error.rule}")
        except ModelError as error:
            return turn.put_aside(f"model:{error.failure}")
        except Exception as error:  # noqa: BLE001  # whatever a model trips over, the interview goes on
            # No traceback: what a model trips over may hold the candidate's words.
            log.error("the model failed on the act %s (%s)", brief.act, type(error).__name__)
            return turn.put_aside("model:error")

    def _ask(self, brief: Brief, sheet: ActSheet) -> Ask:
        return Ask(
            purpose="say",
            messages=messages(brief, sheet, self._count),
            max_tokens=MOST_TOKENS,
            deadline=self._deadline,
        )


class _Turn:
    """One turn on its way."""

    def __init__(self, brief: Brief, sheet: ActSheet, emit: Emit) -> None:
        self._brief, self._guard, self._emit = brief, Guard(brief, sheet), emit
        self._shown = ""

    def take(self, pieces: Iterator[str], until: float) -> Spoken:
        """Read the model's turn to its end, or to where nothing more is wanted; raises `ModelError` when it is late."""
        try:
            self._show(f"{self._brief.first} " if self._brief.first else "")
            for piece in pieces:
                self._show(self._guard.feed(piece))
                if self._guard.over:
                    break
                if monotonic() > until:
                    raise ModelError("timeout")
        finally:
            close = getattr(pieces, "close", None)
            if close is not None:
                close()
        self._show(self._guard.finish())
        self._show(f" {self._brief.verbatim}" if self._brief.verbatim else "")
        return Spoken(text=self._shown, by="model", trimmed=self._guard.trimmed)

    def put_aside(self, why: str) -> Spoken:
        """Say the embedded wording, in place of whatever was shown."""
        whole = self._brief.embedded
        if whole.startswith(self._shown):
            self._show(whole[len(self._shown) :])
        else:
            self._emit(Replace(whole))
        return Spoken(text=whole, put_aside=why)

    def _show(self, text: str) -> None:
        if text:
            self._shown += text
            self._emit(Piece(text))
