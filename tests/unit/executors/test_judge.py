"""Verdicts on submissions to small problems of every kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus.problem_folder import ProblemFolder
from corpus.problem_types import Problem
from executors.errors import ProblemError
from executors.executor import Executor

CASES = "def cases(rng):\n    return {'examples': [([3, 1, 2],), ([1],)], 'edge': [([],), ([2, 2],)]}\n"


def folder(reference: str, cases: str = CASES, *, path: Path | None = None, **fields: Any) -> ProblemFolder:
    """Return a problem in memory whose entry point is `f`."""
    problem = Problem.model_validate(
        {
            "id": "small", "title": "small", "roles": ["any"], "areas": ["any"], "difficulty": "easy", "statement": "-",
            "entry_point": "f", "signature": "def f", "criteria": ["any"],
            "limits": {"cpu_s": 1.0, "wall_s": 6.0, "memory_mb": 128}, **fields,
        }
    )  # fmt: skip
    return ProblemFolder(problem=problem, folder=path or Path(), starter="", reference=reference, cases=cases)


def test_a_right_submission_passes_every_group(executor: Executor) -> None:
    verdict = executor.judge(folder("def f(a): return sorted(a)"), "def f(a): return sorted(a)")
    assert verdict.passed
    assert {name: (g.passed, g.failed) for name, g in verdict.groups.items()} == {"examples": (2, 0), "edge": (2, 0)}
    assert verdict.summary() == "2 of 2 visible cases pass. 2 of 2 hidden cases pass."


def test_a_wrong_one_is_told_the_first_visible_difference(executor: Executor) -> None:
    verdict = executor.judge(folder("def f(a): return sorted(a)"), "def f(a): print('hm'); return a")
    assert not verdict.passed
    first = verdict.cases[0]
    assert (first.arguments, first.expected, first.actual, first.stdout) == (
        "[3, 1, 2]",
        "[1, 2, 3]",
        "[3, 1, 2]",
        "hm\n",
    )
    assert first.difference == "at [0]: expected 1, got 3"
    assert verdict.summary().startswith("1 of 2 visible cases pass; case 1 returned [3, 1, 2], expected [1, 2, 3].")


def test_a_traceback_shows_the_candidates_lines_alone(executor: Executor) -> None:
    source = "def g(a):\n    return a[99]\n\ndef f(a):\n    return g(a)\n"
    verdict = executor.judge(folder("def f(a): return sorted(a)"), source)
    trace = verdict.cases[0].stderr
    assert 'File "submission.py", line 2, in g' in trace
    assert "return a[99]" in trace
    assert "runner" not in trace
    assert verdict.summary().startswith("0 of 2 visible cases pass; case 1 failed with IndexError")


def test_visible_only_leaves_hidden_groups_alone(executor: Executor) -> None:
    verdict = executor.judge(folder("def f(a): return 1"), "def f(a): return 1", visible_only=True)
    assert list(verdict.groups) == ["examples"]


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("def f(a):\n    while True: pass", "timeout"),
        ("def f(a): return bytearray(10**9)", "memory"),
        ("def f(a): print('x' * 10**6); return sorted(a)", "output"),
        ("import os\ndef f(a): os.abort()", "signal"),
        ("def f(a): raise ValueError", "error"),
        ("def g(a): return sorted(a)", "error"),
        ("def f(a: return", "error"),
        ("def f(a): return 0", "wrong"),
        ("x" * 200_000, "error"),
        ("def f(a): return '\udc80'", "error"),
    ],
)
def test_each_way_to_fail_has_its_status(executor: Executor, source: str, status: str) -> None:
    assert executor.judge(folder("def f(a): return sorted(a)"), source).status == status


def test_endless_loops_do_not_take_as_long_as_there_are_cases(executor: Executor) -> None:
    cases = "def cases(rng):\n    return {'examples': [(1,)], 'edge': [(n,) for n in range(50)]}\n"
    verdict = executor.judge(folder("def f(n): return n", cases), "def f(n):\n    while True: pass")
    assert verdict.groups["edge"].model_dump() == {"passed": 0, "failed": 50, "status": "timeout"}


def test_memory_used_up_in_small_pieces_is_called_by_its_name(executor: Executor) -> None:
    chain = "x = ()\n    while True: x = (x, 1)"
    verdict = executor.judge(folder("def f(a): return 1"), f"def f(a):\n    {chain}")
    assert {case.status for case in verdict.cases} == {"memory"}
    cases = "def cases(rng): return {'examples': [([['F', []], ['g', []]],)]}"
    problem = folder("class F:\n    def g(self): return 1", cases, kind="class", entry_point="F")
    verdict = executor.judge(problem, "class F:\n    def g(self):\n        " + chain.replace("\n", "\n    "))
    assert verdict.status == "memory"


def test_an_argument_changed_in_place_is_the_answer(executor: Executor) -> None:
    problem = folder("def f(a): a.sort()", target="argument:0")
    assert executor.judge(problem, "def f(a): a.sort()").passed
    assert not executor.judge(problem, "def f(a): return sorted(a)").passed


def test_an_expected_exception_must_be_raised(executor: Executor) -> None:
    reference = "def f(a):\n    if not a: raise LookupError('empty')\n    return a[0]"
    problem = folder(reference)
    assert executor.judge(problem, "def f(a): return a[0]").passed  # IndexError is a LookupError
    assert not executor.judge(problem, "def f(a): return a[0] if a else None").passed


def test_a_class_is_played_as_a_sequence_of_calls(executor: Executor) -> None:
    reference = "class f:\n    def __init__(self, n): self.n = n\n    def add(self, x): self.n += x; return self.n"
    cases = "def cases(rng):\n    return {'examples': [([['f', [1]], ['add', [2]], ['add', [3]]],)]}\n"
    problem = folder(reference, cases, kind="class")
    verdict = executor.judge(problem, reference)
    assert verdict.passed
    assert verdict.cases[0].expected == "[None, 3, 6]"
    assert not executor.judge(problem, reference.replace("+=", "=")).passed


CHECKED = "def cases(rng):\n    return {'examples': [([1, 2, 3],)], 'edge': [([7, 8],)]}\n"


def checked(checker: str) -> ProblemFolder:
    """Return a problem whose answers are judged by a checker."""
    problem = folder("def f(a): return a[0]", CHECKED, compare={"kind": "checker"})
    return problem.model_copy(update={"checker": f"def check(arguments, expected, actual):\n    return {checker}\n"})


def test_any_valid_answer_passes_by_the_checker(executor: Executor) -> None:
    problem = checked("actual in arguments[0] or 'not one of the items'")
    assert executor.judge(problem, "def f(a): return a[-1]").passed
    wrong = executor.judge(problem, "def f(a): return 99")
    assert wrong.cases[0].difference == "not one of the items"


def test_what_a_checker_cannot_be_sent_is_wrong(executor: Executor) -> None:
    problem = checked("actual == expected")
    write = "import os\ndef f(a):\n    os.write(3, {})\n    os._exit(0)"
    for frame in (b'["value",{"i":"0x1' + b"0" * 50_000 + b'"}]', b'["value",{"o":"\\ud800"}]', b'["value",[[]'):
        assert executor.judge(problem, write.format(frame)).status == "wrong"
    assert executor.judge(checked("'\\ud800' * (actual == 9) or True"), "def f(a): return 9").model_dump_json()


def test_samples_are_compared_as_distributions(executor: Executor) -> None:
    reference = "import random\ndef f(n): return [random.randrange(6) for _ in range(n)]"
    cases = "def cases(rng):\n    return {'examples': [(6000,)]}\n"
    problem = folder(reference, cases, compare={"kind": "distribution"})
    fair = "import random\ndef f(n):\n    r = random.Random(5)\n    return [r.choice(range(6)) for _ in range(n)]"
    loaded = "import random\ndef f(n): return [min(5, random.randrange(7)) for _ in range(n)]"
    assert executor.judge(problem, fair).passed
    assert not executor.judge(problem, loaded).passed


def test_growth_beyond_the_wanted_order_fails_the_scale_group(executor: Executor) -> None:
    cases = CASES + "\ndef scale(n, rng):\n    return ([int(x) for x in rng.integers(0, 10**9, n)],)\n"
    growth = {"sizes": [1000, 2000, 4000, 8000], "wanted": "n log n"}
    problem = folder("def f(a): return len(set(a))", cases, growth=growth)
    assert executor.judge(problem, "def f(a): return len(set(a))").passed
    slow = "def f(a):\n    seen = []\n    for x in a:\n        if x not in seen: seen.append(x)\n    return len(seen)"
    verdict = executor.judge(problem, slow)
    assert verdict.groups["scale"].status == "wrong"
    assert verdict.growth is not None
    assert verdict.growth.sentence.endswith("n log n was wanted.")
    assert verdict.growth.order == "n^2"


def test_a_broken_problem_is_the_problems_fault(executor: Executor) -> None:
    with pytest.raises(ProblemError, match=r"cases\.py failed: ZeroDivisionError"):
        executor.judge(folder("def f(a): return 1", "def cases(rng): return 1 / 0"), "def f(a): return 1")
    with pytest.raises(ProblemError, match="lists of tuples"):
        executor.judge(folder("def f(a): return 1", "def cases(rng): return {'examples': [1]}"), "def f(a): return 1")
    opaque = "def cases(rng): return {'examples': [([1, {'x': object()}],)]}"
    with pytest.raises(ProblemError, match="an argument is of type object"):
        executor.judge(folder("def f(a): return 1", opaque), "def f(a): return 1")
    with pytest.raises(ProblemError, match=r"checker\.py is missing"):
        executor.judge(folder("def f(a): return 1", compare={"kind": "checker"}), "def f(a): return 1")


GROWTH = {"growth": {"sizes": [1, 2, 3, 4], "wanted": "n"}}


@pytest.mark.parametrize(
    ("groups", "reference", "fields", "words"),
    [
        ("{'examples': []}", "1", {}, "at least one case"),
        ("{'edge': [(1,)]}", "1", {}, "at least one case"),
        ("{'examples': [(1,)], 'edge': [(1,)] * 2000}", "1", {}, "more than 2,000 cases"),
        ("{'examples': [(1,)], '\\x1b[31mred': [(1,)]}", "1", {}, "no name for a group"),
        ("{'examples': [(1,)], 'scale': [(1,)]}", "1", GROWTH, "growth test"),
        ("{'examples': [(1,), (2,)]}", "missing", {}, "raises NameError in every case"),
        ("{'examples': [(1,)]}", "float('nan')", {}, "no answer can equal"),
        ("{'examples': [(__import__('time').time_ns(),)]}", "1", {}, "other cases each time"),
        ("{'examples': [(1,)]}", "__import__('time').time_ns()", {}, "the same case in two ways"),
        ("{'examples': [(1,), (2,)]}", "globals().setdefault('seen', []).append(a) or len(seen)", {}, "in two ways"),
        ("{'examples': [(object(),)]}", "1", {}, "an argument is of type object"),
        ("{'examples': [(1,)]}", "exit(0)", {}, "ended without returning a value"),
        ("{'examples': [(1,)]}", "print('x' * 10**6)", {}, "printed too much"),
        ("{'examples': [(1,)]}", "list(range(3 * 10**6))", {}, "too large"),
        ("{'examples': [(1,)]}", "[1, 2, 1, 2]", {"compare": {"kind": "distribution"}}, "too few draws"),
    ],
)
def test_a_problem_that_would_judge_wrongly_is_refused(
    executor: Executor, groups: str, reference: str, fields: dict[str, Any], words: str
) -> None:
    problem = folder(f"def f(a): return {reference}", f"def cases(rng): return {groups}", **fields)
    with pytest.raises(ProblemError, match=words):
        executor.judge(problem, "def f(a): return 1")


@pytest.mark.parametrize("checker", ["False", "1", "'no'", "1 / 0"])
def test_a_checker_that_refuses_the_reference_is_the_problems_fault(executor: Executor, checker: str) -> None:
    with pytest.raises(ProblemError, match="does not accept the reference's answer"):
        executor.judge(checked(checker), "def f(a): return a[0]")


def test_what_a_problem_says_does_not_drive_the_terminal(executor: Executor) -> None:
    cases = "def cases(rng): raise ValueError('\x1b]0;owned\x07\x1b[2J')"
    with pytest.raises(ProblemError) as caught:
        executor.judge(folder("def f(a): return 1", cases), "def f(a): return 1")
    assert str(caught.value).isprintable()


def test_only_the_real_exception_is_the_expected_one(executor: Executor) -> None:
    problem = folder("def f(a):\n    if not a: raise ValueError\n    return a[0]")
    disguised = "class ValueError(Exception): pass\ndef f(a):\n    if not a: raise ValueError\n    return a[0]"
    verdict = executor.judge(problem, disguised)
    assert (verdict.groups["examples"].failed, verdict.groups["edge"].failed) == (0, 1)
    swapped = folder("def f(a):\n    if len(a) > 1: raise ValueError\n    return a")
    told = executor.judge(swapped, disguised.replace("not a", "len(a) > 1")).summary()
    assert "case 1 raises ValueError of its own, expected that it raises ValueError." in told
    derived = disguised.replace("(Exception)", "(ValueError)")
    assert executor.judge(problem, derived).passed


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import os\ndef f(a): os._exit(0)", "case 1 failed: it ended without returning a value."),
        ("def g(a): pass", "case 1 failed: there is no `f` in the submission."),
        ("import os\ndef f(a):\n    os.close(2)\n    raise KeyError(1)", "case 1 failed: it raises KeyError."),
    ],
)
def test_failures_are_told_in_plain_words(executor: Executor, source: str, words: str) -> None:
    assert words in executor.judge(folder("def f(a): return sorted(a)"), source).summary()


def test_the_problems_own_files_run_in_the_sandbox(executor: Executor, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    cases = f"open({str(victim)!r}, 'w')\n" + CASES
    with pytest.raises(ProblemError):
        executor.judge(folder("def f(a): return 1", cases), "def f(a): return 1")
    assert not victim.exists()
