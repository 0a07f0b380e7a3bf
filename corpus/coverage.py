"""What the bank covers: pure counts, for its authors and for the checks on its content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from corpus.problem_types import Problem
from corpus.types import Guide, Question


def by_round_and_area(questions: Iterable[Question]) -> dict[tuple[str, str], Counter[str]]:
    """Return how many questions of each difficulty a round has in each area."""
    table: dict[tuple[str, str], Counter[str]] = {}
    for question in questions:
        table.setdefault((question.round, question.area), Counter())[question.difficulty] += 1
    return dict(sorted(table.items()))


def by_reason(
    questions: Iterable[Question], problems: Iterable[Problem], guides: Mapping[str, Guide]
) -> dict[str, dict[str, int]]:
    """Return for each guide and each of its rejection reasons in how many questions and problems it can be observed.

    A reason can be observed where a key point for that role, or a problem's code, counts towards it.
    """
    shown = [(q.roles, observed(q)) for q in questions]
    shown += [(p.roles, frozenset(p.criteria)) for p in problems]
    return {
        guide.id: {r.id: sum(guide.id in roles and r.id in seen for roles, seen in shown) for r in guide.reasons}
        for guide in guides.values()
    }


def observed(question: Question) -> frozenset[str]:
    """Return the criteria a question's key points count towards, its twist's included."""
    return frozenset(criterion for point in question.all_points for criterion in point.criteria)
