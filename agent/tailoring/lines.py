"""Lines of text become headings, bullets and texts: marks are read, wrapped lines are joined, markup is taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import quantiles
from typing import Literal

from agent.tailoring.dates import date_in
from agent.tailoring.sections import section_of
from agent.tailoring.vocabulary import has_role

_MARK = re.compile(
    r"^(\s*)(?:[•◦‣▪▫●○·∙◆◇■□❖▸►▶➢➤➔→⇒»›>✓✔★☆※*–—‐−-]|o(?=\s{1,4}[A-Z])|\d{1,2}[.)]|[a-z]\))\s+(?=\S)"
    r"|^(\s*)(?:[•◦‣▪●○◆■❖►▸➢✓](?=\S)|[-–](?=[A-ZÀ-Þ]))"
)
_LONE_MARK = re.compile(r"^\s*[•◦‣▪●○·◆■❖►▸➢✓–—-]\s*$")
_RULE = re.compile(r"^\s*[-=_*~─━═—–#]{3,}\s*$")
_HASHES = re.compile(r"^\s{0,3}#{1,6}\s+(?=\S)")
_TAG = re.compile(
    r"(?is:<(script|style)\b.*?(?:</\1\s*>|$))|<!--.*?-->|</?[A-Za-z][^<>]{0,300}>|<[A-Za-z/!][^<>]{0,300}$"
)
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)"
_IMAGE = re.compile(rf"!\[[^\]\n]{{0,200}}\]{_TARGET}")
_LINK = re.compile(rf"\[([^\]\n]{{0,200}})\]{_TARGET}")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_GOES_ON = re.compile(r"[a-zà-ÿ(%&/+0-9]")
_NAME_FIRST = re.compile(r"[A-ZÀ-Þ][\w&/-]*(?: [\w&/()-]+){0,3}:\s")
_HANGS = re.compile(
    r"(?:[,;:(/&+–—-]|\b(?:and|or|of|the|a|an|in|on|for|to|with|by|from|und|der|die|das|et|de|y))$", re.I
)


@dataclass(frozen=True)
class Line:
    """One line of a résumé; `level` is a heading's depth, `gap` true where an empty line stands before it."""

    kind: Literal["heading", "bullet", "text"]
    text: str
    level: int = 0
    gap: bool = False
    bold: bool = False
    indent: int = 0


def lines_in(raw: Sequence[str]) -> list[Line]:
    """Return the lines of a text with what their marks say; lines that were only wrapped are one again."""
    width = _usual_width(raw)
    lines: list[Line] = []
    gap, before, lone = True, "", False
    for one in raw:
        if _LONE_MARK.match(one) and not _RULE.match(one):
            lone, gap = True, gap
            continue
        if not one.strip() or _RULE.match(one):
            gap = True
            continue
        line = replace(_line(f"• {one.strip()}" if lone else one), gap=gap)
        if lines and not gap and not lone and _wrapped(lines[-1], line, before, width):
            joint = "" if lines[-1].text.endswith("-") and line.text[:1].islower() else " "
            lines[-1] = replace(
                lines[-1], text=f"{lines[-1].text.removesuffix('-') if not joint else lines[-1].text}{joint}{line.text}"
            )
        elif line.text:
            lines.append(line)
        gap, before, lone = False, one, False
    return lines


def _usual_width(raw: Sequence[str]) -> float:
    """How long a full line is: the tenth of the longest begins there."""
    lengths = [len(line.rstrip()) for line in raw if len(line.split()) > 5]
    return quantiles(lengths, n=10)[-1] if len(lengths) > 4 else 80.0


def _line(raw: str) -> Line:
    indent = len(raw) - len(raw.lstrip())
    hashes = _HASHES.match(raw)
    if hashes:
        text = plain(raw[hashes.end() :].rstrip("# "))
        return Line("heading", text, level=hashes[0].count("#"), indent=indent)
    mark = _MARK.match(raw)
    body = raw[mark.end() :] if mark else raw
    numbered = mark is not None and mark[0].strip()[:1].isdigit()
    mark = None if numbered and date_in(body) and len(body.split()) < 12 else mark  # a numbered post, not a point
    bold = re.match(r"^\s*(\*\*|__)\S.*\S\1[^a-z]{0,40}$", body) is not None
    return Line("bullet" if mark else "text", plain(body), indent=indent, bold=bold)


def plain(text: str) -> str:
    """Return a line without Markdown's and HTML's marks; wide gaps become tabs, which stand between parts."""
    text = _LINK.sub(r"\1", _IMAGE.sub(" ", _TAG.sub(" ", text)))
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    text = re.sub(r"\s*\t\s*|(?<=\S)\s{3,}(?=\S)", "\t", text.strip())
    return re.sub(r"[ \u00a0]+", " ", text.replace("`", "").replace("**", "")).strip()


def opens_entry(text: str) -> bool:
    """True for a line that begins with who held a post and when, and goes on with what was done in it."""
    first, stop, rest = text.partition(". ")
    told = re.search(r"\b(?:I|we|my|our|have|has|am|was|worked|working)\b", first, re.I)
    return bool(stop and len(rest.split()) > 4 and len(first) < 120 and date_in(first) and has_role(first) and not told)


def _wrapped(last: Line, line: Line, before: str, width: float) -> bool:
    """A line goes on with a full one above it, unless it opens something of its own."""
    if line.kind != "text" or last.kind == "heading" or "\t" in line.text or section_of(line.text) is not None:
        return False
    if (
        line.bold
        or opens_entry(line.text)
        or (date_in(line.text) and len(line.text) < 60 and not line.text[:1].islower())
    ):
        return False
    hangs = _HANGS.search(last.text) is not None
    full = len(before.rstrip()) > 0.7 * width
    if last.kind == "bullet":
        under = line.indent > last.indent or _GOES_ON.match(line.text) is not None
        return (full and under) or (hangs and len(last.text) > 30)
    if line.indent < last.indent or _NAME_FIRST.match(line.text):
        return False
    return (full and len(last.text.split()) > 6) or (
        hangs and _GOES_ON.match(line.text) is not None and len(last.text) > 40
    )
