"""A dropped-in YAML file is read strictly, and what is wrong with it is said with file and line."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
import yaml
from pydantic import Field, TypeAdapter, ValidationError

from corpus import yaml_file
from corpus.errors import CorpusError, from_validation
from corpus.types import Value
from corpus.yaml_file import MAX_BYTES, load_yaml, parse_yaml


class Shelf(Value):
    name: str
    books: tuple[str, ...] = ()
    height: int = Field(default=1, ge=1)


SHELVES = TypeAdapter(tuple[Shelf, ...])


def refused(text: str) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        parse_yaml(text, "file.yaml")
    return caught.value


def invalid(text: str) -> CorpusError:
    data, line_of = parse_yaml(text, "file.yaml")
    with pytest.raises(ValidationError) as caught:
        SHELVES.validate_python(data)
    return from_validation("file.yaml", line_of, caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no\nb: yes\nc: on", {"a": "no", "b": "yes", "c": "on"}),
        ("[true, False, null, ~, '']", [True, False, None, None, ""]),
        ("[1, -2, 007, 1_000, 12:30]", [1, -2, "007", "1_000", "12:30"]),
        ("[1.5, 1e-6, .5, 2., 1.2.3, .nan]", [1.5, 1e-6, 0.5, 2.0, "1.2.3", ".nan"]),
        ("day: 2026-01-31", {"day": "2026-01-31"}),
        ("'1': '2'", {"1": "2"}),
        ('["7", "no"]', ["7", "no"]),
        ("a: >-\n  folded\n  text\nb: |\n  kept\n", {"a": "folded text", "b": "kept\n"}),
        ("", None),
        ("- {a: [1, {b: 2}]}\n- []\n- {}", [{"a": [1, {"b": 2}]}, [], {}]),
    ],
)
def test_plain_yaml_is_read(text: str, value: object) -> None:
    assert parse_yaml(text, "file.yaml")[0] == value


def test_a_number_of_thousands_of_digits_stays_text() -> None:
    digits = "9" * 10_000
    assert parse_yaml(f"[{digits}, 1.{digits}]", "file.yaml")[0] == [digits, f"1.{digits}"]


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_both_parsers_agree(monkeypatch: pytest.MonkeyPatch, loader: str) -> None:
    monkeypatch.setattr(yaml_file, "_LOADER", getattr(yaml, loader, yaml.SafeLoader))
    text = 'a: no\nb: "7"\nc: 7\nd: |\n  x\ne: [1, 2.5]\n'
    assert parse_yaml(text, "f")[0] == {"a": "no", "b": "7", "c": 7, "d": "x\n", "e": [1, 2.5]}


def test_lines_are_kept_for_every_value() -> None:
    _, line_of = parse_yaml("- name: a\n  books:\n    - one\n    - two\n- name: b\n", "f", first_line=10)
    places = [(), (0,), (0, "books"), (0, "books", 1), (1, "name")]
    assert [line_of(place) for place in places] == [10, 10, 11, 13, 14]


def test_a_missing_value_is_placed_where_it_should_be() -> None:
    _, line_of = parse_yaml("- name: a\n- books: []\n", "f")
    assert line_of((1, "name")) == 2
    assert parse_yaml("", "f")[1](("anything",)) is None


@pytest.mark.parametrize(
    ("text", "line", "field", "words"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", 4, "b.c", "repeated"),
        ("a: &x [1]\nb: 2\n", 1, "a", "anchors"),
        ("a: 1\nb: *x\n", 2, "b", "anchors"),
        ("a: 1\nb: !!python/object:os.system x\n", 2, "b", "tag"),
        ("a: !!set {x}\n", 1, "a", "tag"),
        ('a: ! "7"\n', 1, "a", "tag"),
        ("a: 1\n---\nb: 1\n", 2, "", "single YAML document"),
        ("a: 1\n? [1, 2]\n: 3\n", 2, "", "plain text"),
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "", "valid YAML"),
        ("a: 'never closed\n", 2, "", "valid YAML"),
        ("a: \x01\n", None, "", "valid YAML"),
    ],
)
def test_what_is_not_plain_yaml_is_refused(text: str, line: int | None, field: str, words: str) -> None:
    error = refused(text)
    assert (error.line, error.field) == (line, field)
    assert words in error.expected


@pytest.mark.parametrize("text", ["[" * 100_000, "a: " + "{b: " * 5_000, "- " * 5_000])
def test_deep_nesting_is_refused_without_exhausting_the_stack(text: str) -> None:
    assert "nesting" in refused(text).expected


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"a: 1\nb: \xff\xfe\n", 2, "UTF-8"),
        (b"#" * (MAX_BYTES + 1), None, "at most"),
    ],
)
def test_unreadable_content_is_refused(tmp_path: Path, content: bytes, line: int | None, words: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(content)
    with pytest.raises(CorpusError, match=words) as caught:
        load_yaml(file)
    assert (caught.value.path, caught.value.line) == (str(file), line)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        load_yaml(tmp_path / "absent.yaml")
    with pytest.raises(CorpusError, match="regular file"):
        load_yaml(tmp_path)


def test_a_byte_order_mark_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert load_yaml(tmp_path / "x.yaml")[0] == {"a": 1}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- name: a\n- books: [x]\n", "file.yaml:2: 1.name: this field is required"),
        ("- name: a\n  colour: red\n", "file.yaml:2: 0.colour: not a known field"),
        ("- name: a\n  height: 0\n", "file.yaml:2: 0.height: should be greater than or equal to 1, got 0"),
        (
            "- name: 7\n  height: 0\n",
            "file.yaml:1: 0.name: text (put it in quotes if it looks like a number, "
            "a date or a truth value), got 7 (and 1 more problem)",
        ),
        ("name: a\n", "file.yaml:1: a list"),
    ],
)
def test_a_failed_validation_names_file_line_field_and_what_was_expected(text: str, sentence: str) -> None:
    assert str(invalid(text)) == sentence


def test_a_copied_error_keeps_its_data() -> None:
    twin = copy.copy(CorpusError("a.md", 3, "id", "a slug"))
    assert str(twin) == "a.md:3: id: a slug"
    assert (twin.path, twin.line, twin.field, twin.expected) == ("a.md", 3, "id", "a slug")
