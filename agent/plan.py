"""Choosing what to ask: the role's rounds, the level's difficulty, seeded, unseen questions first."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence

from agent.errors import UnknownChoiceError
from agent.items import item_of
from agent.rounds import ALIASES, ROUNDS
from agent.rounds.types import Round
from agent.state import PlannedRound
from corpus.load import Bank
from corpus.types import Difficulty, Guide, Level, RoundKind

ROLE_ALIASES = {
    "researcher": "ai_researcher",
    "research": "ai_researcher",
    "engineer": "ml_engineer",
    "mle": "ml_engineer",
}
_WANTED: dict[int, dict[Difficulty, float]] = {
    1: {"easy": 3, "medium": 2, "hard": 0.5},
    2: {"easy": 1.5, "medium": 3, "hard": 1},
    3: {"easy": 0.7, "medium": 2.5, "hard": 2.5},
    4: {"easy": 0.4, "medium": 1.5, "hard": 4},
}
_PLACES = ("first", "any", "last")
_CODING_FOLLOW_UPS = 2


def choose_guide(bank: Bank, role: str) -> Guide:
    """Return the guide of a role, by id or alias; raises `UnknownChoiceError`."""
    name = role.strip().lower().replace("-", "_").replace(" ", "_")
    guide = bank.guides.get(ROLE_ALIASES.get(name, name))
    if guide is None:
        raise UnknownChoiceError("role", role, tuple(bank.guides))
    return guide


def choose_level(guide: Guide, level: str | None) -> Level:
    """Return a level of the guide; the second lowest when none is named; raises `UnknownChoiceError`."""
    ladder = sorted(guide.levels, key=lambda item: item.rank)
    if level is None or not level.strip():
        return ladder[min(1, len(ladder) - 1)]
    found = next((item for item in ladder if item.id.lower() == level.strip().lower()), None)
    if found is None:
        raise UnknownChoiceError("level", level, tuple(item.id for item in ladder))
    return found


def choose_rounds(guide: Guide, wanted: Sequence[str] | None) -> tuple[RoundKind, ...]:
    """Return round kinds in order: the guide's whole loop when none is named; raises `UnknownChoiceError`."""
    if not wanted:
        return tuple(r.kind for r in sorted(guide.rounds, key=lambda item: item.order))
    kinds: list[RoundKind] = []
    for name in wanted:
        key = name.strip().lower().replace("-", "_").replace(" ", "_")
        kind = ALIASES.get(key) or next((k for k in ROUNDS if k == key), None)
        if kind is None:
            raise UnknownChoiceError("round", name, tuple(ROUNDS))
        kinds.append(kind)
    return tuple(kinds)


def make_plan(
    bank: Bank, guide: Guide, level: Level, kinds: Sequence[RoundKind], seed: int, seen: Collection[str] = ()
) -> tuple[PlannedRound, ...]:
    """Plan every round; the same arguments give the same plan."""
    asked: set[str] = set()
    rounds = []
    for index, kind in enumerate(kinds):
        spec = ROUNDS[kind]
        told = next((r for r in guide.rounds if r.kind == kind), None)
        minutes = told.minutes if told else spec.minutes
        pick = random.Random(f"{seed}:{index}:{kind}")
        items = _problems if spec.runs_code else _questions
        chosen = items(bank, guide.id, level.rank, spec, minutes, pick, asked, seen)
        asked.update(chosen)
        title = told.title if told else spec.title
        rounds.append(PlannedRound(kind=kind, title=title, minutes=minutes, items=tuple(chosen)))
    return tuple(rounds)


def with_items(bank: Bank, planned: PlannedRound, items: Sequence[str]) -> PlannedRound:
    """Return the round with these items instead of its own; raises `UnknownChoiceError` for one it cannot ask."""
    known = tuple(bank.problems) if ROUNDS[planned.kind].runs_code else _of_round(bank, planned.kind)
    for item in items:
        try:
            fits = item_of(bank, item).round == planned.kind
        except KeyError:
            fits = False
        if not fits:
            raise UnknownChoiceError(f"{planned.kind} question", item, known)
    return planned.model_copy(update={"items": tuple(items)})


def _of_round(bank: Bank, kind: RoundKind) -> tuple[str, ...]:
    return tuple(q.id for q in bank.questions.values() if q.round == kind)


def _asked_of(role: str, roles: Collection[str], known: Collection[str]) -> bool:
    """A role that the bank was not written for, as an imported guide's, is asked everything."""
    return role in roles or role not in known


def _questions(
    bank: Bank,
    role: str,
    rank: int,
    spec: Round,
    minutes: int,
    pick: random.Random,
    asked: set[str],
    seen: Collection[str],
) -> list[str]:
    known = {known for q in bank.questions.values() for known in q.roles}
    pool = [
        q
        for q in bank.questions.values()
        if q.round == spec.kind and q.id not in asked and _asked_of(role, q.roles, known)
    ]
    count = max(1, min(spec.max_items, minutes // spec.minutes_each))
    chosen: list[str] = []
    areas: list[str] = []
    while pool and len(chosen) < count:
        weights = [
            _WANTED[min(rank, 4)][q.difficulty] * (0.1 if q.id in seen else 1.0) * 0.3 ** areas.count(q.area)
            for q in pool
        ]
        question = pick.choices(pool, weights)[0]
        pool.remove(question)
        chosen.append(question.id)
        areas.append(question.area)
    return sorted(chosen, key=lambda item: _PLACES.index(bank.questions[item].place))


def _problems(
    bank: Bank,
    role: str,
    rank: int,
    spec: Round,
    minutes: int,
    pick: random.Random,
    asked: set[str],
    seen: Collection[str],
) -> list[str]:
    problems = [p.problem for p in bank.problems.values()]
    known = {known for p in problems for known in p.roles}
    pool = [p for p in problems if p.id not in asked and _asked_of(role, p.roles, known)]
    chosen: list[str] = []
    left = minutes
    while pool and sum("/" not in item for item in chosen) < spec.max_items:
        weights = [_WANTED[min(rank, 4)][p.difficulty] * (0.1 if p.id in seen else 1.0) for p in pool]
        problem = pick.choices(pool, weights)[0]
        pool.remove(problem)
        if problem.minutes > left and chosen:
            continue
        left -= problem.minutes
        chosen.append(problem.id)
        chosen += [f"{problem.id}/{f.id}" for f in problem.follow_ups[:_CODING_FOLLOW_UPS]]
    return chosen
