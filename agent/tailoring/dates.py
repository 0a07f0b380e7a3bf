"""Dates in the many ways in which résumés write them."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september"
    r"|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin"
    r"|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
    r"|octubre|noviembre|diciembre|spring|summer|fall|autumn|winter|q[1-4])\.?"
)
_YEAR = r"(?:19[6-9]\d|20[0-4]\d)"
_ONE = (
    rf"(?:{_MONTH},?\s*(?:{_YEAR}|['’]\d\d)|\d{{1,2}}[./-]{_YEAR}|{_YEAR}[./-](?:0[1-9]|1[0-2])\b"
    rf"|{_YEAR}(?:年\d{{0,2}}月?)?)"
)
_NOW = (
    r"(?:till date|to date|till now|present|now|current|currently|today|ongoing|heute|jetzt|aujourd['’]hui|présent"
    r"|actualidad|presente|oggi|atual|至今|現在)"
)
_UNTIL = r"\s*(?:[-–—−~〜→]+|to|until|till|bis|à|au|al?|hasta)\s*"
_RANGE = rf"(?:since\s+|seit\s+|depuis\s+|from\s+)?{_ONE}(?:{_UNTIL}(?:{_ONE}|{_NOW}|['’]?\d\d\b))?"
_DATE = re.compile(rf"[(\[]?(?<![\w.$€£])({_RANGE})(?![\w%])[)\]]?", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"^{_YEAR}$")


def date_in(text: str) -> str:
    """Return the first date or span of dates in a text, as it stands there; empty where there is none."""
    found = _DATE.search(text)
    return found[1].strip() if found else ""


def without_dates(text: str) -> str:
    """Return a text without its dates and what only held them."""
    return re.sub(r"\(\s*\)|\[\s*\]", "", _DATE.sub(" ", text)).strip(" \t,;|·•–—-")


def is_year(text: str) -> bool:
    """True for a number that can only be a year."""
    return _BARE_YEAR.match(text.strip()) is not None
