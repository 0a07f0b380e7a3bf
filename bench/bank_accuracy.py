"""Agreement with the hand labels of the bank's answers, as a section of docs/accuracy.md."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from agent.judges.embedded import EmbeddedJudge
from bench.apart import load_apart_heads, load_reader
from bench.labelled import Labelled, load
from bench.metrics import auc, calibrated, interval, pearson, qwk
from retrieval.types import Embedder
from rubrics.types import Judgement

UNSEEN = "## The bank's labelled answers, questions it never saw an answer to"
SHIPPED = "## The same answers, by the judge that ships"


def unseen_section(networks: Path, embedder: Embedder) -> str:
    """Return agreement by a judge made anew without any answer to these questions."""
    judge = EmbeddedJudge(embedder, reader=load_reader(networks), authored=load_apart_heads(networks))
    return bank_section(UNSEEN, "Entailment network and heads learnt from no answer to any of them.", judge)


def shipped_section(embedder: Embedder) -> str:
    """Return agreement by the judge that ships."""
    said = "Its network learnt from other answers to these questions, by other people, and from none of these."
    return bank_section(SHIPPED, said, EmbeddedJudge(embedder))


def bank_section(title: str, judged_by: str, judge: EmbeddedJudge) -> str:
    """Return a judge's agreement with hand labels on the half of the bank's questions that heads never learn from."""
    answers = [a for a in load() if not a.for_tuning]
    judged = [judge.judge(a.question.ask, a.question.key_points, [a.turn]) for a in answers]
    count = len({a.question.id for a in answers})
    lines = [
        title,
        "",
        f"{len(answers)} answers to {count} questions, each key point labelled. {judged_by}",
        "",
        "| | r with the labelled share | QWK | per-point accuracy | met / not met, AUC |",
        "|---|---|---|---|---|",
    ]
    story = np.array([a.question.key_points[0].point.startswith("The candidate") for a in answers])
    for name, chosen in (("all", np.ones(len(answers), bool)), ("subject", ~story), ("story", story)):
        rows = [(a, j) for a, j, keep in zip(answers, judged, chosen, strict=True) if keep]
        lines.append(f"| {name} | {_bank_row(rows)} |")
    shares = np.array([a.share for a in answers])
    scores = np.array([_score(a, j) for a, j in zip(answers, judged, strict=True)])
    held, error = calibrated([a.question.id for a in answers], shares, scores)
    lines += ["", _order(answers, judged), _contradictions(answers, judged)]
    lines.append(
        f"- 80 % intervals set on half of these questions hold {held:.0%} of the other half; RMSE {error:.2f}."
    )
    lines.append(_voices(answers, judged))
    return "\n".join(lines)


def _score(answer: Labelled, judgement: Judgement) -> float:
    points = answer.question.key_points
    return sum(p.weight * e.p_met for p, e in zip(points, judgement.evidence, strict=True)) / sum(
        p.weight for p in points
    )


def _bank_row(rows: list[tuple[Labelled, Judgement]]) -> str:
    groups = [a.question.id for a, _ in rows]
    share = np.array([a.share for a, _ in rows])
    score = np.array([_score(a, j) for a, j in rows])
    low, high = interval(groups, lambda i: pearson(share[i], score[i]))
    points = [
        (a.question.id, a.labels[e.point] == "met", e.p_met)
        for a, j in rows
        for e in j.evidence
        if a.labels[e.point] != "unclear"
    ]
    met, chance = np.array([p[1] for p in points]), np.array([p[2] for p in points])
    asked = [p[0] for p in points]
    right = (met == (chance >= 0.5)).astype(float)
    a_low, a_high = interval(asked, lambda i: float(right[i].mean()))
    return (
        f"{pearson(share, score):.2f} ({low:.2f} to {high:.2f}) | {qwk(share, score):.2f} | "
        f"{right.mean():.1%} ({a_low:.1%} to {a_high:.1%}) | {auc(met, chance):.3f}"
    )


def _order(answers: list[Labelled], judged: list[Judgement]) -> str:
    scores = {(a.question.id, a.voice): _score(a, j) for a, j in zip(answers, judged, strict=True)}
    ids = sorted({a.question.id for a in answers})
    kept = sum(scores[i, "sample-strong"] > scores[i, "sample-partial"] > scores[i, "sample-weak"] for i in ids)
    return f"- strong > partial > weak for {kept} of {len(ids)} questions."


def _contradictions(answers: list[Labelled], judged: list[Judgement]) -> str:
    pairs = [(a.labels[e.point], e.stance) for a, j in zip(answers, judged, strict=True) for e in j.evidence]
    seen = Counter(pairs)
    totals = Counter(label for label, _ in pairs)
    not_met = 1 - seen["contradicted", "met"] / totals["contradicted"]
    return (
        f"- Of points labelled contradicted {seen['contradicted', 'contradicted'] / totals['contradicted']:.0%} are "
        f"called so and {not_met:.0%} are not called met; of those "
        f"labelled met {seen['met', 'contradicted'] / totals['met']:.1%} "
        "are called contradicted."
    )


def _voices(answers: list[Labelled], judged: list[Judgement]) -> str:
    by_voice: dict[str, list[tuple[float, float]]] = {}
    for a, j in zip(answers, judged, strict=True):
        by_voice.setdefault(a.voice, []).append((a.share, _score(a, j)))
    rows = [
        f"| {v} | {len(x)} | {np.mean([s for s, _ in x]):.2f} | {np.mean([g for _, g in x]):.2f} |"
        for v, x in sorted(by_voice.items())
    ]
    return "\n".join(["", "| written as | answers | labelled share | score |", "|---|---|---|---|", *rows, ""])
