from __future__ import annotations

import gzip
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.llm.tokens import _CACHED_AS, TokenCounter
from agent.llm.types import Message

PACKAGED = TokenCounter()
ESTIMATE = TokenCounter([Path("/nowhere")], packaged=False)
SAMPLES = (
    "The gradient of the softmax vanishes once one logit is far above the others.",
    "def attend(q, k, v):\n    return softmax(q @ k.T / d ** 0.5) @ v\n",
    "В начале было слово, а за ним и градиент.",
    "注意力的分数要除以维度的平方根。",
)


def vocabulary() -> bytes:
    spec = find_spec("bpe_openai")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("the vocabulary's package is only installed on Linux x86-64")
    place = Path(spec.submodule_search_locations[0]) / "data" / "o200k_base.tiktoken.gz"
    return gzip.decompress(place.read_bytes())


def test_the_packaged_vocabulary_counts_as_tiktoken_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tiktoken

    (tmp_path / _CACHED_AS).write_bytes(vocabulary())
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    theirs = tiktoken.get_encoding("o200k_base")
    assert PACKAGED.name == "tiktoken o200k_base"
    assert [PACKAGED.count(text) for text in SAMPLES] == [len(theirs.encode(text)) for text in SAMPLES]


def test_a_cached_vocabulary_is_used_where_there_is_no_package(tmp_path: Path) -> None:
    (tmp_path / _CACHED_AS).write_bytes(vocabulary())
    counter = TokenCounter([tmp_path], packaged=False)
    assert counter.name == "tiktoken o200k_base"
    assert counter.count(SAMPLES[0]) == PACKAGED.count(SAMPLES[0])


def test_a_damaged_vocabulary_is_neither_used_nor_removed(tmp_path: Path) -> None:
    (tmp_path / _CACHED_AS).write_bytes(b"IQ== 0\n")
    assert TokenCounter([tmp_path], packaged=False).name == "an estimate by bytes"
    assert [path.name for path in tmp_path.iterdir()] == [_CACHED_AS]


def test_the_estimate_is_of_the_right_size_on_prose_code_and_other_scripts() -> None:
    assert all(0.75 <= ESTIMATE.count(text) / PACKAGED.count(text) <= 2 for text in SAMPLES)


def test_marks_of_the_vocabulary_are_plain_text() -> None:
    assert PACKAGED.count("<|endoftext|>") > 1


def test_a_prompt_counts_its_messages_too() -> None:
    messages = [Message(role="user", content="Hello"), Message(role="assistant", content="Hello")]
    assert PACKAGED.prompt(messages) > 2 * PACKAGED.count("Hello")


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_counted(text: str) -> None:
    assert (PACKAGED.count(text) > 0) == bool(text)
    assert (ESTIMATE.count(text) > 0) == bool(text)
