"""Train the small entailment model: `python -m bench.train_nli --data DIR --out DIR`.

A cross-encoder over (sentence, claim) pairs with three classes, started from all-MiniLM-L6-v2 (Apache-2.0).
Data, each under the licence its origin states: MultiNLI (OANC), SNLI (CC BY-SA 4.0), CAD-NLI (Apache-2.0),
FEVER-NLI (CC BY-SA 3.0), ConjNLI (MIT), TaxiNLI (C-UDA 1.0), SciTail (Apache-2.0), SCONE (CC0),
HELP (CC BY-SA 4.0), EntailmentBank (CC BY 4.0), CREAK (MIT). Held out: mnli dev_matched, snli test, cad test,
conjnli dev, scone test, scitail test, hans. The rate is constant and the saved weights are a running average, so that
a run of any number of steps is complete; `--steps` makes it repeatable.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from bench.bank_pairs import Pair, bank_pairs
from bench.perturb import negate_sentence

LABELS = {"entailment": 0, "neutral": 1, "contradiction": 2}
TRAIN: dict[str, tuple[tuple[str, ...], int]] = {
    "mnli_dev": (("dev_mismatched",), 20000),
    "snli_devtest": (("dev",), 8000),
    "cad_nli": (("train", "dev"), 9000),
    "fever_nli_dev": (("dev",), 9000),
    "conjnli": (("train",), 4000),
    "taxinli": (("train_subset",), 3000),
    "scitail_devtest": (("dev",), 2000),
    "scone": (("train",), 2500),
    "help_andor": (("train",), 2000),
    "entailmentbank_pos": (("train",), 2000),
    "creak_expl": (("train",), 4000),
}
MAX_TOKENS = 96
BATCH = 32


class PairClassifier(nn.Module):
    """MiniLM over a pair, mean and first token pooled, one linear layer to three classes."""

    def __init__(self, base: nn.Module, width: int = 384) -> None:
        super().__init__()
        self.base = base
        self.out = nn.Linear(2 * width, 3)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Return logits, shape (batch, 3): entailment, neutral, contradiction."""
        hidden = self.base(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        logits: Tensor = self.out(torch.cat([hidden[:, 0], mean], dim=1))
        return logits


def read(data: Path, name: str, splits: tuple[str, ...]) -> list[Pair]:
    """Return the labelled pairs of the named splits."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(r["premise"], r["hypothesis"], LABELS[r["label"]]) for r in rows if r["split"] in splits]


def training_pairs(data: Path, rng: random.Random) -> list[Pair]:
    """Return all training pairs.

    The sets and the bank's tuning half, mismatched claims as neutral, rule-negated claims as contradiction.
    """
    pairs: list[Pair] = []
    for name, (splits, limit) in TRAIN.items():
        rows = read(data, name, splits)
        rng.shuffle(rows)
        pairs += rows[:limit]
    entailed = [p for p in pairs if p[2] == 0]
    rng.shuffle(entailed)
    negated = [(p, negate_sentence(h), 2) for p, h, _ in entailed[:2500]]
    both = [(negate_sentence(h), negate_sentence(h), 0) for _, h, _ in entailed[2500:3200]]
    crossed = [(entailed[i][0], entailed[i + 1][1], 1) for i in range(3200, 6200)]
    pairs += negated + both + crossed + 4 * bank_pairs(True, rng)
    rng.shuffle(pairs)
    return pairs


def batches(pairs: list[Pair], tokenizer: Any, rng: random.Random) -> Iterator[tuple[dict[str, Tensor], Tensor]]:
    """Yield batches of similar length, for ever."""
    while True:
        rng.shuffle(pairs)
        for start in range(0, len(pairs), BATCH * 40):
            chunk = sorted(pairs[start : start + BATCH * 40], key=lambda p: len(p[0]) + len(p[1]))
            groups = [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
            rng.shuffle(groups)
            for group in groups:
                yield encode(group, tokenizer), torch.tensor([label for _, _, label in group])


def encode(group: list[Pair], tokenizer: Any) -> dict[str, Tensor]:
    """Tokenise pairs together."""
    encoded = tokenizer(
        [p for p, _, _ in group], [h for _, h, _ in group],
        truncation=True, max_length=MAX_TOKENS, padding=True, return_tensors="pt",
    )  # fmt: skip
    return {name: encoded[name] for name in ("input_ids", "attention_mask", "token_type_ids")}


def evaluate(model: PairClassifier, pairs: list[Pair], tokenizer: Any) -> float:
    """Return the accuracy on pairs."""
    model.eval()
    right = 0
    with torch.inference_mode():
        for start in range(0, len(pairs), 64):
            group = pairs[start : start + 64]
            guess = model(**encode(group, tokenizer)).argmax(1)
            right += int((guess == torch.tensor([label for _, _, label in group])).sum())
    model.train()
    return right / len(pairs)


def train(args: argparse.Namespace) -> None:
    """Run the training and save the averaged weights every 250 steps."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    base = AutoModel.from_pretrained(args.base)
    for weight in base.embeddings.parameters():
        weight.requires_grad = False  # 11.7 of 22.7 million: little to learn there, and a third of the step
    model = PairClassifier(base)
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True))
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998))
    weights = [w for w in model.parameters() if w.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=args.rate, weight_decay=0.01)
    source = batches(training_pairs(args.data, rng), tokenizer, rng)
    held = {
        "mnli": read(args.data, "mnli_dev", ("dev_matched",))[:600],
        "cad": read(args.data, "cad_nli", ("test",))[:400],
        "bank": random.Random(0).sample(bank_pairs(False, random.Random(0)), 600),
    }
    model.train()
    started = time.monotonic()
    for step in range(1, args.steps + 1):
        for group in optimizer.param_groups:
            group["lr"] = args.rate * min(1.0, step / 150)
        inputs, labels = next(source)
        loss = nn.functional.cross_entropy(model(**inputs), labels)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        average.update_parameters(model)
        if step % 50 == 0:
            print(f"step {step} loss {loss.item():.3f} {time.monotonic() - started:.0f} s", flush=True)
        if step % 500 == 0 or step == args.steps:
            torch.save(average.module.state_dict(), args.out / "nli.pt")
            scores = {name: round(evaluate(average.module, pairs, tokenizer), 3) for name, pairs in held.items()}
            print(f"step {step} accuracy {scores}", flush=True)


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", required=True, help="folder of the MiniLM weights")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
