"""A verdict as the interview needs it: what may be said now, and what the report counts."""

from __future__ import annotations

from executors.types import CaseResult, Verdict
from rubrics.types import CodeFacts


def code_facts(verdict: Verdict, submissions: int) -> CodeFacts:
    """Turn a verdict into facts; `spoken` tells of visible cases only, `summary` of all."""
    visible = {case.group for case in verdict.cases}
    hidden = [group for name, group in verdict.groups.items() if name not in visible]
    return CodeFacts(
        ran=verdict.status != "refused",
        visible_passed=sum(case.status == "passed" for case in verdict.cases),
        visible_total=len(verdict.cases),
        hidden_passed=sum(group.passed for group in hidden),
        hidden_total=sum(group.passed + group.failed for group in hidden),
        growth_ok=verdict.growth.passed if verdict.growth else None,
        growth=verdict.growth.sentence if verdict.growth else "",
        summary=verdict.summary(),
        spoken=_spoken(verdict),
        submissions=submissions,
        groups={name: (group.passed, group.passed + group.failed) for name, group in verdict.groups.items()},
    )


def _spoken(verdict: Verdict) -> str:
    if verdict.status == "refused":
        return verdict.summary()
    visible: tuple[CaseResult, ...] = verdict.cases
    passed = sum(case.status == "passed" for case in visible)
    counted = f"{passed} of {len(visible)} visible cases pass."
    first = next((case for case in visible if case.status != "passed"), None)
    if first is None:
        return counted
    return f"{counted} {first_failure(first)}"


def first_failure(case: CaseResult) -> str:
    """Say what went wrong in one visible case, in one sentence."""
    given = f"Case {case.number}, with {_short(case.arguments)}"
    if case.status == "wrong":
        return f"{given}, returned {_short(case.actual or 'nothing')} where {_short(case.expected)} was expected."
    last_line = (case.stderr.strip().splitlines() or ["it ended without returning"])[-1]
    how = {
        "error": f"failed: {_short(last_line)}",
        "timeout": "ran out of time",
        "memory": "ran out of memory",
        "output": "printed too much",
    }.get(case.status, "crashed")
    return f"{given}, {how}."


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
