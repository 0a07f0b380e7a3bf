"""Whose guide it is: company, role and date, from the title, from fields, and from how the text speaks of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.importing.blocks import Block
from corpus.importing.vocabulary import vocabulary
from corpus.types import Value

_MONTHS = "january february march april may june july august september october november december".split()
_GUIDE = re.compile(
    r"\b(interview|hiring) (guide|prep(aration)?|process|questions?|handbook)\b.*|\binterview\b.*", re.I
)
_PREFIX = re.compile(
    r"^(the )?((complete |ultimate |full )?(interview )?(guide|prep(aration)?)( to| for)?( the)?"
    r"|(interviewing|interviews?|how to interview|applying|preparing) (for|as)( an?| the)?)[:\s]+",
    re.I,
)
_SEPARATOR = re.compile(r"\s+[|–—-]\s+|\s*[:|]\s+|\s*,\s+")
_FIELD = re.compile(r"(company|employer|organi[sz]ation|role|position|job title|title)\s*[:：]\s*(.{2,80})", re.I)
_UPDATED = re.compile(r"(?:last\s*)?(?:updated?|revised|modified|reviewed|published)(?:\s*(?:on|:))?\s*(.{4,30})", re.I)
_LOOK_AT = 40


class Heading(Value):
    """Company, role and date of a guide, "" and None where they are not told."""

    company: str = ""
    role: str = ""
    updated: date | None = None


def read_title(title: str, blocks: Sequence[Block]) -> Heading:
    """Read company, role and date from the beginning of a document; what is not found stays empty."""
    text = " ".join(block.text for block in blocks)
    company = role = ""
    for line in _candidates(title, blocks):
        found_company, found_role = _split(_stripped(line), text)
        if found_role and (found_company or not role):
            company, role = found_company, found_role
        if company and role:
            break
    for name, value in _fields(blocks):
        company, role = (value, role) if name in ("company", "employer") or "organ" in name else (company, value)
    return Heading(company=company[:80], role=role[:80], updated=_updated(blocks))


def _candidates(title: str, blocks: Sequence[Block]) -> list[str]:
    """Lines that may be the title: level-one headings, the document's title, the first lines that name a guide."""
    first = [b for b in blocks[:_LOOK_AT] if b.is_short or b.kind == "heading"]
    top = [b.text for b in first if b.kind == "heading" and b.level == 1]
    named = [b.text for b in first if re.search(r"\b(interview|guide)\b", b.text, re.I)]
    return [*top, *filter(None, [title]), *named, *(b.text for b in first[:3])]


def _stripped(line: str) -> str:
    """The part of a title that names company and role."""
    plain = re.sub(r"\s*[(\[]\s*\d{4}[^)\]]{0,20}[)\]]|\b20\d\d\b", " ", line).strip()
    without = _PREFIX.sub("", plain)
    parts = _SEPARATOR.split(without)
    kept = [_GUIDE.sub("", part).strip(" :|,-–—") for part in parts]
    return " | ".join(part for part in kept if part)


def _split(line: str, text: str) -> tuple[str, str]:
    """Split "Company Role", "Role at Company" or "Role | Company"."""
    at = re.fullmatch(r"(.+?)\s+(?:at|with|for|@)\s+(.+)", line)
    if at and _role_words(at[1].split()) and " | " not in line:
        return at[2].strip(), _from_role(at[1])
    parts = line.split(" | ")
    if len(parts) > 1:
        for index, part in enumerate(parts):
            words = part.split()
            if _role_words(words) == len(words):
                return (parts[:index] + parts[index + 1 :])[0], part
    words = parts[0].split() if parts else []
    taken = _role_words(words)
    if not taken:
        return "", ""
    company, role = _give_back(words[: len(words) - taken], words[len(words) - taken :], text)
    return " ".join(company), " ".join(role)


def _from_role(part: str) -> str:
    words = part.split()
    return " ".join(words[len(words) - _role_words(words) :]) or part


def _role_words(words: list[str]) -> int:
    """How many of the last words name a role; 0 if they do not."""
    known = vocabulary()
    plain = [word.lower().strip("(),.") for word in words]
    count = 0
    while count < len(plain) and plain[-1 - count] in known.modifiers:
        if plain[-1 - count] in known.near and (not count or plain[-count] not in known.heads):
            break
        count += 1
    return count if any(word in known.heads for word in plain[len(plain) - count :]) else 0


def _give_back(company: list[str], role: list[str], text: str) -> tuple[list[str], list[str]]:
    """Give a word of the role back to the company where the text nearly always names them together ("Scale AI")."""
    for _ in range(len(role) - 1):
        name = " ".join(company)
        longer = f"{name} {role[0]}".strip()
        alone = len(re.findall(rf"\b{re.escape(name)}\b(?! {re.escape(role[0])}\b)", text)) if name else 0
        rest = re.escape(" ".join(role[1:]))
        together = len(re.findall(rf"\b{re.escape(longer)}\b(?! {rest})", text))
        if together < 2 or together <= alone:
            break
        company, role = [*company, role[0]], role[1:]
    return company, role


def _fields(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    found = (_FIELD.fullmatch(block.text) for block in blocks[:_LOOK_AT])
    return [(m[1].lower(), m[2].strip()) for m in found if m]


def _updated(blocks: Sequence[Block]) -> date | None:
    for block in [*blocks[:_LOOK_AT], *blocks[-10:]]:
        said = _UPDATED.search(block.text) if len(block.text) <= 200 else None
        found = read_date(said[1]) if said else None
        if found:
            return found
    return None


def read_date(text: str) -> date | None:
    """Return the date a text begins with ("February 24, 2026", "24 Feb 2026", "2026-02-24", "Feb 2026"), or None."""
    month = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
    for pattern, order in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", "ymd"),
        (rf"({month})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", "mdy"),
        (rf"(\d{{1,2}})\.?\s+({month})\.?,?\s+(\d{{4}})", "dmy"),
        (rf"({month})\.?,?\s+(\d{{4}})", "my"),
    ):
        found = re.match(pattern, text.strip(), re.I)
        if found:
            parts = dict(zip(order, found.groups(), strict=True))
            return _date(parts)
    return None


def _date(parts: dict[str, str]) -> date | None:
    month = parts["m"]
    number = int(month) if month.isdigit() else 1 + next(i for i, n in enumerate(_MONTHS) if n[:3] == month.lower()[:3])
    try:
        return date(int(parts["y"]), number, int(parts.get("d", 1)))
    except ValueError:
        return None
