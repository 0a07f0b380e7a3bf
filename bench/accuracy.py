"""How well the grader agrees with people: `python -m bench.accuracy --data DIR --networks DIR --cache FILE`.

Writes docs/accuracy.md. Without `--data` only the labelled bank is measured and the public sets' section is left as it
stands.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np

from agent.judges.embedded import EmbeddedJudge
from agent.judges.entailment import Reader, Unread
from agent.judges.features import NAMES
from agent.judges.head import Head
from agent.settings import load_settings
from bench.attacks import fluff_change, full_marks, graded, outscored
from bench.data import TRAINING, Floats, Row, read
from bench.fit import Fitted, fit
from bench.grading import rates
from bench.labelled import Labelled, load
from bench.metrics import auc, interval, macro_f1, pearson, qwk
from bench.signals import section as signals_section
from bench.train_grader import LEFT_OUT, load_sets, points_auc, unseeing
from bench.vectors import StoredEmbedder
from retrieval.embedders import load_embedder
from retrieval.types import Embedder
from rubrics.types import Judgement

OUT = Path("docs/accuracy.md")
PUBLIC = "## Public sets"
CANNOT = """## What the grader cannot do

- It compares words and meanings; it does not reason. A wrong derivation in the right words passes.
- Opposites are seen where negators, a table of opposites, word order, an author's wrong claim or a small entailment
  network show them. Nearly half of the contradictions are not called so; see the tables.
- The bank's claims, wordings and wrong claims were read by the network; only the labelled answers were not. On claims
  that it has never seen, as in the public sets, it tells less.
- It reads English. Other languages are reported as not scored.
- Levels are those of lenient and strict graders mixed: ranks carry over to new questions, levels do not.
- Formulas, code and drawings are read as words.
- Claims about how a story is told are harder for it than claims about a subject; see the table.
"""


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of public graded answers; none of it is in the repository")
    parser.add_argument("--networks", type=Path, help="folder of networks that left one set out (`bench.train_grader`)")
    parser.add_argument("--cache", type=Path, help="file that keeps sentence vectors between runs")
    args = parser.parse_args()
    if args.data and not args.networks:
        parser.error("--data needs --networks")
    embedder = StoredEmbedder(load_embedder(load_settings().models_dir), args.cache)
    public = public_section(args.data, args.networks, embedder, args.cache) if args.data else _kept()
    text = "\n".join([_HEAD, bank_section(embedder), signals_section(), public, _speed(), CANNOT])
    embedder.save()
    OUT.write_text(text, encoding="utf-8")
    print(text)


_HEAD = """# How far the grader can be believed

