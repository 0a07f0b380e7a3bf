"""Values travel unchanged; hostile bytes do not become anything."""

from __future__ import annotations

import math
import time
from collections import Counter, OrderedDict, defaultdict, deque
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from executors.jail.codec import CodecError, Opaque, Raised, dumps, largest_keyed, loads

ATOMS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
HASHABLE = st.none() | st.booleans() | st.integers() | st.text()
VALUES = st.recursive(
    ATOMS,
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(HASHABLE, inner)
        | st.sets(HASHABLE)
        | st.frozensets(HASHABLE)
    ),
    max_leaves=20,
)


def _typed(value: object) -> object:
    """Return a stand-in that keeps the types of everything inside apart."""
    if isinstance(value, list | tuple):
        return type(value).__name__, [_typed(item) for item in value]
    if isinstance(value, dict):
        return "dict", [(_typed(key), _typed(item)) for key, item in value.items()]
    return type(value).__name__, value


@given(VALUES)
def test_plain_values_come_back_with_their_types(value: object) -> None:
    assert _typed(loads(dumps(value))) == _typed(value)


@pytest.mark.parametrize("value", [2**5000, -(2**5000), [2**5000, 1], math.inf, -math.inf, "\ud800", 1 + 2j])
def test_odd_values_come_back(value: object) -> None:
    assert loads(dumps(value)) == value


def test_nan_comes_back_as_nan() -> None:
    back = loads(dumps([math.nan]))
    assert isinstance(back, list)
    assert math.isnan(back[0])


@pytest.mark.parametrize("dtype", ["?", "i1", "u8", "f2", "f4", "f8", "c16"])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0, 3), (2, 3)])
def test_arrays_come_back_with_type_and_shape(dtype: str, shape: tuple[int, ...]) -> None:
    array = np.ones(shape, dtype)
    back = loads(dumps(array))
    assert isinstance(back, np.ndarray)
    assert (back.dtype, back.shape) == (array.dtype, array.shape)
    assert (back == array).all()


@pytest.mark.parametrize("view", [lambda a: a.T, lambda a: a[:, ::2], lambda a: a[::-1], lambda a: a[1:, 1:]])
def test_arrays_stay_as_contiguous_as_they_were(view: object) -> None:
    array = view(np.arange(24.0).reshape(4, 6))  # type: ignore[operator]
    back = loads(dumps(array))
    assert isinstance(back, np.ndarray)
    assert (back == array).all()
    assert back.flags.c_contiguous == array.flags.c_contiguous
    assert back.flags.writeable


def test_numpy_scalars_keep_their_type() -> None:
    assert type(loads(dumps(np.float32(1.5)))) is np.float32


def test_numpy_text_and_bytes_are_text_and_bytes() -> None:
    values = [np.str_("naïve"), np.str_(""), np.bytes_(b"ab"), np.array(["x"])[0]]
    back = loads(dumps(values))
    assert back == ["naïve", "", b"ab", "x"]
    assert list(map(type, back)) == [str, str, bytes, str]  # type: ignore[call-overload]


def test_other_types_become_opaque() -> None:
    class Number(int):
        pass

    assert loads(dumps([Number(3), object(), np.array([None])])) == [
        Opaque("Number"),
        Opaque("object"),
        Opaque("ndarray"),
    ]


def test_containers_of_the_standard_library_arrive_as_what_they_extend() -> None:
    class Pair(NamedTuple):
        left: int
        right: int

        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = tuple.__hash__

    ordered = OrderedDict([("b", 1), ("a", 2)])
    values = [Counter("aab"), defaultdict(list, {1: [2]}), ordered, deque([1, 2]), Pair(1, 2)]
    assert loads(dumps(values)) == [{"a": 2, "b": 1}, {1: [2]}, {"b": 1, "a": 2}, [1, 2], (1, 2)]


def test_a_list_that_contains_itself_ends() -> None:
    value: list[object] = []
    value.append(value)
    assert dumps(value)


def test_shared_structure_cannot_grow_without_bound() -> None:
    value: list[object] = [0]
    for _ in range(40):
        value = [value, value]
    with pytest.raises(CodecError):
        dumps(value)


def test_exceptions_travel_by_name() -> None:
    assert loads(dumps(Raised(("KeyError", "LookupError")))) == Raised(("KeyError", "LookupError"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[1,",
        b"[" * 100_000,
        b"9" * 100_000,
        b'{"q":1}',
        b'{"t":1,"d":2}',
        b'{"t":1}',
        b'{"s":[[]]}',
        b'{"d":[[1]]}',
        b'{"b":"***"}',
        b'{"i":"zz"}',
        b'{"i":7}',
        b'{"r":[1]}',
        b'{"a":["O",[1],"C","AAAAAAAAAAA="]}',
        b'{"a":["<f8",[1000000000],"C","AAAAAAAAAAA="]}',
        b'{"a":["<f8",[-1],"C",""]}',
        b'{"a":["V8",[1],"C","AAAAAAAAAAA="]}',
        b'{"a":["<f8",[],"strided","AAAAAAAAAAA="]}',
        b'{"a":["<f8,<f8",[1],"C","AAAAAAAAAAAAAAAAAAAAAA=="]}',
        b'{"g":["<f8","AAAA"]}',
        b'{"a":["1 4V",[1],"C","eHh4eHh4eHg="]}',
        b'{"g":[",i,S","eHh4eHh4eHg="]}',
        pytest.param(b'{"i":"0x1' + b"0" * 262_145 + b'"}', id="an integer too large to be sent on"),
        b"\xff\xfe",
        b"[1] [2]",
        pytest.param(b"[" + b"1," * 5_000_000 + b"1]", id="ten million items"),
    ],
)
def test_hostile_bytes_are_refused_with_one_error(data: bytes) -> None:
    with pytest.raises(CodecError):
        loads(data)


@pytest.mark.parametrize(("start", "item", "end"), [(b'{"s":[', b"%d", b"]}"), (b'{"d":[', b"[%d,0]", b"]}")])
def test_numbers_made_to_collide_are_refused_at_once(start: bytes, item: bytes, end: bytes) -> None:
    data = start + b",".join(item % (i * (2**61 - 1)) for i in range(1, 20_000)) + end
    begun = time.process_time()
    with pytest.raises(CodecError, match="collide"):
        loads(data)
    assert time.process_time() - begun < 1.0


def test_more_keys_than_could_be_expected_are_refused() -> None:
    assert loads(b'{"s":[1,2,3]}', most_keys=3) == {1, 2, 3}
    with pytest.raises(CodecError, match="too many keys"):
        loads(b'[{"d":[[1,1],[2,2],[3,3],[4,4]]}]', most_keys=3)
    assert largest_keyed([{1: {2, 3}}, ({"a", "b", "c"},)]) == 3


@pytest.mark.parametrize("data", [b'{"o":"\\ud800"}', b'{"r":["\\ud800"]}'])
def test_names_from_outside_can_be_written_down(data: bytes) -> None:
    assert "\ud800" not in repr(loads(data))
    repr(loads(data)).encode()


def test_what_nests_too_deeply_says_so() -> None:
    value: list[object] = []
    for _ in range(100):
        value = [value]
    assert b"list nested deeper than 50 levels" in dumps(value)


@given(st.binary(max_size=200))
def test_random_bytes_never_raise_anything_else(data: bytes) -> None:
    try:
        loads(data)
    except CodecError:
        return
