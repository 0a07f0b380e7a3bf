"""A run as JUnit XML for a build server and as a small page for a reader."""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree

from agent.evaluation.baseline import Run
from agent.evaluation.types import Result
from rubrics.turns import added

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;"
    "border-bottom:1px solid #dde2e8}.no{color:#a3262b}.yes{color:#1d6b3a}ul{margin:.2rem 0;padding-left:1.2rem}"
)


def junit(run: Run) -> str:
    """The run as JUnit XML: one test case a conversation, its failures joined into one message."""
    failed = sum(not r.passed for r in run.conversations)
    suite = ElementTree.Element(
        "testsuite",
        name="conversations",
        tests=str(len(run.conversations)),
        failures=str(failed),
        errors="0",
        skipped="0",
        time=f"{sum(r.seconds for r in run.conversations):.3f}",
    )
    for result in run.conversations:
        case = ElementTree.SubElement(
            suite,
            "testcase",
            classname="conversations",
            name=result.name,
            file=result.file,
            time=f"{result.seconds:.3f}",
        )
        if result.voices.asked:
            ElementTree.SubElement(case, "system-out").text = str(result.voices)
        if not result.passed:
            message = _printable(result.failures[0])
            ElementTree.SubElement(case, "failure", message=message).text = _printable("\n".join(result.failures))
    suites = ElementTree.Element("testsuites")
    suites.append(suite)
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"


def _printable(text: str) -> str:
    """XML knows no control characters, not even escaped ones."""
    return "".join(c if c in "\n\t" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in text)


def page(run: Run) -> str:
    """The run as one HTML page without scripts or outside files."""
    passed = sum(r.passed for r in run.conversations)
    rows = "".join(_row(r) for r in run.conversations)
    changes = "".join(f"<li>{escape(c.name)}: {escape(c.verdict)}. {escape(c.sentence)}</li>" for c in run.changes)
    spoken = added(r.voices for r in run.conversations)
    model = f"<p>{escape(str(spoken))}</p>" if spoken.asked else ""
    against = f"<h2>Against the baseline</h2><ul>{changes}</ul>" if changes else ""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Conversations</title>'
        f"<style>{_STYLE}</style><h1>{passed} of {len(run.conversations)} conversations pass</h1>{model}{against}"
        f"<table><thead><tr><th>Conversation<th>Result<th>Decision<th>What does not hold</thead><tbody>{rows}</tbody>"
        "</table></html>\n"
    )


def _row(result: Result) -> str:
    word, look = ("passes", "yes") if result.passed else ("fails", "no")
    reasons = "".join(f"<li>{escape(f)}</li>" for f in result.failures)
    listed = f"<ul>{reasons}</ul>" if reasons else ""
    if result.voices.asked:
        listed += f"<p>{escape(str(result.voices))}</p>"
    return (
        f"<tr><td>{escape(result.name)}<td class={look}>{word}<td>{escape(result.decision.replace('_', ' '))}"
        f"<td>{listed}</tr>"
    )
