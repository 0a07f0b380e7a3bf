"""What a growth test compares with: arguments of each size, the reference's answers and their cost."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256

from corpus.problem_folder import ProblemFolder
from executors.answers import Answers
from executors.errors import ProblemError
from executors.jail import codec
from executors.prepared import OWN_LIMITS, SEED, Runner, frame_cap_for, order_for, run_own, value_of
from executors.soundness import require_travel

_REPEATS = 2  # of the reference: its cost bounds others' by a wide margin
_MOST_BYTES = 128 << 20  # of all that is kept


@dataclass(frozen=True)
class ScaleCase:
    """One size: what goes in, the reference's whole answer as it came, and CPU seconds of calling and decoding."""

    n: int
    payload: bytes
    answer: bytes
    frame_cap: int
    cpu_s: float
    decode_s: float

    def expected(self) -> object:
        """Return the reference's value."""
        answer = codec.loads(self.answer)
        return answer[1] if isinstance(answer, list) else None

    def args(self) -> object:
        """Return the arguments."""
        return codec.loads(self.payload)


class ScaleCases:
    """Prepares sizes and keeps the latest, by the content of the problem's files."""

    def __init__(self, run: Runner) -> None:
        self._run = run
        self._kept: OrderedDict[tuple[str, int], ScaleCase] = OrderedDict()
        self._lock = threading.Lock()

    def case(self, folder: ProblemFolder, n: int) -> ScaleCase:
        """Return the case of size `n`; raises `ProblemError` when the problem's own files cannot make it."""
        text = repr((folder.problem, folder.reference, folder.cases, folder.checker))
        key = (sha256(text.encode("utf-8", "replace")).hexdigest(), n)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        case = self._prepare(folder, n)
        with self._lock:
            self._kept[key] = case
            while sum(len(c.payload) + len(c.answer) for c in self._kept.values()) > _MOST_BYTES:
                self._kept.popitem(last=False)
        return case

    def _prepare(self, folder: ProblemFolder, n: int) -> ScaleCase:
        order = {"mode": "seeded", "source": folder.cases, "entry": "scale"}
        args = value_of(self._run, folder, order, codec.dumps([SEED, n]), "scale in cases.py")
        if type(args) is not tuple:
            raise ProblemError(folder.problem.id, "scale in cases.py must return a tuple of arguments")
        require_travel(folder, args, "an argument")
        payload = codec.dumps(args)
        what = f"reference.py at n = {n}"
        order = order_for(folder, folder.reference)
        runs = [run_own(self._run, folder, order, payload, what) for _ in range(_REPEATS)]
        decode = {**order, "mode": "decode", "source": ""}
        without = [run_own(self._run, folder, decode, payload, what) for _ in range(_REPEATS)]
        decode_s = min(run.cpu_s for run in without)
        cost = max(0.0, min(run.cpu_s for run in runs) - decode_s)
        frame = bytes(runs[0].frame)
        case = ScaleCase(n, payload, frame, frame_cap_for(len(frame)), cost, decode_s)
        self._require_sound(folder, case, what)
        return case

    def _require_sound(self, folder: ProblemFolder, case: ScaleCase, what: str) -> None:
        expected = case.expected()
        require_travel(folder, expected, "an expected value")
        why = Answers(self._run, folder).difference(case.args(), expected, expected, OWN_LIMITS)
        if why is not None:
            raise ProblemError(folder.problem.id, f"{what} gives an answer that is not accepted: {why}")
