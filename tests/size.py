"""Fails when a file or a function grows past what one idea needs: 300 lines a file, 40 a function."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("agent", "bench", "corpus", "executors", "retrieval", "rubrics", "ui")
MAX_FILE, MAX_FUNCTION = 300, 40
PROBLEMS = Path("corpus/problems")


def too_long(root: Path) -> Iterator[str]:
    """Yield one line for each file or function that is too long."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if PROBLEMS in path.relative_to(root).parents:
                continue
            source = path.read_text(encoding="utf-8")
            lines = source.count("\n")
            if lines > MAX_FILE:
                yield f"{path}: {lines} lines (at most {MAX_FILE})"
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    length = (node.end_lineno or node.lineno) - node.lineno + 1
                    if length > MAX_FUNCTION:
                        yield f"{path}:{node.lineno}: {node.name} has {length} lines (at most {MAX_FUNCTION})"


if __name__ == "__main__":
    found = list(too_long(Path(__file__).parent.parent))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.exit(bool(found))
