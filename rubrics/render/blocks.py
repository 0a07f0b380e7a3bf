"""The parts a letter is made of; every renderer writes these and decides nothing else."""

from __future__ import annotations

from typing import Literal

from corpus.types import Value

Mark = Literal["", "good", "helped", "thin", "bad", "none"]


class Para(Value):
    """A paragraph in our words, with a bold label before it and cited passage ids behind it.

    `ours` marks text of the question bank, where `$..$` and code spans are meant; all else is plain text.
    """

    text: str
    label: str = ""
    look: Literal["", "lead", "small"] = ""
    cites: tuple[str, ...] = ()
    ours: bool = False


class Items(Value):
    """A list of sentences."""

    items: tuple[str, ...]
    ours: bool = False


class Quotation(Value):
    """Somebody's words, tidied and shortened; `cut` when there was more.

    `source` says where they stand and may be empty; `cites` are passage ids.
    """

    text: str
    cut: bool
    source: str
    cites: tuple[str, ...] = ()
    whose: Literal["candidate", "runner", "guide"] = "candidate"


Block = Para | Items | Quotation


class Row(Value):
    """A piece of the letter and the evidence beside it."""

    body: tuple[Block, ...]
    beside: tuple[Block, ...] = ()
    title: str = ""
    mark: Mark = ""


class Section(Value):
    """A headed part of the letter."""

    id: str
    title: str
    rows: tuple[Row, ...]


class Letter(Value):
    """The whole report as text: a title, a line under it, and the sections in reading order."""

    title: str
    dateline: str
    sections: tuple[Section, ...]
