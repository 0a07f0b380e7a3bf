"""Learn the entailment network: `python -m bench.train_entailment --data DIR --states FILE --folds DIR --cache FILE`.

Writes `agent/judges/entailment.npz`: decomposable attention (Parikh et al. 2016) over the frozen token states of
all-MiniLM-L6-v2 (Apache-2.0). It learns from open NLI data, each set under the licence its origin states: MultiNLI
(OANC), SNLI (CC BY-SA 4.0), CAD-NLI (Apache-2.0), FEVER-NLI (CC BY-SA 3.0), ConjNLI (MIT), TaxiNLI (C-UDA 1.0), SciTail
(Apache-2.0), SCONE (CC0), HELP (CC BY-SA 4.0), EntailmentBank (CC BY 4.0), CREAK (MIT); and from the bank's tuning
half, its claims and its labelled answers. Into the folder of folds it writes two more networks that saw half of those
questions, for `bench.train_bank`. Held out: mnli dev_matched, snli test, cad test, conjnli dev, the bank's other half.
The file of states takes two gigabytes; on one free core it is done in about ten minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from agent.settings import load_settings
from bench.bank_pairs import CONTRADICTED, ENTAILED, NEUTRAL, Pair, answer_pairs, bank_pairs, opposites
from bench.data import Floats
from bench.metrics import auc
from bench.perturb import negate_sentence
from bench.token_states import TokenStates
from bench.vectors import StoredEmbedder
from retrieval.embedders import load_embedder
from retrieval.types import Embedder

OUT = Path("agent/judges/entailment.npz")
LABELS = {"entailment": ENTAILED, "neutral": NEUTRAL, "contradiction": CONTRADICTED}
TRAIN: dict[str, tuple[str, int]] = {
    "mnli_dev": ("dev_mismatched", 8000),
    "snli_devtest": ("dev", 3200),
    "cad_nli": ("train dev", 3600),
    "fever_nli_dev": ("dev", 3600),
    "conjnli": ("train", 1600),
    "taxinli": ("train_subset", 1200),
    "scitail_devtest": ("dev", 800),
    "scone": ("train", 1000),
    "help_andor": ("train", 800),
    "entailmentbank_pos": ("train", 800),
    "creak_expl": ("train", 1600),
}
HELD: dict[str, tuple[str, str, int]] = {
    "mnli": ("mnli_dev", "dev_matched", 2500),
    "snli": ("snli_devtest", "test", 1000),
    "cad": ("cad_nli", "test", 1000),
    "conjnli": ("conjnli", "dev", 700),
}
BATCH, SMOOTHING, DROPOUT = 96, 0.05, 0.2
WIDTH, SEEN, HIDDEN = 768, 96, 128
EPOCHS, RATE = 3, 1e-3
ANSWERS_COUNT = 2


class Aligned(nn.Module):
    """The network as `agent.judges.entailment.Network` computes it, in a form that can learn."""

    def __init__(self) -> None:
        super().__init__()
        self.proj, self.att = nn.Linear(WIDTH, SEEN), nn.Linear(SEEN, SEEN)
        self.cmp, self.cmp2 = nn.Linear(4 * SEEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.out1, self.out2 = nn.Linear(4 * HIDDEN, HIDDEN), nn.Linear(HIDDEN, 3)
        self.temp = nn.Parameter(torch.tensor(3.0))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, sentence: Tensor, said: Tensor, claim: Tensor, claimed: Tensor) -> Tensor:
        """Return logits, shape (batch, 3), from states (batch, tokens, 768) and which of them are real."""
        x, y = (self.drop(torch.tanh(self.proj(states))) for states in (sentence, claim))
        pooled = [*self._compared(x, y, said, claimed), *self._compared(y, x, claimed, said)]
        logits: Tensor = self.out2(self.drop(torch.relu(self.out1(torch.cat(pooled, -1)))))
        return logits

    def _compared(self, own: Tensor, other: Tensor, mine: Tensor, theirs: Tensor) -> tuple[Tensor, Tensor]:
        near = (nn.functional.normalize(self.att(side), dim=-1) for side in (own, other))
        alike = torch.einsum("bld,bmd->blm", *near) * self.temp.exp()
        found = alike.masked_fill(~theirs[:, None, :], -1e4).softmax(-1) @ other
        first = torch.relu(self.cmp(torch.cat([own, found, own - found, own * found], -1)))
        second = torch.relu(self.cmp2(self.drop(first)))
        real = mine[..., None]
        return (second * real).sum(1) / real.sum(1).clamp(min=1), second.masked_fill(~real, -1e4).max(1).values


def read(data: Path, name: str, splits: str) -> list[Pair]:
    """Return the labelled pairs of the named splits."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(r["premise"], r["hypothesis"], LABELS[r["label"]]) for r in rows if r["split"] in splits.split()]


