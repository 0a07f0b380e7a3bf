"""Past and unfinished interviews as rows, and found passages as quotations. Nothing here knows Gradio."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from agent.rounds import ROUNDS
from agent.store.database import SessionRow
from corpus.types import Guide
from retrieval.types import Hit
from rubrics.types import Report
from ui.markup import escaped, rich

OUTCOMES = {
    "pass": "Would pass",
    "borderline": "Borderline",
    "no_pass": "Would not pass",
    "not_enough": "Too little heard",
}


def when(seconds: float) -> str:
    """A time in seconds since the epoch as local date and time."""
    return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d %H:%M")


def role_of(row: SessionRow, guides: Mapping[str, Guide]) -> str:
    """Role and level of a session, by their titles where the guide is still there."""
    guide = guides.get(row.guide)
    if guide is None:
        return f"{row.guide}, {row.level}"
    level = next((level.title for level in guide.levels if level.id == row.level), row.level)
    return f"{guide.company} {guide.role}, {level}"


def rounds_of(row: SessionRow) -> str:
    """The rounds of a session in words."""
    return ", ".join(ROUNDS[kind].title if kind in ROUNDS else kind for kind in row.rounds)


def session_label(row: SessionRow, guides: Mapping[str, Guide]) -> str:
    """One line for a list to choose from."""
    return f"{when(row.created)}: {role_of(row, guides)} ({len(row.rounds)} round{'s' * (len(row.rounds) != 1)})"


def unfinished_html(rows: Sequence[SessionRow], guides: Mapping[str, Guide]) -> str:
    """Interviews to go on with, each with its button; empty when there are none."""
    if not rows:
        return ""
    items = "".join(
        f"<li><span><strong>{escaped(role_of(row, guides))}</strong>"
        f"<small>{escaped(rounds_of(row))} · last used {when(row.updated)}</small></span>"
        f"{_button('resume', row.id, 'Resume')}</li>"
        for row in rows
    )
    return f'<h2>Unfinished</h2><ul class="unfinished">{items}</ul>'


def history_html(rows: Sequence[SessionRow], reports: Mapping[str, Report], guides: Mapping[str, Guide]) -> str:
    """Every interview kept on this machine as a table, with what can be done about each."""
    if not rows:
        return '<p class="quiet">Nothing here yet. An interview appears as soon as it is started.</p>'
    lines = "".join(_history_row(row, reports.get(row.id), guides) for row in rows)
    head = "".join(f"<th>{name}</th>" for name in ("Date", "Role", "Rounds", "Outcome"))
    head += '<th><span class="sr">Actions</span></th>'
    return f'<table class="history"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>'


def _history_row(row: SessionRow, report: Report | None, guides: Mapping[str, Guide]) -> str:
    finished = row.status == "finished"
    outcome = (OUTCOMES[report.decision.outcome] if report else "No report") if finished else "Unfinished"
    main = _button("open", row.id, "Open report") if finished else _button("resume", row.id, "Resume")
    return (
        f'<tr><td class="when">{when(row.created)}</td><td>{escaped(role_of(row, guides))}</td>'
        f"<td>{escaped(rounds_of(row))}</td><td>{outcome}</td>"
        f'<td class="acts">{main}{_button("delete", row.id, "Delete", ask=True)}</td></tr>'
    )


def _button(act: str, session: str, words: str, *, ask: bool = False) -> str:
    sure = ' data-ask="Delete all of it?"' if ask else ""
    return f'<button type="button" data-act="{act}" data-id="{escaped(session)}"{sure}>{words}</button>'


def passages_html(hits: Sequence[Hit], guides: Mapping[str, Guide], query: str) -> str:
    """Found passages as quotations with their sources, or a plain statement that the guides are silent."""
    if not query.strip():
        return '<p class="quiet">Ask about a round, levels, pay, preparation, or what people are turned down for.</p>'
    if not hits:
        return (
            '<p class="quiet">The guides say nothing about that. Nothing close enough was found, so nothing is quoted; '
            "try the words an interview guide would use.</p>"
        )
    return f'<div class="found">{"".join(_passage(hit, guides) for hit in hits)}</div>'


def _passage(hit: Hit, guides: Mapping[str, Guide]) -> str:
    passage = hit.passage
    guide = guides.get(passage.guide)
    name = f"{guide.company} {guide.role} guide" if guide else passage.guide
    return (
        f'<figure class="passage"><figcaption>{rich(passage.title)}</figcaption>'
        f"<blockquote>{rich(passage.text)}</blockquote>"
        f"<cite>{escaped(name)}, {escaped(passage.section_title)} <code>{escaped(passage.id)}</code></cite></figure>"
    )
