"""What bad models could do to scores: scripted models over the labelled answers of the bank."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from agent.judges.combined import CombinedJudge
from agent.judges.embedded import EmbeddedJudge
from agent.judges.llm import LlmJudge
from agent.judges.scripted import Opinion, always, guessing, judging, knowing
from agent.judges.trust import Answer, Counts, Rule, Tally, weights_of
from agent.llm.scripted import ScriptedModel
from bench.labelled import Labelled
from corpus.types import KeyPoint
from rubrics.credit import STANCE_CREDIT
from rubrics.types import Evidence, Judgement, Turn

GOOD = Counts(
    met=Tally(said=14, not_said=1), missed=Tally(said=1, not_said=14), contradicted=Tally(not_said=3, opposite=9)
)
"""What a model right nine times in ten gets when it is tried."""


class Kept:
    """The embedded judge, asked once about each answer."""

    def __init__(self, judge: EmbeddedJudge) -> None:
        self._judge = judge
        self._found: dict[tuple[str, str], Judgement] = {}

    @property
    def name(self) -> str:
        """The judge's name."""
        return self._judge.name

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        """Return what the judge found, from memory if it was asked before."""
        key = (ask, turns[-1].text)
        if key not in self._found:
            self._found[key] = self._judge.judge(ask, points, turns)
        return self._found[key]


def worst_moves(answers: Sequence[Labelled], judge: Kept, rule: Rule) -> str:
    """Return a table of how far scripted models move the share of an answer."""
    own = [judge.judge(a.question.ask, a.question.key_points, [a.turn]) for a in answers]
    shares = np.array([share(a, j) for a, j in zip(answers, own, strict=True)])
    liar = "finding everything said but decoys"
    rows: list[tuple[str, Opinion, Counts | None]] = [
        ("never tried, always `said`", always("said"), None),
        (f"never tried, {liar}", _sparing("said", answers), None),
        ("never tried, always `not_said`", always("not_said"), None),
        ("never tried, guessing", guessing(3), None),
        (f"right when it was tried, now {liar}", _sparing("said", answers), GOOD),
        ("right when it was tried, now always `not_said`", always("not_said"), GOOD),
    ]
    lines = [f"What models can do to the {len(answers)} answers of the other half, scripted:", ""]
    lines += ["| a model | share moves by, mean | at most | points turned |", "|---|---|---|---|"]
    for name, opinion, counts in rows:
        most = rule.unmeasured_turns if counts is None else None
        model = LlmJudge(ScriptedModel(judging(opinion)))
        both = CombinedJudge(judge, model, weights_of(counts, rule), rule, most)
        judged = [both.judge(a.question.ask, a.question.key_points, [a.turn]) for a in answers]
        moves = np.abs(np.array([share(a, j) for a, j in zip(answers, judged, strict=True)]) - shares)
        turned = np.mean([x.stance != y.stance for a, b in zip(own, judged, strict=True) for x, y in _pairs(a, b)])
        lines.append(f"| {name} | {moves.mean():.3f} | {moves.max():.2f} | {turned:.1%} |")
    return "\n".join(lines)


def share(answer: Labelled, judgement: Judgement) -> float:
    """The weighted credit of an answer, 0..1, as a question's share is computed."""
    credit = {e.point: STANCE_CREDIT[e.stance] for e in judgement.evidence}
    points = answer.question.key_points
    return max(0.0, sum(p.weight * credit[p.id] for p in points) / sum(p.weight for p in points))


def _pairs(a: Judgement, b: Judgement) -> list[tuple[Evidence, Evidence]]:
    return list(zip(a.evidence, b.evidence, strict=True))


def _sparing(answer: Answer, answers: Sequence[Labelled]) -> Opinion:
    """Gives one answer to every real claim and tells the decoys apart."""
    real = {p.point for a in answers for p in a.question.key_points}
    same, none = always(answer), knowing({})
    return lambda claim, said: same(claim, said) if claim in real else none(claim, said)
