"""The set-up form when a page is opened."""

from __future__ import annotations

from pathlib import Path

import gradio as gr

from agent.services import Services
from agent.settings import Settings
from tests.unit.ui.samples import SilentJudge
from ui.desk import Desk
from ui.tabs.setup import refreshed


def _desk(home: Path) -> Desk:
    return Desk(Services(Settings(home=home), judge=SilentJudge(), retriever=lambda: None))


def test_opening_a_page_leaves_alone_what_somebody_may_be_choosing(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    assert refreshed(desk, next(iter(desk.guides)), dict(desk.guides)) == (gr.skip(), gr.skip(), gr.skip())


def test_a_guide_that_came_after_the_page_was_built_is_offered(tmp_path: Path) -> None:
    desk = _desk(tmp_path)
    first, *others = desk.guides
    role, _, rounds = refreshed(desk, first, {first: desk.guides[first]})
    assert [value for _, value in role.choices] == [first, *others]
    assert rounds.choices
