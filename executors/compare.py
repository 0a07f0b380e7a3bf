"""Compares what a submission returned with what was expected, on plain decoded values.

Types are strict: "42" is not 42, True is not 1, 3.0 is not 3, an array is not a list. A numpy scalar
counts as the Python number of its kind. Tuples and lists are the same unless the problem says no.
Every function returns a sentence about the first difference, or None when there is none.
"""

from __future__ import annotations

import cmath
import itertools
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from corpus.problem_types import Comparison
from executors.chi_square import p_value
from executors.jail.codec import Opaque, Raised

LEAST_LIKELY = 1e-5  # a sampled distribution is called wrong below this probability
_MAX_SHOWN = 120
_NAN_NUMBERS = itertools.count()  # one NaN is not another


def difference(expected: object, actual: object, how: Comparison) -> str | None:
    """Return how `actual` first differs from `expected`, or None; never raises on hostile values."""
    try:
        return _KINDS[how.kind](expected, actual, how)
    except Exception as error:  # noqa: BLE001 - whatever a hostile value brings about, it is not the expected one
        return f"cannot be compared: {type(error).__name__}"


def shown(value: object, limit: int = _MAX_SHOWN) -> str:
    """Return a value as short text."""
    try:
        text = repr(value)
        if "array(" in text:
            text = " ".join(text.split())  # numpy breaks lines
    except (ValueError, RecursionError, MemoryError):
        text = f"a {type(value).__name__}"
    return text if len(text) <= limit else text[: limit - 4] + " ..."


def _same(expected: Any, actual: Any, how: Comparison, at: str = "") -> str | None:
    """Compare recursively; numbers exactly, or within tolerance when the comparison is `close`."""
    if isinstance(expected, Raised) or isinstance(actual, Raised):
        return _same_exception(expected, actual, at)
    if _is_array(expected) or _is_array(actual):
        return _same_array(expected, actual, how, at)
    expected, actual = _plain(expected), _plain(actual)
    actual = _forgiven(expected, actual, how)
    if type(expected) is not type(actual):
        return f"{_where(at)}expected {_kind(expected)}, got {_kind(actual)}"
    if type(expected) in (list, tuple):
        return _same_sequence(expected, actual, how, at)
    if type(expected) is dict:
        return _same_dict(expected, actual, how, at)
    if type(expected) in (float, complex):
        return None if _close(expected, actual, how) else _told(expected, actual, at)
    if type(expected) in (set, frozenset):  # to Python {1} and {True} are equal
        return None if _frozen(expected) == _frozen(actual) else _told(expected, actual, at)
    return None if expected == actual else _told(expected, actual, at)


def _forgiven(expected: Any, actual: Any, how: Comparison) -> Any:
    """Return an answer as the type that was expected, where the comparison takes one for the other."""
    kinds = (type(expected), type(actual))
    if how.kind == "close" and kinds[0] in (float, complex) and kinds[1] in (int, float):
        return kinds[0](actual)
    if how.tuple_is_list and kinds in ((list, tuple), (tuple, list)):
        return kinds[0](actual)
    return actual


def _same_sequence(expected: Any, actual: Any, how: Comparison, at: str) -> str | None:
    if len(expected) != len(actual):
        return f"{_where(at)}expected {len(expected)} items, got {len(actual)}"
    pairs = enumerate(zip(expected, actual, strict=True))
    found = (_same(e, a, how, f"{at}[{i}]") for i, (e, a) in pairs)
    return next((text for text in found if text), None)


def _same_dict(expected: Any, actual: Any, how: Comparison, at: str) -> str | None:
    values = {_frozen(key): value for key, value in actual.items()}
    if {_frozen(key) for key in expected} != values.keys():
        return f"{_where(at)}the keys differ"
    found = (_same(value, values[_frozen(key)], how, f"{at}[{shown(key, 40)}]") for key, value in expected.items())
    return next((text for text in found if text), None)


def _same_exception(expected: Any, actual: Any, at: str) -> str | None:
    if isinstance(expected, Raised) and isinstance(actual, Raised) and expected.names[0] in actual.names:
        return None
    return _told(expected, actual, at)


def _same_array(expected: Any, actual: Any, how: Comparison, at: str) -> str | None:
    import numpy  # loaded by the codec already: only it makes arrays

    if not (_is_array(expected) and _is_array(actual)):
        return f"{_where(at)}expected {_kind(expected)}, got {_kind(actual)}"
    if expected.dtype.kind != actual.dtype.kind and not {expected.dtype.kind, actual.dtype.kind} <= {
        "i",
        "u",
    }:
        return f"{_where(at)}expected an array of {expected.dtype}, got one of {actual.dtype}"
    if expected.shape != actual.shape:
        return f"{_where(at)}expected shape {expected.shape}, got {actual.shape}"
    if how.kind == "close" and expected.dtype.kind in "fc":
        same = _close_array(expected, actual, how)
    else:
        same = expected == actual
    if bool(numpy.all(same)):
        return None
    index = tuple(int(i) for i in numpy.argwhere(~numpy.asarray(same))[0])
    place = f"{at}[{', '.join(map(str, index))}]" if index else at
    return _told(expected[index].item(), actual[index].item(), place)


