"""What an interview begins with: the role, the rounds and their questions, tailored where there is a résumé."""

from __future__ import annotations

import random
import secrets
import uuid
from collections.abc import Sequence
from pathlib import Path

from agent.items import Item, SessionBank
from agent.plan import Wishes, choose_guide, choose_level, choose_rounds, make_plan, minutes_of, room_in, with_items
from agent.rounds import ROUNDS
from agent.services import Services
from agent.state import Setup
from agent.store.database import SessionRow
from agent.tailoring.bounded import read_job, read_resume
from agent.tailoring.focus import focus_of
from agent.tailoring.phrase import phrased
from agent.tailoring.questions import own_questions, shared_with
from agent.tailoring.types import Job, Profile
from corpus.load import Bank
from corpus.types import Guide, RoundKind

Resume = Path | str | Profile
JobDescription = Path | str | Job


def make_setup(
    services: Services,
    role: str,
    level: str | None,
    rounds: Sequence[str] | None,
    seed: int | None,
    items: Sequence[str] | None = None,
    resume: Resume | None = None,
    job: JobDescription | None = None,
) -> Setup:
    """Choose everything; raises `UnknownChoiceError`, and `UnreadableFileError` for a résumé that cannot be read.

    Where `items` fix the questions of a single round, a résumé changes nothing.
    """
    guide = choose_guide(services.bank, role)
    chosen = choose_level(guide, level)
    kinds = choose_rounds(guide, rounds)
    seen = {item for row in services.store.sessions() for item in row.asked} if seed is None else set()
    seed = secrets.randbelow(1_000_000) if seed is None else seed
    session = uuid.uuid4().hex[:12]
    profile = read_resume(resume) if isinstance(resume, Path | str) else resume
    wanted = read_job(job) if isinstance(job, Path | str) else job
    own = _own_by_round(services.bank, guide, kinds, seed, profile, wanted) if profile and not items else {}
    if profile and own:
        own = phrased(own, profile, services.context(session).model)
    wishes = _wishes(own, profile, wanted)
    made = tuple(item for round_items in own.values() for item in round_items)
    plan = make_plan(SessionBank(services.bank, made), guide, chosen, kinds, seed, seen, wishes)
    if items:
        plan = (with_items(services.bank, plan[0], items),)
    return Setup(
        session=session, guide=guide.id, level=chosen.id, rank=chosen.rank, seed=seed, created=services.clock(),
        plan=plan, own=made, focus=wishes.focus,
    )  # fmt: skip


def row_of(setup: Setup, status: str) -> SessionRow:
    """The line of a new interview in the list of sessions."""
    return SessionRow(
        id=setup.session,
        guide=setup.guide,
        level=setup.level,
        rounds=tuple(r.kind for r in setup.plan),
        seed=setup.seed,
        created=setup.created,
        updated=setup.created,
        status=status,
        asked=tuple(item for r in setup.plan for item in r.items),
    )


def _wishes(own: dict[int, tuple[Item, ...]], profile: Profile | None, job: Job | None) -> Wishes:
    return Wishes(
        own={index: tuple(item.id for item in items) for index, items in own.items()},
        instead_of=frozenset(shared_with([item for items in own.values() for item in items])),
        focus=focus_of(profile, job),
    )


def _own_by_round(
    bank: Bank, guide: Guide, kinds: Sequence[RoundKind], seed: int, profile: Profile, job: Job | None
) -> dict[int, tuple[Item, ...]]:
    """Questions on the candidate's own work for half of each round that has room for them, by the round's index."""
    found: dict[int, tuple[Item, ...]] = {}
    for index, kind in enumerate(kinds):
        used = [item for items in found.values() for item in items]
        count = (room_in(ROUNDS[kind], minutes_of(guide, kinds, index)) + 1) // 2
        pick = random.Random(f"{seed}:{index}:{kind}:own")
        items = own_questions(bank, profile, kind, count, pick, job, used)
        if items:
            found[index] = tuple(items)
    return found
