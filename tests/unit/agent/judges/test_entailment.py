import json
from collections.abc import Sequence
from importlib.resources import files

import numpy as np
import pytest

from agent.judges.entailment import MAX_READ, NO_RELATION, Reader, Relation, load_network
from agent.settings import load_settings
from retrieval.embedders import load_embedder
from retrieval.embedders.hashing import HashingEmbedder
from retrieval.types import Vectors

CLAIMS = (
    "Scaling by the root of the key width keeps the softmax from saturating.",
    "A larger batch lowers the variance of the gradient.",
    "Precision falls when the threshold is lowered.",
)


class RandomStates(HashingEmbedder):
    """Token states that only depend on the text."""

    def __init__(self) -> None:
        super().__init__()
        self.passes = 0

    def read(self, texts: Sequence[str]) -> list[tuple[Vectors, Vectors]]:
        self.passes += len(texts)
        rows = [np.random.default_rng(len(t)).normal(size=(len(t.split()), 768)).astype(np.float32) for t in texts]
        return list(zip(self.embed(texts), rows, strict=True))


def test_chances_sum_to_one_and_depend_on_the_order_of_the_pair() -> None:
    network = load_network()
    states = [np.random.default_rng(seed).normal(size=(seed + 3, 768)).astype(np.float32) for seed in (1, 2)]
    one, other = (network.tokens(network.seen(rows)) for rows in states)
    there, back = network.relation(one, other), network.relation(other, one)
    assert sum(there) == pytest.approx(1.0, abs=1e-5)
    assert there != back


def test_a_text_without_tokens_stands_in_no_relation() -> None:
    network = load_network()
    nothing = network.tokens(network.seen(np.zeros((0, 768), np.float32)))
    assert network.relation(nothing, nothing) == NO_RELATION


def test_an_embedder_without_token_states_tells_nothing() -> None:
    assert Reader(HashingEmbedder()).relation(["Yes."], "No.") == NO_RELATION


def test_a_text_is_read_once_and_a_long_one_in_part() -> None:
    embedder = RandomStates()
    reader = Reader(embedder)
    long = "word " * (3 * MAX_READ)
    assert reader.relation([long], "A claim.") == reader.relation([long], "A claim.")
    assert embedder.passes == 2


@pytest.mark.slow
@pytest.mark.parametrize("claim", CLAIMS)
def test_the_same_is_entailed_and_the_opposite_contradicted(claim: str) -> None:
    reader = Reader(load_embedder(load_settings().models_dir))

    def relation(sentence: str) -> Relation:
        return reader.relation([sentence], claim)

    assert relation(claim).entailed > 0.5
    assert relation("It is not true that " + claim[0].lower() + claim[1:]).contradicted > 0.5
    assert relation("We had lunch in the canteen.").entailed < 0.2


def test_the_parameters_are_small_and_their_data_is_named() -> None:
    assert len(files("agent.judges").joinpath("entailment.npz").read_bytes()) < 1_000_000
    note = json.loads(files("agent.judges").joinpath("authored.json").read_text(encoding="utf-8"))["note"]
    assert note.startswith("made by: python -m bench.")
