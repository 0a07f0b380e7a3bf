"""What is known of a candidate's work, kept only when asked for: keep, show, delete."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from ui.errors import CommandError

if TYPE_CHECKING:
    from agent.tailoring.kept import KeptProfile
    from agent.tailoring.types import Profile


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("action", choices=["keep", "show", "delete"], help="what to do")
    parser.add_argument("file", nargs="?", help="the résumé to keep: PDF, DOCX, Markdown or text")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do one thing with the kept profile."""
    from agent.errors import InterviewError
    from agent.settings import load_settings
    from agent.tailoring.kept import KeptProfile

    if (args.file is not None) != (args.action == "keep"):
        raise CommandError("keep needs the résumé's file; show and delete take none.")
    kept = KeptProfile(load_settings().home)
    try:
        if args.action == "delete":
            there = kept.delete()
            print(json.dumps({"deleted": there}) if args.json else "Deleted." if there else "Nothing was kept.")
            return 0
        _show(_kept_now(kept, args.file) if args.file else kept.load(), args.json)
    except InterviewError as error:
        raise CommandError(str(error)) from error
    return 0


def _kept_now(kept: KeptProfile, file: str) -> Profile:
    from agent.tailoring.bounded import read_resume

    profile = read_resume(Path(file).expanduser())
    kept.save(profile)
    return profile


def _show(profile: Profile | None, as_json: bool) -> None:
    if as_json:
        print(profile.model_dump_json(indent=2) if profile else "null")
        return
    if profile is None:
        print("Nothing is kept; `mock-interview profile keep FILE` keeps the projects of a résumé.")
        return
    from agent.tailoring.questions import label

    for project in profile.projects:
        print(label(project))
        for bullet in project.bullets:
            print(f"  - {bullet.text}")
    for title, words in (("Skills", profile.skills), ("Papers", profile.publications), ("Degrees", profile.education)):
        if words:
            print(f"{title}: {'; '.join(words)}")