Written by `python -m bench.accuracy --data DIR --networks DIR`; do not edit. Intervals are 95 %, by drawing questions
again.
"""


def _speed() -> str:
    lines = ["## Speed", "", "Answers a second on one core, every answer new, in processor time.", ""]
    lines += ["| judge | the bank's labelled answers, all key points | their first fifteen words |", "|---|---|---|"]
    for name, reader in (("as it is", Reader()), ("`grade --quick`", Unread())):
        long, short = rates(reader, every=6)
        lines.append(f"| {name} | {long:.0f} | {short:.0f} |")
    return "\n".join([*lines, ""])


def _kept() -> str:
    text = OUT.read_text(encoding="utf-8") if OUT.exists() else ""
    kept = text[text.find(PUBLIC) :].split("\n## ")[0].strip() if PUBLIC in text else f"{PUBLIC}\n\nNot measured yet."
    return kept + "\n"


# --- the bank -------------------------------------------------------------------------------


def bank_section(embedder: Embedder) -> str:
    """Return the table of agreement with hand labels on the half of the bank that nothing was learnt from."""
    judge = EmbeddedJudge(embedder)
    answers = [a for a in load() if not a.for_tuning]
    judged = [judge.judge(a.question.ask, a.question.key_points, [a.turn]) for a in answers]
    lines = ["## The bank's labelled answers, unseen half", ""]
    lines.append(
        f"{len(answers)} answers to {len({a.question.id for a in answers})} questions, each key point labelled."
    )
    lines += [
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


# --- public sets ----------------------------------------------------------------------------


def public_section(folder: Path, networks: Path, embedder: Embedder, cache: Path | None) -> str:
    """Return agreement on each public set by what was learnt on the other sets only, and the attacks."""
    readers = unseeing(networks)
    sets = load_sets(folder, readers, cache)
    short = [name.removesuffix("_train") for name in TRAINING]
    lines = [PUBLIC, "", *_PUBLIC_HEAD]
    attacks: dict[str, list[float]] = {}
    fluff: list[tuple[float, float]] = []
    for name in TRAINING:
        others = [sets[n] for n in TRAINING if n != name]
        heads = {kind: _head(fit(others, out)) for kind, out in LEFT_OUT.items()}
        judge = EmbeddedJudge(embedder, heads, readers[name])
        rows = read(folder, name)
        lines.append(f"| {name.removesuffix('_train')} | {_public_row(rows, judge)} |")
        best = full_marks(rows, 60)
        for attack, share in outscored(best, judge).items():
            attacks.setdefault(attack, []).append(share)
        fluff.append(fluff_change(best, judge))
    units = points_auc(fit([sets[n] for n in TRAINING], LEFT_OUT["points"]), sets)
    lines += [
        "",
        f"Content units of news summaries (nothing learnt from them), present or absent: AUC {units:.3f}.",
        "",
    ]
    lines += [f"| attack | fully marked human answers it outscores: {', '.join(short)} |", "|---|---|"]
    lines += [f"| {attack} | {', '.join(f'{s:.0%}' for s in shares)} |" for attack, shares in attacks.items()]
    changes = ", ".join(f"{mean:.3f} (at most {worst:.2f})" for mean, worst in fluff)
    lines += ["", f"Good answer with sentences that say nothing added: mean change {changes}.", ""]
    return "\n".join(lines)


_PUBLIC_HEAD = (
    "Each set by a head and an entailment network that learnt nothing from it: scientsbank and beetle by networks made "
    "anew without them, saf_en and the news by the one that ships. (The head for one of the first two was learnt on "
    "the other, as read by a network that had seen the one.) nb: answers of three words or more. QWK as scored, RMSE "
    "after a line fitted on other questions.",
    "",
    "| set | answers | r | r, nb | macro-F1, correct or not | contradictory against correct, AUC | QWK | RMSE | "
    "80 % interval |",
    "|---|---|---|---|---|---|---|---|---|",
)


def _head(fitted: Fitted) -> Head:
    return Head(fitted.bias, dict(zip(NAMES, map(float, fitted.weights), strict=True)))


def _public_row(rows: list[Row], judge: EmbeddedJudge) -> str:
    norms = np.array([r.norm for r in rows])
    scores = np.array([graded(r, r.answer, judge).score or 0.0 for r in rows])
    labels = np.array([r.label for r in rows])
    said = np.array([not r.blank for r in rows])
    groups = [r.question_id for r in rows]
    low, high = interval(
        [g for g, s in zip(groups, said, strict=True) if s], lambda i: pearson(norms[said][i], scores[said][i])
    )
    r, r_nb = pearson(norms, scores), pearson(norms[said], scores[said])
    text = f"{len(rows)} | {r:.2f} | {r_nb:.2f} ({low:.2f} to {high:.2f}) | "
    if "contradictory" in labels:
        rest = labels != "incorrect"
        text += (
            f"{macro_f1(labels == 'correct', scores > 0.5):.3f} | {auc(labels[rest] == 'correct', scores[rest]):.3f} | "
        )
    else:
        text += "– | – | "
    held, error = calibrated(groups, norms, scores)
    return text + f"{qwk(norms, scores):.2f} | {error:.3f} | {held:.0%}"


def calibrated(groups: list[str], norms: Floats, scores: Floats, width: float = 0.8) -> tuple[float, float]:
    """Return how often an 80 % split-conformal interval holds the human grade on unseen questions, and the RMSE there.

    Half the questions set the half-width: the 80 % quantile of |grade - score|, after a line fitted on them too.
    """
    names = sorted(set(groups))
    held, squares = [], []
    for turn in range(20):
        rng = np.random.default_rng(turn)
        setting = set(rng.permutation(names)[: len(names) // 2])
        inside = np.array([g in setting for g in groups])
        slope, offset = np.polyfit(scores[inside], norms[inside], 1)
        errors = np.abs(norms - (slope * scores + offset))
        held.append((errors[~inside] <= np.quantile(errors[inside], width)).mean())
        squares.append((errors[~inside] ** 2).mean())
    return float(np.mean(held)), float(np.sqrt(np.mean(squares)))


if __name__ == "__main__":
    main()
