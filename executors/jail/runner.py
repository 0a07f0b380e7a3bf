"""Runs the submission inside the locked-down job and writes one answer.

Nothing here is trusted by the service: the submission shares this interpreter and may change any of
it. All it can gain is to write its own answer in another way.
"""

from __future__ import annotations

import atexit
import builtins
import json
import linecache
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from types import CodeType, ModuleType, TracebackType
from typing import Any, NoReturn

from executors.jail import codec

NAME = "submission.py"  # how tracebacks name the submission
_BUILTINS = dict(vars(builtins))
_RESERVE_BYTES = 4 << 20
_reserve: list[bytearray] = []  # given up when memory has run out: saying so takes some


def run(data: bytes, result: int) -> NoReturn:
    """Carry out one job: a line of JSON saying what to do, then the encoded arguments."""
    head, _, payload = data.partition(b"\n")
    order: dict[str, Any] = json.loads(head)
    _reserve.append(bytearray(_RESERVE_BYTES))  # not a page of it is touched
    if order["mode"] == "script":
        _run_script(order["source"], result)
    if order["mode"] == "native":
        _run_native(payload)
    answer(result, _perform(order, payload))
    _flush()
    os._exit(0)


def _perform(order: dict[str, Any], payload: bytes) -> list[Any]:
    try:
        args: Any = codec.loads(payload)
        if order["mode"] == "decode":
            return ["value", None]
        namespace = _load(order["source"], "submission")
        if order["entry"] not in namespace:
            return ["missing", order["entry"]]
        return ["value", _MODES[order["mode"]](namespace[order["entry"]], args, order)]
    except Exception as error:  # noqa: BLE001 - any failure of the submission is an answer
        _reserve.clear()
        _show(error)
        return ["raised", raised(error)]


def _call(function: Any, args: Any, order: dict[str, Any]) -> object:
    """Call once; the answer is what it returned or, for in-place problems, one of its arguments."""
    returned = function(*args)
    target = order.get("target", "return")
    return returned if target == "return" else args[int(target.partition(":")[2])]


def _batch(function: Any, cases: Any, order: dict[str, Any]) -> object:
    """Call for each case in turn; a raised exception is that case's value."""
    step = _operate if order.get("kind") == "class" else _call
    values: list[object] = []
    for args in cases:
        try:
            values.append(step(function, args, order))
        except Exception as error:  # noqa: BLE001 - an expected exception is a value here
            values.append(raised(error))
    return values


def _operate(_: Any, args: Any, order: dict[str, Any]) -> object:
    """Play a sequence of [name, arguments]: the class's name constructs, others call its methods."""
    instance: Any = None
    results: list[object] = []
    namespace = sys.modules["submission"].__dict__
    for name, arguments in args[0]:
        try:
            if name == order["entry"]:
                instance = namespace[name](*arguments)
                results.append(None)
            else:
                results.append(getattr(instance, name)(*arguments))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - an expected exception is a value here
            results.append(raised(error))
    return results


def _seeded(function: Any, args: Any, _: dict[str, Any]) -> object:
    """Call with a fresh generator as the last argument; `args` is (seed, *rest)."""
    import numpy

    return function(*args[1:], numpy.random.default_rng(args[0]))


_MODES: dict[str, Callable[[Any, Any, dict[str, Any]], object]] = {
    "call": _call,
    "class": _operate,
    "batch": _batch,
    "seeded": _seeded,
}


def raised(error: BaseException) -> codec.Raised:
    """Return the names of an exception's classes, nearest first."""
    return codec.Raised(tuple(_name_of(kind) for kind in type(error).__mro__ if kind is not object))


def _name_of(kind: type) -> str:
    """Return a class's name; one that only shares the name of a built-in class says so."""
    name = kind.__name__
    return name if _BUILTINS.get(name, kind) is kind else f"{name} of its own"


def _run_script(source: str, result: int) -> NoReturn:
    code = 0
    try:
        _load(source, "__main__")
    except SystemExit as stop:
        code = _exit_code(stop)
    except BaseException as error:  # noqa: BLE001 - as the interpreter does for a script
        _reserve.clear()
        _show(error)
        answer(result, ["raised", raised(error)])
        code = 1
    for finish in (getattr(threading, "_shutdown", None), getattr(atexit, "_run_exitfuncs", None), _flush):
        _quietly(finish)
    os._exit(code & 0xFF)


def _run_native(binary: bytes) -> NoReturn:
    """Load a compiled program and call its `main`; libc's exit runs its destructors and flushes."""
    import ctypes

    descriptor = os.open("program.so", os.O_WRONLY | os.O_CREAT, 0o600)
    view = memoryview(binary)
    while view:
        view = view[os.write(descriptor, view) :]
    os.close(descriptor)
    for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)  # as a program finds them, not as the interpreter likes them
    try:
        main = ctypes.CDLL("/box/program.so", mode=os.RTLD_NOW).main
    except (OSError, AttributeError) as error:
        sys.stderr.write(f"the program cannot be started: {error}\n")
        os._exit(1)
    arguments, environment = (ctypes.c_char_p * 2)(b"program", None), (ctypes.c_char_p * 1)(None)
    ctypes.CDLL(None).exit(main(1, arguments, environment))
    os._exit(70)


def _load(source: str, name: str) -> dict[str, Any]:
    """Execute the source as a new module and return its namespace."""
    code: CodeType = compile(source, NAME, "exec", dont_inherit=True)
    linecache.cache[NAME] = (len(source), None, source.splitlines(keepends=True), NAME)
    module = ModuleType(name)
    module.__dict__["__file__"] = NAME
    sys.modules[name] = module
    exec(code, module.__dict__)  # noqa: S102 - what this process is for
    return module.__dict__


def _exit_code(stop: SystemExit) -> int:
    if stop.code is None or isinstance(stop.code, int):
        return int(stop.code or 0)
    print(stop.code, file=sys.stderr)  # noqa: T201 - as the interpreter does
    return 1


def _show(error: BaseException) -> None:
    """Print the traceback from the submission's first line on; our own frames help nobody."""
    _quietly(lambda: sys.stderr.write(_shortened(_described(error))))


def _described(error: BaseException) -> str:
    return "".join(traceback.format_exception(type(error), error, _from_submission(error.__traceback__)))


def _shortened(text: str, limit: int = 8_000) -> str:
    """Leave out the middle of a long text: the first frames and the last line are what matters."""
    return text if len(text) <= limit else f"{text[: limit // 2]}\n  [...]\n{text[-limit // 2 :]}"


def _from_submission(trace: TracebackType | None) -> TracebackType | None:
    while trace is not None and trace.tb_frame.f_code.co_filename != NAME:
        trace = trace.tb_next
    return trace


def answer(result: int, message: list[Any]) -> None:
    """Write the one answer; what cannot be encoded is said to be unreadable."""
    try:
        frame = codec.dumps(message)
    except (codec.CodecError, RecursionError, MemoryError, ValueError):
        _reserve.clear()
        frame = codec.dumps(["unreadable", None])
    view = memoryview(frame)
    while view:
        view = view[os.write(result, view) :]


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr, sys.__stdout__):
        _quietly(getattr(stream, "flush", None))


def _quietly(action: Callable[[], object] | None) -> None:
    if action is None:
        return
    try:
        action()
    except BaseException:  # noqa: BLE001 - the submission may have replaced anything
        return
