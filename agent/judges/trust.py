"""How far a model's word on a key point is to be trusted: from counts on labelled answers to weights in log odds.

A model that answers the same whatever was said has the same shares for every label, so its weights are zero; so,
but for chance, has one that guesses. What chance leaves is taken off before anything counts.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from corpus.types import Value

Answer = Literal["said", "not_said", "opposite"]
Label = Literal["met", "missed", "contradicted"]
ANSWERS: tuple[Answer, ...] = ("said", "not_said", "opposite")


class Tally(Value):
    """How often each answer was given."""

    said: int = 0
    not_said: int = 0
    opposite: int = 0

    @property
    def total(self) -> int:
        """All answers."""
        return self.said + self.not_said + self.opposite

    def of(self, answer: Answer) -> int:
        """How often one answer was given."""
        return int(getattr(self, answer))

    def __add__(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(
            said=self.said + other.said,
            not_said=self.not_said + other.not_said,
            opposite=self.opposite + other.opposite,
        )


class Counts(Value):
    """A model's answers on claims that the candidate made, did not make, or said the other way round."""

    met: Tally = Tally()
    missed: Tally = Tally()
    contradicted: Tally = Tally()

    @property
    def total(self) -> int:
        """All answers."""
        return self.met.total + self.missed.total + self.contradicted.total


class Weight(Value):
    """What one answer adds, in log odds: to being met against not, and to being contradicted against missed."""

    met: float = 0.0
    contradicted: float = 0.0


Weights = Mapping[Answer, Weight]


class Rule(Value):
    """The parameters of combining two judges; `combine.json` holds them with the command that makes them.

    `unmeasured` weighs the word of a model that was never tried, which may turn at most `unmeasured_turns` verdicts on
    one answer. `opposite_share` is, by the embedded judge's stance,
    the share of contradictions among points that are not met. `smoothing` is worth that many answers, `cap` the
    most that one answer may add, `temper` how much of its weight is kept because two judges err together.
    """

    unmeasured: dict[Answer, Weight]
    unmeasured_turns: int
    opposite_share: dict[str, float]
    smoothing: float
    cap: float
    temper: float
    sure_by: float
    known: dict[str, Counts]


@cache
def load_rule() -> Rule:
    """Read the committed parameters."""
    raw = json.loads(files("agent.judges").joinpath("combine.json").read_text(encoding="utf-8"))
    return Rule.model_validate({key: value for key, value in raw.items() if key != "note"})


def counted(pairs: Iterable[tuple[Label, Answer]]) -> Counts:
    """Count a model's answers by what was really said."""
    found: dict[str, dict[str, int]] = {label: dict.fromkeys(ANSWERS, 0) for label in Counts.model_fields}
    for label, answer in pairs:
        found[label][answer] += 1
    return Counts.model_validate(found)


def weights_of(counts: Counts | None, rule: Rule) -> Weights:
    """Return what each answer adds; the few hundredths of `unmeasured` where the model was never tried.

    The direction is fixed: "said" never lowers a chance, the other answers never raise it.
    """
    if counts is None:
        return rule.unmeasured
    rest = counts.missed + counts.contradicted
    met = _sure("said", counts.met, rest, rule) * rule.temper
    turned = _sure("opposite", counts.contradicted, counts.missed + counts.met, rule) * rule.temper
    ratio = _Ratios(counts, rule)
    return {
        "said": Weight(met=met * max(0.0, ratio("said", counts.met, rest))),
        "not_said": Weight(
            met=met * min(0.0, ratio("not_said", counts.met, counts.missed)),
            contradicted=turned * min(0.0, ratio("not_said", counts.contradicted, counts.missed)),
        ),
        "opposite": Weight(
            met=turned * min(0.0, ratio("opposite", counts.met, rest)),
            contradicted=turned * max(0.0, ratio("opposite", counts.contradicted, counts.missed)),
        ),
    }


class _Ratios:
    """Log ratios of smoothed shares: every label is given `smoothing` answers as the model gives them on the whole."""

    def __init__(self, counts: Counts, rule: Rule) -> None:
        whole = counts.met + counts.missed + counts.contradicted
        self._usual = {answer: (whole.of(answer) + 1) / (whole.total + len(ANSWERS)) for answer in ANSWERS}
        self._rule = rule

    def __call__(self, answer: Answer, here: Tally, there: Tally) -> float:
        ratio = math.log(self._share(answer, here) / self._share(answer, there))
        return max(-self._rule.cap, min(self._rule.cap, ratio))

    def _share(self, answer: Answer, tally: Tally) -> float:
        extra = self._rule.smoothing
        return (tally.of(answer) + extra * self._usual[answer]) / (tally.total + extra)


def _sure(answer: Answer, here: Tally, there: Tally, rule: Rule) -> float:
    """Return how much of the difference between two shares is left, 0..1, once chance may have its part."""
    if not here.total or not there.total:
        return 0.0
    a, b = (_plain_share(answer, tally) for tally in (here, there))
    gap = a - b
    error = math.sqrt(a * (1 - a) / (here.total + 2) + b * (1 - b) / (there.total + 2))
    return max(0.0, gap - rule.sure_by * error) / gap if gap > 0 else 0.0


def _plain_share(answer: Answer, tally: Tally) -> float:
    return (tally.of(answer) + 1) / (tally.total + 2)


def known_counts(name: str, rule: Rule) -> Counts | None:
    """Return the shipped measurement of a model whose name holds one of the measured names."""
    lower = name.lower()
    return next((counts for key, counts in rule.known.items() if key in lower), None)


def label_of(text: str) -> Label | None:
    """Return a hand label as one of the three that are counted; an unclear one is none."""
    labels: Sequence[Label] = ("met", "missed", "contradicted")
    return next((label for label in labels if label == text), None)
