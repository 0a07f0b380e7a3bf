"""The smallest writers of PDF and DOCX that readers accept, so that fixtures stay text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(path: Path, lines: Sequence[str], more: Mapping[str, bytes] | None = None, prolog: str = "") -> Path:
    """Write lines as paragraphs: `# ` makes a heading, `- ` an item of a list, a bar between cells a table."""
    body = "".join(_paragraph(line) for line in lines)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document {_W}><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml)
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return path


def _paragraph(line: str) -> str:
    style = ""
    if line.startswith("# "):
        style, line = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', line[2:]
    elif line.startswith("- "):
        style, line = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>', line[2:]
    if " || " in line:
        cells = "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in line.split(" || "))
        return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    runs = "<w:r><w:tab/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in line.split("\t")
    )
    return f"<w:p>{style}{runs}</w:p>"


Placed = tuple[float, float, str]


def pdf(path: Path, texts: Sequence[Placed], size: float = 10.0) -> Path:
    """Write texts at their places (points from the left and from the bottom) on one page, in the order given."""
    marks = "".join(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_quoted(text)}) Tj ET\n" for x, y, text in texts)
    stream = marks.encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, offsets = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    path.write_bytes(out.getvalue())
    return path


def column(lines: Sequence[str], left: float, top: float, leading: float = 13.0) -> list[Placed]:
    """Lines under each other; the indentation of a line is kept, and a wide gap sets its end to the right edge."""
    placed: list[Placed] = []
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        main, _, end = line.strip().partition("    ")
        if main:
            placed.append((left + 5 * indent, top - leading * number, main))
        if end.strip():
            placed.append((560 - 5 * len(end.strip()), top - leading * number, end.strip()))
    return placed


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
