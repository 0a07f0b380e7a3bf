"""Plain values as JSON and back: what goes into the sandbox and what comes out of it.

Only exact built-in types and numpy arrays travel; anything else becomes `Opaque`. The containers of
`collections` arrive as the built-in type they extend. Nothing is ever
unpickled or evaluated. None, booleans, numbers, text and lists are JSON's own; the rest is an object
with one key: t tuple, d dict, s set, z frozenset, b bytes, i large int, c complex, a array,
g numpy scalar, r a raised exception, o opaque.
"""

from __future__ import annotations

import base64
import json
import math
import re
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

MAX_DEPTH = 50
MAX_ITEMS = 2_000_000
MAX_INT_BITS = 1 << 20
MAX_DIMENSIONS = 16
_PLAIN_INT_BITS = 4096  # beyond, decimal text is slow or refused by the interpreter
_ATOMS = {int, float, str, bool, type(None)}
_DICTIONARIES = {Counter, defaultdict, OrderedDict}
_ARRAY_KINDS = "biufc"
_DTYPE = re.compile(r"[<>|=]?[?biufc]\d{0,2}")  # numpy's own parser runs literals and more
_MOST_ALIKE = 500  # keys with one and the same hash: each is compared with all the others


class CodecError(ValueError):
    """Bytes that are not a value, or a value too large to travel."""


@dataclass(frozen=True)
class Opaque:
    """A value of a type that does not travel; it equals nothing that is expected."""

    type_name: str

    def __repr__(self) -> str:
        return f"an object of type {self.type_name}"


@dataclass(frozen=True)
class Raised:
    """A call that raised; `names` are the exception's class and its bases, nearest first."""

    names: tuple[str, ...]

    def __repr__(self) -> str:
        return f"raises {self.names[0] if self.names else 'an exception'}"


def dumps(value: object) -> bytes:
    """Return the bytes of a value; raises `CodecError` when it is too large."""
    return json.dumps(_Encoder().encode(value, 0), separators=(",", ":")).encode("ascii")


def loads(data: bytes, most_keys: int = MAX_ITEMS) -> object:
    """Return the value of bytes from an untrusted sender; raises `CodecError`, nothing else.

    `most_keys` bounds each set and dictionary: whoever knows how they hash can make them slow to build.
    """
    if data.count(b",") + data.count(b"[") + data.count(b"{") > 2 * MAX_ITEMS:
        raise CodecError("too many items")
    try:
        return json.loads(data, object_pairs_hook=partial(_decode_tagged, most_keys))
    except CodecError:
        raise
    except Exception as error:  # the libraries below promise no closed list of what hostile bytes raise
        raise CodecError(f"not a value: {type(error).__name__}") from error


