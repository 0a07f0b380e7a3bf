"""The fitted order of growth, and how often noise alone raises an alarm."""

from __future__ import annotations

import math

import numpy as np
import pytest

from executors.growth import MOST_TIMES, ORDERS, affordable, ends_within, fit, sentence, slope_of, within

SIZES = [1000.0, 2000.0, 4000.0, 8000.0]


@pytest.mark.parametrize("order", ORDERS)
def test_exact_growth_is_recognised(order: str) -> None:
    costs = [1e-6 * ORDERS[order](n) for n in SIZES]
    assert fit(SIZES, costs, order).order == order
    assert within(fit(SIZES, costs, order), order, SIZES)


@pytest.mark.parametrize(
    ("true", "wanted", "accepted"),
    [
        ("n^2", "n log n", False), ("n^2", "n", False), ("n^3", "n^2", False), ("n log n", "n", True),
        ("n", "n^2", True), ("n", "1", False), ("n", "log n", False), ("log n", "1", True), ("1", "log n", True),
    ],
)  # fmt: skip
def test_only_faster_growth_is_refused(true: str, wanted: str, accepted: bool) -> None:
    costs = [1e-6 * ORDERS[true](n) for n in SIZES]
    assert within(fit(SIZES, costs, wanted), wanted, SIZES) is accepted


@pytest.mark.parametrize(("true", "wanted"), [("n", "n"), ("n log n", "n log n"), ("n^2", "n^2")])
def test_noise_of_a_third_alarms_less_than_once_in_two_hundred(true: str, wanted: str) -> None:
    rng = np.random.default_rng(4)
    alarms = 0
    for _ in range(1000):
        costs = [1e-6 * ORDERS[true](n) * math.exp(rng.normal(0, 0.3)) for n in SIZES]
        alarms += not (within(fit(SIZES, costs, wanted), wanted, SIZES) and ends_within(SIZES, costs, wanted))
    assert alarms <= 5


def test_noise_of_a_third_hides_a_quadratic_less_than_once_in_twenty() -> None:
    rng = np.random.default_rng(5)
    missed = 0
    for _ in range(1000):
        costs = [1e-6 * n * n * math.exp(rng.normal(0, 0.15)) for n in SIZES]
        missed += within(fit(SIZES, costs, "n log n"), "n log n", SIZES)
    assert missed <= 50


def test_sentence_says_what_was_found_and_wanted() -> None:
    measured = fit(SIZES, [1e-6 * n * n for n in SIZES], "n log n")
    assert sentence(measured, "n log n", passed=False) == (
        "It grows like n^2 (exponent 2.00 ± 0.00); n log n was wanted."
    )
    assert slope_of("1", SIZES) == pytest.approx(0, abs=1e-9)


def test_a_quadratic_under_a_constant_shows_at_the_last_sizes() -> None:
    costs = [1.0 + (n / SIZES[0]) ** 2 / 2 for n in (*SIZES, 2 * SIZES[-1])]
    sizes = [*SIZES, 2 * SIZES[-1]]
    assert within(fit(sizes, costs, "n log n"), "n log n", sizes)
    assert not ends_within(sizes, costs, "n")


def test_a_slow_constant_factor_is_affordable_and_burnt_seconds_are_not() -> None:
    assert affordable(0.8, 0.002)
    assert affordable(0.9 * MOST_TIMES * 0.1, 0.1)
    assert not affordable(2.5, 0.003)
