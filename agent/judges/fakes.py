"""A judge for tests of whatever uses one: it finds exactly what it was told to look for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from corpus.types import KeyPoint
from rubrics.types import Evidence, Judgement, Stance, Turn

Rule = tuple[str, Stance]
"""A point's id, and what a keyword says about it."""


class ScriptedJudge:
    """Finds a point where a keyword stands in a candidate's turn.

    `rules` maps a keyword to a rule, or to a point's id for short (met). Without any rule for it, a point is met where
    its id stands in a turn and contradicted where `not-` and its id does; so any item can be steered from its replies.
    `before` is called at the start of each judgement, and may raise, wait or end the process; `flags` are returned
    with every judgement. `asked` keeps what was asked.
    """

    def __init__(
        self,
        rules: Mapping[str, Rule | str] | None = None,
        *,
        flags: Sequence[str] = (),
        before: Callable[[], None] | None = None,
    ) -> None:
        self._rules: dict[str, Rule] = {
            word: (rule, "met") if isinstance(rule, str) else rule for word, rule in (rules or {}).items()
        }
        self._flags, self._before = tuple(flags), before
        self.asked: list[str] = []

    @property
    def name(self) -> str:
        """The name kept with every piece of evidence."""
        return "scripted"

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        """Return evidence for every point, in the order given; the last turn that speaks of a point counts."""
        self.asked.append(ask)
        if self._before is not None:
            self._before()
        said = [turn for turn in turns if turn.speaker == "candidate"]
        return Judgement(evidence=tuple(self._found(point.id, said) for point in points), flags=self._flags)

    def _found(self, point: str, said: Sequence[Turn]) -> Evidence:
        own: list[tuple[str, Stance]] = [
            (word, stance) for word, (about, stance) in self._rules.items() if about == point
        ]
        words: list[tuple[str, Stance]] = own or [(f"not-{point}", "contradicted"), (point, "met")]
        for turn in reversed(said):
            for word, stance in words:
                if word.lower() in turn.text.lower():
                    met = 0.95 if stance == "met" else 0.05
                    quote = _sentence_with(word, turn.text)
                    return Evidence(
                        point=point,
                        stance=stance,
                        p_met=met,
                        confidence=0.9,
                        turn=turn.seq,
                        quote=quote,
                        judge=self.name,
                    )
        return Evidence(point=point, stance="missed", p_met=0.05, confidence=0.9, judge=self.name)


def _sentence_with(word: str, text: str) -> str:
    found = next((part for part in text.split(". ") if word.lower() in part.lower()), text)
    return found.strip()[:400]
