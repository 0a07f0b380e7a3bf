"""Choosing what to ask: the role's rounds, the level's difficulty, seeded, unseen questions first."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence

from agent.errors import UnknownChoiceError
from agent.fit import Candidate, fits
from agent.items import item_of
from agent.rounds import ALIASES, ROUNDS
from agent.rounds.types import Round
from agent.state import PlannedRound
from agent.tailoring.focus import weight_of
from agent.tailoring.types import Focus
from corpus.load import Bank
from corpus.types import Difficulty, Guide, Level, Question, RoundKind, RoundSpec, SampleQuestion, Value

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
UNNAMED_LEVEL = Level(id="unnamed", title="No level named", rank=2)
_PLACES = ("first", "any", "last")
_CODING_FOLLOW_UPS = 2
_TALK_MINUTES = 15
"""A coding question that is talked through and not run."""


def choose_guide(bank: Bank, role: str) -> Guide:
    """Return the guide of a role, by id, alias, or a name that one guide alone has; raises `UnknownChoiceError`."""
    name = _plain(role)
    guide = bank.guides.get(ROLE_ALIASES.get(name, name))
    named = [g for g in bank.guides.values() if name in (_plain(g.role), _plain(f"{g.company} {g.role}"))]
    if guide is None and len(named) != 1:
        raise UnknownChoiceError("role", role, tuple(bank.guides))
    return guide or named[0]


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def levels_of(guide: Guide) -> list[Level]:
    """The levels of a guide, junior first; a single one where it names none, so that there is one to sit."""
    return sorted(guide.levels, key=lambda item: item.rank) or [UNNAMED_LEVEL]


def choose_level(guide: Guide, level: str | None) -> Level:
    """Return a level of the guide; the second lowest when none is named; raises `UnknownChoiceError`."""
    ladder = levels_of(guide)
    if level is None or not level.strip():
        return ladder[min(1, len(ladder) - 1)]
    found = next((item for item in ladder if item.id.lower() == level.strip().lower()), None)
    if found is None:
        raise UnknownChoiceError("level", level, tuple(item.id for item in ladder))
    return found


def choose_rounds(guide: Guide, wanted: Sequence[str] | None) -> tuple[RoundKind, ...]:
    """Return round kinds in order: the guide's whole loop when none is named; raises `UnknownChoiceError`.

    A guide that shows no rounds is sat as all that there are.
    """
    if not wanted:
        return tuple(r.kind for r in sorted(guide.rounds, key=lambda item: item.order)) or tuple(ROUNDS)
    kinds: list[RoundKind] = []
    for name in wanted:
        key = _plain(name.partition("#")[0])  # a second round of a kind is chosen as `coding#2`
        kind = ALIASES.get(key) or next((k for k in ROUNDS if k == key), None)
        if kind is None:
            raise UnknownChoiceError("round", name, tuple(ROUNDS))
        kinds.append(kind)
    return tuple(kinds)


class Wishes(Value):
    """What a résumé and a job description change in a plan.

    `own` holds, by the round's index, ids of questions on the candidate's own work, `instead_of` ids of questions that
    these make superfluous; areas in `focus` are drawn from more often.
    """

    own: Mapping[int, tuple[str, ...]] = {}
    instead_of: frozenset[str] = frozenset()
    focus: tuple[Focus, ...] = ()


def make_plan(
    bank: Bank,
    guide: Guide,
    level: Level,
    kinds: Sequence[RoundKind],
    seed: int,
    seen: Collection[str] = (),
    wishes: Wishes | None = None,
) -> tuple[PlannedRound, ...]:
    """Plan every round; the same arguments give the same plan."""
    wishes = wishes or Wishes()
    asked = set(wishes.instead_of)
    rounds = []
    for index, kind in enumerate(kinds):
        spec = ROUNDS[kind]
        told = _told(guide, kind, kinds[:index].count(kind))
        minutes = minutes_of(guide, kinds, index)
        pick = random.Random(f"{seed}:{index}:{kind}")
        own = [*wishes.own.get(index, ()), *_own_questions(guide, level.rank, spec, minutes, pick, asked, seen)]
        items = _problems if spec.runs_code else _questions
        left = minutes - _TALK_MINUTES * len(own) if spec.runs_code else minutes
        chosen = items(bank, guide, level.rank, spec, left, pick, asked | set(own), seen, wishes.focus)
        chosen = _joined(chosen, own, spec, minutes, bank)
        asked.update(chosen)
        title = told.title if told else spec.title
        rounds.append(PlannedRound(kind=kind, title=title, minutes=minutes, items=tuple(chosen)))
    return tuple(rounds)


def minutes_of(guide: Guide, kinds: Sequence[RoundKind], index: int) -> int:
    """How long the round at this place lasts: as the guide says, else as such rounds do."""
    told = _told(guide, kinds[index], kinds[:index].count(kinds[index]))
    return (told.minutes if told else None) or ROUNDS[kinds[index]].minutes


def room_in(spec: Round, minutes: int) -> int:
    """How many questions a round has time for."""
    return max(1, min(spec.max_items, minutes // spec.minutes_each))


def _told(guide: Guide, kind: RoundKind, before: int) -> RoundSpec | None:
    """What the guide says of the next round of a kind, after as many of it `before`; of its last one after that."""
    specs = [spec for spec in sorted(guide.rounds, key=lambda item: item.order) if spec.kind == kind]
    return specs[min(before, len(specs) - 1)] if specs else None


def _own_questions(
    guide: Guide,
    rank: int,
    spec: Round,
    minutes: int,
    pick: random.Random,
    asked: Collection[str],
    seen: Collection[str],
) -> list[str]:
    """The guide's own questions for a round: one in two of those there is time for, those with an answer first."""
    pool = [s for s in guide.samples if s.round == spec.kind and not s.retired and s.id not in asked]
    room = room_in(spec, minutes)
    chosen: list[str] = []
    while pool and len(chosen) < (room + 1) // 2:
        weights = [_sample_weight(s, rank) * (0.1 if s.id in seen else 1.0) for s in pool]
        sample = pick.choices(pool, weights)[0]
        pool.remove(sample)
        chosen.append(sample.id)
    return chosen


