"""Guides to import, and a PDF written by hand."""

from __future__ import annotations

from pathlib import Path

GUIDES = Path(__file__).parents[3] / "data" / "guides"
BANK = GUIDES / "harbour_data_scientist.txt"
ROBOTS = GUIDES / "kestrel_research_engineer.md"
HOSPITAL = GUIDES / "lantern_ml_engineer.html"

SHORT = """Acme Data Scientist Interview Guide

Acme Data Scientist Interview Process

1

Recruiter Screen

30mPhone

A first talk about motives and dates, nothing technical yet.

Tips for this round

  • Say why Acme.

2

Machine Learning

60mVideo Call

Questions on losses, leakage and the choice of a baseline model.

Common Reasons Candidates Don't Pass

  • Shallow statistics. Tests are named and their assumptions are not.
  • Weak communication. Nobody can follow the answer to its end.
"""


def pdf(lines: list[tuple[str, int, bool]]) -> bytes:
    """A PDF of one page: each line with its size in points and whether it is bold, 1.2 sizes apart."""
    drawn, y = [], 780.0
    for text, size, bold in lines:
        y -= size * 1.2
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        drawn.append(f"BT /F{2 if bold else 1} {size} Tf 1 0 0 1 50 {y:.1f} Tm ({escaped}) Tj ET")
    content = "\n".join(drawn).encode("latin-1")
    fonts = [f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} >>" for name in ("Helvetica", "Helvetica-Bold")]
    return objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        *(font.encode() for font in fonts),
    )


def objects(*bodies: bytes) -> bytes:
    """A PDF file of these objects, the first being its root."""
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return out + head + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
