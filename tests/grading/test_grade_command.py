"""The command on a stream: what is bad is named and passed over, the rest is graded."""

from __future__ import annotations

import io
import json

from agent.judges.embedded import EmbeddedJudge
from agent.judges.entailment import Unread
from retrieval.embedders.hashing import HashingEmbedder
from ui.commands.grade import grade_lines

GOOD = (
    b'{"id": "a", "question": "q", "answer": "clipping bounds the norm", "key_points": ["Clipping bounds the norm."]}'
)


def run(raw: bytes) -> tuple[int, list[dict[str, object]], str]:
    out, err = io.StringIO(), io.StringIO()
    bad = grade_lines(
        io.BytesIO(raw), lambda: EmbeddedJudge(HashingEmbedder(), reader=Unread()), lambda _: None, out, err
    )
    return bad, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_good_lines_have_exactly_the_keys_of_the_contract() -> None:
    bad, rows, err = run(GOOD + b"\n")
    assert (bad, err) == (0, "")
    assert set(rows[0]) == {"id", "scored", "score", "confidence", "points", "flags"}
    points = rows[0]["points"]
    assert isinstance(points, list)
    assert set(points[0]) == {"text", "stance", "quote", "confidence"}


def test_bad_lines_are_reported_by_number_and_the_batch_goes_on() -> None:
    bad, rows, err = run(b"nonsense\n\n" + GOOD + b'\n{"answer": "x"}\n\xff\xfe\n[1]\n' + b"[" * 5000 + b"\n" + GOOD)
    assert bad == 5
    assert len(rows) == 2
    assert [line.split(":")[0] for line in err.splitlines()] == ["line 1", "line 4", "line 5", "line 6", "line 7"]


def test_an_empty_stream_is_fine_and_loads_no_model() -> None:
    def refuse() -> EmbeddedJudge:
        raise AssertionError("loaded")

    assert grade_lines(io.BytesIO(b"\n \n"), refuse, lambda _: None, io.StringIO(), io.StringIO()) == 0
