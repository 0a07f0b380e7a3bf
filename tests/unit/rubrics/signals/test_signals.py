"""Every signal on sentences labelled by hand: floors of precision and recall, and properties that hold on any text."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.signals import SIGNALS

SENTENCES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))
JUDGED = frozenset(label for row in SENTENCES for label in row["labels"])


def labels_of(text: str) -> set[str]:
    return {mark.label for signal in SIGNALS.values() for mark in signal(text)} & JUDGED


def precision_recall(half: str) -> tuple[float, float]:
    counts: Counter[str] = Counter()
    for row in SENTENCES:
        if row["half"] == half:
            found, wanted = labels_of(row["text"]), set(row["labels"])
            counts.update(right=len(found & wanted), found=len(found), wanted=len(wanted))
    return counts["right"] / counts["found"], counts["right"] / counts["wanted"]


@pytest.mark.parametrize("half", ["tuning", "test"])
def test_labels_agree_with_a_readers(half: str) -> None:
    precision, recall = precision_recall(half)
    assert precision >= 0.7
    assert recall >= 0.7


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_marks_lie_in_the_text_in_order_on_anything(text: str) -> None:
    for signal in SIGNALS.values():
        marks = signal(text)
        assert all(0 <= m.start < m.end <= len(text) and m.label for m in marks)
        assert [m.start for m in marks] == sorted(m.start for m in marks)


@pytest.mark.parametrize("piece", ["1 ", "a", "from 1 ", "I ", "we built ", "?", "the "])
def test_no_text_makes_a_signal_slow(piece: str) -> None:
    started = time.perf_counter()
    for signal in SIGNALS.values():
        signal(piece * (200_000 // len(piece)))
    assert time.perf_counter() - started < 20
