"""`mock-interview questions`: browse the bank."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterable
from typing import Any, get_args

from agent.settings import load_settings
from corpus.coverage import by_reason, by_round_and_area
from corpus.load import Bank
from corpus.types import Difficulty, KeyPoint, Question, RoundKind
from ui.errors import CommandError

_WIDTH = 100


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(dest="action", required=True)
    listed = actions.add_parser("list", help="one line a question")
    listed.add_argument("--round", choices=get_args(RoundKind))
    listed.add_argument("--area", help="first or second area, for example statistics")
    listed.add_argument("--role", help="a role's id, see `guides list`")
    listed.add_argument("--difficulty", choices=get_args(Difficulty))
    listed.add_argument("--crossover", action="store_true", help="only those between two areas")
    show = actions.add_parser("show", help="one question; what a good answer holds only with --points")
    show.add_argument("id", metavar="ID")
    show.add_argument("--points", action="store_true", help="key points, probes, hints and sample answers as well")
    coverage = actions.add_parser("coverage", help="how many questions each area and each rejection reason has")
    for action in (listed, show, coverage):
        action.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """List, show or count."""
    bank = Bank(extra=load_settings().home)
    return {"list": _list, "show": _show, "coverage": _coverage}[args.action](args, bank)


def _list(args: argparse.Namespace, bank: Bank) -> int:
    found = [question for question in bank.questions.values() if _fits(question, args)]
    if args.json:
        print(json.dumps([_row(question) for question in found], indent=2))
    else:
        for question in found:
            areas = " + ".join(filter(None, (question.area, question.second_area)))
            print(f"{question.id:<36} {question.round:<19} {areas:<34} {question.difficulty:<7} {question.topic}")
        print(f"{len(found)} questions")
    return 0


def _fits(question: Question, args: argparse.Namespace) -> bool:
    return (
        args.round in (None, question.round)
        and args.area in (None, question.area, question.second_area)
        and (args.role is None or args.role in question.roles)
        and args.difficulty in (None, question.difficulty)
        and (question.second_area is not None or not args.crossover)
    )


def _row(question: Question) -> dict[str, Any]:
    kept = ("id", "round", "roles", "area", "second_area", "difficulty", "topic", "ask")
    return question.model_dump(mode="json", include=set(kept))


def _show(args: argparse.Namespace, bank: Bank) -> int:
    question = bank.questions.get(args.id)
    if question is None:
        raise CommandError(f"there is no question '{args.id}'; `questions list` prints all of them.")
    hidden = set() if args.points else {"key_points", "twist", "answers", "given"}
    if args.json:
        print(json.dumps(question.model_dump(mode="json", exclude=hidden), indent=2))
    else:
        print("\n".join(_lines(question, points=args.points)))
    return 0


def _lines(question: Question, *, points: bool) -> Iterable[str]:
    areas = " + ".join(filter(None, (question.area, question.second_area)))
    yield f"{question.id}: {question.topic} ({question.round}, {areas}, {question.difficulty})"
    yield _wrapped(question.ask)
    yield f"for {', '.join(question.roles)}; draws on {', '.join(question.draws_on)}"
    if not points:
        return
    for fact in question.given:
        yield _wrapped(f"when asked about {fact.about}: {fact.tell}", "    ")
    yield from _points(question.key_points)
    if question.twist:
        yield _wrapped(f"twist: {question.twist.ask}")
        yield from _points(question.twist.key_points)
    for name in ("strong", "partial", "weak"):
        yield _wrapped(f"{name}: {getattr(question.answers, name)}")


def _points(points: Iterable[KeyPoint]) -> Iterable[str]:
    for point in points:
        yield _wrapped(f"{point.weight} x {point.id}: {point.point} [{', '.join(point.criteria)}]", "  ")
        for mark, texts in (("also", point.also_said), ("not", point.not_this)):
            yield from (_wrapped(f"{mark}: {text}", "      ") for text in texts)
        for mark, text in (("probe", point.probe), ("hint", point.hint)):
            if text:
                yield _wrapped(f"{mark}: {text}", "      ")


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def _coverage(args: argparse.Namespace, bank: Bank) -> int:
    questions = list(bank.questions.values())
    areas = by_round_and_area(questions)
    reasons = by_reason(questions, (folder.problem for folder in bank.problems.values()), bank.guides)
    crossovers = sum(question.second_area is not None for question in questions)
    if args.json:
        rows = [{"round": kind, "area": area, **counts} for (kind, area), counts in areas.items()]
        print(json.dumps({"questions": len(questions), "crossovers": crossovers, "areas": rows, "reasons": reasons}))
        return 0
    print(f"{len(questions)} questions, {crossovers} of them between two areas")
    for (kind, area), counts in areas.items():
        levels = ", ".join(f"{counts[level]} {level}" for level in get_args(Difficulty))
        print(f"  {kind:<20}{area:<26}{counts.total():>4}  ({levels})")
    for guide, counted in reasons.items():
        print(f"rejection reasons of {guide}, and the questions and problems each can be observed in")
        for reason, count in counted.items():
            print(f"  {reason:<46}{count:>4}")
    return 0
