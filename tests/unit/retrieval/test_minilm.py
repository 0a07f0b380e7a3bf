"""The exported model is the packaged one, made once, and never trusted when it is not whole."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from retrieval.embedders import load_embedder
from retrieval.embedders.export import find_export
from retrieval.embedders.minilm import PackagedModel, readable
from retrieval.embedders.onnx import OnnxEmbedder
from retrieval.embedders.sentence import SentenceEmbedder
from retrieval.types import Embedder

pytestmark = pytest.mark.slow

TEXTS = [
    "",
    "word",
    "What grows with the context length?",
    "The rate moves with the batch, linearly or by its root. " * 80,
    "αβγ 模型 🙂 \ud800 e\u0301",
]


@pytest.fixture(scope="module")
def exported(packaged: PackagedModel, models_dir: Path) -> Embedder:
    file = find_export(packaged, models_dir)
    assert file is not None
    return OnnxEmbedder(packaged, file)


def test_export_agrees_with_the_reference(packaged: PackagedModel, exported: Embedder) -> None:
    reference = SentenceEmbedder(packaged)
    ours, theirs = exported.embed(TEXTS), reference.embed(TEXTS)
    assert exported.name == reference.name
    assert ours.shape == theirs.shape == (len(TEXTS), 384)
    assert np.min(np.sum(ours * theirs, axis=1)) > 0.9999
    assert reference.embed([]).shape == exported.embed([]).shape == (0, 384)


def test_vectors_do_not_depend_on_the_company_a_text_is_in(exported: Embedder) -> None:
    together = exported.embed(TEXTS)
    alone = np.concatenate([exported.embed([text]) for text in TEXTS])
    assert np.array_equal(together, alone)


def test_meaning_is_nearer_than_wording(exported: Embedder) -> None:
    query, same, other = exported.embed(
        ["How much does the job pay?", "A salary of $240,000 a year.", "How much does the queue hold?"]
    )
    assert query @ same > query @ other


def test_a_started_process_uses_the_export_without_torch(models_dir: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from retrieval.embedders import load_embedder;"
        "rows = load_embedder(Path(sys.argv[1])).embed(['hello']);"
        "print(rows.shape, 'torch' in sys.modules, 'sentence_transformers' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(models_dir)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(1, 384) False False"


def test_a_damaged_or_foreign_export_is_not_used(packaged: PackagedModel, models_dir: Path, tmp_path: Path) -> None:
    def copy(name: str) -> Path:
        return Path(shutil.copytree(models_dir, tmp_path / name))

    flipped = copy("flipped")
    file = next(flipped.glob("*.onnx"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    foreign = copy("foreign")
    manifest = json.loads((foreign / "manifest.json").read_text())
    (foreign / "manifest.json").write_text(json.dumps(manifest | {"model": "another@1"}))
    nonsense = copy("nonsense")
    (nonsense / "manifest.json").write_bytes(b"\xff{")
    assert find_export(packaged, models_dir) is not None
    for folder in (flipped, foreign, nonsense, tmp_path / "absent"):
        assert find_export(packaged, folder) is None, folder.name


def test_a_folder_that_cannot_be_written_falls_back_to_the_reference(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    said: list[str] = []
    embedder = load_embedder(blocked / "models", lambda done, total, text: said.append(text))
    assert embedder.embed(["hello"]).shape == (1, 384)
    assert any("cannot be prepared" in text for text in said)


def test_an_endless_text_is_cut_before_it_costs_anything() -> None:
    assert len(readable("a" * 10_000_000)) < 20_000
