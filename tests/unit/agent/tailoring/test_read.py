"""Files that are hostile, broken or no résumé: one clear sentence, in little time, and nothing run or fetched."""

from __future__ import annotations

import os
import resource
import time
import zipfile
from pathlib import Path

import pytest

from agent.tailoring.bounded import read_job, read_resume
from agent.tailoring.errors import UnreadableFileError
from agent.tailoring.read import lines_of, read_lines
from tests.unit.agent.tailoring.writers import docx, pdf

ENTITY = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def refused(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_lines(path)
    said = str(caught.value)
    assert said.startswith(path.name)
    assert "\n" not in said
    assert len(said) < 200
    return said


def child_seconds() -> float:
    """Processor time that processes of ours have used; the clock on the wall tells how busy the machine is."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.md", b" \n\n\t\n", "empty"),
        ("short.txt", b"Hi.", "no text"),
        ("large.txt", b"many words here\n" * 350_000, "over 1 MB"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "not text"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old Word"),
        ("noise.txt", os.urandom(4_000), "not text"),
        ("broken.pdf", b"%PDF-1.7\nthis is no pdf " * 20, "damaged"),
        ("cut.docx", b"PK\x03\x04" + b"\0" * 300, "damaged"),
    ],
)
def test_what_is_no_resume_is_refused_in_one_sentence(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    assert why in refused(written(tmp_path / name, data))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "none.pdf")
    assert "not a file" in refused(tmp_path)


def test_a_scanned_pdf_says_that_it_holds_only_pictures(tmp_path: Path) -> None:
    assert "only pictures" in refused(pdf(tmp_path / "scan.pdf", []))


def test_a_file_over_ten_megabytes_is_refused(tmp_path: Path) -> None:
    assert "larger than 10 MB" in refused(written(tmp_path / "big.pdf", b"%PDF-1.4\n" + b"x" * 10_000_001))


class TestDocx:
    LINES = ("Experience", "- Built a thing that works well for all of us.")

    def test_a_zip_bomb_is_not_unpacked(self, tmp_path: Path) -> None:
        path = tmp_path / "bomb.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"<w>" + b" " * 300_000_000)
        began = time.process_time()
        assert "unpacks to far more" in refused(path)
        assert time.process_time() - began < 3

    def test_a_size_that_the_archive_lies_about_is_not_believed(self, tmp_path: Path) -> None:
        path = tmp_path / "liar.docx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", b"<w>" + b" " * 30_000_000)
        raw = bytearray(path.read_bytes())
        central = raw.rindex(b"PK\x01\x02")
        raw[central + 24 : central + 28] = (100).to_bytes(4, "little")
        path.write_bytes(raw)
        assert refused(path)

    @pytest.mark.parametrize("prolog", [ENTITY, LAUGHS])
    def test_entities_are_refused_unread(self, tmp_path: Path, prolog: str) -> None:
        assert "entities" in refused(docx(tmp_path / "cv.docx", self.LINES, prolog=prolog))

    def test_macros_are_refused(self, tmp_path: Path) -> None:
        assert "macros" in refused(docx(tmp_path / "cv.docx", self.LINES, {"word/vbaProject.bin": b"\0"}))

    def test_many_parts_are_refused(self, tmp_path: Path) -> None:
        parts = {f"word/media/{n}.txt": b"" for n in range(2_100)}
        assert "unpacks to far more" in refused(docx(tmp_path / "cv.docx", self.LINES, parts))

    def test_another_zip_file_is_told_apart(self, tmp_path: Path) -> None:
        path = tmp_path / "code.docx"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("readme.txt", "hello")
        assert "not a Word file" in refused(path)


class TestText:
    def test_html_is_text_without_its_scripts(self, tmp_path: Path) -> None:
        page = "<html><body><h1>Jobs</h1><script>evil()</script><ul><li>You know Kafka well.</li></ul></body></html>"
        lines = read_lines(written(tmp_path / "job.html", page.encode()))
        assert "• You know Kafka well." in lines
        assert not any("evil" in line for line in lines)

    def test_utf16_and_windows_1252_are_read(self, tmp_path: Path) -> None:
        text = "Größe der Datenmenge: 3 TB, verarbeitet mit Spark und Kafka"
        for encoding in ("utf-16", "cp1252"):
            assert text in read_lines(written(tmp_path / f"{encoding}.txt", text.encode(encoding)))

    def test_characters_that_turn_the_direction_of_text_are_gone(self) -> None:
        assert lines_of("Built a \u202eranking\u202c service\u200b for everyone") == [
            "Built a ranking service for everyone"
        ]


class TestBounded:
    """The same in a process of its own."""

    def test_a_file_and_its_text_give_the_same(self, tmp_path: Path) -> None:
        text = "Projects\nGull: a cache of answers that reduced the cost per query by 60 % for us.\n"
        path = written(tmp_path / "cv.txt", text.encode())
        assert read_resume(path) == read_resume(str(path)) == read_resume(text)
        with pytest.raises(UnreadableFileError, match="no such file"):
            read_resume("none of mine.pdf")

    def test_what_is_refused_there_is_refused_here(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="empty"):
            read_resume(written(tmp_path / "cv.txt", b" "))
        with pytest.raises(UnreadableFileError, match="The text: it holds no text"):
            read_job("?")

    @pytest.mark.parametrize("size", [5_000_000, 900_000])
    def test_megabytes_of_text_are_refused_quickly(self, size: int) -> None:
        began = child_seconds()
        with pytest.raises(UnreadableFileError):
            read_resume("Led a team. " * (size // 12))
        assert child_seconds() - began < 8

    @pytest.mark.parametrize(
        "piece", ["a", "(", "[x](", "1 ", "from 1 to ", "I. ", "*a", "<a ", "a@", "Ab ", "٣,", "- "]
    )
    def test_text_that_is_made_to_be_slow_is_read_or_refused_in_time(self, piece: str) -> None:
        text = piece * (90_000 // len(piece))
        began = child_seconds()
        try:
            read_resume("Experience\n" + "\n".join(text[i : i + 1_900] for i in range(0, len(text), 1_900)))
        except UnreadableFileError as error:
            assert "more time" not in str(error)  # noqa: PT017  # either is fine, running out of time is not
        assert child_seconds() - began < 8

    def test_thousands_of_short_lines_are_read_in_time(self) -> None:
        began = child_seconds()
        lines = [f"- Part {n}: did it {n} times" for n in range(1_400)] + [
            f"Post {n}, Firm (2020)" for n in range(1_400)
        ]
        read_resume("\n".join(["Ann Example", "Experience", *lines]))
        assert child_seconds() - began < 8