def clean(text: str) -> str:
    """Return a text from an untrusted sender that can be encoded: lone surrogates become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def largest_keyed(value: object) -> int:
    """Return the number of items of the largest set or dictionary in a value."""
    if isinstance(value, dict):
        return max(len(value), *map(largest_keyed, value), *map(largest_keyed, value.values()), 0)
    if isinstance(value, list | tuple | set | frozenset):
        own = len(value) if isinstance(value, set | frozenset) else 0
        return max(own, *map(largest_keyed, value), 0)
    return 0


class _Encoder:
    """One encoding; counts items so that shared structure cannot grow without bound."""

    def __init__(self) -> None:
        self._items = 0

    def encode(self, value: Any, depth: int) -> object:
        kind = type(value)
        if kind in _ATOMS:
            return self._int(value) if kind is int else value
        if kind.__name__ == "str_" and kind.__module__ == "numpy":
            return str.__str__(value)
        if depth > MAX_DEPTH:
            return {"o": f"{kind.__name__[:40]} nested deeper than {MAX_DEPTH} levels"}
        if kind is list:
            return self._list(value, depth)
        return self._tagged(kind, value, depth)

    def _tagged(self, kind: type, value: Any, depth: int) -> object:
        if kind is tuple or (issubclass(kind, tuple) and hasattr(kind, "_fields")):
            return {"t": self._list(list(tuple.__iter__(value)), depth)}
        if kind is deque:
            return self._list(list(value), depth)
        if kind is dict or kind in _DICTIONARIES:
            return {"d": [self._list([k, v], depth) for k, v in value.items()]}
        if kind is set or kind is frozenset:
            return {"s" if kind is set else "z": self._list(list(value), depth)}
        if kind is bytes or kind is bytearray:
            return {"b": base64.b64encode(value).decode("ascii")}
        if kind is complex:
            return {"c": [value.real, value.imag]}
        if kind is Raised:
            return {"r": list(value.names)}
        return _encode_numpy(kind, value) or {"o": kind.__name__[:80]}

    def _list(self, values: list[Any], depth: int) -> list[object]:
        self._items += len(values) + 1
        if self._items > MAX_ITEMS:
            raise CodecError("too many items")
        kinds = set(map(type, values))
        if kinds <= _ATOMS and (int not in kinds or _all_short(values)):
            return values
        return [self.encode(item, depth + 1) for item in values]

    def _int(self, value: int) -> object:
        if value.bit_length() <= _PLAIN_INT_BITS:
            return value
        if value.bit_length() > MAX_INT_BITS:
            raise CodecError("too large an integer")
        return {"i": hex(value)}


def _all_short(values: list[Any]) -> bool:
    return all(v.bit_length() <= _PLAIN_INT_BITS for v in values if type(v) is int)


def _encode_numpy(kind: type, value: Any) -> object:
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return None
    if kind is numpy.bytes_:
        return {"b": base64.b64encode(value).decode("ascii")}
    if kind is numpy.ndarray and value.dtype.kind in _ARRAY_KINDS and value.ndim <= MAX_DIMENSIONS:
        if value.nbytes > 8 * MAX_ITEMS:
            raise CodecError("too large an array")
        data = base64.b64encode(value.tobytes()).decode("ascii")  # C order, whatever the layout
        return {"a": [value.dtype.str, list(value.shape), _layout(value), data]}
    if isinstance(value, numpy.generic) and kind is value.dtype.type and value.dtype.kind in _ARRAY_KINDS:
        return {"g": [value.dtype.str, base64.b64encode(value.tobytes()).decode("ascii")]}
    return None


def _layout(array: Any) -> str:
    if array.flags.c_contiguous:
        return "C"
    return "F" if array.flags.f_contiguous else "strided"


def _decode_tagged(most_keys: int, pairs: list[tuple[str, Any]]) -> object:
    if len(pairs) != 1:
        raise CodecError("an object with one key was expected")
    tag, body = pairs[0]
    if tag in _KEYED:
        _check_keys([key for key, _ in _checked_list(body)] if tag == "d" else _checked_list(body), most_keys)
        return _KEYED[tag](body)
    return _DECODERS[tag](body)


def _check_keys(keys: list[Any], most: int) -> None:
    """Refuse what would take quadratic time to put into a table; the hash of a number is no secret."""
    if len(keys) > most:
        raise CodecError("too many keys")
    if len(keys) > _MOST_ALIKE and max(Counter(map(hash, keys)).values()) > _MOST_ALIKE:
        raise CodecError("keys that collide")


def _decode_complex(body: Any) -> object:
    real, imaginary = _checked_list(body)
    if type(real) is not float or type(imaginary) is not float:
        raise CodecError("a complex number has two floats")
    return complex(real, imaginary)


def _decode_int(body: Any) -> object:
    if type(body) is not str or len(body) > MAX_INT_BITS // 4 + 8:
        raise CodecError("a large int is hexadecimal text")
    value = int(body, 16)
    if value.bit_length() > MAX_INT_BITS:
        raise CodecError("too large an integer")
    return value


def _decode_array(body: Any) -> object:
    import numpy  # the service loads it for the first array only

    dtype_text, shape, layout, data = _checked_list(body)
    dtype, raw = _checked_dtype(dtype_text), base64.b64decode(_checked_text(data), validate=True)
    sizes = [_checked_size(size) for size in _checked_list(shape)]
    if len(sizes) > MAX_DIMENSIONS or math.prod(sizes) * dtype.itemsize != len(raw):
        raise CodecError("an array's bytes must fit its shape")
    array = numpy.frombuffer(raw, dtype).reshape(sizes).copy()
    if layout == "F":
        return numpy.asfortranarray(array)
    return _strided(array) if layout == "strided" else array


def _strided(array: Any) -> object:
    """Return the same values in memory that is contiguous in no order: every second one of a larger block."""
    import numpy

    block = numpy.zeros((*array.shape[:-1], 2 * array.shape[-1]), array.dtype)
    view = block[..., ::2]
    view[...] = array
    return view


def _decode_scalar(body: Any) -> object:
    import numpy

    dtype_text, data = _checked_list(body)
    dtype, raw = _checked_dtype(dtype_text), base64.b64decode(_checked_text(data), validate=True)
    if len(raw) != dtype.itemsize:
        raise CodecError("a scalar's bytes must fit its type")
    return numpy.frombuffer(raw, dtype)[0]


def _checked_dtype(text: Any) -> Any:
    import numpy

    if not _DTYPE.fullmatch(_checked_text(text)):
        raise CodecError("not an array type")
    dtype = numpy.dtype(text)
    if dtype.kind not in _ARRAY_KINDS or dtype.itemsize == 0:
        raise CodecError("not an array type")
    return dtype


def _checked_list(body: Any) -> list[Any]:
    if type(body) is not list:
        raise CodecError("a list was expected")
    return body


def _checked_text(body: Any) -> str:
    if type(body) is not str:
        raise CodecError("text was expected")
    return body


def _checked_size(body: Any) -> int:
    if type(body) is not int or not 0 <= body <= MAX_ITEMS * 8:
        raise CodecError("a size was expected")
    return body


_KEYED: dict[str, Callable[[Any], object]] = {"d": dict, "s": set, "z": frozenset}
_DECODERS: dict[str, Callable[[Any], object]] = {
    "t": lambda body: tuple(_checked_list(body)),
    "b": lambda body: base64.b64decode(_checked_text(body), validate=True),
    "i": _decode_int,
    "c": _decode_complex,
    "a": _decode_array,
    "g": _decode_scalar,
    "r": lambda body: Raised(tuple(clean(_checked_text(name)[:80]) for name in _checked_list(body))),
    "o": lambda body: Opaque(clean(_checked_text(body)[:80])),
}
