"""Sorts what a process left behind into the closed list of statuses."""

from __future__ import annotations

import signal
from collections.abc import Callable

from corpus.problem_types import Limits
from executors.jail import codec
from executors.sandbox import RawRun
from executors.types import Isolation, Outcome, Status

MAX_SOURCE_BYTES = 100_000
_LEAST_BUSY = 0.05  # share of one processor below which a run was waiting for something else
_PATIENCE = 4.0  # times the wall limit


def refusal_of_source(source: str) -> str | None:
    """Return why a source text cannot be run at all, in one sentence, or None."""
    try:
        size = len(source.encode("utf-8"))
    except UnicodeEncodeError as error:
        if all("\udc80" <= c <= "\udcff" for c in source[error.start : error.end]):
            return "The submission is not UTF-8 text."  # how a decoder keeps bytes it cannot read
        return "The submission holds characters that are not text (lone surrogates)."
    if size > MAX_SOURCE_BYTES:
        return f"The submission has {size:,} bytes; at most {MAX_SOURCE_BYTES:,} are accepted."
    if "\0" in source:
        return "The submission holds a NUL character; it must be plain text."
    return None


def classify(run: RawRun, limits: Limits) -> tuple[Status, int | None]:
    """Return the status of a finished process and its exit code (128 + n when signal n ended it)."""
    code = run.status >> 8 if run.status & 0x7F == 0 else 128 + (run.status & 0x7F)
    if run.overflow:
        return "output", code
    if run.ended_by in ("cpu", "wall"):
        return "timeout", code
    if code > 128 and run.status & 0x7F:
        return _of_signal(run, limits), code
    if code == 0:
        return "ok", 0
    return ("memory" if _ran_out_of_memory(run) else "error"), code


def was_busy(run: RawRun) -> bool:
    """Whether a run was computing, or would have been had others not kept it from the processor."""
    return run.cpu_s > _LEAST_BUSY * run.wall_s


def was_starved(run: RawRun, limits: Limits) -> bool:
    """Whether a run that met its wall limit was busy and may have finished on a machine of its own."""
    return run.ended_by == "wall" and was_busy(run) and run.cpu_s < limits.cpu_s


def more_patient(limits: Limits) -> Limits:
    """Return the same limits with a later wall; the CPU time allowed is what bounds a busy run."""
    return limits.model_copy(update={"wall_s": min(120.0, _PATIENCE * limits.wall_s)})


def _of_signal(run: RawRun, limits: Limits) -> Status:
    number = run.status & 0x7F
    if number == signal.SIGXCPU or (number == signal.SIGKILL and run.cpu_s >= limits.cpu_s):
        return "timeout"
    if number == signal.SIGABRT and b"bad_alloc" in run.stderr[-4096:]:
        return "memory"
    if number == signal.SIGSEGV and run.peak_kb >= 0.9 * limits.memory_mb * 1024:
        return "memory"
    return "signal"


def _ran_out_of_memory(run: RawRun) -> bool:
    _, body = answer_of(run) or ("", None)
    return isinstance(body, codec.Raised) and "MemoryError" in body.names


def answer_of(run: RawRun, most_keys: int = codec.MAX_ITEMS) -> list[object] | None:
    """Return the process' answer, [kind, body], or None when it gave none that can be read."""
    if not run.frame:
        return None
    try:
        answer = codec.loads(bytes(run.frame), most_keys)
    except codec.CodecError:
        return None
    if type(answer) is not list or len(answer) != 2:
        return None
    kind, body = answer
    well_formed = kind in ("value", "missing", "unreadable") or (kind == "raised" and isinstance(body, codec.Raised))
    return answer if well_formed else None


def outcome_of(run: RawRun, limits: Limits, isolation: Isolation) -> Outcome:
    """Return the outcome of a script."""
    status, code = classify(run, limits)
    stderr = text_of(run.stderr)
    note = _flooded if run.overflow == "answer" else _NOTES.get(status)
    return Outcome(
        status=status,
        exit_code=code,
        stdout=text_of(run.stdout),
        stderr=stderr + (note(limits) if note else ""),
        cpu_s=round(run.cpu_s, 6),
        wall_s=round(run.wall_s, 6),
        peak_mb=round(run.peak_kb / 1024, 2),
        isolation=isolation,
    )


def not_run(status: Status, sentence: str, isolation: Isolation) -> Outcome:
    """Return the outcome of a script that was never started."""
    return Outcome(
        status=status,
        exit_code=None,
        stdout="",
        stderr=sentence + "\n",
        cpu_s=0.0,
        wall_s=0.0,
        peak_mb=0.0,
        isolation=isolation,
    )


def bytes_of(text: str) -> bytes:
    """Return text as input: bytes that were no UTF-8 when it was read become what they were."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def text_of(data: bytes | bytearray) -> str:
    """Return output as text; bytes that are not UTF-8 show as replacement marks."""
    return data.decode("utf-8", "replace")


def _flooded(_: Limits) -> str:
    return "[stopped: it wrote to descriptor 3, which is not its own]\n"


_NOTES: dict[Status, Callable[[Limits], str]] = {
    "timeout": lambda limits: f"[stopped: limits are {limits.cpu_s:g} s of CPU and {limits.wall_s:g} s in all]\n",
    "output": lambda limits: f"[stopped: more than {limits.output_kb} kB of output]\n",
}
