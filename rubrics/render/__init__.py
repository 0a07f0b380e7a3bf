"""A report in a format: one renderer a file, listed here by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rubrics.render.html import render_html
from rubrics.render.json import render_json
from rubrics.render.markdown import render_markdown
from rubrics.render.text import render_text
from rubrics.types import Report, Turn

RENDERERS: dict[str, Callable[[Report, Sequence[Turn]], str]] = {
    "markdown": render_markdown,
    "text": render_text,
    "html": render_html,
    "json": render_json,
}
