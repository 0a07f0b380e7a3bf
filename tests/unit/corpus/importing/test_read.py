"""Files of any format become blocks, or are refused in one sentence."""

from __future__ import annotations

import time
import zlib
from pathlib import Path

import pytest

from corpus.importing.bounded import read_draft
from corpus.importing.errors import ImportRefusedError
from corpus.importing.html_page import read_html
from corpus.importing.markdown_page import read_markdown
from corpus.importing.page_text import read_page_text
from corpus.importing.read import read_document
from tests.unit.corpus.importing.samples import BANK, SHORT, objects, pdf


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_page_text(text)]


def test_page_text_is_lines_bullets_and_code() -> None:
    text = "A heading\n\nA sentence.\n  • One point\n- Another\n\ndef f(x):\n    # twice\n\n    return 2 * x\nAfter it."
    assert _kinds(text) == [
        ("text", "A heading"),
        ("text", "A sentence."),
        ("bullet", "One point"),
        ("bullet", "Another"),
        ("code", "def f(x):\n    # twice\n\n    return 2 * x"),
        ("text", "After it."),
    ]


def test_text_wrapped_by_hand_is_joined_and_short_lines_are_not() -> None:
    long = "This line is as long as the text is wide so the next one goes on with it,\nas here it does.\nTips:\n- Short"
    assert _kinds(long) == [
        ("text", "This line is as long as the text is wide so the next one goes on with it, as here it does."),
        ("text", "Tips:"),
        ("bullet", "Short"),
    ]


def test_html_without_scripts_menus_and_hidden_tricks() -> None:
    blocks, title = read_html(
        "<title>T</title><script>var a='<h1>no</h1>'</script><nav><ul><li>Home</li></ul></nav>"
        "<main><h2>Tips</h2><ul><li><b>Bold.</b> rest<p>more</p></li></ul><table><tr><td>a</td><td>b</td></tr></table>"
        "<pre>x = 1\n  y</pre><p>one<br>two</p><style>p{}</style></main>"
    )
    assert title == "T"
    assert [(b.kind, b.text) for b in blocks] == [
        ("heading", "Tips"),
        ("bullet", "Bold. rest: more"),
        ("row", "a | b"),
        ("code", "x = 1\n  y"),
        ("text", "one"),
        ("text", "two"),
    ]
    assert blocks[1].lead == "Bold."


def test_an_answer_in_a_list_stands_under_its_question() -> None:
    blocks, _ = read_html("<ul><li><p>Why?</p><p>Answer: because.</p></li></ul>")
    assert [(b.kind, b.text) for b in blocks] == [("bullet", "Why?"), ("text", "Answer: because.")]


def test_markdown_keeps_formulas_and_front_matter() -> None:
    blocks, _ = read_markdown("---\ncompany: Acme\n---\n# T\n\nGiven $X_{b,t,:}$ and *$a_b * c_d$*, compute.\n")
    assert [b.text for b in blocks] == ["company: Acme", "T", "Given $X_{b,t,:}$ and $a_b * c_d$, compute."]


def test_a_pdf_has_headings_paragraphs_and_bullets(tmp_path: Path) -> None:
    path = tmp_path / "guide.pdf"
    full = "A line of a paragraph that reaches nearly to the edge of the page and then goes"
    lines = [("Big heading", 20, True), (full, 11, False), ("on to its end here.", 11, False)]
    path.write_bytes(pdf([*lines, ("- A point (of two)", 11, False), ("- Another point", 11, False)]))
    blocks = read_document(path).blocks
    assert [(b.kind, b.text) for b in blocks] == [
        ("heading", "Big heading"),
        ("text", f"{full} on to its end here."),
        ("bullet", "A point (of two)"),
        ("bullet", "Another point"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.md", b"\n \n", "empty"),
        ("image.txt", bytes(range(256)) * 40, "not text"),
        ("word.docx", b"PK\x03\x04\0\0", "not text"),
        ("dots.txt", b"...\n---\n", "no text"),
        ("wrong.pdf", b"<html>hello</html>", "not a PDF"),
        ("torn.pdf", b"%PDF-1.7\n1 0 obj <<", "damaged"),
        ("loop.pdf", objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), "damaged"),
        ("long.txt", b"word " * 1_000_000, "larger than"),
        ("much.txt", b"word " * 700_000, "far more text"),
        ("letter.txt", b"Dear all, lunch is at noon.\n", "neither rounds"),
    ],
)
def test_what_is_no_guide_is_refused_in_a_sentence(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ImportRefusedError) as refused:
        read_draft(path)
    assert why in refused.value.reason
    assert refused.value.name == name
    assert refused.value.reason.endswith(".")


@pytest.mark.parametrize("path", [Path("/nowhere/at/all.txt"), Path("/dev/zero"), Path("/tmp"), Path("a\0b.txt")])
def test_what_is_no_file_is_refused(path: Path) -> None:
    with pytest.raises(ImportRefusedError):
        read_draft(path)


def test_a_bomb_of_a_pdf_costs_little(tmp_path: Path) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"BT (x) Tj ET\n" * 100_000) for _ in range(300)) + packer.flush()
    path = tmp_path / "bomb.pdf"
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>/MediaBox[0 0 9 9]>>"
    stream = b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed)
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    path.write_bytes(objects(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream))
    started = time.monotonic()
    with pytest.raises(ImportRefusedError):
        read_draft(path)
    assert time.monotonic() - started < 45


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_other_encodings_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "guide.txt"
    path.write_bytes(SHORT.replace("Acme", "Café").replace("•", "-").encode(encoding))
    draft = read_draft(path)
    assert draft.company == "Café"
    assert any("Windows-1252" in line for line in draft.not_found) == (encoding == "cp1252")


def test_a_file_is_told_by_its_content_before_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<!DOCTYPE html><html><body><h2>Interview process</h2></body></html>")
    assert read_document(path).format == "html"
    path.write_text("# A\n\n## B\n\n### C\n\ntext")
    assert read_document(path).format == "markdown"
    assert read_document(BANK).format == "page text"
