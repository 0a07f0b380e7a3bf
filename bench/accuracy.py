"""How well the grader agrees with people: `python -m bench.accuracy --data DIR --networks DIR --cache FILE`.

Writes docs/accuracy.md. Without `--data` and `--networks` only what ships is measured, on the labelled bank; what needs
the public sets, or networks made anew without the answers in question, is left as it stands.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from agent.judges.embedded import EmbeddedJudge
from agent.judges.entailment import Reader, Unread
from agent.judges.features import NAMES
from agent.judges.head import Head
from agent.settings import load_settings
from bench.attacks import fluff_change, full_marks, graded, outscored
from bench.bank_accuracy import UNSEEN, shipped_section, unseen_section
from bench.data import TRAINING, Row, read
from bench.fit import Fitted, fit
from bench.grading import rates
from bench.metrics import auc, calibrated, interval, macro_f1, pearson, qwk
from bench.signals import section as signals_section
from bench.train_grader import LEFT_OUT, load_sets, points_auc, unseeing
from bench.vectors import StoredEmbedder
from retrieval.embedders import load_embedder
from retrieval.types import Embedder

OUT = Path("docs/accuracy.md")
PUBLIC = "## Public sets"
CANNOT = """## What the grader cannot do

- It compares words and meanings; it does not reason. A wrong derivation in the right words passes.
- Opposites are seen where negators, a table of opposites, word order, an author's wrong claim or a small entailment
  network show them. Nearly half of the contradictions are not called so; see the tables.
- The bank's claims, wordings and wrong claims were read by the network, and so were answers to its questions; only the
  labelled answers measured here were not. On claims that it has never seen, as in the public sets, it tells less.
- It reads English. Other languages are reported as not scored.
- Levels are those of lenient and strict graders mixed: ranks carry over to new questions, levels do not.
- Formulas, code and drawings are read as words.
- Claims about how a story is told are harder for it than claims about a subject; see the table.
"""


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of public graded answers; none of it is in the repository")
    parser.add_argument("--networks", type=Path, help="folder of the network to measure with (`bench.train_grader`)")
    parser.add_argument("--cache", type=Path, help="file that keeps sentence vectors between runs")
    args = parser.parse_args()
    if args.data and not args.networks:
        parser.error("--data needs --networks")
    embedder = StoredEmbedder(load_embedder(load_settings().models_dir), args.cache)
    unseen = unseen_section(args.networks, embedder) if args.networks else _kept(UNSEEN)
    public = public_section(args.data, args.networks, embedder, args.cache) if args.data else _kept(PUBLIC)
    text = "\n".join([_HEAD, unseen, shipped_section(embedder), signals_section(), public, _speed(), CANNOT])
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


def _kept(title: str) -> str:
    text = OUT.read_text(encoding="utf-8") if OUT.exists() else ""
    kept = text[text.find(title) :].split("\n## ")[0].strip() if title in text else f"{title}\n\nNot measured yet."
    return kept + "\n"


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
    "Each set by a head and an entailment network that learnt nothing from it: scientsbank and beetle by a network "
    "made anew without both, saf_en and the news by the one that ships. nb: answers of three words or more. QWK as "
    "scored, RMSE after a line fitted on other questions.",
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


if __name__ == "__main__":
    main()