def _sample_weight(sample: SampleQuestion, rank: int) -> float:
    return _WANTED[min(rank, 4)][sample.difficulty or "medium"] * (1.0 if sample.key_points else 0.3)


def _joined(chosen: list[str], own: list[str], spec: Round, minutes: int, bank: Bank) -> list[str]:
    """The bank's questions with the guide's own among them: after an opener, before a closing question."""
    if not own:
        return chosen
    if spec.runs_code:
        return [*chosen, *own]
    room = room_in(spec, minutes)
    place = {item: bank.questions[item].place for item in chosen}
    first = [item for item in chosen if place[item] == "first"]
    last = [item for item in chosen if place[item] == "last"]
    middle = [item for item in chosen if place[item] == "any"]
    left = max(0, room - len(own) - len(first) - len(last))
    return [*first, *own, *middle[:left], *last][: max(room, len(own))]


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
    own = (sample.id for sample in bank.samples.values() if sample.round == kind)
    return (*(q.id for q in bank.questions.values() if q.round == kind), *own)


def _asked_of(role: str, roles: Collection[str], known: Collection[str]) -> bool:
    """A role that the bank was not written for, as an imported guide's, may be asked everything, what fits it first."""
    return role in roles or role not in known


def _questions(
    bank: Bank,
    guide: Guide,
    rank: int,
    spec: Round,
    minutes: int,
    pick: random.Random,
    asked: set[str],
    seen: Collection[str],
    focus: Sequence[Focus],
) -> list[str]:
    known = {known for q in bank.questions.values() for known in q.roles}
    pool = [
        q
        for q in bank.questions.values()
        if q.round == spec.kind and q.id not in asked and _asked_of(guide.id, q.roles, known)
    ]
    fit = _fit({q.id: _candidate(q) for q in pool}, guide, known)
    count = room_in(spec, minutes)
    chosen: list[str] = []
    areas: list[str] = []
    while pool and len(chosen) < count:
        weights = [
            _WANTED[min(rank, 4)][q.difficulty]
            * (0.1 if q.id in seen else 1.0)
            * 0.3 ** areas.count(q.area)
            * fit[q.id]
            * weight_of((q.area, q.second_area or q.area), focus)
            for q in pool
        ]
        question = pick.choices(pool, weights)[0]
        pool.remove(question)
        chosen.append(question.id)
        areas.append(question.area)
    return sorted(chosen, key=lambda item: _PLACES.index(bank.questions[item].place))


def _candidate(question: Question) -> Candidate:
    areas = filter(None, (question.area, question.second_area))
    return Candidate(areas=tuple(areas), text=f"{question.topic} {question.ask}")


def _fit(candidates: dict[str, Candidate], guide: Guide, known: Collection[str]) -> dict[str, float]:
    """How well each fits the guide, by id; for a role that the bank was written for, all alike."""
    if guide.id in known:
        return dict.fromkeys(candidates, 1.0)
    return dict(zip(candidates, fits(tuple(candidates.values()), guide), strict=True))


def _problems(
    bank: Bank,
    guide: Guide,
    rank: int,
    spec: Round,
    minutes: int,
    pick: random.Random,
    asked: set[str],
    seen: Collection[str],
    focus: Sequence[Focus],
) -> list[str]:
    problems = [p.problem for p in bank.problems.values()]
    known = {known for p in problems for known in p.roles}
    pool = [p for p in problems if p.id not in asked and _asked_of(guide.id, p.roles, known)]
    fit = _fit({p.id: Candidate(areas=p.areas, text=f"{p.title} {p.statement}") for p in pool}, guide, known)
    chosen: list[str] = []
    left = minutes
    while pool and sum("/" not in item for item in chosen) < spec.max_items:
        weights = [
            _WANTED[min(rank, 4)][p.difficulty] * (0.1 if p.id in seen else 1.0) * fit[p.id] * weight_of(p.areas, focus)
            for p in pool
        ]
        problem = pick.choices(pool, weights)[0]
        pool.remove(problem)
        if problem.minutes > left and chosen:
            continue
        left -= problem.minutes
        chosen.append(problem.id)
        chosen += [f"{problem.id}/{f.id}" for f in problem.follow_ups[:_CODING_FOLLOW_UPS]]
    return chosen
