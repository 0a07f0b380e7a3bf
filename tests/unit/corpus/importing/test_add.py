"""Importing: twice changes nothing, a changed version keeps its ids, a bad file changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.importing.add import add_guide, read_record, remove_guide
from corpus.importing.errors import ImportRefusedError
from corpus.load import GUIDE_FILE, Bank, load_imported
from tests.unit.corpus.importing.samples import BANK, HOSPITAL, ROBOTS, SHORT


def _file(tmp_path: Path, text: str, name: str = "guide.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def _state(home: Path) -> dict[str, bytes]:
    return {str(p.relative_to(home)): p.read_bytes() for p in sorted(home.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("path", [BANK, ROBOTS, HOSPITAL])
def test_an_imported_guide_is_in_the_bank_as_any_other(tmp_path: Path, path: Path) -> None:
    added = add_guide(path, tmp_path)
    bank = Bank(extra=tmp_path)
    assert bank.guides[added.guide.id] == added.guide
    assert bank.refused == []
    for sample in added.guide.samples:
        assert bank.samples[sample.id] == sample
        assert added.guide.passage(sample.passage) is not None
    for spec in (*added.guide.rounds, *added.guide.reasons):
        assert added.guide.passage(spec.passage) is not None


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    add_guide(BANK, tmp_path)
    before = _state(tmp_path)
    assert add_guide(BANK, tmp_path).status == "unchanged"
    assert _state(tmp_path) == before


def test_a_changed_version_keeps_the_ids_of_what_it_still_has(tmp_path: Path) -> None:
    old = add_guide(BANK, tmp_path / "home").guide
    text = BANK.read_text(encoding="utf-8")
    text = text.replace("Shaky statistics.", "Shaky statistical grounding.").replace("Cohorts", "Cohort arrears")
    text = text.replace("  • Careless data handling", "  • Late. Comes an hour late.\n  • Careless data handling")
    added = add_guide(_file(tmp_path, text), tmp_path / "home")
    assert added.status == "updated"
    assert {r.id for r in old.reasons} < {r.id for r in added.guide.reasons}
    assert {s.id for s in old.samples} == {s.id for s in added.guide.samples}
    assert {p.id for p in old.passages} < {p.id for p in added.guide.passages}
    renamed = next(r for r in added.guide.reasons if r.id == "shaky_statistics")
    assert renamed.title == "Shaky statistical grounding"


def test_a_question_that_is_gone_can_be_read_and_is_not_asked(tmp_path: Path) -> None:
    old = add_guide(BANK, tmp_path / "home").guide
    text = BANK.read_text(encoding="utf-8")
    start, end = text.index("Given a table of payments"), text.index("Practice more SQL questions")
    new = add_guide(_file(tmp_path, text[:start] + text[end:]), tmp_path / "home").guide
    assert [s.id for s in new.samples if s.retired] == [f"{old.id}-cohorts"]
    back = add_guide(BANK, tmp_path / "home").guide
    assert not any(s.retired for s in back.samples)
    assert {s.id for s in back.samples} == {s.id for s in old.samples}


def test_a_version_that_is_cut_short_does_not_take_the_place_of_a_whole_one(tmp_path: Path) -> None:
    add_guide(BANK, tmp_path / "home")
    before = _state(tmp_path / "home")
    torn = _file(tmp_path, BANK.read_text(encoding="utf-8")[:3000])
    with pytest.raises(ImportRefusedError, match="much less"):
        add_guide(torn, tmp_path / "home")
    assert _state(tmp_path / "home") == before
    assert add_guide(torn, tmp_path / "home", replace=True).status == "updated"


def test_a_guide_edited_by_hand_is_not_overwritten_unasked(tmp_path: Path) -> None:
    guide = add_guide(_file(tmp_path, SHORT), tmp_path).guide
    path = tmp_path / "guides" / guide.id / GUIDE_FILE
    path.write_text(path.read_text(encoding="utf-8").replace("motives", "motifs"), encoding="utf-8")
    changed = _file(tmp_path, SHORT.replace("leakage", "drift"))
    with pytest.raises(ImportRefusedError, match="edited by hand"):
        add_guide(changed, tmp_path)
    assert add_guide(changed, tmp_path, replace=True).status == "updated"


def test_an_id_that_another_guide_has_is_not_taken(tmp_path: Path) -> None:
    path = _file(tmp_path, SHORT)
    assert add_guide(path, tmp_path, taken={"acme_data_scientist"}).guide.id == "my_acme_data_scientist"
    assert add_guide(path, tmp_path, guide_id="second").guide.id == "second"
    for wanted in ("../../etc", "UPPER", "a b", "x" * 60, "second"):
        with pytest.raises(ImportRefusedError):
            add_guide(path, tmp_path, guide_id=wanted, taken={"second"})
    assert sorted(p.name for p in (tmp_path / "guides").iterdir() if p.is_dir()) == ["my_acme_data_scientist", "second"]


def test_what_a_page_says_cannot_break_out_of_its_place(tmp_path: Path) -> None:
    text = SHORT.replace("Acme", 'Ac"me {#x}').replace("Shallow statistics", "## Shallow {#rounds} statistics")
    text = text.replace(
        "nothing technical yet.", "nothing technical yet.\n\n## heading {#reasons}\n\n---\n\n```\n\n\\# five"
    )
    guide = add_guide(_file(tmp_path, text), tmp_path).guide
    assert len(guide.rounds) == 2
    assert len(guide.reasons) == 2
    assert load_imported(tmp_path / "guides" / guide.id) == guide


def test_a_file_name_with_tricks_names_nothing(tmp_path: Path) -> None:
    path = tmp_path / "..;rm -rf $(x)`\n.txt"
    path.write_text(SHORT.replace("Acme Data Scientist ", "").replace("Data Scientist ", ""), encoding="utf-8")
    guide = add_guide(path, tmp_path).guide
    assert (tmp_path / "guides" / guide.id).is_dir()
    assert "\n" not in guide.source


def test_what_was_not_found_is_kept_with_the_guide(tmp_path: Path) -> None:
    added = add_guide(_file(tmp_path, SHORT), tmp_path)
    record = read_record(tmp_path / "guides" / added.guide.id)
    assert record == added.record
    assert "No levels are named." in record.not_found


def test_a_removed_guide_is_gone_and_only_that(tmp_path: Path) -> None:
    guide = add_guide(_file(tmp_path, SHORT), tmp_path).guide
    add_guide(BANK, tmp_path)
    for name in ("..", "nothing", "../guides", ""):
        assert not remove_guide(tmp_path, name)
    assert remove_guide(tmp_path, guide.id)
    assert sorted(g for g in Bank(extra=tmp_path).guides if g not in Bank().guides) == ["harbour_bank_data_scientist"]


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file")
    with pytest.raises(ImportRefusedError, match="MOCK_INTERVIEW_HOME"):
        add_guide(BANK, home)
