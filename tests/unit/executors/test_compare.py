"""What counts as the same answer."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np
import pytest

from corpus.problem_types import Comparison
from executors.compare import difference, shown
from executors.jail.codec import Opaque, Raised

EXACT = Comparison()
CLOSE = Comparison(kind="close", rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        (3, 3), ([1, (2, 3)], [1, [2, 3]]), ({"a": [1]}, {"a": [1]}), ("x", "x"), (None, None), ({1, 2}, {2, 1}),
        ({(1, 2): {3}}, {(1, 2): {3}}), ({0.0}, {-0.0}), ({frozenset({1})}, {frozenset({1})}),
        (3, np.int64(3)), (0.5, np.float64(0.5)), (True, np.bool_(True)), (2**70, 2**70),
        (np.arange(3), np.arange(3)), (Raised(("KeyError", "LookupError")), Raised(("KeyError", "LookupError"))),
        (Raised(("LookupError",)), Raised(("KeyError", "LookupError"))),
    ],
)  # fmt: skip
def test_equal_values_are_accepted(expected: object, actual: object) -> None:
    assert difference(expected, actual, EXACT) is None


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        (3, "3"), (1, True), (True, 1), (3, 3.0), (3.0, 3), ([1], [1, 2]), ([1, 2], [2, 1]), ({"a": 1}, {"a": 2}),
        ({1: 1}, {True: 1}), ({(1,): 1}, {(True,): 1}), ({1}, {True}), ({1}, {1.0}), ({1}, frozenset({1})),
        ({frozenset({1})}, {frozenset({True})}), ([{0}], [{False}]), ([1], {1}),
        ("x", b"x"), (None, 0), (3, Opaque("int")), (3, Raised(("ValueError",))),
        (Raised(("KeyError",)), 3), (Raised(("KeyError",)), Raised(("ValueError",))),
        (Raised(("KeyError",)), Raised(())),
        (np.arange(3), [0, 1, 2]), ([0, 1, 2], np.arange(3)), (np.arange(3), np.arange(3.0)),
        (np.zeros((2, 2)), np.zeros(4)), (np.zeros(2), np.zeros(0)), (np.zeros(0), np.zeros(2)), (5.0, np.array(5.0)),
    ],
)  # fmt: skip
def test_other_values_are_refused(expected: object, actual: object) -> None:
    assert difference(expected, actual, EXACT) is not None
    assert difference(expected, actual, CLOSE) is not None or (type(expected), type(actual)) == (float, int)


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        (1.0, 1.0 + 1e-8, True), (1.0, 1.0 + 1e-4, False), (1.0, 1, True), (1.0, True, False), (1.0, math.nan, False),
        (math.nan, math.nan, False), (math.inf, math.inf, True), (math.inf, -math.inf, False), (1.0, math.inf, False),
        (np.array([1.0, math.inf]), np.array([1.0, math.inf]), True), (np.array([1.0]), np.array([math.nan]), False),
        (np.ones(3, "f8"), np.ones(3, "f4"), True), (np.ones(3, "i8"), np.ones(3, "i4"), True),
        ([1.0, [2.0]], [1.0, [2.0 + 1e-9]], True), (1 + 1j, 1 + 1j, True), (np.array([1, 2]), np.array([1, 3]), False),
    ],
)  # fmt: skip
def test_closeness_follows_the_tolerance(expected: Any, actual: Any, same: bool) -> None:
    assert (difference(expected, actual, CLOSE) is None) is same


def test_nan_equals_nan_only_when_declared() -> None:
    how = Comparison(kind="close", equal_nan=True)
    assert difference(np.array([math.nan, 1.0]), np.array([math.nan, 1.0]), how) is None
    assert difference(np.array([1.0]), np.array([math.nan]), how) is not None


def test_tuple_and_list_differ_when_declared() -> None:
    assert difference((1, 2), [1, 2], Comparison(tuple_is_list=False)) is not None


@pytest.mark.parametrize(
    ("actual", "same"), [([3, 1, 1], True), ([1, 3, 1], True), ([1, 3], False), ([1, 3, 3], False), ({1, 3}, False)]
)
def test_any_order_counts_every_item(actual: object, same: bool) -> None:
    assert (difference([1, 1, 3], actual, Comparison(kind="any_order")) is None) is same


def test_any_order_keeps_types_apart() -> None:
    assert difference([1, 0], [True, False], Comparison(kind="any_order")) is not None
    assert difference([[1, 2], [3]], [[3], [1, 2]], Comparison(kind="any_order")) is None


@pytest.mark.parametrize(("actual", "same"), [([3, 1], True), ({1, 3}, True), ([1, 1, 3], True), ([1], False)])
def test_set_ignores_order_and_repetition(actual: object, same: bool) -> None:
    assert (difference([1, 1, 3], actual, Comparison(kind="set")) is None) is same


def test_a_fair_sample_is_accepted_and_a_skewed_one_is_not() -> None:
    rng = np.random.default_rng(1)
    how = Comparison(kind="distribution")
    draws = [rng.choice(4, 4000, p=[0.1, 0.2, 0.3, 0.4]).tolist() for _ in range(200)]
    refused = [difference(draws[0], other, how) for other in draws[1:]]
    assert refused.count(None) == len(refused)
    skewed = rng.choice(4, 4000, p=[0.15, 0.2, 0.3, 0.35]).tolist()
    assert difference(draws[0], skewed, how) is not None
    assert difference(draws[0], [str(x) for x in draws[1]], how) is not None
    assert difference(draws[0], draws[1][:100], how) is not None


def test_the_first_difference_is_named() -> None:
    assert difference([1, [2, 3]], [1, [2, 4]], EXACT) == "at [1][1]: expected 3, got 4"
    told = difference(np.zeros((2, 2)), np.array([[0, 0], [1.0, 0]]), CLOSE)
    assert told == "at [1, 0]: expected 0.0, got 1.0"


def test_hostile_depth_is_an_answer_and_not_a_crash() -> None:
    deep: list[object] = []
    for _ in range(5000):
        deep = [deep]
    assert difference(deep, deep, EXACT) is not None
    assert len(shown(list(range(10_000)))) <= 120


@pytest.mark.parametrize("kind", ["any_order", "set", "distribution"])
def test_numbers_made_to_collide_cost_no_more_than_others(kind: Any) -> None:
    values = [i * (2**61 - 1) for i in range(1, 20_000)]
    begun = time.process_time()
    assert difference(values[::-1], values, Comparison(kind=kind)) is None
    assert time.process_time() - begun < 2.0


def test_any_order_sees_through_zeros_and_not_through_nan() -> None:
    how = Comparison(kind="any_order")
    assert difference([0.0, 1], [1, -0.0], how) is None
    assert difference([math.nan], [math.nan], how) == "nan is missing"
    assert difference([{1: {2, 3}}], [{1: {3, 2}}], how) is None


def test_exceptions_inside_an_answer_are_told_in_words() -> None:
    assert shown([None, Raised(("KeyError",)), Opaque("Thing")]) == "[None, raises KeyError, an object of type Thing]"


def test_an_expected_exception_is_expected_of_draws_too() -> None:
    how = Comparison(kind="distribution")
    assert difference(Raised(("ValueError",)), Raised(("ValueError",)), how) is None
    assert difference(Raised(("ValueError",)), [1, 2], how) is not None
