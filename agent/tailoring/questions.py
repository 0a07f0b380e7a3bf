"""Projects become questions: a template, a project of the résumé and a line of it, all drawn by the seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.items import Item
from agent.tailoring.claims import clause_of, headline, said_back
from agent.tailoring.templates import Template, filled, slots_of, templates
from agent.tailoring.types import Bullet, Job, Profile, Project
from agent.tailoring.vocabulary import areas_in
from corpus.load import Bank
from corpus.types import GivenFact, KeyPoint, RoundKind, Twist

PREFIX = "own-"
"""Ids of questions about the candidate's own work begin with this."""
MOST_WORDS, NAME_WORDS = 60, 8
_UNSAFE = re.compile(r"[\"`*\\{}\[\]|~^#]|<(?!\s?\d)|\$(?!\s?\d)|(?<!\w)_|_(?!\w)|\?")
_USED, _LATER, _MEASURED, _PEOPLE = 0.15, 0.75, 6.0, 0.05
_OF_PEOPLE = re.compile(
    r"^\W*(?:\w+\s)?(?:mentor|coach|manag|supervis|hir|recruit|taught|teach|organi[sz]|interview|onboard)\w*", re.I
)
"""What is said of people rather than of work; the deep questions have nothing to take hold of there."""


@dataclass(frozen=True)
class _Line:
    """A project with the bullet of it that is asked about, None where only its name is known."""

    place: int
    project: Project
    bullet: Bullet | None

    @property
    def values(self) -> dict[str, str]:
        """What the slots of a template stand for."""
        noun = called(self.project)
        name = safe(self.project.title or self.project.organisation) or "own work"
        values = {"project": noun, "Project": noun[0].upper() + noun[1:], "name": _first_words(name)}
        if self.bullet is not None:
            clause = safe(clause_of(self.bullet))
            values["said"] = said_back(clause)
            figure = headline(self.bullet)
            if figure is not None and safe(figure.text) in clause:
                values["figure"] = safe(figure.text)
        return values


@dataclass(frozen=True)
class _Draw:
    """What bears on which line is drawn: the job, the projects used before, and all that was asked of them."""

    job: Job | None
    places: Sequence[int]
    heard: str


def is_own(item_id: str) -> bool:
    """True for a question about the candidate's own work."""
    return item_id.startswith(PREFIX)


def safe(text: str) -> str:
    """Somebody else's words without the signs that markup, formulas, slots or a second question are made of."""
    return " ".join(_UNSAFE.sub("", text).split()).strip(" ,;:")


def called(project: Project) -> str:
    """What a project is called in a sentence, in the résumé's words."""
    title, organisation = safe(project.title), safe(project.organisation)
    if project.kind == "paper":
        return f"your paper “{_first_words(title, 16)}”"
    if project.kind == "project" and title:
        return f"your project “{_first_words(title, 10)}”"
    if organisation:
        return f"your work at {_first_words(organisation)}"
    role = safe(project.role)
    return f"your time as {_first_words(role)}" if role else "the work you describe"


def label(project: Project) -> str:
    """A project in a list: its name, or the post it was, and when."""
    name = project.title or ", ".join(filter(None, (project.role, project.organisation))) or "Work without a name"
    return f"{name} ({project.dates})" if project.dates else name


def own_questions(
    bank: Bank,
    profile: Profile,
    kind: RoundKind,
    count: int,
    pick: random.Random,
    job: Job | None,
    used: Sequence[Item],
) -> list[Item]:
    """Return up to `count` questions of a round on the profile's projects; the same arguments give the same ones.

    `used` are those of earlier rounds: no template is drawn twice, and a project only where no other is left.
    """
    asked = {item.id.removeprefix(PREFIX).rpartition("-")[0] for item in used}
    places = [int(item.id.rpartition("-")[2]) - 1 for item in used]
    pool = [t for t in templates() if kind in t.rounds and t.id not in asked]
    chosen: list[Item] = []
    while pool and len(chosen) < count:
        template = pick.choice(pool)
        pool.remove(template)
        heard = " ".join(item.ask for item in (*used, *chosen))
        item = _drawn(bank, template, kind, profile, pick, _Draw(job, places, heard))
        if item is not None:
            chosen.append(item)
            places.append(int(item.id.rpartition("-")[2]) - 1)
    return chosen


