"""How sure a search is that the guides answer: a logistic function of three signals.

The weights are those that `python -m bench.answerable` fits on the tuning queries, each held to the only sign
that makes sense; that script also says how the bias sets the point of doubt, 0.5.
"""

from __future__ import annotations

import math

from corpus.types import Value

NEAR = 8.56
ELSEWHERE = -7.69
NAMED = -3.08
BIAS = 0.30


class Signals(Value):
    """What speaks for and against an answer to a query.

    `near` is the nearness of the best passage and `elsewhere` that of the topics the guides are silent on, both
    mean cosines; `named` says that the query has a word which stands for one of those topics.
    """

    near: float
    elsewhere: float
    named: bool


def confidence(signals: Signals) -> float:
    """Return a number in 0..1: higher the nearer a passage, lower the nearer a topic of no guide."""
    odds = NEAR * signals.near + ELSEWHERE * signals.elsewhere + NAMED * signals.named + BIAS
    return 1 / (1 + math.exp(-odds))
