"""`mock-interview search`: find guide passages."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections.abc import Mapping
from typing import TextIO, get_args

from agent.settings import load_settings
from corpus.errors import CorpusError
from corpus.load import Bank
from corpus.types import Guide, RoundKind
from retrieval.errors import ModelMissingError
from retrieval.fusion import answerable
from retrieval.types import Hit, Progress
from ui.errors import CommandError

MAX_QUERY = 2_000
MAX_HITS = 100


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", help="a question or a few words")
    parser.add_argument("--guide", help="only this guide, by id (see `guides list`)")
    parser.add_argument("--section", help="only this section, by id, for example rounds or faq")
    parser.add_argument("--round", dest="round_kind", help=f"only what serves this round: {_kinds()}")
    parser.add_argument("-k", type=int, default=5, help="how many passages at most (default 5)")
    parser.add_argument("--json", action="store_true", help="print a JSON list")


def run(args: argparse.Namespace) -> int:
    """Search and print; nothing found is no error."""
    _check(args)
    home = load_settings().home
    guides = _guides(Bank(extra=home))
    _check_names(args, guides)
    hits = _search(args, guides)
    if args.json:
        print(json.dumps([_row(hit) for hit in hits], indent=2))
    else:
        _print(hits)
    return 0


def progress_on(stream: TextIO) -> Progress:
    """Return progress that draws a bar on a terminal and elsewhere says each thing once, a line each."""
    said: set[str] = set()

    def report(done: int, total: int, text: str) -> None:
        if stream.isatty() and total > 1:
            filled = 24 * done // total
            end = "\n" if done >= total else ""
            stream.write(f"\r{text} [{'#' * filled}{'.' * (24 - filled)}] {done}/{total}{end}")
            stream.flush()
        elif text not in said:
            said.add(text)
            print(text, file=stream)

    return report


def _check(args: argparse.Namespace) -> None:
    if not args.query.strip():
        raise CommandError("the query is empty: give a question or a few words.")
    if len(args.query) > MAX_QUERY:
        raise CommandError(f"the query has {len(args.query)} characters, at most {MAX_QUERY} are read.")
    if not 1 <= args.k <= MAX_HITS:
        raise CommandError(f"-k must be between 1 and {MAX_HITS}, not {args.k}.")
    if args.round_kind is not None and args.round_kind not in get_args(RoundKind):
        raise CommandError(f"no round '{args.round_kind}'; try one of {_kinds()}.")


def _guides(bank: Bank) -> dict[str, Guide]:
    try:
        guides = bank.guides
    except CorpusError as error:
        raise CommandError(f"a guide of this installation is broken: {error}", exit_code=1) from error
    for refusal in bank.refused:
        print(f"mock-interview search: left out {refusal}", file=sys.stderr)
    return guides


def _check_names(args: argparse.Namespace, guides: Mapping[str, Guide]) -> None:
    if args.guide is not None and args.guide not in guides:
        raise CommandError(f"no guide '{args.guide}'; there are {', '.join(sorted(guides))}.")
    searched = [guides[args.guide]] if args.guide else guides.values()
    sections = {passage.section for guide in searched for passage in guide.passages}
    if args.section is not None and args.section not in sections:
        raise CommandError(f"no section '{args.section}'; there are {', '.join(sorted(sections))}.")


def _search(args: argparse.Namespace, guides: Mapping[str, Guide]) -> list[Hit]:
    # Here, so that a mistake in the arguments is answered at once: these bring numpy and more.
    from retrieval.embedders import load_embedder
    from retrieval.index import open_retriever

    settings, report = load_settings(), progress_on(sys.stderr)
    try:
        embedder = load_embedder(settings.models_dir, report)
    except ModelMissingError as error:
        raise CommandError(f"{error}.") from error
    retriever = open_retriever(guides.values(), embedder, settings.index_dir, report)
    return retriever.search(args.query, args.k, guide=args.guide, section=args.section, round_kind=args.round_kind)


def _row(hit: Hit) -> dict[str, str | float]:
    passage = hit.passage
    return {
        "passage": passage.id,
        "guide": passage.guide,
        "section": passage.section,
        "title": passage.title,
        "text": passage.text,
        "score": round(hit.score, 4),
    }


def _print(hits: list[Hit]) -> None:
    if not answerable(hits):
        print("The guides do not seem to say." + (" The nearest passages:" if hits else ""))
    for hit in hits:
        print(f"\n{hit.score:.2f}  {hit.passage.id}  {hit.passage.section_title}: {hit.passage.title}")
        for line in hit.passage.text.splitlines():
            print(textwrap.fill(line, 96, initial_indent="      ", subsequent_indent="      "))


def _kinds() -> str:
    return ", ".join(get_args(RoundKind))
