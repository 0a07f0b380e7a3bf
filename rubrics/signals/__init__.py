"""Observable signals: pure functions from a candidate's words to labelled spans, one file each."""

from rubrics.signals.alternatives import alternatives
from rubrics.signals.blame import blame
from rubrics.signals.clarity import clarity
from rubrics.signals.experiments import experiments
from rubrics.signals.failures import failures
from rubrics.signals.hedging import hedging
from rubrics.signals.numbers import numbers
from rubrics.signals.ownership import ownership
from rubrics.signals.questions import questions
from rubrics.signals.structure import structure
from rubrics.signals.types import Mark, Signal

SIGNALS: dict[str, Signal] = {
    "alternatives": alternatives,
    "blame": blame,
    "clarity": clarity,
    "experiments": experiments,
    "failures": failures,
    "hedging": hedging,
    "numbers": numbers,
    "ownership": ownership,
    "questions": questions,
    "structure": structure,
}

__all__ = ["SIGNALS", "Mark", "Signal"]
