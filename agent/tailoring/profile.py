"""A résumé becomes a profile: projects with what is claimed of them, skills, papers; the person is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.tailoring.claims import bullet_of
from agent.tailoring.contact import without_person
from agent.tailoring.dates import date_in, without_dates
from agent.tailoring.entries import Entry, entries, head_of
from agent.tailoring.honest import speaks_to_reader
from agent.tailoring.lines import Line, lines_in
from agent.tailoring.sections import Section, inline_section, labels_apart, section_of
from agent.tailoring.types import MAX_BULLETS, MAX_LISTED, MAX_PROJECTS, Bullet, Kind, Profile, Project
from agent.tailoring.vocabulary import areas_in, has_role, technologies_in

MAX_BULLET_CHARS, MAX_TITLE_CHARS = 400, 80
_SKILL_SPLIT = re.compile(r"[,;|•·/\t]|\s{2,}")
_QUOTED = re.compile(r"[“\"«]([^”\"»]{12,200})[”\"»]")
_AUTHORS = re.compile(r"(?:\b[A-Z]\.|et al|\*)|^[^.]{0,200}\band\b[^.]{0,60}$")
_Parts = dict[Section, list[Line]]


def profile_of(raw: Sequence[str]) -> Profile:
    """Return what a résumé's lines tell of somebody's work; deterministic, and nothing of it tells who they are."""
    kept = without_person(list(labels_apart(raw)))
    lines = lines_in(kept)
    honest = [line for line in lines if not speaks_to_reader(line.text)]
    parts = _by_section(honest)
    text = "\n".join(line.text for line in honest if section_of(line.text) is None)
    return Profile(
        projects=tuple(_projects(parts))[:MAX_PROJECTS],
        skills=_skills(parts, text),
        publications=tuple(filter(None, (_paper(line.text) for line in parts.get("publications", ()))))[:MAX_LISTED],
        education=tuple(line.text.replace("\t", ", ")[:200] for line in parts.get("education", ()))[:MAX_LISTED],
        areas=areas_in(text),
        left_out=len(lines) - len(honest),
    )


def _by_section(lines: Sequence[Line]) -> _Parts:
    """The lines under each heading; a résumé without headings is one section of experience."""
    parts: _Parts = {}
    headed = any(section_of(line.text) for line in lines)
    now: Section = "summary" if headed else "experience"
    for line in lines:
        section = section_of(line.text) if line.kind != "bullet" else None
        inline = inline_section(line.text)
        if section is not None:
            now = section
        elif inline is not None and not (inline[0] == "projects" and now in ("projects", "experience")):
            parts.setdefault(inline[0], []).append(Line("text", inline[1], gap=True))
            now = now if inline[0] == "skills" else inline[0]
        else:
            parts.setdefault(now, []).append(line)
    return parts


def _projects(parts: _Parts) -> list[Project]:
    named = [_project(e, "project") for e in entries(parts.get("projects", []))]
    held = [_project(e, "job") for e in entries(parts.get("experience", []))]
    papers = [
        Project(kind="paper", title=t) for t in filter(None, (_paper(x.text) for x in parts.get("publications", ())))
    ]
    found = [p for p in (*named, *held, *papers) if p is not None and _is_worth_asking(p)]
    if not any(p.kind != "paper" for p in found):
        bullets = tuple(
            bullet_of(x.text[:MAX_BULLET_CHARS]) for x in parts.get("summary", ()) if len(x.text.split()) > 5
        )
        loose = Project(
            kind="job", title="", bullets=bullets[:MAX_BULLETS], technologies=technologies_in(_said(bullets))
        )
        found = [loose, *found] if bullets else found
    return found


def _said(bullets: Sequence[Bullet]) -> str:
    return " ".join(bullet.text for bullet in bullets)


def _project(entry: Entry, kind: Kind) -> Project:
    head = head_of(entry.head, position=kind == "job")
    bullets = tuple(bullet_of(text[:MAX_BULLET_CHARS]) for text in entry.body if _says_something(text))[:MAX_BULLETS]
    return Project(
        kind=kind,
        title=head.title[:MAX_TITLE_CHARS],
        organisation=head.organisation[:MAX_TITLE_CHARS],
        role=head.role[:MAX_TITLE_CHARS],
        dates=head.dates,
        bullets=bullets,
        technologies=technologies_in(" ".join((*entry.head, *entry.body))),
    )


def _says_something(text: str) -> bool:
    """Not a bare list of tools, nor a line such as "Advisor: ...": there is something in it to ask about."""
    words = text.split()
    return len(words) >= 4 and not re.match(
        r"(?i)(?:tech(?:nologies|\s?stack)?|stack|tools|keywords|advisor|supervisor|grade)\b[^:]{0,15}:", text
    )


def _is_worth_asking(project: Project) -> bool:
    return bool(project.bullets or (project.kind != "job" and project.title))


def _skills(parts: _Parts, text: str) -> tuple[str, ...]:
    listed = [
        item.strip(" .()")
        for line in parts.get("skills", ())
        for item in _SKILL_SPLIT.split(re.sub(r"^[^:]{2,40}:\s*", "", line.text))
    ]
    short = [item for item in listed if 0 < len(item) <= 40 and len(item.split()) <= 4]
    return tuple(dict.fromkeys((*short, *technologies_in(text))))[:MAX_LISTED]


def _paper(line: str) -> str:
    """The title of a paper, without its authors and venue; empty where it cannot be told."""
    quoted = _QUOTED.search(line)
    if quoted:
        return quoted[1].strip(" .,")
    sentences = [s.strip(" .,()\t") for s in re.split(r"(?<![A-Z])\.\s+|\(\d{4}\)", line)]
    titles = [s for s in sentences if len(s.split()) >= 4 and not _AUTHORS.search(s) and not has_role(s)]
    title = without_dates(titles[0]) if titles else ""
    return title[:200] if title and not date_in(title) else ""
