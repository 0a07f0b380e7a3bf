"""The acts that a model may phrase, and what each of them has to keep to: data in `prompts/say_acts.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, TypeAdapter

from corpus.types import Value
from corpus.yaml_file import load_yaml

PROMPTS = Path(__file__).parent.parent / "prompts"


class ActSheet(Value):
    """One act. An act without a sheet gains nothing from phrasing and is said as it is.

    `say` is what the model is told to do. `asks` is whether the turn holds a question. `carries` says how much of
    the brief's content must be heard in it: every number and nearly every key word (`all`), every number and half of
    the key words (`most`), the candidate's claim (`claim`), or nothing. Of each group in
    `needs` one word must be heard. `nods` is whether words that were right may be taken up; `lead`
    stands before the content in the prompt, and is put before it where the model leaves it out.
    """

    say: str
    lead: str = ""
    asks: Literal["none", "may", "one"] = "none"
    carries: Literal["all", "most", "claim", "nothing"] = "nothing"
    needs: tuple[tuple[str, ...], ...] = ()
    nods: bool = False
    most_words: int = Field(default=45, ge=5, le=60)


@lru_cache(maxsize=1)
def act_sheets() -> Mapping[str, ActSheet]:
    """Return the sheets by act."""
    data, _ = load_yaml(PROMPTS / "say_acts.yaml")
    return TypeAdapter(dict[str, ActSheet]).validate_python(data)
