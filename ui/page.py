"""The page: its tabs side by side, and what leads from one to another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from ui.desk import SAID, Desk
from ui.tabs import history, report
from ui.tabs.guide import build_guide, guide_choices
from ui.tabs.interview import InterviewTab, Update
from ui.tabs.room import build_room
from ui.tabs.setup import build_setup, refreshed
from ui.widgets import QUIETLY, chosen, told

HERE = Path(__file__).parent
AT_ONCE = 32
"""How many events of one kind run side by side; replies to one session still wait for each other."""

_BROWSER_KEY = "mock-interview"
_BROWSER_SECRET = "names-the-session-nothing-more"
"""Fixed, so that a session is found again after the server was restarted; it protects nothing."""


def build_page(desk: Desk) -> gr.Blocks:
    """Build the page. `gr.State` holds a session's id and nothing else."""
    built = dict(desk.guides)
    with gr.Blocks(title="Mock Interviewer", analytics_enabled=False, fill_width=True) as page:
        session = gr.State("")
        kept = gr.BrowserState("", storage_key=_BROWSER_KEY, secret=_BROWSER_SECRET)
        gr.HTML("<h1>Mock Interviewer</h1>", elem_id="brand", js_on_load=None)
        with gr.Tabs(elem_id="tabs") as tabs:
            with gr.Tab("Interview", id="interview"):
                setup, room = build_setup(desk), build_room()
            with gr.Tab("Report", id="report") as report_tab:
                letters = report.build_report(desk)
            with gr.Tab("History", id="history") as history_tab:
                past = history.build_history(desk)
            with gr.Tab("Guide", id="guide"):
                which = build_guide(desk)
        interview = InterviewTab(desk, setup, room, letters, session, kept)
        interview.wire(tabs)
        _wire_shelf(desk, interview, tabs, letters, past)
        report_tab.select(lambda shown: report.choose(desk, shown), letters.which, letters.which, **QUIETLY)
        history_tab.select(lambda: (history.rows(desk), ""), None, [past.table, past.notice], **QUIETLY)
        page.load(interview.arrive, kept, interview.outputs, **QUIETLY)
        page.load(
            lambda role: (*refreshed(desk, role, built), gr.Dropdown(choices=guide_choices(desk))),
            setup.role,
            [setup.role, setup.level, setup.rounds, which],
            **QUIETLY,
        )
    page.queue(default_concurrency_limit=AT_ONCE, max_size=512)
    return page


def _wire_shelf(
    desk: Desk, interview: InterviewTab, tabs: gr.Tabs, letters: report.ReportTab, past: history.HistoryTab
) -> None:
    """The buttons of the history: they open a report, go on with an interview, or delete one."""

    def act(now: str, event: gr.EventData) -> Update:
        what, session = chosen(event)
        try:
            return {"open": _open, "resume": _resume, "delete": _delete}[what](now, session)
        except SAID as error:
            return {past.notice: told(error), past.table: history.rows(desk)}

    def _open(now: str, session: str) -> dict[Any, Any]:
        return {tabs: gr.Tabs(selected="report"), letters.which: report.choose(desk, session)}

    def _resume(now: str, session: str) -> dict[Any, Any]:
        return interview.resume(session) | {tabs: gr.Tabs(selected="interview")}

    def _delete(now: str, session: str) -> dict[Any, Any]:
        desk.delete(session)
        left = {
            past.table: history.rows(desk),
            past.notice: "<p>Deleted.</p>",
            letters.which: report.choose(desk, None),
        }
        return left | (interview.show_setup() if session == now else {})

    outputs = [*interview.outputs, tabs, past.table, past.notice]
    past.table.click(act, interview.session, outputs, **QUIETLY)


def theme() -> gr.themes.Base:
    """System fonts and plain colours; `style.css` does the rest."""
    return gr.themes.Base(
        primary_hue="teal",
        neutral_hue="stone",
        font=["system-ui", "-apple-system", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif"],
        font_mono=["ui-monospace", "SF Mono", "Cascadia Mono", "Menlo", "Consolas", "Liberation Mono", "monospace"],
        radius_size="sm",
    )


def head() -> str:
    """The page's own script, inline: nothing is fetched from anywhere."""
    return f"<script>{(HERE / 'page.js').read_text(encoding='utf-8')}</script>"
