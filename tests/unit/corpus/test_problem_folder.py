"""Loading a problem's folder: what comes back, and what is said about one that does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

import corpus
from corpus.errors import CorpusError
from corpus.problem_folder import MAX_SOURCE_BYTES, load_problem, problem_folders

BANK = Path(corpus.__file__).parent / "problems"

YAML = """\
id: add-two
title: "Add two numbers"
roles: [ml_engineer]
areas: [coding]
difficulty: easy
statement: "Return the sum of two numbers."
entry_point: add
signature: "def add(a: int, b: int) -> int"
criteria: [coding_quality]
wrong:
  - {file: subtracts.py, caught_by: edge, why: "Has the sign wrong."}
"""
SOURCE = "def add(a, b):\n    return a + b\n"
CASES = "def cases(rng):\n    return {'examples': [(1, 2)], 'edge': [(0, 0)]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "add-two"
    (made / "wrong").mkdir(parents=True)
    (made / "problem.yaml").write_text(YAML)
    (made / "starter.py").write_text("def add(a, b):\n    raise NotImplementedError\n")
    (made / "reference.py").write_text(SOURCE)
    (made / "cases.py").write_text(CASES)
    (made / "wrong" / "subtracts.py").write_text("def add(a, b):\n    return a - b\n")
    return made


def refusal(folder: Path) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        load_problem(folder)
    return caught.value


def edit(folder: Path, old: str, new: str) -> None:
    text = (folder / "problem.yaml").read_text()
    assert old in text
    (folder / "problem.yaml").write_text(text.replace(old, new))


def test_a_folder_becomes_a_problem_with_its_sources_to_the_byte(folder: Path) -> None:
    loaded = load_problem(folder)
    assert loaded.problem.entry_point == "add"
    assert loaded.reference == SOURCE
    assert loaded.cases == CASES
    assert loaded.oracle is None
    assert list(loaded.wrong) == ["subtracts.py"]


def test_an_oracle_is_read_when_there_is_one(folder: Path) -> None:
    (folder / "oracle.py").write_text(SOURCE)
    assert load_problem(folder).oracle == SOURCE


def test_loading_runs_none_of_the_python(folder: Path) -> None:
    for name in ("reference.py", "cases.py"):
        path = folder / name
        path.write_text(path.read_text() + "\nraise SystemExit('this was run')\n")
    assert "this was run" in load_problem(folder).cases


@pytest.mark.parametrize("name", ["problem.yaml", "starter.py", "reference.py", "cases.py", "wrong/subtracts.py"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert str(folder / name) in str(refusal(folder))


def test_a_missing_field_is_named(folder: Path) -> None:
    edit(folder, "entry_point: add\n", "")
    assert refusal(folder).field == "entry_point"


def test_an_unknown_field_is_reported_with_its_line(folder: Path) -> None:
    edit(folder, "difficulty: easy", "difficulty: easy\nlevel: hard")
    error = refusal(folder)
    assert (error.field, error.line) == ("level", 6)


def test_a_wrong_value_is_reported_with_its_line(folder: Path) -> None:
    edit(folder, "difficulty: easy", "difficulty: trivial")
    error = refusal(folder)
    assert (error.field, error.line) == ("difficulty", 5)


def test_yaml_that_is_no_mapping_is_refused(folder: Path) -> None:
    (folder / "problem.yaml").write_text("- a\n- b\n")
    assert "mapping" in str(refusal(folder))


def test_the_id_must_be_the_name_of_the_folder(folder: Path) -> None:
    edit(folder, "id: add-two", "id: add-three")
    error = refusal(folder)
    assert (error.field, error.line) == ("id", 1)


@pytest.mark.parametrize("file", ["../reference.py", "/etc/passwd", "deep/er.py", "notes.txt"])
def test_a_wrong_submission_cannot_name_a_file_elsewhere(folder: Path, file: str) -> None:
    edit(folder, "subtracts.py", file)
    assert refusal(folder).field == "wrong.0.file"


def test_a_wrong_submission_is_listed_once(folder: Path) -> None:
    line = '  - {file: subtracts.py, caught_by: edge, why: "Has the sign wrong."}\n'
    edit(folder, line, line + line)
    assert refusal(folder).field == "wrong.1.file"


def test_being_caught_by_scale_needs_a_growth_test(folder: Path) -> None:
    edit(folder, "caught_by: edge", "caught_by: scale")
    assert refusal(folder).field == "wrong.0.caught_by"


def test_growth_needs_a_scale_function(folder: Path) -> None:
    edit(folder, "criteria:", "growth: {sizes: [1, 2, 3, 4], wanted: n}\ncriteria:")
    assert "def scale" in str(refusal(folder))
    (folder / "cases.py").write_text(CASES + "\n\ndef scale(n, rng):\n    return (n, n)\n")
    assert load_problem(folder).problem.growth is not None


def test_comparing_by_a_checker_needs_one(folder: Path) -> None:
    edit(folder, "criteria:", "compare: {kind: checker}\ncriteria:")
    assert "checker.py" in str(refusal(folder))
    (folder / "checker.py").write_text("def check(args, expected, actual):\n    return actual > 0\n")
    assert "actual > 0" in (load_problem(folder).checker or "")


@pytest.mark.parametrize("name", ["starter.py", "reference.py", "wrong/subtracts.py"])
def test_a_source_must_define_the_entry_point(folder: Path, name: str) -> None:
    (folder / name).write_text("def plus(a, b):\n    return a + b\n")
    assert "def add" in str(refusal(folder))


def test_a_class_problem_looks_for_a_class(folder: Path) -> None:
    edit(folder, "entry_point: add", "entry_point: add\nkind: class")
    assert "class add" in str(refusal(folder))


def test_a_source_beyond_the_limit_is_refused(folder: Path) -> None:
    (folder / "reference.py").write_text(SOURCE + "#" * MAX_SOURCE_BYTES)
    assert "bytes" in str(refusal(folder))


def test_a_source_that_is_not_text_is_refused(folder: Path) -> None:
    (folder / "reference.py").write_bytes(b"def add\xff\xfe(")
    assert "UTF-8" in str(refusal(folder))


def test_folders_are_found_by_their_problem_file(folder: Path) -> None:
    (folder.parent / "notes").mkdir()
    assert problem_folders(folder.parent) == (folder,)
    assert problem_folders(folder / "nowhere") == ()


def test_the_shipped_problems_load_and_cover_every_difficulty() -> None:
    shipped = [load_problem(found).problem for found in problem_folders(BANK)]
    assert len(shipped) >= 8
    assert {problem.difficulty for problem in shipped} == {"easy", "medium", "hard"}


def test_follow_ups_of_shipped_problems_can_be_scored_for_every_role() -> None:
    known = {
        "ai_researcher": {"coding_under_pressure", "ml_depth", "systems_understanding", "experimental_rigor"},
        "ml_engineer": {"coding_quality", "ml_depth", "system_design", "communication"},
    }
    for problem in (load_problem(found).problem for found in problem_folders(BANK)):
        for point in (point for follow_up in problem.follow_ups for point in follow_up.key_points):
            for role in problem.roles:
                assert known[role] & set(point.criteria), f"{problem.id}: {point.id} for {role}"
            assert len(point.also_said) >= 3
            assert point.not_this
            assert point.probe
            assert point.hint
