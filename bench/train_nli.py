"""Learn the cross-encoder: `python -m bench.train_nli --data DIR --graded DIR --work DIR`.

It takes four hours on two cores. Fine-tunes all-MiniLM-L6-v2 (Apache-2.0), its word embeddings frozen, to
read a sentence and a claim together and to say whether the one entails the other, contradicts it or neither.
It learns in five stages. First from open NLI data,
each set under the licence its origin states: MultiNLI (OANC), SNLI (CC BY-SA 4.0), CAD-NLI (Apache-2.0), FEVER-NLI
(CC BY-SA 3.0), ConjNLI (MIT), TaxiNLI (C-UDA 1.0), SciTail (Apache-2.0), SCONE (CC0), HELP (CC BY-SA 4.0),
EntailmentBank (CC BY 4.0), CREAK (MIT); from the same again, with who did what to whom exchanged; then from the bank's
claims and `bench/pairs`, mixed with some of the first, and once more, each written claim once; last from short answers
that people graded (SemEval-2013 task 7, CC BY-SA 3.0), answers to interview questions and to the bank's, by sentences
and whole, what was written beside each key point, claims nearly as they stand, shuffled words and answers beside the
point, mixed with some of the third.
A tenth of every open set, by premise, an eighth of our own claims and all labelled answers of `tests/grading` are only
measured. `bench.export_nli` makes the file that ships. With `--apart` the last stage does without the graded answers
and without answers to the half of the bank's questions that is measured: for a network to measure with.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from agent.judges.entailment import pair_tokenizer
from agent.settings import load_settings
from bench.bank_pairs import CONTRADICTED, ENTAILED, NEUTRAL, Pair, answer_pairs
from bench.data import Floats
from bench.metrics import auc
from bench.nli_data import graded_pairs, held_pairs, open_pairs, role_pairs
from bench.own_pairs import (
    CLAIMS,
    TURNS,
    answer_sentences,
    bank_claims,
    claim_pairs,
    hollow,
    near_pairs,
    turn_sentences,
    verbatim,
    whole_answers,
    whole_turns,
    worn,
)
from retrieval.embedders import load_embedder
from retrieval.embedders.minilm import DIM, locate, readable

BATCH, SMOOTHING, DROPOUT, WARM = 32, 0.05, 0.1, 0.06
CLAIMS_COUNT, GRADED_COUNT, FROM_BANK, REPLAYED = 2, 2, 36_000, 8_000
OPEN_ROLES, ROLES, VERBATIM, HOLLOW, INTERVIEWS, BEFORE = 10_000, 4_000, 4_000, 6_000, 10_000, 8_000
_REPORT = 250


class CrossEncoder(nn.Module):
    """MiniLM over both texts; what it says at the first mark and on average decides among three classes."""

    def __init__(self) -> None:
        super().__init__()
        self.body = AutoModel.from_pretrained(str(locate().folder), local_files_only=True)
        self.body.embeddings.word_embeddings.weight.requires_grad = False
        self.body.embeddings.position_embeddings.weight.requires_grad = False
        self.head = nn.Sequential(nn.Dropout(DROPOUT), nn.Linear(2 * DIM, 3))

    def forward(self, ids: Tensor, real: Tensor, side: Tensor) -> Tensor:
        """Return logits, shape (batch, 3), from token ids, which of them are real, and whose they are."""
        states = self.body(ids, attention_mask=real, token_type_ids=side).last_hidden_state
        weights = real.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        logits: Tensor = self.head(torch.cat([states[:, 0], mean], -1))
        return logits


class Encoded:
    """Pairs as token ids."""

    def __init__(self, pairs: Sequence[Pair], tokenizer: Tokenizer) -> None:
        found = tokenizer.encode_batch([(readable(s), readable(c)) for s, c, _ in pairs])
        self.ids = [np.array(e.ids) for e in found]
        self.sides = [np.array(e.type_ids) for e in found]
        self.labels = np.array([label for _, _, label in pairs])

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return len(self.ids)

    def batch(self, chosen: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
        """Return ids, mask and sides, padded to the longest chosen pair."""
        width = max(len(self.ids[i]) for i in chosen)
        ids, real, sides = (np.zeros((len(chosen), width), np.int64) for _ in range(3))
        for row, i in enumerate(chosen):
            count = len(self.ids[i])
            ids[row, :count], sides[row, :count], real[row, :count] = self.ids[i], self.sides[i], 1
        return torch.from_numpy(ids), torch.from_numpy(real), torch.from_numpy(sides)

    def groups(self, rng: random.Random, order: list[int]) -> Iterator[list[int]]:
        """Yield batches of similar length."""
        rng.shuffle(order)
        groups: list[list[int]] = []
        for start in range(0, len(order), BATCH * 40):
            chunk = sorted(order[start : start + BATCH * 40], key=lambda i: len(self.ids[i]))
            groups += [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
        rng.shuffle(groups)
        yield from groups


def learn(network: CrossEncoder, pairs: Encoded, epochs: int, rate: float, seed: int, save: Path) -> None:
    """Train with a rate that rises over the first steps and falls to nothing; keep the state after each epoch."""
    wanted = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(wanted, lr=rate, weight_decay=0.01)
    rng, steps, step, begun = random.Random(seed), epochs * -(-len(pairs) // BATCH), 0, time.monotonic()
    recent: list[float] = []
    network.train()
    for _ in range(epochs):
        for group in pairs.groups(rng, list(range(len(pairs)))):
            for knob in optimizer.param_groups:
                knob["lr"] = rate * min(step / (WARM * steps), (steps - step) / ((1 - WARM) * steps))
            with torch.autocast("cpu", torch.bfloat16):
                logits = network(*pairs.batch(group)).float()
            labels = torch.from_numpy(pairs.labels[group])
            loss = nn.functional.cross_entropy(logits, labels, label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(wanted, 1.0)
            optimizer.step()
            step += 1
            recent.append(loss.item())
            if step % _REPORT == 0:
                spent = time.monotonic() - begun
                print(f"step {step} of {steps}, {spent:.0f} s, loss {np.mean(recent[-_REPORT:]):.3f}", flush=True)
        torch.save(network.state_dict(), save)


def logits_of(network: CrossEncoder, pairs: Encoded) -> Floats:
    """Return logits, shape (pairs, 3)."""
    network.eval()
    order = sorted(range(len(pairs)), key=lambda i: len(pairs.ids[i]))
    found = np.zeros((len(pairs), 3), np.float32)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(order), 64):
            chosen = order[start : start + 64]
            found[chosen] = network(*pairs.batch(chosen)).float().numpy()
    return found


def describe(logits: Floats, labels: Floats) -> str:
    """Return the accuracy in the classes that occur, and how well entailed and contradicted are told apart."""
    apart = labels != NEUTRAL
    text = f"{len(labels)} pairs, accuracy {(logits.argmax(1) == labels).mean():.3f}"
    if len(set(labels[apart])) == 2:
        tells = auc(labels[apart] == ENTAILED, (logits[:, ENTAILED] - logits[:, CONTRADICTED])[apart])
        text += f", entailed or contradicted {tells:.3f}"
    return text


def measure(network: CrossEncoder, sets: dict[str, list[Pair]], tokenizer: Tokenizer) -> None:
    """Print how well each set is told."""
    for name, pairs in sets.items():
        encoded = Encoded(pairs, tokenizer)
        print(name, describe(logits_of(network, encoded), encoded.labels), flush=True)


def roles_again(args: argparse.Namespace, rng: random.Random) -> list[Pair]:
    """Return the open pairs again, with sentences that tell who does what to whom the other way round."""
    pairs = open_pairs(args.data, rng)
    return pairs + role_pairs(pairs, OPEN_ROLES, rng)


def own_pairs(args: argparse.Namespace, rng: random.Random, claims_count: int = CLAIMS_COUNT) -> list[Pair]:
    """Return what the third stage learns from: our own subjects, and some of the first so that it is kept."""
    own = rng.sample(bank_claims(rng), FROM_BANK) + answer_sentences(rng, blind=True)
    own += turn_sentences(rng, held=False, name="interviews")
    own += claims_count * [pair for name in CLAIMS for pair in claim_pairs(name, held=False)]
    own += role_pairs(own, ROLES, rng)
    return worn(own, rng) + rng.sample(open_pairs(args.data, rng), REPLAYED)


def again_pairs(args: argparse.Namespace, rng: random.Random) -> list[Pair]:
    """Return the same, drawn anew, with each claim that was written apart from the bank once."""
    return own_pairs(args, rng, claims_count=1)


def last_pairs(args: argparse.Namespace, rng: random.Random) -> list[Pair]:
    """Return what the last stage learns from: answers graded by people or labelled, claims as they stand, empty words.

    Some of the third stage is among them.
    """
    before, graded = own_pairs(args, rng), [] if args.apart else graded_pairs(args.graded, rng)
    plain = near_pairs() + rng.sample(verbatim(rng), VERBATIM) + rng.sample(hollow(rng), HOLLOW)
    answers = whole_answers(args.apart) + answer_sentences(rng, args.apart)
    answers += rng.sample(turn_sentences(rng, held=False, name="interviews"), INTERVIEWS)
    return worn(plain + GRADED_COUNT * graded + answers, rng) + rng.sample(before, BEFORE)


class Stage(NamedTuple):
    """One stage of learning: what from, how often, how fast."""

    name: str
    pairs: Callable[[argparse.Namespace, random.Random], list[Pair]]
    epochs: int
    rate: float


STAGES = (
    Stage("open", lambda args, rng: open_pairs(args.data, rng), 3, 1e-4),
    Stage("roles", roles_again, 2, 6e-5),
    Stage("own", own_pairs, 2, 5e-5),
    Stage("again", again_pairs, 1, 5e-5),
    Stage("last", last_pairs, 1, 3e-5),
)


def held_sets(data: Path) -> dict[str, list[Pair]]:
    """Return what is only measured."""
    sets = held_pairs(data, 1000)
    sets |= {name: claim_pairs(name, held=True) for name in CLAIMS}
    sets |= {name: turn_sentences(random.Random(0), held=True, name=name) for name in TURNS}
    sets["both, whole"] = whole_turns(held=True)
    embedder = load_embedder(load_settings().models_dir)
    return sets | {"answers, tuning half": answer_pairs(True, embedder), "answers": answer_pairs(False, embedder)}


def main() -> None:
    """Read the arguments, learn, measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of NLI pairs")
    parser.add_argument("--graded", type=Path, required=True, help="folder of graded answers")
    parser.add_argument("--work", type=Path, required=True, help="folder for the states in between")
    parser.add_argument("--after", choices=[stage.name for stage in STAGES], help="go on from what this stage left")
    parser.add_argument("--apart", action="store_true", help="leave out the answers that are measured by (see above)")
    args = parser.parse_args()
    torch.manual_seed(0)
    tokenizer, network = pair_tokenizer(), CrossEncoder()
    done = [stage.name for stage in STAGES].index(args.after) + 1 if args.after else 0
    if args.after:
        network.load_state_dict(torch.load(args.work / f"{args.after}.pt", weights_only=True))
    for seed, stage in list(enumerate(STAGES, 1))[done:]:
        pairs = Encoded(stage.pairs(args, random.Random(seed)), tokenizer)
        name = f"{stage.name}_apart" if args.apart else stage.name
        learn(network, pairs, stage.epochs, stage.rate, seed, args.work / f"{name}.pt")
    measure(network, held_sets(args.data), tokenizer)


if __name__ == "__main__":
    main()