def project_of(item: Item, profile: Profile) -> Project:
    """Return the project that a question is about."""
    return profile.projects[int(item.id.rpartition("-")[2]) - 1]


def shared_with(items: Sequence[Item]) -> set[str]:
    """Ids of the bank's questions that these are like, so that nothing is asked twice."""
    like = {t.id: t.like for t in templates() if t.like}
    names = (item.id.removeprefix(PREFIX).rpartition("-")[0] for item in items)
    return {like[name] for name in names if name in like}


def _drawn(
    bank: Bank, template: Template, kind: RoundKind, profile: Profile, pick: random.Random, draw: _Draw
) -> Item | None:
    lines = [line for line in _lines(profile.projects) if _askable(template, line)]
    if not lines:
        return None
    line = pick.choices(lines, [_weight(x, draw) for x in lines])[0]
    return item_from(bank, template, kind, line.place, pick.choice(_askable(template, line)), line.values)


def _lines(projects: Sequence[Project]) -> Iterator[_Line]:
    for place, project in enumerate(projects):
        if project.kind != "job":
            yield _Line(place, project, None)
        for bullet in project.bullets:
            if safe(clause_of(bullet)):
                yield _Line(place, project, bullet)


def _weight(line: _Line, draw: _Draw) -> float:
    """Later work, measured claims and what the job asks for come first; a project or a line that was used, last."""
    weight = _LATER**line.place * _USED ** draw.places.count(line.place)
    if line.bullet is None:
        return weight * (1.0 if not line.project.bullets else 0.1)
    weight *= _MEASURED if headline(line.bullet) else 1.0
    weight *= _PEOPLE if _OF_PEOPLE.match(line.bullet.text) else 1.0
    weight *= _USED**2 if line.values["said"] in draw.heard else 1.0
    wanted = areas_in(line.bullet.text).keys() & draw.job.areas.keys() if draw.job else ()
    return weight * (1.0 + len(wanted)) / max(1, len(line.project.bullets))


def _askable(template: Template, line: _Line) -> list[str]:
    """The asks of a template that can be put about a line; of a mere position, those that quote what was done there."""
    values = line.values
    if template.measured and "figure" not in values:
        return []
    fitting = [
        ask
        for ask in template.asks
        if slots_of(ask) | slots_of(template.topic) <= values.keys() and len(filled(ask, values).split()) <= MOST_WORDS
    ]
    quoting = [ask for ask in fitting if "said" in slots_of(ask)]
    return quoting if quoting and (line.project.kind == "job" or "figure" in values) else fitting


def item_from(bank: Bank, template: Template, kind: RoundKind, place: int, ask: str, values: dict[str, str]) -> Item:
    """Return the item that a template makes of a project."""
    given, points, twist, draws_on = _substance(bank, template)
    return Item(
        id=f"{PREFIX}{template.id}-{place + 1}",
        kind="discussion",
        round=kind,
        topic=filled(template.topic, values),
        ask=filled(ask, values),
        given=given,
        points=tuple(_worded(point, template, values) for point in points),
        twist=twist,
        draws_on=draws_on,
    )


def _substance(
    bank: Bank, template: Template
) -> tuple[tuple[GivenFact, ...], tuple[KeyPoint, ...], Twist | None, tuple[str, ...]]:
    if template.like is None:
        return template.given, template.key_points, template.twist, ()
    question = bank.questions[template.like]
    return question.given, question.key_points, question.twist, question.draws_on


def _worded(point: KeyPoint, template: Template, values: dict[str, str]) -> KeyPoint:
    probe = template.probes.get(point.id)
    if probe is None or not slots_of(probe) <= values.keys():
        return point
    return point.model_copy(update={"probe": filled(probe, values)})


def _first_words(text: str, most: int = NAME_WORDS) -> str:
    words = text.split()
    return " ".join(words[:most]).rstrip(" .,;:-–—(&")
