"""Choosing an interview: role, level, rounds, seed; and the unfinished ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from corpus.types import Guide
from ui.desk import Desk
from ui.shelf import unfinished_html
from ui.widgets import ACTS, Notice


@dataclass(frozen=True)
class SetupForm:
    """The set-up screen's components."""

    box: gr.Column
    notice: gr.HTML
    role: gr.Radio
    level: gr.Radio
    rounds: gr.CheckboxGroup
    seed: gr.Number
    start: gr.Button
    unfinished: gr.HTML


def build_setup(desk: Desk) -> SetupForm:
    """Build the set-up screen; its events that start or resume an interview are wired by the interview tab."""
    roles = [(f"{guide.role}, {guide.company}", guide.id) for guide in desk.guides.values()]
    first = roles[0][1]
    with gr.Column(elem_id="setup") as box:
        gr.HTML(
            "<h2>Sit an interview</h2><p class='quiet'>You answer by chat, your code runs in a sandbox on this "
            "machine, and a panel's report follows. Ask whenever something is unclear.</p>",
            js_on_load=None,
        )
        notice = Notice("setup-notice")
        role = gr.Radio(roles, value=first, label="Role", elem_id="role")
        level = gr.Radio(**level_choices(desk, first), label="Level", elem_id="level")
        rounds = gr.CheckboxGroup(**round_choices(desk.guides[first]), label="Rounds", elem_id="rounds")
        with gr.Accordion("Advanced", open=False):
            seed = gr.Number(
                value=None,
                precision=None,
                label="Seed",
                info="The same seed asks the same questions in the same words. Leave it empty for a new draw.",
                elem_id="seed",
            )
        start = gr.Button("Start the interview", variant="primary", elem_id="start")
        unfinished = gr.HTML(unfinished_html(desk.unfinished(), desk.guides), elem_id="unfinished", js_on_load=ACTS)
    role.change(
        lambda chosen: _follow_role(desk, chosen),
        role,
        [level, rounds],
        show_progress="hidden",
        api_visibility="private",
    )
    return SetupForm(box, notice, role, level, rounds, seed, start, unfinished)


def _follow_role(desk: Desk, role: str) -> tuple[Any, Any]:
    return gr.Radio(**level_choices(desk, role)), gr.CheckboxGroup(**round_choices(desk.guides[role]))


def level_choices(desk: Desk, role: str) -> dict[str, Any]:
    """Choices and value for the levels of a role; the second level stands chosen, as in `Interview.start`."""
    levels = desk.levels(role)
    names = [(f"{x.title} ({x.experience})" if x.experience else x.title, x.id) for x in levels]
    return {"choices": names, "value": levels[min(1, len(levels) - 1)].id}


def round_choices(guide: Guide) -> dict[str, Any]:
    """Choices and value for the rounds of a guide: the whole loop, in its order."""
    loop = sorted(guide.rounds, key=lambda spec: spec.order)
    return {
        "choices": [(f"{spec.title}, {spec.minutes} min", spec.kind) for spec in loop],
        "value": [spec.kind for spec in loop],
    }
