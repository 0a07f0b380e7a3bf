"""Past and running interviews: list, show, report, export, regrade, delete."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from typing import TYPE_CHECKING

from ui.errors import CommandError

if TYPE_CHECKING:
    from agent.services import Services
    from rubrics.types import Report, Turn


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("action", choices=list(_ACTIONS), help="what to do")
    parser.add_argument("session", nargs="?", help="the session's id (not for list)")
    formats = ["markdown", "text", "html", "json"]
    parser.add_argument("--format", choices=formats, default="markdown", help="of a report")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do one thing with the kept sessions."""
    from agent.errors import InterviewError
    from agent.services import Services
    from agent.settings import load_settings

    if (args.session is None) != (args.action == "list"):
        raise CommandError("list takes no session id; every other action needs one.")
    services = Services(load_settings())
    try:
        _ACTIONS[args.action](services, args)
    except InterviewError as error:
        raise CommandError(str(error)) from error
    finally:
        services.close()
    return 0


def _list(services: Services, args: argparse.Namespace) -> None:
    rows = services.store.sessions()
    if args.json:
        print(json.dumps([row.model_dump(mode="json") for row in rows], indent=2))
        return
    for row in rows:
        when = datetime.fromtimestamp(row.created).strftime("%Y-%m-%d %H:%M")
        print(f"{row.id}  {when}  {row.status:<9}{row.guide} {row.level}  {', '.join(row.rounds)}")
    if not rows:
        print("No sessions yet; `mock-interview chat` starts one.")


def _show(services: Services, args: argparse.Namespace) -> None:
    turns = _turns(services, args.session)
    if args.json:
        print(json.dumps([turn.model_dump(mode="json") for turn in turns], indent=2))
        return
    from rubrics.turns import UNAVAILABLE, outages, voices
    from ui.paper import visible

    out, spoken = outages(turns), voices(turns)
    lines = [
        f"{turn.speaker}> {visible(turn.text)}" + (f"\n\n({UNAVAILABLE})" if turn.seq in out else "") for turn in turns
    ]
    print("\n\n".join([*lines, *([f"({spoken})"] if spoken.asked else [])]))
    _print_spent(services, args.session)


def _print_spent(services: Services, session: str) -> None:
    """What the session's model was asked and what that took; nothing where there was none."""
    from agent.llm.ledger import in_words

    spent = services.store.usage(session)
    if spent.calls:
        print(f"\nmodel: {in_words(spent, services.settings.limits)}")
    for entry in spent.entries:
        counts = f"{entry.calls} calls, {entry.prompt} prompt ({entry.cached} cached), {entry.completion} completion"
        print(f"  {entry.purpose} {entry.outcome}: {counts}")


def _report(services: Services, args: argparse.Namespace) -> None:
    from agent.interview import Interview

    _print_report(Interview.open(args.session, services).report(), _turns(services, args.session), args)


def _regrade(services: Services, args: argparse.Namespace) -> None:
    from agent.interview import Interview

    _print_report(Interview.open(args.session, services).regrade(), _turns(services, args.session), args)


def _export(services: Services, args: argparse.Namespace) -> None:
    from agent.interview import Interview

    interview = Interview.open(args.session, services)
    report = interview.report().model_dump(mode="json") if interview.finished else None
    kept = {
        "session": services.store.session(args.session).model_dump(mode="json"),
        "turns": [turn.model_dump(mode="json") for turn in interview.turns],
        "report": report,
        "model_calls": services.store.usage(args.session).model_dump(mode="json")["entries"],
    }
    print(json.dumps(kept, indent=2))


def _delete(services: Services, args: argparse.Namespace) -> None:
    services.store.delete(args.session)
    print(json.dumps({"deleted": args.session}) if args.json else f"Deleted {args.session} and everything it held.")


def _turns(services: Services, session: str) -> tuple[Turn, ...]:
    from agent.interview import Interview

    return Interview.open(session, services).turns


def _print_report(report: Report, turns: tuple[Turn, ...], args: argparse.Namespace) -> None:
    from rubrics.render import RENDERERS

    print(RENDERERS["json" if args.json else args.format](report, turns))


_ACTIONS = {
    "list": _list,
    "show": _show,
    "report": _report,
    "export": _export,
    "regrade": _regrade,
    "delete": _delete,
}
