"""`mock-interview guides`: list, check, show, add and remove interview guides."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from agent.settings import load_settings
from corpus.errors import CorpusError
from corpus.load import Bank
from corpus.types import Guide
from ui.errors import CommandError

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".pdf")
"""What is taken from a folder that is given instead of a file."""
_SECTIONS = {"standing_out": "tips", "areas": "areas", "faq": "frequent_questions", "other_rounds": "other_rounds"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(dest="action", required=True)
    summaries = {
        "list": "the guides that can be used",
        "check": "read all and say what is broken",
        "add": "import guides from page text, Markdown, HTML or PDF",
        "show": "what a guide says, and what was not found in it",
        "remove": "remove an imported guide",
    }
    made = {name: actions.add_parser(name, help=text, description=text) for name, text in summaries.items()}
    for action in made.values():
        action.add_argument("--json", action="store_true", help="print JSON")
    made["show"].add_argument("guide", help="the guide's id, see `guides list`")
    made["remove"].add_argument("guide", help="the guide's id, see `guides list`")
    add = made["add"]
    add.add_argument("paths", nargs="+", metavar="FILE", help="a file, or a folder of them")
    add.add_argument("--id", default="", help="an id for the guide instead of the one made of company and role")
    add.add_argument("--company", default="", help="the company, where the guide does not name it clearly")
    add.add_argument("--role", default="", help="the role, likewise")
    add.add_argument("--replace", action="store_true", help="import over a guide that was edited by hand")


def run(args: argparse.Namespace) -> int:
    """Do it for the guides of the installation and those in `guides/` of the data folder."""
    home = load_settings().home
    return int(_ACTIONS[args.action](Bank(extra=home), home, args))


def _guides(bank: Bank) -> dict[str, Guide]:
    try:
        return bank.guides
    except CorpusError as error:
        raise CommandError(f"a guide of this installation is broken: {error}", exit_code=1) from error


def _list(bank: Bank, home: Path, args: argparse.Namespace) -> int:
    guides = sorted(_guides(bank).values(), key=lambda guide: guide.id)
    if bank.refused:
        print(f"mock-interview guides: {len(bank.refused)} left out, see `guides check`.", file=sys.stderr)
    if args.json:
        print(json.dumps([_row(guide) for guide in guides], indent=2))
        return 0
    for guide in guides:
        dated = f"; of {guide.updated}" if guide.updated else ""
        source = f"; imported from {guide.source}" if guide.source else ""
        print(f"{guide.id:<20} {guide.company}, {guide.role}; {_amount(guide)}{dated}{source}")
    return 0


def _check(bank: Bank, home: Path, args: argparse.Namespace) -> int:
    """Exit 0 when every file can be used, else 1."""
    try:
        count = len(bank.guides)
        broken = list(bank.refused)
    except CorpusError as shipped:
        count, broken = 0, [shipped]
    if args.json:
        print(json.dumps([_problem(problem) for problem in broken], indent=2))
    else:
        for problem in broken:
            print(problem)
        if not broken:
            print(f"{count} guides, all of them can be used.")
    return 1 if broken else 0


def _add(bank: Bank, home: Path, args: argparse.Namespace) -> int:
    """Import each file; one that is refused costs the others nothing. Exit 2 if any was."""
    from corpus.importing.add import Added, add_guide  # these bring the readers of all formats
    from corpus.importing.errors import ImportRefusedError

    files = _files(args.paths)
    if args.id and len(files) > 1:
        raise CommandError("--id names one guide; give it with a single file.")
    taken = {guide.id for guide in _guides(bank).values() if not guide.source}
    done: list[Added] = []
    refused: list[dict[str, str]] = []
    for path in files:
        try:
            ours = taken | {one.guide.id for one in done}
            added = add_guide(path, home, taken=ours, guide_id=args.id, company=args.company.strip(),
                              role=args.role.strip(), replace=args.replace)  # fmt: skip
        except ImportRefusedError as error:
            refused.append({"file": str(path), "reason": error.reason})
            print(f"mock-interview guides: {error}", file=sys.stderr)
            continue
        done.append(added)
        if not args.json:
            _tell(added)
    if args.json:
        rows = [{"status": one.status, **_row(one.guide), **_found(one.guide, home)} for one in done]
        print(json.dumps({"added": rows, "refused": refused}, indent=2, ensure_ascii=False))
    return 2 if refused else 0


def _files(paths: list[str]) -> list[Path]:
    files: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES) if _is_folder(path) else [path]
        if not inside:
            raise CommandError(f"the folder {path} holds no {', '.join(SUFFIXES)} files.")
        files += inside
    return files


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _tell(added: object) -> None:
    from corpus.importing.add import Added

    assert isinstance(added, Added)
    guide = added.guide
    print(f"{added.record.source}: {added.status} as {guide.id} ({guide.company}, {guide.role}).")
    if added.was and added.was != added.record.source:
        print(f"  It takes the place of what was imported from {added.was}; --id would keep both.")
    if added.status == "unchanged":
        return
    print(f"  Found: {', '.join(f'{n} {name}' for name, n in _counts(guide).items())}.")
    for sentence in added.record.not_found:
        print(f"  Not found: {sentence}")
    print(f"  Sit it with: mock-interview chat --role {guide.id}")


def _show(bank: Bank, home: Path, args: argparse.Namespace) -> int:
    guide = _named(bank, args.guide)
    if args.json:
        print(json.dumps(_row(guide) | _found(guide, home) | _details(guide), indent=2, ensure_ascii=False))
        return 0
    details = _details(guide)
    print(f"{guide.company}, {guide.role}: {_amount(guide)}")
    for spec in guide.rounds:
        length = f", {spec.minutes} minutes" if spec.minutes else ""
        print(f"\nRound {spec.order}: {spec.title} ({spec.kind}{length})")
    for name in ("other_rounds", "reasons", "tips", "areas", "sample_questions", "frequent_questions"):
        entries = details[name]
        if isinstance(entries, list) and entries:
            print(f"\n{name.replace('_', ' ').capitalize()}")
            print("\n".join(f"  {entry['title']}" for entry in entries))
    missing = _found(guide, home)["not_found"]
    if isinstance(missing, list) and missing:
        print("\nNot found\n" + "\n".join(f"  {sentence}" for sentence in missing))
    return 0


def _remove(bank: Bank, home: Path, args: argparse.Namespace) -> int:
    from corpus.importing.add import remove_guide

    if remove_guide(home, args.guide):
        print(json.dumps({"removed": args.guide}) if args.json else f"Removed {args.guide}; reports on it are kept.")
        return 0
    guide = _named(bank, args.guide)
    if (home / "guides" / f"{guide.id}.md").is_file():
        raise CommandError(f"'{guide.id}' is a file of your own; delete {home / 'guides' / f'{guide.id}.md'} yourself.")
    raise CommandError(f"'{guide.id}' is not an imported guide; only those can be removed.")


def _named(bank: Bank, guide_id: str) -> Guide:
    guides = _guides(bank)
    if guide_id not in guides:
        raise CommandError(f"no guide '{guide_id[:60]}'; there are {', '.join(sorted(guides))}.")
    return guides[guide_id]


def _amount(guide: Guide) -> str:
    return f"{len(guide.rounds)} rounds, {len(guide.passages)} passages"


def _counts(guide: Guide) -> dict[str, int]:
    sections = Counter(p.section for p in guide.passages if p.item != "overview")
    return {
        "levels": len(guide.levels),
        "rounds": len(guide.rounds),
        "other rounds": sections["other_rounds"],
        "round tips": sum(len(spec.tips) for spec in guide.rounds),
        "reasons": len(guide.reasons),
        "tips to stand out": sections["standing_out"],
        "areas": sections["areas"],
        "sample questions": sum(not sample.retired for sample in guide.samples),
        "frequent questions": sections["faq"],
        "passages": len(guide.passages),
    }


def _row(guide: Guide) -> dict[str, object]:
    return {
        "guide": guide.id,
        "company": guide.company,
        "role": guide.role,
        "updated": guide.updated.isoformat() if guide.updated else None,
        "source": guide.source,
        "levels": [level.id for level in guide.levels],
        "rounds": [spec.kind for spec in guide.rounds],
        "passages": len(guide.passages),
    }


def _found(guide: Guide, home: Path) -> dict[str, object]:
    """How much was found, and what was not; the latter is known of imported guides only."""
    from corpus.importing.add import read_record

    record = read_record(home / "guides" / guide.id)
    return {
        "found": {name.replace(" ", "_"): count for name, count in _counts(guide).items()},
        "not_found": list(record.not_found) if record else [],
        "left_out": list(record.left_out) if record else [],
    }


def _details(guide: Guide) -> dict[str, object]:
    details: dict[str, object] = {
        "rounds": [spec.model_dump(mode="json") for spec in guide.rounds],
        "reasons": [reason.model_dump(mode="json") for reason in guide.reasons],
        "decision": guide.decision.model_dump(mode="json"),
    }
    for section, name in _SECTIONS.items():
        details[name] = [{"id": p.id, "title": p.title, "text": p.text} for p in guide.in_section(section)]
    samples = [s.model_dump(mode="json") | {"title": s.topic} for s in guide.samples if not s.retired]
    topics = [{"id": p.id, "title": p.title, "text": p.text} for p in guide.in_section("sample_topics")]
    return details | {"sample_questions": samples or topics}


def _problem(error: CorpusError) -> dict[str, object]:
    return {"path": error.path, "line": error.line, "field": error.field, "expected": error.expected}


_ACTIONS = {"list": _list, "check": _check, "add": _add, "show": _show, "remove": _remove}
