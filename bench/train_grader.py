"""Learn the grader's small parameters: `python -m bench.train_grader --data DIR --networks DIR --cache FILE`.

Writes `agent/judges/head.json`. The first DIR holds scientsbank_train, beetle_train (SemEval-2013 task 7, CC BY-SA 3.0)
and saf_en_train (SAF, CC BY 4.0) as gzip JSON lines. The second holds `apart.onnx`, the entailment network learnt
without the first two (`bench.train_nli --apart`): what it says of an answer that it learnt from would be believed too
much. `--words DIR` makes `agent/judges/words.json` instead, from the sentences of
MultiNLI (OANC), SNLI (CC BY-SA 4.0), FEVER (CC BY-SA 3.0), SciTail (Apache-2.0) and TaxiNLI (C-UDA 1.0): how rare each
of the 2,500 commonest stems is, and no sentence of theirs.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from agent.judges.entailment import Reader
from agent.judges.features import NAMES
from agent.judges.text import stems
from agent.settings import load_settings
from bench.apart import load_reader
from bench.data import GRADED, MEASURE_ONLY, TRAINING, Example, examples, read, stored
from bench.fit import Fitted, fit
from bench.metrics import auc, macro_f1, pearson
from bench.vectors import StoredEmbedder
from retrieval.embedders import load_embedder

HERE = Path("agent/judges")
WORD_SETS = ("mnli_dev", "snli_devtest", "fever_nli_dev", "scitail_devtest", "taxinli")
COMMON = 2500


def main() -> None:
    """Read the arguments and write the file asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of graded answers")
    parser.add_argument("--networks", type=Path, help="folder of the network that left both sets out")
    parser.add_argument("--cache", type=Path, help="file that keeps sentence vectors between runs")
    parser.add_argument("--words", type=Path, help="folder of NLI pairs: make words.json")
    args = parser.parse_args()
    if args.data and not args.networks:
        parser.error("--data needs --networks")
    if args.words:
        write_words(args.words)
    if args.data:
        write_head(args.data, args.networks, args.cache)


def write_words(folder: Path) -> None:
    """Count in how many distinct sentences each stem stands and write the commonest with -log of their share."""
    seen: set[str] = set()
    counts: Counter[str] = Counter()
    for name in WORD_SETS:
        for row in stored(folder, name):
            for sentence in {row["premise"], row["hypothesis"]} - seen:
                seen.add(sentence)
                counts.update(set(stems(sentence)))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:COMMON]
    weights = {word: round(-math.log(count / len(seen)), 1) for word, count in sorted(ranked) if word.isascii()}
    note = "made by: python -m bench.train_grader --words DIR"
    text = json.dumps({"note": note, "weights": weights}, indent=0)
    (HERE / "words.json").write_text(text + "\n", encoding="utf-8")


def unseeing(networks: Path) -> dict[str, Reader]:
    """Return for every set a reader whose network learnt nothing from that set."""
    return dict.fromkeys((*TRAINING, MEASURE_ONLY), Reader()) | dict.fromkeys(GRADED, load_reader(networks))


def load_sets(folder: Path, readers: Mapping[str, Reader], cache: Path | None) -> dict[str, list[Example]]:
    """Return the measured examples of every set, by name."""
    embedder = StoredEmbedder(load_embedder(load_settings().models_dir), cache)
    sets = {name: list(examples(read(folder, name), embedder, readers[name])) for name in TRAINING}
    sets[MEASURE_ONLY] = list(examples(read(folder, MEASURE_ONLY, every=6), embedder, readers[MEASURE_ONLY]))
    embedder.save()
    return sets


LEFT_OUT = {"reference": (), "points": (NAMES.index("precision"),)}
UNREAD = (NAMES.index("says"),)


def write_head(folder: Path, networks: Path, cache: Path | None) -> None:
    """Print how heads learnt on the other sets do on each, then write the heads learnt on all of them."""
    sets = load_sets(folder, unseeing(networks), cache)
    heads: dict[str, dict[str, object]] = {"heads": {}, "quick": {}}
    for (kind, left_out), (which, unread) in itertools.product(LEFT_OUT.items(), (("heads", ()), ("quick", UNREAD))):
        without = (*left_out, *unread)
        for name in TRAINING:
            others = fit([sets[n] for n in TRAINING if n != name], without)
            print(
                f"{which} {kind}, unseen {name:18} {describe(others, sets[name])} points {points_auc(others, sets):.3f}"
            )
        head = fit([sets[n] for n in TRAINING], without)
        print(f"{which} {kind}, all: points {points_auc(head, sets):.3f}")
        weights = {n: round(float(w), 3) for n, w in zip(NAMES, head.weights, strict=True)}
        heads[which][kind] = {"bias": round(head.bias, 3), "weights": weights}
    made = {
        "note": "made by: python -m bench.train_grader --data DIR --networks DIR",
        "learnt_on": "SemEval-2013 task 7 SciEntsBank and Beetle (CC BY-SA 3.0), SAF English (CC BY 4.0)",
    }
    (HERE / "head.json").write_text(json.dumps(made | heads, indent=1) + "\n", encoding="utf-8")


def describe(head: Fitted, rows: list[Example]) -> str:
    """Return agreement with the human grades, in words and figures."""
    grades = np.array([head.grade(e) for e in rows])
    norms = np.array([e.row.norm for e in rows])
    labels = np.array([e.row.label for e in rows])
    text = f"n {len(rows)} r {pearson(grades, norms):.3f}"
    if "contradictory" in labels:
        right = labels == "correct"
        rest = labels != "incorrect"
        text += f" macro-F1 {macro_f1(right, grades > 0.5):.3f}"
        text += f" correct/other AUC {auc(right, grades):.3f}"
        text += f" correct/contradictory AUC {auc(right[rest], grades[rest]):.3f}"
    return text


def points_auc(head: Fitted, sets: dict[str, list[Example]]) -> float:
    """Return how well present and absent content units are told apart."""
    rows = sets[MEASURE_ONLY]
    labels = np.concatenate([np.array(e.row.point_labels) for e in rows])
    return auc(labels, np.concatenate([head.chances(e) for e in rows]))


if __name__ == "__main__":
    main()