def open_pairs(data: Path, rng: random.Random) -> list[Pair]:
    """Return the open sets' pairs and pairs made of them by rules."""
    pairs: list[Pair] = []
    for name, (splits, limit) in TRAIN.items():
        rows = read(data, name, splits)
        rng.shuffle(rows)
        pairs += rows[:limit]
    entailed = [p for p in pairs if p[2] == ENTAILED]
    rng.shuffle(entailed)
    some = len(entailed) // 8
    made = [(p, negate_sentence(h), CONTRADICTED) for p, h, _ in entailed[:some]]
    made += [(p, other, CONTRADICTED) for p, h, _ in entailed[some:] for other in opposites(h)][:some]
    made += [(negate_sentence(h), negate_sentence(h), ENTAILED) for _, h, _ in entailed[: some // 4]]
    made += [(entailed[-i][0], entailed[-i - 1][1], NEUTRAL) for i in range(1, some)]
    return pairs + made


def own_pairs(rng: random.Random, embedder: Embedder, left_out: int | None) -> list[Pair]:
    """Return what the bank's tuning half teaches, without the questions of one fold."""
    pairs = bank_pairs(True, rng, left_out)
    return pairs + ANSWERS_COUNT * answer_pairs(True, embedder, left_out)


def batches(pairs: Floats, states: TokenStates, rng: random.Random) -> Iterator[Floats]:
    """Yield one epoch in batches of similar length."""
    lengths = states.lengths(pairs[:, 0]) + states.lengths(pairs[:, 1])
    order = list(range(len(pairs)))
    rng.shuffle(order)
    groups = []
    for start in range(0, len(order), BATCH * 50):
        chunk = sorted(order[start : start + BATCH * 50], key=lambda i: lengths[i])
        groups += [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
    rng.shuffle(groups)
    yield from (pairs[group] for group in groups)


def learn(network: Aligned, pairs: Floats, states: TokenStates) -> None:
    """Train with a rate that rises over a hundred steps and falls to nothing."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.01)
    rng, steps, step = random.Random(1), EPOCHS * -(-len(pairs) // BATCH), 0
    for epoch in range(EPOCHS):
        total = 0.0
        for group in batches(pairs, states, rng):
            for knob in optimizer.param_groups:
                knob["lr"] = RATE * min(1.0, step / 100) * max(0.02, 1.0 - step / steps)
            logits = network(*states.batch(group[:, 0]), *states.batch(group[:, 1]))
            loss = nn.functional.cross_entropy(logits, torch.from_numpy(group[:, 2]), label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step, total = step + 1, total + loss.item()
        print(f"epoch {epoch + 1} loss {total * BATCH / len(pairs):.3f}", flush=True)


def measure(network: Aligned, pairs: Floats, states: TokenStates) -> str:
    """Return the accuracy in three classes, and how well entailed and contradicted are told apart."""
    network.eval()
    with torch.inference_mode():
        parts = [
            network(*states.batch(pairs[i : i + 128, 0]), *states.batch(pairs[i : i + 128, 1])).numpy()
            for i in range(0, len(pairs), 128)
        ]
    network.train()
    logits, labels = np.concatenate(parts), pairs[:, 2]
    apart = labels != NEUTRAL
    tells = auc(labels[apart] == ENTAILED, (logits[:, ENTAILED] - logits[:, CONTRADICTED])[apart])
    return (
        f"{len(pairs)} pairs, accuracy {(logits.argmax(1) == labels).mean():.3f}, entailed or contradicted {tells:.3f}"
    )


def save(network: Aligned, file: Path) -> None:
    """Write the parameters as half floats."""
    np.savez_compressed(file, **{k: v.numpy().astype(np.float16) for k, v in network.state_dict().items()})


def gather(args: argparse.Namespace) -> tuple[dict[str, Floats], TokenStates]:
    """Return all pairs as numbers of texts and label, by set, and the states of the texts."""
    embedder = StoredEmbedder(load_embedder(load_settings().models_dir), args.cache)
    rng = random.Random(1)
    sets = {"open": open_pairs(args.data, rng)}
    sets |= {f"own{fold}": own_pairs(rng, embedder, fold) for fold in (None, 0, 1)}
    sets |= {name: read(args.data, file, splits)[:limit] for name, (file, splits, limit) in HELD.items()}
    sets |= {"bank": rng.sample(bank_pairs(False, rng), 3000), "answers": answer_pairs(False, embedder)}
    embedder.save()
    numbers: dict[str, int] = {}
    for sentence, claim, _ in (pair for pairs in sets.values() for pair in pairs):
        numbers.setdefault(sentence, len(numbers))
        numbers.setdefault(claim, len(numbers))
    known = {name: np.array([(numbers[s], numbers[c], y) for s, c, y in pairs]) for name, pairs in sets.items()}
    return known, TokenStates(list(numbers), args.states)


def main() -> None:
    """Read the arguments, learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of NLI pairs")
    parser.add_argument("--states", type=Path, required=True, help="file for token states, written anew")
    parser.add_argument("--folds", type=Path, required=True, help="folder for the networks of bench.train_bank")
    parser.add_argument("--cache", type=Path, help="file that keeps sentence vectors between runs")
    args = parser.parse_args()
    torch.set_num_threads(1)
    sets, states = gather(args)
    for fold, file in ((None, OUT), (0, args.folds / "without0.npz"), (1, args.folds / "without1.npz")):
        torch.manual_seed(0)
        network = Aligned()
        learn(network, np.concatenate([sets["open"], sets[f"own{fold}"]]), states)
        save(network, file)
        for name in (*HELD, "bank", "answers"):
            print(file.stem, name, measure(network, sets[name], states), flush=True)


if __name__ == "__main__":
    main()
