"""Two judges, one verdict: the embedded judge's evidence, moved by a model's word as far as it is trusted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from agent.judges.embedded import spread
from agent.judges.llm import STOPPED_BY, Found, LlmJudge, Reading
from agent.judges.said import listen
from agent.judges.trust import ANSWERS, Answer, Rule, Weight, Weights
from agent.judges.types import UNAVAILABLE, Judge
from corpus.types import KeyPoint
from rubrics.types import Evidence, Judgement, Stance, Turn

MET, UNCLEAR, OPPOSED = 0.5, 0.3, 0.5
CLEARLY_MET, CLEARLY_MISSED = 0.85, 0.06
_CONTROLS = 2
_SMALLEST = 1e-3


class Odds(NamedTuple):
    """The chances that a point is met, and that it was said the other way round; the rest is missed."""

    met: float
    opposed: float

    @property
    def stance(self) -> Stance:
        """The stance that these chances mean."""
        if self.opposed >= OPPOSED:
            return "contradicted"
        if self.met >= MET:
            return "met"
        return "unclear" if self.met >= UNCLEAR else "missed"


def odds_of(evidence: Evidence, rule: Rule) -> Odds:
    """Read the embedded judge's evidence as chances."""
    met = min(1 - _SMALLEST, max(_SMALLEST, evidence.p_met))
    opposed = (1 - met) * rule.opposite_share[evidence.stance]
    if evidence.stance == "contradicted":
        opposed = max(opposed, OPPOSED)
        met = min(met, 1 - opposed)
    return Odds(met, opposed)


def moved(odds: Odds, answer: Answer, weight: Weight) -> Odds:
    """Return the chances after one answer (Bayes' rule); "said" never lowers `met`, the others never raise it."""
    met = odds.met * math.exp(weight.met)
    opposed = odds.opposed * math.exp(weight.contradicted)
    whole = met + opposed + (1 - odds.met - odds.opposed)
    met, opposed = met / whole, opposed / whole
    met = max(met, odds.met) if answer == "said" else min(met, odds.met)
    return Odds(met, min(opposed, 1 - met))


def combine(evidence: Evidence, found: Found, weights: Weights, rule: Rule, name: str) -> Evidence:
    """Return the evidence on one point after the model's answer; without weight it stays as it is."""
    weight = weights[found.answer]
    if not weight.met and not weight.contradicted:
        return evidence
    before = odds_of(evidence, rule)
    after = moved(before, found.answer, weight)
    stance = evidence.stance if after.stance == before.stance else after.stance
    quote, turn = evidence.quote, evidence.turn
    if found.quote and (not quote or (stance != evidence.stance and found.answer == _SHOWS.get(stance))):
        quote, turn = found.quote, found.turn
    if stance == "missed":
        quote, turn = "", None
    sure = after.opposed if stance == "contradicted" else abs(2 * after.met - 1)
    return evidence.model_copy(
        update={
            "stance": stance,
            "p_met": round(after.met, 4),
            "confidence": round(sure, 4),
            "quote": quote,
            "turn": turn,
            "judge": f"{evidence.judge} + {name}",
        }
    )


_SHOWS: dict[Stance, Answer] = {"met": "said", "unclear": "said", "contradicted": "opposite"}


def could_turn(evidence: Evidence, weights: Weights, rule: Rule) -> bool:
    """Whether any answer of the model would change the stance: if none would, it need not be asked."""
    odds = odds_of(evidence, rule)
    return any(moved(odds, answer, weights[answer]).stance != odds.stance for answer in ANSWERS)


