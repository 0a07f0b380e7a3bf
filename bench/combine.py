"""How far a model's word counts: `python -m bench.combine` writes `combine.json` and a part of docs/grading.md.

From the labelled answers and the recorded verdicts of models on them (`bench.verdicts`). Learnt on the tuning half of
the questions: what the embedded judge's stances mean, each model's counts, and how much of a weight is kept. The
tables are of the other half.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import numpy as np

from agent.judges.combined import combine
from agent.judges.embedded import EmbeddedJudge
from agent.judges.llm import Found
from agent.judges.trust import ANSWERS, Answer, Counts, Label, Rule, Weights, counted, label_of, load_rule, weights_of
from agent.settings import load_settings
from bench.labelled import Labelled, load
from bench.lies import Kept, worst_moves
from bench.vectors import StoredEmbedder
from bench.verdicts import FOLDER, Recorded, recorded
from retrieval.embedders import load_embedder
from rubrics.types import Evidence

OUT, DOC = Path("agent/judges/combine.json"), Path("docs/grading.md")
STANCES = ("met", "unclear", "missed", "contradicted")
TEMPERS = (0.0, 0.25, 0.5, 0.75, 1.0)
_PART = re.compile(r"(?<=<!-- combine -->\n).*?(?=<!-- end -->)", re.S)


@dataclass(frozen=True)
class Point:
    """One key point of one answer: its label, what the embedded judge found, and the model's answer if it held."""

    question: str
    label: str
    evidence: Evidence
    answer: Answer | None

    def after(self, weights: Weights, rule: Rule) -> Evidence:
        """The evidence of both judges."""
        if self.answer is None:
            return self.evidence
        shown = {"turn": 0, "quote": "words"} if self.answer != "not_said" else {}
        return combine(self.evidence, Found.model_validate({"answer": self.answer, **shown}), weights, rule, "model")


Judged = Callable[[Labelled], Sequence[Evidence]]


def main() -> None:
    """Learn, write the parameters, and print the tables into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, help="file that keeps sentence vectors between runs")
    args = parser.parse_args()
    embedder = StoredEmbedder(load_embedder(load_settings().models_dir), args.cache)
    judge = EmbeddedJudge(embedder)

    kept = Kept(judge)

    def judged(answer: Labelled) -> Sequence[Evidence]:
        return kept.judge(answer.question.ask, answer.question.key_points, [answer.turn]).evidence

    answers = load()
    models = {path.stem: recorded(path) for path in sorted(FOLDER.glob("*.jsonl"))}
    points = {name: points_of(rows, judged) for name, rows in models.items()}
    rule = learnt([a for a in answers if a.for_tuning], judged, models, points)
    OUT.write_text(_as_json(rule), encoding="utf-8")
    unseen = [a for a in answers if not a.for_tuning]
    parts = [_tables(models, points, rule), _simulated(unseen, judged, rule), worst_moves(unseen, kept, rule)]
    part = "\n".join(parts)
    embedder.save()
    DOC.write_text(_PART.sub(lambda _: part + "\n", DOC.read_text(encoding="utf-8")), encoding="utf-8")
    print(part)


def points_of(rows: Sequence[Recorded], judged: Judged) -> list[Point]:
    """Return every labelled point of recorded answers; those labelled unclear are left out."""
    found = []
    for row in rows:
        for evidence in judged(row.answer):
            label = row.answer.labels[evidence.point]
            if label != "unclear":
                answer = cast("Answer | None", row.found.get(evidence.point))
                found.append(Point(row.answer.question.id, label, evidence, answer))
    return found


def learnt(
    answers: Sequence[Labelled], judged: Judged, models: dict[str, list[Recorded]], points: dict[str, list[Point]]
) -> Rule:
    """Learn all parameters on the tuning half."""
    rule = load_rule().model_copy(update={"opposite_share": _opposite_shares(answers, judged), "known": {}})
    halves = {name: _half(models[name], found, tuning=True) for name, found in points.items()}
    if not halves:
        return rule
    loss = {temper: _loss(halves, rule.model_copy(update={"temper": temper})) for temper in TEMPERS}
    print({temper: round(value, 4) for temper, value in loss.items()})
    known = {name: counts_of(found) for name, found in halves.items()}
    best = min(TEMPERS, key=lambda t: (round(loss[t], 4), abs(t - rule.temper)))  # stays where the data say nothing
    return rule.model_copy(update={"temper": best, "known": known})


def counts_of(points: Sequence[Point]) -> Counts:
    """Count a model's answers by label."""
    return counted((label, p.answer) for p in points if p.answer and (label := label_of(p.label)))


def _opposite_shares(answers: Sequence[Labelled], judged: Judged) -> dict[str, float]:
    """By stance, the share of contradictions among the points that are not met."""
    seen = {stance: [0, 0] for stance in STANCES}
    for answer in answers:
        for evidence in judged(answer):
            label = answer.labels[evidence.point]
            if label in ("missed", "contradicted"):
                seen[evidence.stance][label == "contradicted"] += 1
    return {stance: round((turned + 1) / (missed + turned + 2), 2) for stance, (missed, turned) in seen.items()}


