"""The interview screen's components: top bar, rounds, talk, answer box, and the work pane of a coding round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.markup import LATEX
from ui.widgets import Notice


@dataclass(frozen=True)
class Room:
    """The interview's components. `seen` and `on_desk` ride along with each click: the last turn that was
    shown, and the problem whose code is in the editor."""

    box: gr.Column
    bar: gr.HTML
    pause: gr.Button
    leave: gr.Button
    end: gr.Button
    sure: gr.Row
    end_now: gr.Button
    go_on: gr.Button
    rail: gr.HTML
    chat: gr.Markdown
    growing: gr.HTML
    notice: gr.HTML
    composer: gr.Column
    answer: gr.Textbox
    send: gr.Button
    hint: gr.Button
    skip: gr.Button
    over: gr.Column
    read: gr.Button
    again: gr.Button
    work: gr.Column
    statement: gr.Markdown
    editor: gr.Code
    run: gr.Button
    submit: gr.Button
    results: gr.HTML
    seen: gr.Textbox
    on_desk: gr.Textbox


def build_room() -> Room:
    """Build the interview screen, hidden until there is an interview."""
    with gr.Column(elem_id="room", visible=False) as box:
        with gr.Row(elem_id="bar"):
            bar = gr.HTML(elem_id="bar-text", js_on_load=None)
            pause = gr.Button("Pause", size="sm", elem_id="pause", scale=0, min_width=80)
            leave = gr.Button("Leave", size="sm", elem_id="leave", scale=0, min_width=80)
            end = gr.Button("End", size="sm", elem_id="end", scale=0, min_width=80)
        with gr.Row(elem_id="sure", visible=False) as sure:
            gr.HTML("<p>End the interview here? The report will cover what was sat.</p>", js_on_load=None)
            end_now = gr.Button("End now", size="sm", variant="stop", elem_id="end-now", scale=0, min_width=110)
            go_on = gr.Button("Go on", size="sm", elem_id="go-on", scale=0, min_width=110)
        with gr.Row(elem_id="desk", equal_height=False):
            rail = gr.HTML(elem_id="rail", js_on_load=None)
            talk = _build_talk()
            work = _build_work()
        seen = gr.Textbox(visible="hidden", elem_id="seen", label="Last turn shown")
        on_desk = gr.Textbox(visible="hidden", elem_id="on-desk", label="Problem in the editor")
    return Room(
        box=box, bar=bar, pause=pause, leave=leave, end=end, sure=sure, end_now=end_now, go_on=go_on, rail=rail,
        seen=seen, on_desk=on_desk, **talk, **work,
    )  # fmt: skip


def _build_talk() -> dict[str, Any]:
    with gr.Column(elem_id="talk"):
        chat = gr.Markdown(elem_id="chat", latex_delimiters=LATEX, container=False)
        growing = gr.HTML("", elem_id="growing", visible="hidden", js_on_load=None)
        notice = Notice("notice")
        with gr.Column(elem_id="composer") as composer:
            answer = gr.Textbox(
                lines=3,
                max_lines=12,
                label="Your answer",
                placeholder="Answer, or ask about the question",
                elem_id="answer",
                html_attributes=gr.InputHTMLAttributes(autocomplete="off", spellcheck=True),
            )
            with gr.Row(elem_id="answer-buttons"):
                gr.HTML('<span class="keys">Shift+Enter sends</span>', elem_id="keys", js_on_load=None)
                skip = gr.Button("Skip", size="sm", elem_id="skip", scale=0, min_width=80)
                hint = gr.Button("Hint", size="sm", elem_id="hint", scale=0, min_width=80)
                send = gr.Button("Send", size="sm", variant="primary", elem_id="send", scale=0, min_width=110)
        with gr.Column(elem_id="over", visible=False) as over:
            gr.HTML("<p>This interview is over. The panel's letter is ready.</p>", js_on_load=None)
            with gr.Row():
                read = gr.Button("Read the report", variant="primary", size="sm", elem_id="read", scale=0)
                again = gr.Button("New interview", size="sm", elem_id="again", scale=0)
    return {
        "chat": chat, "growing": growing, "notice": notice, "composer": composer, "answer": answer, "send": send,
        "hint": hint, "skip": skip, "over": over, "read": read, "again": again,
    }  # fmt: skip


def _build_work() -> dict[str, Any]:
    with gr.Column(elem_id="work", visible=False) as work:
        statement = gr.Markdown(elem_id="statement", latex_delimiters=LATEX, container=False)
        editor = gr.Code(language="python", label="Your code", interactive=True, lines=14, elem_id="editor", buttons=[])
        with gr.Row(elem_id="code-buttons"):
            gr.HTML('<span class="keys">Tab indents; Escape, then Tab, leaves the editor</span>', js_on_load=None)
            run = gr.Button("Run visible cases", size="sm", elem_id="run", scale=0, min_width=140)
            submit = gr.Button("Submit", size="sm", variant="primary", elem_id="submit", scale=0, min_width=110)
        results = gr.HTML("", elem_id="results", js_on_load=None)
    return {
        "work": work, "statement": statement, "editor": editor, "run": run, "submit": submit,
        "results": results,
    }  # fmt: skip
