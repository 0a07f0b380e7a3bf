"""The panel's letter, and its files to keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.desk import SAID, Desk
from ui.shelf import session_label
from ui.widgets import QUIETLY, Notice, told

SAVE = "(file) => { if (file && file.text) window.mockInterview.save(file); return file; }"
NONE_YET = '<p class="quiet">No report yet. It is written when an interview ends, however short it was.</p>'


@dataclass(frozen=True)
class ReportTab:
    """The report tab's components."""

    which: gr.Dropdown
    notice: gr.HTML
    letter: gr.HTML
    file: gr.JSON


def build_report(desk: Desk) -> ReportTab:
    """Build the tab; the dropdown's value says which report is shown."""
    with gr.Column(elem_id="report"):
        with gr.Row(elem_id="report-bar"):
            which = gr.Dropdown([], label="Interview", elem_id="which", scale=3, filterable=False)
            saves = [
                (gr.Button(label, size="sm", elem_id=f"save-{kind}", scale=0, min_width=110), kind)
                for label, kind in (("Markdown", "markdown"), ("HTML", "html"), ("JSON", "json"))
            ]
            regrade = gr.Button("Grade again", size="sm", elem_id="regrade", scale=0, min_width=110)
        notice = Notice("report-notice")
        letter = gr.HTML(NONE_YET, elem_id="letter", js_on_load=None)
        file = gr.JSON(visible="hidden", elem_id="file")
    tab = ReportTab(which, notice, letter, file)
    which.change(lambda session: show_report(desk, tab, session), which, [letter, notice], **QUIETLY)
    regrade.click(lambda session: _regraded(desk, tab, session), which, [letter, notice], **QUIETLY)
    for button, kind in saves:
        saved = button.click(_saver(desk, tab, kind), which, [file, notice], **QUIETLY)
        saved.success(None, file, file, js=SAVE, **QUIETLY)
    return tab


def choices(desk: Desk) -> list[tuple[str, str]]:
    """The finished interviews to choose from."""
    return [(session_label(row, desk.guides), row.id) for row in desk.finished()]


def choose(desk: Desk, wanted: str | None) -> Any:
    """The dropdown, with one interview chosen: the wanted one if it is finished, else the latest."""
    known = choices(desk)
    ids = [session for _, session in known]
    return gr.Dropdown(known, value=wanted if wanted in ids else (ids[0] if ids else None))


def show_report(desk: Desk, tab: ReportTab, session: str | None) -> dict[Any, Any]:
    """The letter of a session."""
    if not session:
        return {tab.letter: NONE_YET, tab.notice: ""}
    try:
        return {tab.letter: desk.report_html(session), tab.notice: ""}
    except SAID as error:
        return {tab.letter: NONE_YET, tab.notice: told(error)}


def _regraded(desk: Desk, tab: ReportTab, session: str | None) -> dict[Any, Any]:
    if not session:
        return {tab.notice: told("There is no report to grade again yet.")}
    try:
        return {tab.letter: desk.regrade(session), tab.notice: "<p>Graded again with the rubric in force.</p>"}
    except SAID as error:
        return {tab.notice: told(error)}


def _saver(desk: Desk, tab: ReportTab, kind: str) -> Any:
    def handler(session: str | None) -> dict[Any, Any]:
        if not session:
            return {tab.file: None, tab.notice: told("There is no report to save yet.")}
        try:
            return {tab.file: desk.report_file(session, kind), tab.notice: ""}
        except SAID as error:
            return {tab.file: None, tab.notice: told(error)}

    return handler