def _close_array(expected: Any, actual: Any, how: Comparison) -> Any:
    """|actual - expected| <= atol + rtol |expected|, infinities equal to themselves, NaN by declaration."""
    import numpy

    with numpy.errstate(all="ignore"):
        finite = numpy.isfinite(expected) & numpy.isfinite(actual)
        near = numpy.abs(actual - expected) <= how.atol + how.rtol * numpy.abs(expected)
        same = (finite & near) | (~finite & (actual == expected))
        if how.equal_nan:
            same |= numpy.isnan(expected) & numpy.isnan(actual)
    return same


def _close(expected: complex, actual: complex, how: Comparison) -> bool:
    if how.kind != "close":
        return expected == actual or (how.equal_nan and expected != expected and actual != actual)
    if cmath.isfinite(expected) and cmath.isfinite(actual):
        return abs(actual - expected) <= how.atol + how.rtol * abs(expected)
    return actual == expected or (how.equal_nan and cmath.isnan(expected) and cmath.isnan(actual))


def _any_order(expected: Any, actual: Any, how: Comparison) -> str | None:
    """The same items as often as expected, in whatever order."""
    if type(expected) not in (list, tuple) or type(actual) not in (list, tuple):
        return _same(expected, actual, how)
    if len(expected) != len(actual):
        return f"expected {len(expected)} items, got {len(actual)}"
    return _counts_differ(_counted(expected), _counted(actual), {_frozen(x): x for x in (*expected, *actual)})


def _as_set(expected: Any, actual: Any, how: Comparison) -> str | None:
    """The same items, however often and in whatever order."""
    kinds = (list, tuple, set, frozenset)
    if type(expected) not in kinds or type(actual) not in kinds:
        return _same(expected, actual, how)
    first, second = Counter(set(_counted(expected))), Counter(set(_counted(actual)))
    return _counts_differ(first, second, {_frozen(x): x for x in (*expected, *actual)})


def _counted(values: Iterable[Any]) -> Counter[Hashable]:
    return Counter(map(_frozen, values))


def _counts_differ(expected: Counter[Hashable], actual: Counter[Hashable], values: dict[str, Any]) -> str | None:
    missing, extra = expected - actual, actual - expected
    if not missing and not extra:
        return None
    first = str(next(iter(missing or extra)))
    return f"{shown(values.get(first, float('nan')), 80)} is {'missing' if missing else 'too many'}"


def _distribution(expected: Any, actual: Any, how: Comparison) -> str | None:
    """Two samples of draws: is it likely that both come from one distribution?

    Chi-square test of homogeneity; rare values are pooled until five draws of each are expected.
    """
    if isinstance(expected, Raised):
        return _same_exception(expected, actual, "")
    first, second = _draws(expected), _draws(actual)
    if first is None or second is None:
        return f"expected a sequence of draws, got {_kind(actual)}"
    if len(first) != len(second):
        return f"expected {len(first)} draws, got {len(second)}"
    likely = p_value(_counted(first), _counted(second))
    return None if likely >= LEAST_LIKELY else f"the draws follow another distribution (p = {likely:.1g})"


def _draws(value: Any) -> list[Any] | None:
    if _is_array(value) and value.ndim == 1:
        return list(value.tolist())
    return list(value) if type(value) in (list, tuple) else None


def _frozen(value: Any) -> str:
    """Return a text that is the same for equal values alone and keeps types apart.

    Text, because its hash is keyed with a secret: hostile numbers cannot make a table slow.
    """
    value = _plain(value)
    if _is_array(value):
        return f"array {value.dtype.kind} {value.shape} {value.tobytes().hex()}"
    if type(value) in (list, tuple):
        return f"[{','.join(map(_frozen, value))}]"
    if type(value) in (set, frozenset):
        return f"{{{','.join(sorted(map(_frozen, value)))}}}"
    if type(value) is dict:
        return f"<{','.join(sorted(f'{_frozen(k)}:{_frozen(v)}' for k, v in value.items()))}>"
    if type(value) is int:
        return hex(value)  # decimal text takes quadratic time
    if type(value) in (float, complex):
        return repr(value + 0.0) if value == value else f"nan {next(_NAN_NUMBERS)}"
    return f"{type(value).__name__} {value!r}"


def _is_array(value: object) -> bool:
    """Whether a decoded value is an array; told by name, so that numpy is loaded for arrays alone."""
    return type(value).__module__ == "numpy" and type(value).__name__ == "ndarray"


def _plain(value: Any) -> Any:
    """Return a numpy scalar as the Python number it is."""
    return value.item() if type(value).__module__ == "numpy" and not _is_array(value) else value


def _kind(value: object) -> str:
    if _is_array(value):
        return "an array"
    return shown(value) if isinstance(value, Opaque | Raised) else f"{type(value).__name__} {shown(value, 60)}"


def _told(expected: object, actual: object, at: str) -> str:
    return f"{_where(at)}expected {shown(expected, 60)}, got {shown(actual, 60)}"


def _where(at: str) -> str:
    return f"at {at}: " if at else ""


def _by_checker(expected: Any, actual: Any, how: Comparison) -> str | None:
    raise TypeError("a checker runs in the sandbox")


_KINDS: dict[str, Callable[[Any, Any, Comparison], str | None]] = {
    "exact": _same,
    "close": _same,
    "any_order": _any_order,
    "set": _as_set,
    "distribution": _distribution,
    "checker": _by_checker,
}
