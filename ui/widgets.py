"""Small parts that several tabs share."""

from __future__ import annotations

from typing import Any

import gradio as gr

from ui.markup import escaped

ACTS = """
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-act]');
  if (button && button.dataset.id && !button.dataset.ask) {
    trigger('click', {act: button.dataset.act, id: button.dataset.id});
  }
});
"""
"""Buttons inside an HTML table: `data-act` and `data-id` arrive as the event's data."""

QUIETLY: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def Notice(elem_id: str) -> gr.HTML:  # noqa: N802  # reads as a component where it is used
    """A place for one sentence to the user."""
    return gr.HTML("", elem_id=elem_id, elem_classes="notice", js_on_load=None)


def told(sentence: object) -> str:
    """A sentence for a `Notice`; an empty one clears it."""
    text = str(sentence)
    return f'<p role="alert">{escaped(text)}</p>' if text else ""


def chosen(event: gr.EventData) -> tuple[str, str]:
    """What was clicked in a list of buttons: the act and the session's id."""
    data = event._data or {}
    return str(data.get("act", "")), str(data.get("id", ""))
