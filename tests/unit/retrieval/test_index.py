"""The index on disk: built once, refreshed when something changed, never trusted blindly."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.asked import elsewhere
from corpus.types import Guide
from retrieval.chunk import chunks_of
from retrieval.elsewhere import lines_of
from retrieval.embedders.hashing import HashingEmbedder
from retrieval.index import open_retriever
from retrieval.memory import memory_retriever
from retrieval.types import Retriever
from tests.unit.retrieval.samples import TEXTS, CountingEmbedder, make_guide

QUERY = "coding under time pressure"


def texts_of(guide: Guide) -> set[str]:
    return {chunk.text for chunk in chunks_of([guide])} | set(lines_of(elsewhere()))


def found(retriever: Retriever, **filters: str) -> list[tuple[str, float]]:
    # Three places: indexes add in different orders.
    return [(hit.passage.id, round(hit.score, 3)) for hit in retriever.search(QUERY, 50, **filters)]


def folders(index_dir: Path) -> list[Path]:
    return sorted(path for path in index_dir.iterdir() if path.is_dir())


BUILDER = """
import sys
from pathlib import Path
from corpus.types import Guide
from corpus.asked import elsewhere
from corpus.types import Guide
from retrieval.chunk import chunks_of
from retrieval.elsewhere import lines_of
from retrieval.embedders.hashing import HashingEmbedder
from retrieval.index import open_retriever
guide = Guide.model_validate_json(Path(sys.argv[1]).read_text())
said = []
retriever = open_retriever([guide], HashingEmbedder(), Path(sys.argv[2]), lambda *step: said.append(step))
print(len(said) > 0, [(hit.passage.id, round(hit.score, 3)) for hit in retriever.search(sys.argv[3], 50)])
"""


def start_builder(guide_file: Path, index_dir: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(guide_file), str(index_dir), QUERY],
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index made by another process: Chroma keeps what this one opened in memory."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "guide.json").write_text(make_guide().model_dump_json())
    assert start_builder(folder / "guide.json", folder / "index").wait(timeout=200) == 0
    return folder / "index"


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"guide": "two"},
        {"section": "rounds"},
        {"round_kind": "recruiter"},
        {"guide": "one", "section": "culture", "round_kind": "hiring_manager"},
        {"guide": "nobody"},
    ],
)
def test_chroma_finds_what_the_list_finds(tmp_path: Path, filters: dict[str, str]) -> None:
    guides = [make_guide("one"), make_guide("two")]
    on_disk = open_retriever(guides, HashingEmbedder(), tmp_path)
    in_memory = memory_retriever(guides, HashingEmbedder())
    assert found(on_disk, **filters) == found(in_memory, **filters)


def test_a_second_start_embeds_nothing(counting: CountingEmbedder, tmp_path: Path) -> None:
    open_retriever([make_guide()], counting, tmp_path)
    assert sorted(counting.seen) == sorted(texts_of(make_guide()))
    counting.seen.clear()
    open_retriever([make_guide()], counting, tmp_path)
    assert counting.seen == []
    assert len(folders(tmp_path)) == 1


def test_only_changed_passages_are_embedded_again(counting: CountingEmbedder, tmp_path: Path) -> None:
    open_retriever([make_guide()], counting, tmp_path)
    counting.seen.clear()
    changed = make_guide(texts=TEXTS | {"culture/hours": "Nine to five, coding under no time pressure."})
    retriever = open_retriever([changed], counting, tmp_path)
    sentence = "Nine to five, coding under no time pressure."
    assert sorted(counting.seen) == sorted([f"Hours. {sentence}", sentence])
    assert found(retriever)[0][0] == "tester/culture/hours"


def test_another_embedder_never_meets_the_old_vectors(tmp_path: Path) -> None:
    first, second = CountingEmbedder("first@1"), CountingEmbedder("second@1")
    open_retriever([make_guide()], first, tmp_path)
    open_retriever([make_guide()], second, tmp_path)
    assert set(second.seen) == texts_of(make_guide())


def damage_database(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(b"not a database" * 500)


def remove_database(folder: Path) -> None:
    (folder / "chroma.sqlite3").unlink()


def damage_vectors(folder: Path) -> None:
    (folder / "vectors.npz").write_bytes(b"PK broken")


def cut_vectors(folder: Path) -> None:
    os.truncate(folder / "vectors.npz", 700)


@pytest.mark.parametrize("damage", [damage_database, remove_database, damage_vectors, cut_vectors])
def test_a_damaged_index_is_built_again(built: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    index_dir = Path(shutil.copytree(built, tmp_path / "index"))
    broken = folders(index_dir)[0]
    damage(broken)
    retriever = open_retriever([make_guide()], HashingEmbedder(), index_dir)
    assert found(retriever) == found(memory_retriever([make_guide()], HashingEmbedder()))
    assert broken not in folders(index_dir)
    assert len(folders(index_dir)) == 1


def test_a_damaged_database_costs_no_new_vectors(counting: CountingEmbedder, tmp_path: Path) -> None:
    open_retriever([make_guide()], counting, tmp_path)
    damage_database(folders(tmp_path)[0])
    counting.seen.clear()
    open_retriever([make_guide()], counting, tmp_path)
    assert counting.seen == []


def test_a_folder_that_cannot_be_written_means_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said: list[str] = []
    retriever = open_retriever(
        [make_guide()], HashingEmbedder(), tmp_path / "file" / "index", lambda d, t, text: said.append(text)
    )
    assert found(retriever) == found(memory_retriever([make_guide()], HashingEmbedder()))
    assert any("in memory" in text for text in said)


def test_no_guides_build_no_index(counting: CountingEmbedder, tmp_path: Path) -> None:
    assert open_retriever([], counting, tmp_path).search("anything") == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_processes_that_start_together_build_one_index(tmp_path: Path) -> None:
    guide = make_guide()
    (tmp_path / "guide.json").write_text(guide.model_dump_json())
    started = [start_builder(tmp_path / "guide.json", tmp_path / "index") for _ in range(3)]
    outputs = [process.communicate(timeout=200)[0].strip() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    wanted = str(found(memory_retriever([guide], HashingEmbedder())))
    assert sorted(output.partition(" ")[2] for output in outputs) == [wanted] * 3
    assert [output.startswith("True") for output in outputs].count(True) == 1
    assert len(folders(tmp_path / "index")) == 1


@pytest.mark.slow
def test_a_reader_survives_a_rebuild_by_another_process(tmp_path: Path) -> None:
    reader = open_retriever([make_guide()], HashingEmbedder(), tmp_path / "index")
    before = found(reader)
    changed = make_guide(texts=TEXTS | {"culture/hours": "Changed."})
    (tmp_path / "guide.json").write_text(changed.model_dump_json())
    assert start_builder(tmp_path / "guide.json", tmp_path / "index").wait(timeout=200) == 0
    assert found(reader) == before
    assert len(folders(tmp_path / "index")) == 2


def test_a_reader_survives_the_loss_of_its_folder(tmp_path: Path) -> None:
    reader = open_retriever([make_guide()], HashingEmbedder(), tmp_path)
    before = found(reader)
    long_ago = time.time() - 10 * 24 * 3600
    os.utime(folders(tmp_path)[0], (long_ago, long_ago))
    open_retriever([make_guide(texts={"faq/new": "New."})], HashingEmbedder(), tmp_path)
    assert len(folders(tmp_path)) == 1
    assert found(reader) == before


def test_an_interrupted_build_leaves_nothing_that_is_believed(tmp_path: Path) -> None:
    class Interrupted(CountingEmbedder):
        def embed(self, texts):  # type: ignore[no-untyped-def]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_retriever([make_guide()], Interrupted(), tmp_path)
    (tmp_path / "building-killed").mkdir()
    assert found(open_retriever([make_guide()], CountingEmbedder(), tmp_path))
    assert len(folders(tmp_path)) == 1


def test_progress_counts_up_to_all_texts(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    open_retriever([make_guide()], HashingEmbedder(), tmp_path, lambda *step: steps.append(step))
    texts = len(texts_of(make_guide()))
    assert steps[0][:2] == (0, texts)
    assert steps[-1][:2] == (texts, texts)


def test_what_the_guides_are_silent_on_is_part_of_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_retriever([make_guide()], HashingEmbedder(), tmp_path)
    monkeypatch.setattr("retrieval.index.elsewhere", lambda: elsewhere()[1:])
    open_retriever([make_guide()], HashingEmbedder(), tmp_path)
    assert len({folder.name.partition("-")[0] for folder in folders(tmp_path)}) == 2


@pytest.mark.slow
def test_more_texts_than_one_query_asks_for_still_rank_alike(tmp_path: Path) -> None:
    letters = random.Random(1)
    words = ["".join(letters.choices("aeiouklmnprst", k=7)) for _ in range(3_000)]
    many = {f"faq/item_{n}": f"{' '.join(words[10 * n : 10 * n + 10])}." for n in range(300)}
    guide = make_guide(texts={**TEXTS, **many})
    on_disk = open_retriever([guide], HashingEmbedder(), tmp_path).search(QUERY, 3)
    in_memory = memory_retriever([guide], HashingEmbedder()).search(QUERY, 3)
    assert [hit.passage.id for hit in on_disk] == [hit.passage.id for hit in in_memory]
