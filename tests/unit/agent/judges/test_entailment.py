"""The shipped network, and the reader in front of it."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from agent.judges.embedded import EmbeddedJudge
from agent.judges.entailment import MAX_READ, NO_RELATION, Reader, Relation, Unread
from agent.judges.text import STOPWORDS
from agent.settings import load_settings
from corpus.types import KeyPoint
from retrieval.embedders import load_embedder
from rubrics.types import Turn

CLAIMS = (
    "Scaling by the root of the key width keeps the softmax from saturating.",
    "A larger batch lowers the variance of the gradient.",
    "Precision falls when the threshold is lowered.",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_chances_sum_to_one_and_depend_on_the_order_of_the_pair(reader: Reader) -> None:
    there = reader.relation(["All the disks of the two servers failed at night."], "A disk failed.")
    back = reader.relation(["A disk failed."], "All the disks of the two servers failed at night.")
    assert sum(there) == pytest.approx(1.0, abs=1e-5)
    assert there.entailed > 2 * back.entailed


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_same_is_entailed_and_the_opposite_contradicted(reader: Reader, claim: str) -> None:
    assert reader.relation([claim], claim).entailed > 0.8
    assert reader.relation(["It is not true that " + claim[0].lower() + claim[1:]], claim).contradicted > 0.5
    assert reader.relation(["We had lunch in the canteen."], claim).neutral > 0.8


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_words_of_a_claim_without_their_order_do_not_meet_it_whatever_the_network_says(
    reader: Reader, claim: str
) -> None:
    words = [word for word in claim.rstrip(".").lower().split() if word not in STOPWORDS]
    said = Turn(seq=0, speaker="candidate", kind="answer", text=" ".join(sorted(words)), at=0.0, round=0)
    judge = EmbeddedJudge(load_embedder(load_settings().models_dir), reader=reader)
    point = KeyPoint(id="claim", weight=1, point=claim, criteria=("ml_depth",))
    found = judge.judge("What happens, and why?", [point], [said])
    assert found.evidence[0].stance != "met"
    assert found.evidence[0].p_met < 0.2


def test_nothing_is_known_of_empty_texts(reader: Reader) -> None:
    assert reader.relation([], "A claim.") == NO_RELATION
    assert reader.relation([" "], "A claim.") == NO_RELATION
    assert reader.relation(["A sentence."], "") == NO_RELATION


@pytest.mark.parametrize("text", ["\ud800 \x00", "模型 " * 500, "word " * (3 * MAX_READ), "a" * 100_000])
def test_any_text_can_be_read(reader: Reader, text: str) -> None:
    assert sum(reader.relation([text], "A claim.")) == pytest.approx(1.0, abs=1e-5)
    assert sum(reader.relation(["A sentence."], text)) == pytest.approx(1.0, abs=1e-5)


class Counting:
    """A network that counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def relation(self, said: str, claim: str) -> Relation:
        self.asked.append((said, claim))
        return Relation(0.2, 0.3, 0.5)


def test_a_pair_is_compared_once() -> None:
    network = Counting()
    reader = Reader(network)
    for _ in range(2):
        assert reader.relation(["A larger batch", "costs memory."], "A claim.") == (0.2, 0.3, 0.5)
    assert network.asked == [("A larger batch costs memory.", "A claim.")]


def test_a_reader_that_reads_nothing_says_so() -> None:
    assert Unread().relation(["A sentence."], "A sentence.") == NO_RELATION


def test_the_parameters_are_small_and_name_the_command_that_made_them() -> None:
    assert len(files("agent.judges").joinpath("entailment.onnx").read_bytes()) < 25_000_000
    for name in ("authored.json", "head.json"):
        note = json.loads(files("agent.judges").joinpath(name).read_text(encoding="utf-8"))["note"]
        assert note.startswith("made by: python -m bench.")
