"""What is asked, in one shape: a discussion question, a coding problem, or a spoken follow-up to one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from corpus.load import Bank
from corpus.problem_folder import ProblemFolder
from corpus.problem_types import Problem
from corpus.types import GivenFact, Guide, KeyPoint, Question, RoundKind, SampleQuestion, Twist, Value

_SPOKEN = "There are no tests for this one, so talk me through it: your approach, what it costs, and the edge cases."


class Item(Value):
    """One thing to ask. A follow-up's id is `problem/follow-up`."""

    id: str
    kind: Literal["discussion", "coding"]
    round: RoundKind
    topic: str
    ask: str
    given: tuple[GivenFact, ...] = ()
    points: tuple[KeyPoint, ...] = ()
    twist: Twist | None = None
    hints: tuple[str, ...] = ()
    place: Literal["first", "any", "last"] = "any"
    code_criteria: tuple[str, ...] = ()
    draws_on: tuple[str, ...] = ()

    @property
    def problem(self) -> str | None:
        """The id of the coding problem this item belongs to."""
        has_one = self.round == "coding" and (self.kind == "coding" or "/" in self.id)
        return self.id.split("/")[0] if has_one else None

    @property
    def judged_ask(self) -> str:
        """What was asked, as the judge is told it."""
        return f"{self.ask} {self.twist.ask}" if self.twist else self.ask

    @property
    def all_points(self) -> tuple[KeyPoint, ...]:
        """The points of the question and of its twist."""
        return (*self.points, *(self.twist.key_points if self.twist else ()))


class SessionBank(Bank):
    """The bank as one session sees it: with the questions that were made for this candidate."""

    def __init__(self, bank: Bank, own: Sequence[Item]) -> None:
        super().__init__()
        self.beneath, self.refused = bank, bank.refused
        self.own = {item.id: item for item in own}

    @cached_property
    def guides(self) -> dict[str, Guide]:
        """The bank's guides."""
        return self.beneath.guides

    @cached_property
    def samples(self) -> dict[str, SampleQuestion]:
        """The bank's sample questions."""
        return self.beneath.samples

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The bank's questions."""
        return self.beneath.questions

    @cached_property
    def problems(self) -> dict[str, ProblemFolder]:
        """The bank's problems."""
        return self.beneath.problems


def item_of(bank: Bank, item_id: str) -> Item:
    """Return the item with this id; raises KeyError if the bank does not have it."""
    if isinstance(bank, SessionBank) and item_id in bank.own:
        return bank.own[item_id]
    if item_id in bank.questions:
        return _from_question(bank.questions[item_id])
    if item_id in bank.samples:
        return _from_sample(bank.samples[item_id])
    problem_id, _, follow_up = item_id.partition("/")
    problem = bank.problems[problem_id].problem
    return _from_follow_up(problem, follow_up) if follow_up else _from_problem(problem)


def _from_question(question: Question) -> Item:
    return Item(
        id=question.id,
        kind="discussion",
        round=question.round,
        topic=question.topic,
        ask=question.ask,
        given=question.given,
        points=question.key_points,
        twist=question.twist,
        place=question.place,
        draws_on=question.draws_on,
    )


def _from_sample(sample: SampleQuestion) -> Item:
    """A guide's own question; a coding one has no tests, so it is talked through."""
    ask = f"{sample.ask}\n\n{_SPOKEN}" if sample.round == "coding" else sample.ask
    return Item(
        id=sample.id,
        kind="discussion",
        round=sample.round,
        topic=sample.topic,
        ask=ask,
        points=sample.key_points,
        draws_on=(sample.passage,),
    )


def _from_problem(problem: Problem) -> Item:
    return Item(
        id=problem.id,
        kind="coding",
        round="coding",
        topic=problem.title,
        ask=_statement(problem),
        given=(*problem.given, _signature_of(problem), _languages_of(problem)),
        hints=problem.hints,
        code_criteria=problem.criteria,
        draws_on=problem.draws_on,
    )


def _statement(problem: Problem) -> str:
    if problem.cpp_signature is None:
        return problem.statement
    also = f"C++17 is taken as well; begin with an `#include` and define\n`{problem.cpp_signature}`."
    return f"{problem.statement.rstrip()}\n\n{also}"


def _languages_of(problem: Problem) -> GivenFact:
    taken = "Python, or C++17" if problem.cpp_signature else "Python"
    return GivenFact(about="programming language, C++, Java, another language", tell=f"It is judged in {taken}.")


def _signature_of(problem: Problem) -> GivenFact:
    about = "function called, function name, signature, parameters, arguments and their order, entry point"
    if problem.kind == "class":
        return GivenFact(about=about, tell=f"It is the class `{problem.entry_point}`; the starter has its methods.")
    return GivenFact(about=about, tell=f"It is `{problem.signature.strip()}`, as in the starter.")


def _from_follow_up(problem: Problem, follow_up_id: str) -> Item:
    follow_up = next((f for f in problem.follow_ups if f.id == follow_up_id), None)
    if follow_up is None:
        raise KeyError(f"{problem.id}/{follow_up_id}")
    return Item(
        id=f"{problem.id}/{follow_up.id}",
        kind="discussion",
        round="coding",
        topic=f"{problem.title}: {follow_up.id.replace('-', ' ').replace('_', ' ')}",
        ask=follow_up.ask,
        given=problem.given,
        points=follow_up.key_points,
        draws_on=problem.draws_on,
    )
