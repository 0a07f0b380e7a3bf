"""One declarative file a language; a language is offered only after its self-test passed."""

import re

from executors.languages.cpp import CPP
from executors.languages.python import PYTHON
from executors.languages.pytorch import PYTORCH
from executors.languages.types import Language

_TORCH = re.compile(r"(?:^|;)\s*(?:from\s+torch\b|import\s+(?:[\w.]+(?:\s+as\s+\w+)?\s*,\s*)*torch\b)", re.MULTILINE)
LANGUAGES: dict[str, Language] = {language.name: language for language in (PYTHON, PYTORCH, CPP)}


def language_for(suffix: str, source: str) -> str:
    """Return the language of a file by its name's ending, or the profile its text asks for."""
    found = next((name for name, language in LANGUAGES.items() if suffix in language.suffixes), PYTHON.name)
    return PYTORCH.name if found == PYTHON.name and _TORCH.search(source) else found


__all__ = ["LANGUAGES", "Language", "language_for"]
