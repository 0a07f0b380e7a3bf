"""Which language a submission is written in, when nothing but its text can tell."""

from __future__ import annotations

import pytest

from executors.submission import language_of


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("#include <vector>\nint f() { return 1; }", "cpp"),
        ('// a note\n  #  include "x.h"\nint f();', "cpp"),
        ("#pragma once\nint f();", "cpp"),
        ("#include the empty list\ndef f(a): return 1", "python"),
        ("#pragma: no cover\ndef f(a): return 1", "python"),
        ('HELP = """\n#include <vector>\n"""\ndef f(a): return 1', "python"),
        ("import torch\ndef f(a): return 1", "pytorch"),
        ("", "python"),
    ],
)
def test_a_submission_shows_its_language(source: str, language: str) -> None:
    assert language_of(source, "def f(a): return 1") == language


def test_a_reference_with_torch_asks_for_its_profile() -> None:
    assert language_of("def f(a): return 1", "import torch\n") == "pytorch"
