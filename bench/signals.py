"""How often each observable signal is right: `python -m bench.signals` renews its table in docs/accuracy.md.

The sentences are those of `tests/grading/signals`, labelled by hand before the rules were looked at. Rules may be
bettered on the half marked `tune` only; `--missed` shows the errors of that half and never of the other.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import yaml
from pydantic import TypeAdapter

from corpus.types import Value
from rubrics.signals import SIGNALS

SENTENCES = Path("tests/grading/signals")
OUT = Path("docs/accuracy.md")
TITLE = "## Signals"
Half = Literal["tune", "test"]
EVERY = "every"
"""The sheet of sentences that are labelled for all signals at once."""
ALSO = {"compared": "quantity"}
"""A label that implies another: two figures side by side are figures."""


class Sentence(Value):
    """One sentence or short answer, and the labels a fair panel would give it."""

    split: Half
    labels: tuple[str, ...]
    text: str


class Sheet(Value):
    """The sentences of one signal, and what its labels mean."""

    signal: str
    means: dict[str, str]
    sentences: tuple[Sentence, ...]


class Tally(NamedTuple):
    """Labels given rightly, given at all, and wanted."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of the labels given that are right; 1 where none was given."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the labels wanted that were given; 1 where none was wanted."""
        return self.right / self.wanted if self.wanted else 1.0


@cache
def load(folder: Path = SENTENCES) -> tuple[Sheet, ...]:
    """Read every sheet, in order of its name; raises `ValidationError` where one is not as it should be."""
    return tuple(
        TypeAdapter(Sheet).validate_python(yaml.safe_load(path.read_text("utf-8")), strict=False)
        for path in sorted(folder.glob("*.yaml"))
    )


def found_in(signal: str, text: str) -> set[str]:
    """Return the labels one signal gives a text, or all of them for `EVERY`, with those they imply."""
    asked = SIGNALS.values() if signal == EVERY else [SIGNALS[signal]]
    labels = {mark.label for one in asked for mark in one(text)}
    return labels | {ALSO[label] for label in labels if label in ALSO}


def tally(sheet: Sheet, half: Half, labels: Iterable[str]) -> Tally:
    """Count some labels over one half of a sheet; a label counts once a sentence."""
    chosen = set(labels)
    counts: Counter[str] = Counter()
    for sentence in sheet.sentences:
        if sentence.split == half:
            found, wanted = found_in(sheet.signal, sentence.text) & chosen, set(sentence.labels) & chosen
            counts.update(right=len(found & wanted), found=len(found), wanted=len(wanted))
    return Tally(counts["right"], counts["found"], counts["wanted"])


def missed(sheet: Sheet) -> list[str]:
    """Return one line for each sentence of the tuning half that is labelled wrongly."""
    lines = []
    for sentence in sheet.sentences:
        found, wanted = found_in(sheet.signal, sentence.text), set(sentence.labels)
        if sentence.split == "tune" and found != wanted:
            wrong = [f"-{label}" for label in sorted(wanted - found)] + [
                f"+{label}" for label in sorted(found - wanted)
            ]
            lines.append(f"{sheet.signal}: {' '.join(wrong)}: {sentence.text}")
    return lines


def section() -> str:
    """Return the part of docs/accuracy.md that speaks of signals."""
    drawn = next(sheet for sheet in load() if sheet.signal == EVERY)
    sheets = [sheet for sheet in load() if sheet is not drawn]
    lines = [TITLE, "", _INTRO, "", *_header("signal and label")]
    for sheet in sheets:
        lines.append(_row(sheet, f"**{sheet.signal}**", sheet.means))
        lines += [_row(sheet, label, [label]) for label in sheet.means if len(sheet.means) > 1]
    lines += ["", _DRAWN, "", *_header("signal")]
    lines += [_row(drawn, sheet.signal, sheet.means) for sheet in sheets]
    lines.append(_row(drawn, "**all**", [label for sheet in sheets for label in sheet.means]))
    return "\n".join([*lines, ""])


_INTRO = """Short answers written for each signal, about half of them near misses, and labelled before the rules were
looked at (`tests/grading/signals`). Rules were bettered on one half. The other half is by the same hand, which
flatters it: these figures say that the rules do what is meant, not how they fare with other people's words. A label
counts once a sentence."""
_DRAWN = """Sentences of the bank's labelled answers, drawn by chance, in many voices and by other hands than the rules,
labelled for every signal at once before any signal was run on them. Rules were bettered on the half `tune` and on what
they marked elsewhere in the bank. **This is what to expect** of an odd sentence in an interview; that is why signals
move a score by little, and only where several agree. Rows of fewer than ten say nothing."""


def _header(first: str) -> tuple[str, str]:
    return f"| {first} | precision, test | recall, test | precision, tune | recall, tune |", "|---|---|---|---|---|"


def _row(sheet: Sheet, name: str, labels: Iterable[str]) -> str:
    chosen = tuple(labels)
    test, tune = tally(sheet, "test", chosen), tally(sheet, "tune", chosen)
    cells = [
        _share(test.right, test.found),
        _share(test.right, test.wanted),
        _share(tune.right, tune.found),
        _share(tune.right, tune.wanted),
    ]
    return f"| {name} | {' | '.join(cells)} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "–"


def renewed(page: str, part: str) -> str:
    """Return a page with its section of the same title replaced, or with the section at its end."""
    before, title, rest = page.partition(f"{TITLE}\n")
    if not title:
        return f"{page.rstrip()}\n\n{part}"
    _, heading, after = rest.partition("\n## ")
    return f"{before}{part}{heading}{after}" if heading else f"{before}{part}"


def main() -> int:
    """Renew the table, or list what is missed on the tuning half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", nargs="?", const="", metavar="SIGNAL", help="list the tuning half's errors instead")
    args = parser.parse_args()
    if args.missed is not None:
        lines = [line for sheet in load() if args.missed in ("", sheet.signal) for line in missed(sheet)]
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        return 0
    part = section()
    OUT.write_text(renewed(OUT.read_text("utf-8"), part), "utf-8")
    sys.stdout.write(part)
    return 0


if __name__ == "__main__":
    sys.exit(main())
