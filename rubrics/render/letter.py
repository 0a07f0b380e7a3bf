"""A report as a letter: which parts it has, in the order they are read."""

from __future__ import annotations

from collections.abc import Sequence

from rubrics.render import closing, evidence, opening
from rubrics.render.blocks import Letter
from rubrics.render.words import Sources, date_of, level_in_words
from rubrics.types import Report, Turn


def letter_of(report: Report, turns: Sequence[Turn]) -> Letter:
    """Put a report into words; `turns` say which question a quote belongs to."""
    sources = Sources(report, turns)
    sections = (
        opening.decision(report),
        opening.reasons(report, sources),
        evidence.questions(report, sources),
        evidence.code(report),
        evidence.scores(report, sources),
        closing.ledger(report, turns, sources),
        closing.practice(report),
        closing.change(report),
        closing.small_print(report),
    )
    return Letter(
        title="Your mock interview: the panel's letter",
        dateline=f"{report.role}, level {level_in_words(report.level)}. {date_of(report.created)}",
        sections=tuple(section for section in sections if section is not None),
    )
