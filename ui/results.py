"""A verdict as the work pane shows it: counts, then the first case that differs, side by side."""

from __future__ import annotations

from executors.types import CaseResult, Verdict
from ui.markup import escaped

STATUS_WORDS = {
    "passed": "passed",
    "wrong": "wrong answer",
    "error": "raised an error",
    "timeout": "ran out of time",
    "memory": "ran out of memory",
    "output": "printed too much",
    "signal": "crashed",
    "refused": "not run",
}


def results_html(verdict: Verdict) -> str:
    """Return HTML for the visible cases of a verdict; nothing of hidden ones."""
    if verdict.status == "refused" or not verdict.cases:
        return f'<p class="outcome bad">{escaped(verdict.summary() or verdict.reason or "Nothing was run.")}</p>'
    passed = sum(case.status == "passed" for case in verdict.cases)
    good = passed == len(verdict.cases)
    first = next((case for case in verdict.cases if case.status != "passed"), None)
    printed = next((case for case in verdict.cases if case.stdout.strip()), None)
    return (
        f'<p class="outcome {"good" if good else "bad"}">{passed} of {len(verdict.cases)} visible cases pass.</p>'
        + _table(verdict.cases)
        + (_difference(first) if first else (_stream("Printed", printed.stdout) if printed else ""))
    )


def _table(cases: tuple[CaseResult, ...]) -> str:
    rows = "".join(
        f'<tr class="{"good" if c.status == "passed" else "bad"}"><td>{i}</td><td><code>{escaped(_short(c.arguments))}'
        f"</code></td><td>{STATUS_WORDS[c.status]}</td><td>{c.cpu_s * 1000:.0f} ms</td></tr>"
        for i, c in enumerate(cases, 1)
    )
    head = "<tr><th>Case</th><th>Arguments</th><th>Outcome</th><th>CPU</th></tr>"
    return f'<table class="cases"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _difference(case: CaseResult) -> str:
    """The first case that did not pass: what it was given, expected and actual, and what it printed."""
    sides = (
        '<div class="sides">'
        f"<div><h4>Expected</h4><pre>{escaped(case.expected)}</pre></div>"
        f"<div><h4>Returned</h4><pre>{escaped(case.actual if case.actual is not None else 'nothing')}</pre></div></div>"
    )
    return (
        f"<h3>First case that differs: {STATUS_WORDS[case.status]}</h3>"
        f"<h4>Arguments</h4><pre>{escaped(case.arguments)}</pre>"
        + (sides if case.status == "wrong" else "")
        + (f"<p>{escaped(case.difference)}</p>" if case.difference else "")
        + _stream("Printed", case.stdout)
        + _stream("Error output", case.stderr)
    )


def _stream(title: str, text: str) -> str:
    return f"<h4>{title}</h4><pre>{escaped(text.rstrip())}</pre>" if text.strip() else ""


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