def controls(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the points most clearly met and those most clearly missed, two of each where there are such."""
    met = sorted((e for e in evidence if e.stance == "met" and e.p_met >= CLEARLY_MET), key=lambda e: -e.p_met)
    missed = sorted((e for e in evidence if e.stance == "missed" and e.p_met <= CLEARLY_MISSED), key=lambda e: e.p_met)
    return (*met[:_CONTROLS], *missed[:_CONTROLS])


def agrees(reading: Reading, clear: Sequence[Evidence]) -> bool:
    """Whether the model was right on some of the clearly met points that it answered, and on some of the missed."""
    right: dict[Stance, list[bool]] = {}
    for e in clear:
        if e.point in reading.found:
            said = reading.found[e.point].answer == "said"
            right.setdefault(e.stance, []).append(said == (e.stance == "met"))
    return all(any(side) for side in right.values())


def few_turned(before: Sequence[Evidence], after: Sequence[Evidence], most: int | None) -> tuple[Evidence, ...]:
    """Undo all but `most` of the turned verdicts, those last that the embedded judge was least sure of."""
    turned = [(a, b) for a, b in zip(before, after, strict=True) if a.stance != b.stance]
    if most is None or len(turned) <= most:
        return tuple(after)
    kept = {a.point for a, _ in sorted(turned, key=lambda pair: _from_edge(pair[0]))[:most]}
    pairs = zip(before, after, strict=True)
    return tuple(b if a.stance == b.stance or a.point in kept else a for a, b in pairs)


def _from_edge(evidence: Evidence) -> float:
    return min(abs(evidence.p_met - MET), abs(evidence.p_met - UNCLEAR))


class CombinedJudge:
    """The embedded judge's verdicts, and a model's word on those that it could turn."""

    def __init__(
        self,
        embedded: Judge,
        model: LlmJudge,
        weights: Weights,
        rule: Rule,
        most_turned: int | None = None,
        *,
        twice: bool = False,
    ) -> None:
        self._embedded, self._model, self._weights, self._rule = embedded, model, weights, rule
        self._most_turned, self._twice = most_turned, twice

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self._embedded.name} + {self._model.name}"

    @property
    def seconds(self) -> float:
        """How long the model may take for one judgement."""
        return self._model.seconds

    def within(self, seconds: float, *, twice: bool = False) -> CombinedJudge:
        """The same judge with other time for a judgement; `twice` asks again about each verdict that it turned."""
        model = self._model.within(seconds)
        return CombinedJudge(self._embedded, model, self._weights, self._rule, self._most_turned, twice=twice)

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        """Return evidence for every point (see `agent.judges.types.Judge`)."""
        own = self._embedded.judge(ask, points, turns)
        wanted = {e.point for e in own.evidence if could_turn(e, self._weights, self._rule)}
        if not wanted or STOPPED_BY & set(own.flags):
            return own
        clear = controls(own.evidence)
        asked = [p for p in points if p.id in wanted | {e.point for e in clear}]
        reading = self._model.read(ask, asked, turns, listen(ask, turns))
        flags = tuple(sorted({*own.flags, *([UNAVAILABLE] if reading.failure else [])}))
        if not agrees(reading, clear):
            return own.model_copy(update={"flags": flags})
        both = few_turned(own.evidence, self._both(own, reading), self._most_turned)
        if self._twice:
            both = self._confirmed(own, both, ask, points, turns)
        return Judgement(evidence=spread(both), flags=flags)

    def _confirmed(
        self,
        own: Judgement,
        both: Sequence[Evidence],
        ask: str,
        points: Sequence[KeyPoint],
        turns: Sequence[Turn],
    ) -> tuple[Evidence, ...]:
        """Keep of the turned verdicts those that a second sample turns alike."""
        pairs = list(zip(own.evidence, both, strict=True))
        turned = {b.point for a, b in pairs if a.stance != b.stance}
        again = self._model.read(ask, [p for p in points if p.id in turned], turns, sample=2)
        second = {e.point: e.stance for e in self._both(own, again)}
        return tuple(a if b.point in turned and second[b.point] != b.stance else b for a, b in pairs)

    def _both(self, own: Judgement, reading: Reading) -> tuple[Evidence, ...]:
        steered = "injection" in own.flags
        return tuple(
            self._one(e, reading.found[e.point], steered) if e.point in reading.found else e for e in own.evidence
        )

    def _one(self, evidence: Evidence, found: Found, steered: bool) -> Evidence:
        """Where the answer also spoke to the grader, the model may lower a verdict and never raise it."""
        after = combine(evidence, found, self._weights, self._rule, self._model.name)
        return evidence if steered and after.p_met > evidence.p_met else after
