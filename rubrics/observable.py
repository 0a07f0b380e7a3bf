"""Which of the bank's criteria show what an imported guide's reason speaks of."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from corpus.types import RejectionReason, RoundKind, Slug, Text, Value
from corpus.yaml_file import load_yaml

TITLE_HIT, ENOUGH = 3, 3
ALSO = 0.5
"""What scores at least this part of the best match counts too."""
MOST = 3


class Observable(Value):
    """A criterion of the bank: where it is seen, and the words of a reason that it shows."""

    id: Slug
    rounds: tuple[RoundKind, ...]
    title: str
    text: str
    anchors: tuple[Text, Text, Text, Text] | None = None
    practice: tuple[Text, ...] = ()

    def score(self, reason: RejectionReason) -> int:
        """How much of a reason is about this: the title's hits, and the different words in its text."""
        title = len(set(re.findall(self.title, reason.title.lower())))
        words = {found[0] for found in re.finditer(self.text, reason.text.lower())}
        return TITLE_HIT * title + min(len(words), 4)


@cache
def observables() -> tuple[Observable, ...]:
    """What can be observed, read once."""
    data, _ = load_yaml(Path(__file__).with_name("observable.yaml"))
    return TypeAdapter(tuple[Observable, ...]).validate_python(data)


def observed_in(reason: RejectionReason) -> tuple[Observable, ...]:
    """Return what shows a reason, the best match first; () where nothing of the bank does."""
    scores = {one.id: one.score(reason) for one in observables()}
    best = max(scores.values())
    if best < ENOUGH:
        return ()
    fitting = [one for one in observables() if scores[one.id] >= max(ENOUGH, ALSO * best)]
    return tuple(sorted(fitting, key=lambda one: -scores[one.id])[:MOST])
