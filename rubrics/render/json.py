"""The report as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from rubrics.types import Report, Turn


def render_json(report: Report, turns: Sequence[Turn]) -> str:
    """The report itself, indented; it reads back with `Report.model_validate_json`."""
    return report.model_dump_json(indent=2)
