"""The text of a page, as a browser copies it: a line a paragraph, blank lines between, bullets with a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.importing.blocks import Block, cleaned, shown

WRAP = 120
"""Lines of a text that is wrapped by hand are no longer than this."""
BULLET = re.compile(r"\s*(?:[•◦‣▪●○·]\s*|[-*+–]\s+)(?=\S)")
_CODE_STARTS = re.compile(
    r"(?:from [\w.]+ import |import \w[\w.]*(?: as \w+)?$|(?:async )?def \w+\(|class \w+[(:]|@\w+|#include"
    r"|(?:SELECT|WITH|CREATE TABLE) .*(?:\bFROM\b|\bAS\b|\($|,$)?$)"
)
_CODE_GOES_ON = re.compile(
    r"\s{2,}\S|\t|[)\]}]|#|(?:from [\w.]+ import|import|async|def|class|if|elif|else:|for|while|try:|except|finally:|"
    r"with|return|assert|print|raise|SELECT|FROM|WHERE|GROUP BY|ORDER BY|JOIN|LEFT JOIN|HAVING|LIMIT|AND|ON)\b.*[^.?]$|"
    r"[\w.\[\]\"', ]+ ?(?::[^=]+)?[-+*/]?= ?\S|\w+\(.*\)$|@\w+"
)
_FULL = 0.65
_FENCE = "```"


def read_page_text(text: str) -> list[Block]:
    """Return the blocks of a page's text; headings are left for their place to show."""
    lines = shown(text).split("\n")
    width = max((len(line) for line in lines), default=0) if _is_wrapped(lines) else WRAP + 1
    blocks: list[Block] = []
    index, fresh = 0, True
    while index < len(lines):
        line = lines[index]
        end = _end_of_code(lines, index)
        if end > index:
            code = "\n".join(line for line in lines[index:end] if line.strip() != _FENCE).strip("\n")
            blocks.append(Block("code", code.rstrip()))
            index, fresh = end, True
            continue
        if line.strip():
            _take(blocks, line, above="" if fresh else lines[index - 1], width=width)
        fresh = not line.strip()
        index += 1
    return blocks


def _is_wrapped(lines: list[str]) -> bool:
    """True for a text wrapped by hand: somewhere a sentence goes on in the line below."""
    return any(
        above[-1:] not in ("", *".!?:;") and below.lstrip()[:1].islower() and not BULLET.match(below)
        for above, below in pairwise(line.rstrip() for line in lines)
    )


def _take(blocks: list[Block], line: str, *, above: str, width: int) -> None:
    bullet = BULLET.match(line)
    text = cleaned(line[bullet.end() :] if bullet else line)
    if not text:
        return
    if bullet:
        blocks.append(Block("bullet", text))
    elif above and blocks and blocks[-1].kind in ("text", "bullet") and _goes_on(blocks[-1], line, above, width):
        blocks[-1] = Block(blocks[-1].kind, f"{blocks[-1].text} {text}")
    else:
        blocks.append(Block("text", text))


def _goes_on(last: Block, line: str, above: str, width: int) -> bool:
    """In a text wrapped by hand a line goes on with a full one above, or with a bullet that it is indented under."""
    if width > WRAP:
        return False
    return len(above) > _FULL * width or (last.kind == "bullet" and line[:1].isspace())


def _end_of_code(lines: list[str], start: int) -> int:
    """The index after the code that begins at `start`; `start` itself where there is none."""
    if lines[start].startswith(_FENCE):
        return next((i + 1 for i in range(start + 1, len(lines)) if lines[i].strip() == _FENCE), start)
    if not _CODE_STARTS.match(lines[start]):
        return start
    end = start
    for index in _code_lines(lines, start):
        end = index + 1
    return end if end - start > 1 or lines[start].rstrip().endswith((":", ";", ")")) else start


def _code_lines(lines: list[str], start: int) -> Iterator[int]:
    quoted = False
    for index in range(start, len(lines)):
        line = lines[index]
        if quoted or not line.strip() or index == start or _CODE_GOES_ON.match(line):
            quoted ^= line.count('"""') % 2 == 1
            if line.strip():
                yield index
        else:
            return
