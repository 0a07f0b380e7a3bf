"""Choosing an interview: role, level, rounds, seed; and the unfinished ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import gradio as gr

from agent.rounds import ROUNDS
from corpus.types import Guide, RoundSpec
from ui.desk import Desk
from ui.shelf import unfinished_html
from ui.tabs.resume import ResumeForm, build_resume
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
    resume: ResumeForm
    start: gr.Button
    unfinished: gr.HTML

    @property
    def chosen(self) -> list[Any]:
        """What an interview is started with."""
        return [self.role, self.level, self.rounds, self.seed, self.resume.papers, self.resume.projects]


def build_setup(desk: Desk) -> SetupForm:
    """Build the set-up screen; its events that start or resume an interview are wired by the interview tab."""
    roles = role_choices(desk)
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
        resume = build_resume(desk)
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
    return SetupForm(box, notice, role, level, rounds, seed, resume, start, unfinished)


def role_choices(desk: Desk) -> list[tuple[str, str]]:
    """Label and id of every guide; one that was imported says so, for it may be of the same role."""
    return [(f"{g.role}, {g.company}{' (imported)' if g.source else ''}", g.id) for g in desk.guides.values()]


def refreshed(desk: Desk, role: str, built: Mapping[str, Guide]) -> tuple[Any, Any, Any]:
    """Role, level and rounds for a page that is opened, with the guides that are there now.

    Nothing is touched where the page was `built` with the same guides: somebody may be choosing already.
    """
    desk.refresh()
    if desk.guides == built:
        return gr.skip(), gr.skip(), gr.skip()
    roles = role_choices(desk)
    now = role if role in desk.guides else roles[0][1]
    return gr.Radio(choices=roles, value=now), *_follow_role(desk, now)


def _follow_role(desk: Desk, role: str) -> tuple[Any, Any]:
    return gr.Radio(**level_choices(desk, role)), gr.CheckboxGroup(**round_choices(desk.guides[role]))


def level_choices(desk: Desk, role: str) -> dict[str, Any]:
    """Choices and value for the levels of a role; the second level stands chosen, as in `Interview.start`."""
    levels = desk.levels(role)
    names = [(f"{x.title} ({x.experience})" if x.experience else x.title, x.id) for x in levels]
    return {"choices": names, "value": levels[min(1, len(levels) - 1)].id}


def round_choices(guide: Guide) -> dict[str, Any]:
    """Choices and value for the rounds of a guide: the whole loop in its order, then what it only has questions for.

    The second round of a kind is `kind#2`. A guide that shows no rounds offers all that there are.
    """
    loop = sorted(guide.rounds, key=lambda spec: spec.order)
    kinds = [spec.kind for spec in loop]
    names = [k if not (n := kinds[:i].count(k)) else f"{k}#{n + 1}" for i, k in enumerate(kinds)]
    told = [(_label(spec), name) for spec, name in zip(loop, names, strict=True)]
    asked = {s.round for s in guide.samples if not s.retired}
    why = "not shown in the guide" if loop else "the guide names no rounds"
    more = [(f"{ROUNDS[k].title} ({why})", k) for k in ROUNDS if k not in kinds and (not loop or k in asked)]
    return {"choices": told + more, "value": names or [k for _, k in more]}


def _label(spec: RoundSpec) -> str:
    return f"{spec.title}, {spec.minutes} min" if spec.minutes else spec.title