def _half(rows: Sequence[Recorded], points: Sequence[Point], *, tuning: bool) -> list[Point]:
    mine = {r.answer.question.id for r in rows if r.answer.for_tuning == tuning}
    return [p for p in points if p.question in mine]


def _loss(halves: dict[str, list[Point]], rule: Rule) -> float:
    """Mean log loss of being met, each question weighed by counts of the others."""
    losses = []
    for found in halves.values():
        for question in {p.question for p in found}:
            counts = counts_of([p for p in found if p.question != question])
            weights = weights_of(counts, rule)
            for point in (p for p in found if p.question == question):
                chance = min(0.999, max(0.001, point.after(weights, rule).p_met))
                losses.append(-np.log(chance if point.label == "met" else 1 - chance))
    return float(np.mean(losses)) if losses else 0.0


def _tables(models: dict[str, list[Recorded]], points: dict[str, list[Point]], rule: Rule) -> str:
    lines = []
    for name, rows in models.items():
        tune, test = (_half(rows, points[name], tuning=half) for half in (True, False))
        weights = weights_of(counts_of(tune), rule)
        answered = sum(p.answer is not None for p in test)
        seconds = np.mean([r.seconds for r in rows])
        lines += [
            f"**{name}**, {len(rows)} answers recorded ({seconds:.0f} s each). Weights learnt on {len(tune)} points: "
            + "; ".join(f"{a} {w.met:+.2f}/{w.contradicted:+.2f}" for a, w in weights.items())
            + f". Of {len(test)} points of other questions it answered {answered}:",
            "",
            "| judge | met or not, right | contradictions called so | of points met, called contradicted | log loss |",
            "|---|---|---|---|---|",
            f"| embedded alone | {_row([(p, p.evidence) for p in test])} |",
            f"| model alone, where it answered | {_row([(p, alone(p)) for p in test if p.answer is not None])} |",
            f"| embedded on those | {_row([(p, p.evidence) for p in test if p.answer is not None])} |",
            f"| both | {_row([(p, p.after(weights, rule)) for p in test])} |",
            "",
        ]
    return "\n".join(lines)


def _simulated(answers: Sequence[Labelled], judged: Judged, rule: Rule) -> str:
    """Return what models of known quality would bring: they answer rightly so often, by a die, and else at random."""
    points = points_of([Recorded(a, {}, 0.0, 0) for a in answers], judged)
    lines = ["Simulated, not run: models that are right so often, tried on 40 claims, over the whole other half.", ""]
    lines += [
        "| judge | met or not, right | contradictions called so | of points met, called contradicted | log loss |"
    ]
    lines += ["|---|---|---|---|---|", f"| embedded alone | {_row([(p, p.evidence) for p in points])} |"]
    for right in (0.65, 0.8, 0.9):
        dice = np.random.default_rng(5)
        trial = counted((label, _thrown(label, right, dice)) for label in _TRIAL)
        weights = weights_of(trial, rule)
        heard = [replace(p, answer=_thrown(cast("Label", p.label), right, dice)) for p in points]
        row = _row([(p, p.after(weights, rule)) for p in heard])
        lines.append(f"| with a model right {right:.0%} of the time | {row} |")
    return "\n".join([*lines, ""])


_TRIAL: tuple[Label, ...] = ("met",) * 14 + ("missed",) * 15 + ("contradicted",) * 11


def _thrown(label: Label, right: float, dice: np.random.Generator) -> Answer:
    answers: dict[Label, Answer] = {"met": "said", "missed": "not_said", "contradicted": "opposite"}
    others = [answer for answer in ANSWERS if answer != answers[label]]
    return answers[label] if dice.random() < right else others[dice.integers(2)]


def alone(point: Point) -> Evidence:
    """The evidence of the model by itself."""
    chance = {"said": 0.8, "not_said": 0.2, "opposite": 0.1}[point.answer or "not_said"]
    stance = {"said": "met", "not_said": "missed", "opposite": "contradicted"}[point.answer or "not_said"]
    return point.evidence.model_copy(update={"p_met": chance, "stance": stance})


def _row(rows: Sequence[tuple[Point, Evidence]]) -> str:
    if not rows:
        return "– | – | – | –"
    met = np.array([p.label == "met" for p, _ in rows])
    turned = np.array([p.label == "contradicted" for p, _ in rows])
    called = np.array([e.stance == "contradicted" for _, e in rows])
    chance = np.clip(np.array([e.p_met for _, e in rows]), 0.001, 0.999)
    right = met == ((chance >= 0.5) & ~called)
    loss = -np.where(met, np.log(chance), np.log(1 - chance)).mean()
    caught = f"{called[turned].mean():.0%} of {turned.sum()}" if turned.any() else "–"
    false = f"{called[met].mean():.1%} of {met.sum()}" if met.any() else "–"
    return f"{right.mean():.1%} of {len(rows)} | {caught} | {false} | {loss:.3f}"


def _as_json(rule: Rule) -> str:
    plain = {"note": "made by: python -m bench.combine", **rule.model_dump(mode="json")}
    return "{\n" + ",\n".join(f' "{key}": {json.dumps(value)}' for key, value in plain.items()) + "\n}\n"


if __name__ == "__main__":
    main()
