"""The tail of the chi-square distribution against published values, and the test's false alarms."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from executors.chi_square import p_value, upper_tail


@pytest.mark.parametrize(
    ("statistic", "degrees", "tail"),
    [(3.841, 1, 0.05), (6.635, 1, 0.01), (5.991, 2, 0.05), (11.070, 5, 0.05), (18.307, 10, 0.05),
     (29.588, 10, 0.001), (124.342, 100, 0.05)],
)  # fmt: skip
def test_tail_agrees_with_the_table(statistic: float, degrees: int, tail: float) -> None:
    assert upper_tail(statistic, degrees) == pytest.approx(tail, rel=0.01)


def test_p_values_of_equal_distributions_are_spread_evenly() -> None:
    rng = np.random.default_rng(0)
    draws = [Counter(rng.integers(0, 6, 600).tolist()) for _ in range(401)]
    values = [p_value(a, b) for a, b in pairwise(draws)]
    assert 0.02 < np.mean(np.array(values) < 0.05) < 0.09


def test_rare_values_are_pooled_rather_than_trusted() -> None:
    assert p_value(Counter({1: 500, 2: 1}), Counter({1: 500, 3: 1})) > 0.05
    assert p_value(Counter(), Counter({1: 3})) == 1.0
