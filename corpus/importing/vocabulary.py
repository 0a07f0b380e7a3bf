"""The words by which the parts of a guide are told, read from `vocabulary.yaml`."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path

from pydantic import TypeAdapter

from corpus.types import RoundKind, Slug, Value
from corpus.yaml_file import load_yaml

Patterns = tuple[str, ...]


class Decisions(Value):
    """Patterns of sentences that state a decision rule."""

    weakest_round: Patterns
    weighted_rounds: Patterns
    ends_it: str


class Vocabulary(Value):
    """What `vocabulary.yaml` holds."""

    sections: dict[str, Patterns]
    titles: dict[str, str]
    labels: Patterns
    furniture: Patterns
    ratings: str
    rounds: tuple[tuple[RoundKind | None, str], ...]
    round_words: dict[RoundKind | str, str]
    areas: tuple[tuple[RoundKind, str], ...]
    area_else: RoundKind
    sample_criteria: dict[RoundKind, tuple[Slug, ...]]
    tags: str
    role_heads: str
    role_words: str
    role_words_near: str
    decisions: Decisions
    asides: Patterns
    asides_removed: str

    @cached_property
    def _sections(self) -> dict[str, re.Pattern[str]]:
        return {name: _any(patterns) for name, patterns in self.sections.items()}

    @cached_property
    def _furniture(self) -> re.Pattern[str]:
        return _any(self.furniture)

    @cached_property
    def _labels(self) -> re.Pattern[str]:
        return _any(self.labels)

    @cached_property
    def _tags(self) -> tuple[str, ...]:
        return tuple(sorted(self.tags.split(), key=len, reverse=True))

    @cached_property
    def heads(self) -> frozenset[str]:
        """The nouns a role's name ends in."""
        return frozenset(self.role_heads.split())

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """The words a role's name may have before its noun."""
        return frozenset(self.role_words.split()) | self.heads

    @cached_property
    def near(self) -> frozenset[str]:
        """Words that belong to a role's name only right before its noun."""
        return frozenset(self.role_words_near.split())

    def section(self, heading: str) -> str | None:
        """Return the section a heading opens, given in plain lower-case words (see `plain_heading`)."""
        return next((name for name, pattern in self._sections.items() if pattern.fullmatch(heading)), None)

    def is_furniture(self, line: str) -> bool:
        """True for a line that belongs to the page around the guide."""
        return len(line) <= 200 and self._furniture.fullmatch(line.lower()) is not None

    def is_label(self, line: str) -> bool:
        """True for a line that names the figure after it."""
        return self._labels.fullmatch(line.lower().rstrip(":")) is not None

    def is_rating(self, line: str) -> bool:
        """True for a line that rates a skill."""
        return re.fullmatch(self.ratings, line.lower()) is not None

    def tags_in(self, line: str) -> tuple[str, ...]:
        """Return the tags a line consists of, with or without spaces between them; () if it has anything else."""
        rest = re.sub(r"[\s,;|·/#]+", "", line)
        if not rest or rest != rest.lower() or len(rest) > 300:
            return ()
        found: list[str] = []
        while rest:
            tag = next((tag for tag in self._tags if rest.startswith(tag)), None)
            if tag is None:
                return ()
            found.append(tag)
            rest = rest[len(tag) :]
        return tuple(dict.fromkeys(found))

    def round_kind(self, title: str, tags: tuple[str, ...], text: str) -> RoundKind | None:
        """Return the kind of a round by its title, else by what its tags and text speak of most; None if neither."""
        lowered = title.lower()
        for kind, pattern in self.rounds:
            if re.search(pattern, lowered):
                return kind
        about = f"{' '.join(tags)} {text.lower()[:3000]}"
        counts = {kind: len(re.findall(pattern, about)) for kind, pattern in self.round_words.items()}
        best = max(counts, key=lambda kind: counts[kind])
        return next((kind for kind, _ in self.rounds if kind == best), None) if counts[best] else None

    def area_round(self, area: str, topic: str) -> RoundKind:
        """Return the kind of round in which a question of an area is asked."""
        for words in (area.lower(), topic.lower()):
            for kind, pattern in self.areas:
                if re.search(pattern, words):
                    return kind
        return self.area_else


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    path = Path(__file__).with_name("vocabulary.yaml")
    data, _ = load_yaml(path)
    return TypeAdapter(Vocabulary).validate_python(data)


_COUNTED = r"\d{1,2}|two|three|four|five|six|seven|eight|nine|ten"


def plain_heading(text: str, company: str, role: str) -> str:
    """Return a heading in lower case without numbering, emoji, punctuation at its ends, company and role."""
    plain = text.lower().replace("&", " and ").replace("’", "'")
    for name in (f"{company}'s", company, f"{role}s", role):
        if len(name) > 1:
            plain = re.sub(rf"\b{re.escape(name.lower().replace('&', ' and '))}(?!\w)", " ", plain)
    plain = re.sub(r"^(\s*(section|part|chapter)?\s*\d{1,2}\s*[.):-]\s*|[\W_]+)", "", plain)
    plain = re.sub(r"[\W_]+$", "", plain)
    plain = re.sub(
        rf"^(the )?(top |our |most common )?(?:{_COUNTED}) (?!(?:interview )?(?:rounds?|steps?|stages?)\b)",
        r"\2",
        plain,
    )
    plain = re.sub(r"^(the|a|an|at|for|for the)\s+(?=\w)", lambda m: m[0] if m[1] in ("a", "the") else "", plain)
    plain = re.sub(r"\s+(at|for|in|of|for a|for an|as a|as an|the)$", "", re.sub(r"\s+", " ", plain).strip())
    return re.sub(r"^(the|a) (?=\w+$)", "", plain)


def _any(patterns: Patterns) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
