"""Past interviews: open a report, go on, delete."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from ui.desk import Desk
from ui.shelf import history_html
from ui.widgets import ACTS, Notice


@dataclass(frozen=True)
class HistoryTab:
    """The history tab's components."""

    notice: gr.HTML
    table: gr.HTML


def build_history(desk: Desk) -> HistoryTab:
    """Build the tab; what its buttons do is wired by the page, since they lead to other tabs."""
    with gr.Column(elem_id="history"):
        gr.HTML(
            "<h2>Your interviews</h2><p class='quiet'>Kept on this machine alone. Deleting one deletes its turns, "
            "its code and its report.</p>",
            js_on_load=None,
        )
        notice = Notice("history-notice")
        table = gr.HTML(rows(desk), elem_id="history-table", js_on_load=ACTS)
    return HistoryTab(notice, table)


def rows(desk: Desk) -> str:
    """The table as it stands."""
    kept = desk.all()
    return history_html(kept, desk.reports(kept), desk.guides)
