"""`mock-interview guides`: what guides there are, and what is wrong with those that are left out."""

from __future__ import annotations

import argparse
import json
import sys

from agent.settings import load_settings
from corpus.errors import CorpusError
from corpus.load import Bank
from corpus.types import Guide
from ui.errors import CommandError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(dest="action", required=True)
    for name, summary in (("list", "the guides that can be used"), ("check", "read all and say what is broken")):
        action = actions.add_parser(name, help=summary, description=summary)
        action.add_argument("--json", action="store_true", help="print a JSON list")


def run(args: argparse.Namespace) -> int:
    """List or check the guides of the installation and those in `guides/` of the data folder."""
    bank = Bank(extra=load_settings().home)
    return _list(bank, args.json) if args.action == "list" else _check(bank, args.json)


def _list(bank: Bank, as_json: bool) -> int:
    try:
        guides = sorted(bank.guides.values(), key=lambda guide: guide.id)
    except CorpusError as error:
        raise CommandError(f"a guide of this installation is broken: {error}", exit_code=1) from error
    if bank.refused:
        print(f"mock-interview guides: {len(bank.refused)} left out, see `guides check`.", file=sys.stderr)
    if as_json:
        print(json.dumps([_row(guide) for guide in guides], indent=2))
        return 0
    for guide in guides:
        print(f"{guide.id:<20}{guide.company}, {guide.role}; {_amount(guide)}; of {guide.updated}")
    return 0


def _check(bank: Bank, as_json: bool) -> int:
    """Exit 0 when every file can be used, else 1."""
    try:
        count = len(bank.guides)
        broken = list(bank.refused)
    except CorpusError as shipped:
        count, broken = 0, [shipped]
    if as_json:
        print(json.dumps([_problem(problem) for problem in broken], indent=2))
    else:
        for problem in broken:
            print(problem)
        if not broken:
            print(f"{count} guides, all of them can be used.")
    return 1 if broken else 0


def _amount(guide: Guide) -> str:
    return f"{len(guide.rounds)} rounds, {len(guide.passages)} passages"


def _row(guide: Guide) -> dict[str, object]:
    return {
        "guide": guide.id,
        "company": guide.company,
        "role": guide.role,
        "updated": guide.updated.isoformat(),
        "levels": [level.id for level in guide.levels],
        "rounds": [spec.kind for spec in guide.rounds],
        "passages": len(guide.passages),
    }


def _problem(error: CorpusError) -> dict[str, object]:
    return {"path": error.path, "line": error.line, "field": error.field, "expected": error.expected}
