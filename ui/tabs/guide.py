"""Ask the guide: passages quoted with their sources, or an honest silence."""

from __future__ import annotations

from typing import Any

import gradio as gr

from ui.desk import SAID, Desk
from ui.markup import LATEX
from ui.shelf import passages_html
from ui.tabs.setup import role_choices
from ui.widgets import Notice, told


def guide_choices(desk: Desk) -> list[tuple[str, str]]:
    """All guides together, then each by itself."""
    return [("All guides", ""), *role_choices(desk)]


def build_guide(desk: Desk) -> gr.Dropdown:
    """Build the tab; returns the choice of the guide."""
    names = guide_choices(desk)
    with gr.Column(elem_id="guide"):
        gr.HTML(
            "<h2>Ask the guide</h2><p class='quiet'>What is quoted here stands in a guide, word for word, with its "
            "place. Where the guides are silent, so is this page.</p>",
            js_on_load=None,
        )
        with gr.Row(elem_id="guide-bar"):
            query = gr.Textbox(
                label="Question",
                placeholder="What gets people turned down in the coding round?",
                elem_id="query",
                scale=4,
            )
            guide = gr.Dropdown(names, value="", label="Guide", elem_id="which-guide", scale=2, filterable=False)
            ask = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=110)
        notice = Notice("guide-notice")
        found = gr.Markdown(passages_html([], desk.guides, ""), latex_delimiters=LATEX, elem_id="found")

    def answer(text: str, where: str) -> dict[Any, Any]:
        try:
            hits = desk.search(text, where)
        except SAID as error:
            return {notice: told(error)}
        return {found: passages_html(hits, desk.guides, text), notice: ""}

    gr.on([ask.click, query.submit], answer, [query, guide], [found, notice], show_progress="minimal",
          show_progress_on=found, api_visibility="private")  # fmt: skip
    return guide
