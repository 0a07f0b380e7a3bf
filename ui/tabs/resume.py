"""The optional part of the set-up screen: a résumé and a job description, and what was found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from agent.tailoring.focus import focus_of, in_words
from agent.tailoring.questions import label
from ui.desk import SAID, Desk
from ui.markup import escaped
from ui.widgets import QUIETLY, Notice, told

PRIVACY = (
    "Read on this machine and not kept: name and contact data are dropped at once, the rest is forgotten after an "
    "hour, and only the questions made from it stay with the interview until you delete that."
)
_RESUME_TYPES = [".pdf", ".docx", ".md", ".markdown", ".txt"]
_JOB_TYPES = [*_RESUME_TYPES, ".html", ".htm"]
_CHARS = 110


@dataclass(frozen=True)
class ResumeForm:
    """The components; `papers` names what was read, which the server holds until the interview starts."""

    papers: gr.State
    projects: gr.CheckboxGroup
    outputs: list[Any]


def build_resume(desk: Desk) -> ResumeForm:
    """Build the part and connect it; nothing is read before a file is chosen."""
    with gr.Accordion("Your résumé and the job (optional)", open=False, elem_id="tailor"):
        gr.HTML(f'<p class="quiet">{PRIVACY}</p>', js_on_load=None)
        with gr.Row():
            resume = _upload("Résumé: PDF, DOCX, Markdown, text", _RESUME_TYPES, "resume")
            job = _upload("Job description: those or HTML", _JOB_TYPES, "job")
        notice = Notice("tailor-notice")
        found = gr.HTML("", elem_id="tailor-found", js_on_load=None)
        projects = gr.CheckboxGroup([], label="Ask me about", visible=False, elem_id="projects", type="value")
        with gr.Row():
            keep = gr.Button(
                "Keep these for next time", size="sm", scale=0, min_width=210, visible=False, elem_id="keep-profile"
            )
            forget = gr.Button("Forget them", size="sm", scale=0, min_width=210, visible=False, elem_id="forget-papers")
            use = gr.Button(
                "Use the kept ones", size="sm", scale=0, min_width=210, visible=_is_kept(desk), elem_id="use-profile"
            )
            delete = gr.Button(
                "Delete the kept ones",
                size="sm",
                scale=0,
                min_width=210,
                visible=_is_kept(desk),
                elem_id="delete-profile",
            )
        papers = gr.State("")
    outputs = [papers, resume, job, notice, found, projects, keep, forget, use, delete]
    form = _Acts(desk, outputs)
    resume.upload(form.read_resume, [papers, resume], outputs, **QUIETLY)
    job.upload(form.read_job, [papers, job], outputs, **QUIETLY)
    keep.click(form.keep, [papers, projects], outputs, **QUIETLY)
    forget.click(form.forget, papers, outputs, **QUIETLY)
    use.click(form.use, papers, outputs, **QUIETLY)
    delete.click(form.delete, papers, outputs, **QUIETLY)
    return ResumeForm(papers, projects, outputs)


def _upload(label_text: str, types: list[str], elem_id: str) -> gr.File:
    return gr.File(label=label_text, file_types=types, elem_id=elem_id, height=120)


def _is_kept(desk: Desk) -> bool:
    return desk.papers.kept.load() is not None


class _Acts:
    """What the files and buttons do; each answers with all of the part's components."""

    def __init__(self, desk: Desk, outputs: Sequence[Any]) -> None:
        self._desk = desk
        (self._papers, self._resume, self._job, self._notice, self._found, self._projects, self._keep, self._forget,
         self._use, self._delete) = outputs  # fmt: skip

    def read_resume(self, token: str, path: str) -> dict[Any, Any]:
        """A résumé was chosen."""
        return self._done(token, lambda: self._desk.papers.read_resume(token, path))

    def read_job(self, token: str, path: str) -> dict[Any, Any]:
        """A job description was chosen."""
        return self._done(token, lambda: self._desk.papers.read_job(token, path))

    def use(self, token: str) -> dict[Any, Any]:
        """The kept profile is wanted."""
        return self._done(token, lambda: self._desk.papers.use_kept(token))

    def keep(self, token: str, projects: Sequence[int]) -> dict[Any, Any]:
        """The profile is to be kept on disk."""
        try:
            self._desk.papers.keep(token, projects)
        except SAID as error:
            return {self._notice: told(error)}
        buttons = {self._use: gr.Button(visible=True), self._delete: gr.Button(visible=True)}
        return {
            self._notice: told("Kept on this machine, without name and contact data, until you delete it."),
            **buttons,
        }

    def delete(self, token: str) -> dict[Any, Any]:
        """The kept profile is to go."""
        try:
            self._desk.papers.kept.delete()
        except SAID as error:
            return {self._notice: told(error)}
        hidden = {self._use: gr.Button(visible=False), self._delete: gr.Button(visible=False)}
        return {self._notice: told("Deleted."), **hidden}

    def forget(self, token: str) -> dict[Any, Any]:
        """What was read is not wanted any more."""
        self._desk.papers.forget(token)
        return self._shown("", "")

    def _done(self, token: str, act: Any) -> dict[Any, Any]:
        try:
            return self._shown(act(), "")
        except SAID as error:
            return self._shown(token, error)

    def _shown(self, token: str, sentence: object) -> dict[Any, Any]:
        found = self._desk.papers.found(token)
        listed = found.profile.projects if found.profile else ()
        choices = [(label(project)[:_CHARS], place) for place, project in enumerate(listed)]
        something = found.profile is not None or found.job is not None
        return {
            self._papers: token if something else "",
            self._resume: None,
            self._job: None,
            self._notice: told(sentence),
            self._found: found_html(self._desk, token),
            self._projects: gr.CheckboxGroup(choices=choices, value=[c[1] for c in choices], visible=bool(choices)),
            self._keep: gr.Button(visible=found.profile is not None),
            self._forget: gr.Button(visible=something),
        }


def found_html(desk: Desk, token: str) -> str:
    """What was found, in a sentence or two."""
    found = desk.papers.found(token)
    lines: list[str] = []
    if found.profile is not None:
        count = len(found.profile.projects)
        lines.append(f"{count} project{'s' if count != 1 else ''} found." if count else "No project was found in it.")
        if found.profile.left_out:
            lines.append(f"Lines that speak to a grader were left out: {found.profile.left_out}.")
    if found.job is not None:
        lines.append("The job description was read.")
    lines += in_words((), focus_of(found.profile, found.job))
    return f'<p class="quiet">{escaped(" ".join(lines))}</p>' if lines else ""
