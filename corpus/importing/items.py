"""Lists with a title each: reasons, tips, and the passages of any other section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.importing.blocks import Block
from corpus.importing.draft import Part
from corpus.importing.outline import Section
from corpus.importing.vocabulary import vocabulary

MAX_TITLE_WORDS = 10
MAX_TEXT = 12_000
MAX_POINT_WORDS = 25
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.):]\s+(?=\S)")
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]?\s+(?=[\"'“(]?[A-Z0-9$])")
_FIGURES = re.compile(r"[$€£%…]|^(?:last )?updated?\b|^\d", re.I)
_JOINED = re.compile(r"[a-z)][A-Z]")
_SPLIT = re.compile(r"\s*(?::|\s[—–-])\s+")


def titled(block: Block) -> tuple[str, str]:
    """Split a bullet or paragraph into its title and the rest: the bold beginning, else a short first sentence."""
    text = _NUMBERED.sub("", block.text)
    lead = _NUMBERED.sub("", block.lead).rstrip(" .:–—-")
    if lead and text.startswith(lead) and len(lead.split()) <= 2 * MAX_TITLE_WORDS:
        return lead, text[len(lead) :].lstrip(" .:–—-") or text
    first = _SENTENCE.split(text, maxsplit=1)
    if len(first) == 2 and len(first[0].split()) <= MAX_TITLE_WORDS:
        return first[0].rstrip(".:! "), first[1]
    parts = _SPLIT.split(text, maxsplit=1)
    if len(parts) == 2 and len(parts[0].split()) <= MAX_TITLE_WORDS:
        return parts[0], parts[1]
    words = text.split()
    return " ".join(words[:MAX_TITLE_WORDS]).rstrip(".,;:") + (" …" if len(words) > MAX_TITLE_WORDS else ""), text


def written(block: Block) -> str:
    """A block as it stands in a passage."""
    if block.kind == "bullet":
        return f"- {block.text}"
    if block.kind == "code":
        longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
        fence = "`" * max(3, longest + 1)
        return f"{fence}\n{block.text}\n{fence}"
    return escaped(block.text)


def escaped(text: str) -> str:
    """A paragraph that would read as a heading, a bullet or a fence is marked as none."""
    return f"\\{text}" if re.match(r"#{1,6}\s|[-*]\s|```|\\", text) else text


def part(section: Section | str, title: str, texts: Iterable[str], *, overview: bool = False) -> Part | None:
    """Make a part of a section from pieces of text, or None where there is no text."""
    kind, heading = (section, "") if isinstance(section, str) else (section.kind, section.title)
    text = "\n\n".join(piece for piece in texts if piece.strip())
    if not text.strip():
        return None
    name = heading or vocabulary().titles.get(kind, "")
    return Part(section=kind, section_title=name, title=title or name, text=text, overview=overview)


def list_items(section: Section) -> tuple[list[Part], list[Part]]:
    """Return the titled items of a list of reasons or tips, and what else the section says."""
    blocks = [b for b in section.blocks if b.kind != "rule"]
    if any(b.kind == "bullet" for b in blocks) and not any(b.kind == "heading" for b in blocks):
        chosen = [b for b in blocks if b.kind == "bullet"]
        items = [part(section, title, [escaped(text)]) for title, text in map(titled, chosen)]
        rest = [b for b in blocks if b.kind != "bullet"]
    elif any(b.kind == "row" for b in blocks):
        chosen = [b for b in blocks if b.kind == "row"][1:]
        items = [part(section, b.cells[0], [escaped(" ".join(b.cells[1:]) or b.cells[0])]) for b in chosen]
        rest = [b for b in blocks if b.kind != "row"]
    else:
        return _headed(section, blocks)
    overview = part(section, "", map(written, rest), overview=True)
    return [item for item in items if item], [overview] if overview else []


def _headed(section: Section, blocks: Sequence[Block]) -> tuple[list[Part], list[Part]]:
    """Items under headings of their own, or paragraphs that begin with a title."""
    if any(b.kind == "heading" or b.is_bold for b in blocks):
        passages = passages_of(section)
        return [p for p in passages if not p.overview], [p for p in passages if p.overview]
    items, rest = [], []
    plain_list = _is_plain_list(blocks)
    for block in blocks:
        title, text = titled(block)
        begun = text != _NUMBERED.sub("", block.text) or _NUMBERED.match(block.text)
        listed = begun or (plain_list and not block.text.endswith(":"))
        found = part(section, title, [escaped(text)]) if listed else None
        if found:
            items.append(found)
        else:
            rest.append(written(block))
    overview = part(section, "", rest, overview=True)
    return items, [overview] if overview else []


def _is_plain_list(blocks: Sequence[Block]) -> bool:
    """True for several short paragraphs and nothing else: a list whose marks were lost."""
    points = [b for b in blocks if not b.text.endswith(":")]
    return len(points) > 1 and all(b.kind == "text" and len(b.text.split()) <= MAX_POINT_WORDS for b in points)


def passages_of(section: Section) -> list[Part]:
    """Cut any section into passages: one under each heading or line that heads a paragraph, the rest an overview."""
    blocks = [b for b in section.blocks if b.kind != "rule"]
    groups: list[tuple[str, list[str]]] = [("", [])]
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if _heads(block, following, blocks[index + 2] if index + 2 < len(blocks) else None):
            groups.append((block.text.rstrip(":"), []))
        else:
            groups[-1][1].append(written(block))
    parts = []
    for title, texts in groups:
        for number, chunk in enumerate(_sized(texts)):
            named = f"{title} ({number + 1})" if number and title else title
            found = part(section, named, chunk, overview=not title and not number)
            parts.append(found)
    # A heading with nothing under it is kept too: it may be all that the guide says.
    empty = [title for title, texts in groups if title and not texts]
    if empty:
        parts.append(part(section, "Named without more", [f"- {title}" for title in empty]))
    return [p for p in parts if p]


def _sized(texts: list[str]) -> list[list[str]]:
    """Long passages are cut between paragraphs, so that each can be shown whole."""
    chunks: list[list[str]] = [[]]
    for text in texts:
        for piece in (text[i : i + MAX_TEXT] for i in range(0, len(text), MAX_TEXT)):
            if chunks[-1] and sum(map(len, chunks[-1])) + len(piece) > MAX_TEXT:
                chunks.append([])
            chunks[-1].append(piece)
    return chunks


def _heads(block: Block, following: Block | None, after: Block | None) -> bool:
    """A heading, or a short line with something longer under it; a skill's rating may stand between."""
    if block.kind == "heading" or block.is_bold:
        return True
    if not block.is_short or following is None or vocabulary().is_rating(block.text):
        return False
    if following.kind == "bullet":
        return True
    if following.kind == "text" and vocabulary().is_rating(following.text):
        return after is not None and not after.is_short
    return following.kind == "text" and not following.is_short and _reads_as_heading(block.text)


def _reads_as_heading(text: str) -> bool:
    """False for figures, dates of an update, and names that a page prints without a space between."""
    return text[0].isupper() and not _FIGURES.search(text) and len(_JOINED.findall(text)) < 2
