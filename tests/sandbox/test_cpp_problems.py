"""Coding problems answered in C++: judged like Python, by the same cases, and as hard to deceive."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.problem_folder import ProblemFolder, load_problem
from corpus.problem_types import Problem
from executors.executor import Executor
from tests.sandbox.conftest import HERE

BANK = HERE.parent.parent / "corpus" / "problems"
TAKING_CPP = sorted(path.parent.name for path in BANK.glob("*/reference.cpp"))
SUM = "#include <vector>\nint f(const std::vector<int>& a) { int s = 0; for (int x : a) s += x; return s; }"

pytestmark = pytest.mark.skipif(shutil.which("g++") is None, reason="g++ is not installed")


@pytest.fixture(scope="module")
def executor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Executor]:
    """One executor at the best level, its header prepared."""
    with Executor(workers=2, cache=tmp_path_factory.mktemp("cache")) as it:
        if it.isolation("cpp").level < 3:
            pytest.skip(f"C++ needs level 3: {it.reasons('cpp')}")
        yield it


def small(
    reference: str = "def f(a): return sum(a)", cases: str = "[([3, 1, 2],), ([],)]", **fields: Any
) -> ProblemFolder:
    """Return a problem in memory whose entry point is `f` and which takes C++."""
    problem = Problem.model_validate(
        {
            "id": "small", "title": "small", "roles": ["any"], "areas": ["any"], "difficulty": "easy", "statement": "-",
            "entry_point": "f", "signature": "def f", "cpp_signature": "f", "criteria": ["any"],
            "limits": {"cpu_s": 1.0, "wall_s": 6.0, "memory_mb": 128}, **fields,
        }
    )  # fmt: skip
    text = f"def cases(rng):\n    return {{'examples': {cases}, 'edge': {cases}}}\n"
    return ProblemFolder(problem=problem, folder=Path(), starter="", reference=reference, cases=text)


@pytest.mark.parametrize("name", TAKING_CPP)
def test_the_cpp_reference_of_a_problem_passes(executor: Executor, name: str) -> None:
    folder = load_problem(BANK / name)
    assert folder.reference_cpp is not None
    verdict = executor.judge(folder, folder.reference_cpp)
    assert verdict.passed, verdict.summary()
    assert verdict.isolation.level == 3


def test_a_wrong_program_is_shown_the_first_difference(executor: Executor) -> None:
    verdict = executor.judge(small(), SUM.replace("s = 0", "s = 1"))
    assert not verdict.passed
    assert verdict.cases[0].expected == "6"
    assert verdict.cases[0].actual == "7"
    assert verdict.groups["edge"].model_dump() == {"passed": 0, "failed": 2, "status": "wrong"}


@pytest.mark.parametrize(
    ("kind", "argument", "returned"),
    [
        ("long long f(long long x)", "2**40", "x"),
        ("double f(double x)", "0.1", "x"),
        ("double f(double x)", "float('-inf')", "x"),
        ("bool f(bool x)", "True", "x"),
        ("std::string f(std::string x)", "'a\"b\\\\\\n\\u00e9\\U0001f600'", "x"),
        ("std::optional<int> f(std::optional<int> x)", "None", "x"),
        ("std::vector<std::vector<bool>> f(std::vector<std::vector<bool>> x)", "[[True, False], []]", "x"),
        ("std::tuple<int, std::string> f(std::tuple<int, std::string> x)", "(4, 'four')", "x"),
        ("std::map<std::string, int> f(std::map<std::string, int> x)", "{'one': 1, 'two': 2}", "x"),
        ("std::unordered_set<int> f(std::unordered_set<int> x)", "{3, 4}", "x"),
        ("std::array<double, 2> f(std::array<double, 2> x)", "[1.0, -2.5e300]", "x"),
        ("using P = std::pair<std::deque<int>, std::list<char>>; P f(P x)", "([1], [65])", "x"),
    ],
)  # fmt: skip
def test_values_of_every_kind_go_in_and_come_out_unchanged(
    executor: Executor, kind: str, argument: str, returned: str
) -> None:
    folder = small("def f(x): return x", f"[({argument},)]")
    verdict = executor.judge(folder, f"#include <bits/stdc++.h>\n{kind} {{ return {returned}; }}")
    assert verdict.passed, verdict.summary()


def test_an_argument_changed_in_place_is_the_answer(executor: Executor) -> None:
    folder = small("def f(a): a.sort()", target="argument:0")
    code = "#include <bits/stdc++.h>\nvoid f(std::vector<int>& a) { std::sort(a.begin(), a.end()); }"
    assert executor.judge(folder, code).passed
    assert not executor.judge(folder, code.replace("&", "")).passed


def test_an_expected_exception_may_be_thrown(executor: Executor) -> None:
    folder = small("def f(a):\n    if not a: raise ValueError('empty')\n    return a[0]")
    code = '#include <bits/stdc++.h>\nint f(std::vector<int> a) { if (a.empty()) throw %s("no"); return a[0]; }'
    assert executor.judge(folder, code % "std::invalid_argument").passed
    verdict = executor.judge(folder, code % "std::out_of_range")
    assert verdict.groups["edge"].model_dump() == {"passed": 1, "failed": 1, "status": "wrong"}


def test_what_does_not_compile_is_told_with_the_submissions_own_lines(executor: Executor) -> None:
    verdict = executor.judge(small(), "#include <vector>\nint f(std::vector<int> a) { return b; }")
    assert (verdict.passed, verdict.status) == (False, "error")
    assert "submission.cpp:2" in verdict.summary()
    assert "not declared" in verdict.summary()


def test_parameters_of_another_type_are_told_in_the_visible_case(executor: Executor) -> None:
    verdict = executor.judge(small(), "#include <string>\nint f(std::string a) { return 0; }")
    assert verdict.cases[0].status == "error"
    assert "do not fit the arguments" in verdict.cases[0].stderr


SLOW = """#include <bits/stdc++.h>
#include <unistd.h>
int slow(const std::vector<int>& a) {
  int n = 0;
  for (size_t i = 0; i < a.size(); ++i) {
    bool seen = false;
    for (size_t j = 0; j < i; ++j) seen |= a[j] == a[i];
    n += !seen;
  }
  return n;
}
"""
READS_AHEAD = """
int known = -1;
struct Early { Early() {
  std::string s(1 << 23, 0);
  ssize_t n = pread(0, s.data(), s.size(), 0);
  if (WHEN) return;
  std::vector<int> a;
  for (char* p = s.data() + s.find('['); p < s.data() + n;) if (isdigit(*p)) a.push_back(strtol(p, &p, 10)); else ++p;
  known = slow(a);
} } early;
"""


def counting() -> ProblemFolder:
    """Return a problem with a growth test: how many different numbers?"""
    growth = {"sizes": [4000, 8000, 16000, 32000], "wanted": "n"}
    folder = small("def f(a): return len(set(a))", growth=growth)
    scale = "def scale(n, rng):\n    return ([int(x) for x in rng.permutation(n)],)\n"
    return folder.model_copy(update={"cases": folder.cases + scale})


def test_a_program_of_the_wanted_order_is_not_blamed_for_caches(executor: Executor) -> None:
    quick = "int f(std::vector<int> a) { return std::unordered_set<int>(a.begin(), a.end()).size(); }"
    verdict = executor.judge(counting(), f"#include <bits/stdc++.h>\n{quick}")
    assert verdict.passed, verdict.summary()


@pytest.mark.parametrize(
    "code",
    [
        "int f(std::vector<int> a) { return slow(a); }",
        READS_AHEAD.replace("WHEN", "false") + "int f(std::vector<int> a) { return known; }",
        READS_AHEAD.replace("WHEN", "s[0] == 'c'") + "int f(std::vector<int> a) { return slow(a); }",
    ],
    ids=["plainly", "before it is called", "burns as much where nothing is called"],
)
def test_a_quadratic_program_is_found(executor: Executor, code: str) -> None:
    verdict = executor.judge(counting(), SLOW + code)
    assert verdict.growth is not None
    assert [name for name, group in verdict.groups.items() if group.failed] == ["scale"], verdict.summary()


@pytest.mark.parametrize(
    "code",
    [
        "int f(std::vector<int>) { std::exit(0); }",
        "int f(std::vector<int>) { _exit(0); }",
        'int f(std::vector<int>) { puts("[\\"value\\",6]"); std::abort(); }',
        'int f(std::vector<int>) { write(3, "[\\"value\\",6]", 11); return 1; }',
        'int f(std::vector<int>) { write(3, "[\\"passed\\",1]", 12); _exit(0); }',
        "int f(std::vector<int>) { return *(volatile int*)8; }",
        "int f(std::vector<int>) { for (;;) {} }",
        "struct Early { Early() { _exit(0); } } early;\nint f(std::vector<int>) { return 6; }",
        "struct Any { bool operator==(int) const { return true; } };\nAny f(std::vector<int>) { return {}; }",
        "int f(std::vector<int>);",
    ],
)
def test_a_program_forges_no_verdict(executor: Executor, code: str) -> None:
    folder = small(cases="[([3, 1, 2],), ([5],)]")
    verdict = executor.judge(folder, f"#include <bits/stdc++.h>\n#include <unistd.h>\n{code}")
    assert not verdict.passed
    assert verdict.status != "refused"
    assert verdict.groups.get("edge") is None or verdict.groups["edge"].passed == 0


def test_a_problem_that_takes_python_alone_says_so(executor: Executor) -> None:
    verdict = executor.judge(small(cpp_signature=None), SUM)
    assert (verdict.passed, verdict.status) == (False, "refused")
    assert "takes Python" in verdict.summary()
