"""The model as a judge: it says what was said and quotes it, and every quote is looked up before it counts."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, create_model

from agent.judges.pace import Pace, pace_of, work
from agent.judges.question import Batch, Wanted, prompt_of, split
from agent.judges.quotes import place
from agent.judges.said import Heard, listen
from agent.judges.trust import Answer
from agent.judges.types import UNAVAILABLE
from agent.llm.types import Ask, ChatModel, Failure, ModelError
from corpus.types import KeyPoint, Value
from rubrics.types import Evidence, Judgement, Stance, Turn

TOKENS_A_CLAIM, TOKENS_BESIDE = 60, 40
"""What an answer may take."""
_USUAL_A_CLAIM = 25
STOPPED_BY = frozenset({"empty", "echo", "gibberish", "stuffing", "off_topic"})
_ALIKE: dict[str, Answer] = {
    "said": "said", "yes": "said", "met": "said", "true": "said",
    "not_said": "not_said", "no": "not_said", "missed": "not_said", "unsaid": "not_said", "false": "not_said",
    "unclear": "not_said", "unsure": "not_said",
    "opposite": "opposite", "contradicted": "opposite", "said_the_opposite": "opposite", "contradiction": "opposite",
}  # fmt: skip


def _plain_answer(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = "_".join(value.strip(" .\"'").lower().replace("-", " ").split())
    return _ALIKE.get(word.replace("not_said_", "not_said"), word)


class Finding(BaseModel):
    """What a model answers about one claim; the quote comes first, so that the answer follows from it."""

    quote: str
    answer: Annotated[Answer, BeforeValidator(_plain_answer)]


@cache
def shape(claims: int) -> type[BaseModel]:
    """Return the shape of an answer to so many claims: one field each, so that none can be left out or added."""
    fields: dict[str, Any] = {f"claim_{number}": (Finding, ...) for number in range(1, claims + 1)}
    return create_model("Findings", **fields)


def findings_of(answer: BaseModel) -> dict[int, Finding]:
    """Return the findings by the number of the claim."""
    return {int(name.rpartition("_")[2]): getattr(answer, name) for name in type(answer).model_fields}


class Found(Value):
    """One answer that held: for "said" and "opposite" with the sentence that shows it."""

    answer: Answer
    turn: int | None = None
    quote: str = ""


class Reading(Value):
    """What a model found, by point id. Points without a usable answer are not in it.

    `put_aside` counts answers whose quote was not there, `void` the batches in which it took a decoy for said,
    `failure` is why the model could not be asked, if it could not.
    """

    found: dict[str, Found] = Field(default_factory=dict)
    put_aside: int = 0
    void: int = 0
    failure: Failure | None = None


class LlmJudge:
    """Asks a model about the claims of one question at a time, within `seconds` a judgement."""

    def __init__(
        self,
        model: ChatModel,
        *,
        seconds: float = 15.0,
        pace: Pace | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model, self._seconds, self._clock = model, seconds, clock
        self._pace = pace or pace_of(model.name)

    @property
    def name(self) -> str:
        """The model's name, kept with the evidence."""
        return self._model.name

    @property
    def seconds(self) -> float:
        """How long one judgement may take."""
        return self._seconds

    def within(self, seconds: float) -> LlmJudge:
        """The same judge with other time for a judgement."""
        return LlmJudge(self._model, seconds=seconds, pace=self._pace, clock=self._clock)

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        """Return what the model alone finds (see `agent.judges.types.Judge`); a point it left out is not scored."""
        heard = listen(ask, turns)
        reading = self.read(ask, points, turns, heard)
        evidence = tuple(_alone(p.id, reading.found[p.id], self.name) for p in points if p.id in reading.found)
        flags = {*heard.flags, *([UNAVAILABLE] if reading.failure else [])}
        return Judgement(evidence=evidence, flags=tuple(sorted(flags)))

    def read(
        self, ask: str, points: Sequence[Wanted], turns: Sequence[Turn], heard: Heard | None = None, sample: int = 1
    ) -> Reading:
        """Ask about some points. Words that the guards refuse never reach the model, nor does an empty answer.

        Another `sample` asks the same in another order and beside another decoy.
        """
        heard = heard or listen(ask, turns)
        if not points or not heard.said or STOPPED_BY & set(heard.flags):
            return Reading()
        until = self._clock() + self._seconds
        reading = Reading()
        for batch in split(ask, points, turns, heard, sample):
            part = self._read_batch(batch, heard, until)
            reading = Reading(
                found={**reading.found, **part.found},
                put_aside=reading.put_aside + part.put_aside,
                void=reading.void + part.void,
                failure=part.failure,
            )
            if part.failure:
                break
        return reading

    def _read_batch(self, batch: Batch, heard: Heard, until: float) -> Reading:
        messages, claims, left = prompt_of(batch), len(batch.claims), until - self._clock()
        size = work(messages, _USUAL_A_CLAIM * claims)
        if left <= 0 or not self._pace.fits(size, left):
            return Reading(failure="timeout")
        most = TOKENS_BESIDE + TOKENS_A_CLAIM * claims
        ask = Ask(purpose="judge", messages=messages, max_tokens=most, deadline=left)
        started = self._clock()
        try:
            answer = self._model.parse(ask, shape(claims))
        except ModelError as error:
            if error.failure == "timeout":
                self._pace.missed(size, self._clock() - started)
            return Reading(failure=error.failure)
        self._pace.took(size, self._clock() - started)
        return checked(findings_of(answer), batch, heard)


def checked(findings: Mapping[int, Finding], batch: Batch, heard: Heard) -> Reading:
    """Keep what the candidate's own words bear out; nothing where the decoy was found."""
    decoy = findings.get(batch.decoy)
    if decoy is not None and decoy.answer != "not_said":
        return Reading(void=1)
    found: dict[str, Found] = {}
    put_aside = 0
    for number, point in batch.numbered:
        finding = findings.get(number)
        held = _held(finding, batch, heard) if finding else None
        if held is not None:
            found[point] = held
        elif finding is not None:
            put_aside += 1
    return Reading(found=found, put_aside=put_aside)


def _held(finding: Finding, batch: Batch, heard: Heard) -> Found | None:
    if finding.answer == "not_said":
        return None if batch.cut else Found(answer="not_said")  # what was left out may have said it
    at = place(finding.quote, heard.said, batch.theirs)
    if at is None:
        return None
    return Found(answer=finding.answer, turn=heard.said[at].seq, quote=heard.said[at].text[:400].strip())


def _alone(point: str, found: Found, name: str) -> Evidence:
    stances: dict[Answer, tuple[Stance, float]] = {
        "said": ("met", 0.8),
        "not_said": ("missed", 0.2),
        "opposite": ("contradicted", 0.1),
    }
    stance, chance = stances[found.answer]
    return Evidence(
        point=point, stance=stance, p_met=chance, confidence=0.6, turn=found.turn, quote=found.quote, judge=name
    )
