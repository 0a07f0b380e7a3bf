"""What tells who somebody is, or how to reach them, is taken out before anything else is read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.tailoring.dates import date_in
from agent.tailoring.sections import inline_section, section_of

_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+", re.I
)
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s)\]>]+"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){0,4}(?:linkedin|github|gitlab|twitter|kaggle|medium|huggingface|orcid|scholar\.google"
    r"|stackoverflow)\.(?:com|org|io|co)\b\S*"
    r"|(?<![\w.-])[\w-]{1,63}\.(?:github\.io\b|(?:github\.io|dev|me|ai|io|com|org|net)/)\S*"
    r"|(?<![\w@])@[A-Za-z_]\w{2,}",
    re.I,
)
_PHONE = re.compile(
    r"(?<![\w.%$€£])(?:(?:\+|00|\(\+?|0(?=[1-9]))\d[\d\s()./–-]{6,18}\d|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4})(?![\w%])"
)
_LABELS = (
    "name|e-?mail|mail|phone|tel(?:efon|ephone)?|mobile?|cell|fax|address|adresse|anschrift|location|based in|born|dob|"
    "date of birth|birth ?date|geboren|geburtsdatum|nationality|citizenship|nationalität|staatsangehörigkeit|gender|"
    "sex|marital status|familienstand|age|linkedin|github|gitlab|website|homepage|web|twitter|orcid|visa(?: status)?|"
    "pronouns|photo|skype|telegram|电话|邮箱|姓名|地址|手机|微信"
)
_LABELLED = re.compile(rf"^\W*(?:{_LABELS})\s*[:：].*$", re.I)
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,?\s+(?:[A-Z][\w.'-]*\s+){1,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|way|court|ct"
    r"|place|square|terrace)\b\.?|\b[\w'’-]+(?:straße|strasse|str\.|weg|platz|gasse|allee)\s*\d{1,4}[a-z]?\b"
    r"|\b\d{1,4},?\s+(?:rue|avenue|boulevard|via|calle|place)\s+\w+|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|\b\d{4,5}\s+[A-Z][a-zäöüß]+(?:,\s*[A-Z]\w+)?$",
)
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]+)*\.?")
_PARTICLES = frozenset(
    "de der den van von del della di da la le el al bin ibn y zu jr. sr. phd ph.d. md msc m.sc. dr. prof.".split()
)
_NO_NAME = frozenset(
    "curriculum vitae resume résumé lebenslauf cv engineer scientist researcher developer manager learning machine "
    "software data research senior junior staff principal lead intern student professor analyst architect consultant "
    "university institute school college systems applied ai ml deep the a an and of for in with profile page "
    "candidate anonymous summary experience built led designed trained python".split()
)
_HEAD_LINES = 5
_CJK_NAME = re.compile(r"[\u4e00-\u9fff\uac00-\ud7af]{2,4}")
_PROSE_WORDS = 10


def without_person(lines: Sequence[str]) -> list[str]:
    """Return the lines without name, address, e-mail, phone and links; sections about person and referees are gone."""
    names = _names(lines)
    kept: list[str] = []
    dropping, in_head = False, True
    for line in lines:
        section = section_of(line)
        if section is not None:
            dropping, in_head = section in ("person", "referees"), False
        elif (found := inline_section(line)) is not None:
            dropping, in_head = found[0] in ("person", "referees"), False
        if dropping:
            continue
        text = _scrubbed(line, names)
        if in_head and _is_contact(line, text, names):
            text = ""
        kept.append(text)
    return kept


def without_contact(text: str) -> str:
    """Return a text without e-mail addresses, links, phone numbers and street addresses."""
    for pattern in (_EMAIL, _LINK, _STREET):
        text = pattern.sub(" ", text)
    return _PHONE.sub(lambda found: found[0] if date_in(found[0]) else " ", text)


def _scrubbed(line: str, names: Sequence[re.Pattern[str]]) -> str:
    if _LABELLED.match(line):
        return ""
    text = without_contact(line)
    for name in names:
        text = name.sub(" ", text)
    if text == line:
        return line
    return text if any(c.isalnum() for c in text) else ""


def _is_contact(line: str, text: str, names: Sequence[re.Pattern[str]]) -> bool:
    """A line of a résumé's head that reaches or places somebody: what is left of it says nothing about their work."""
    if not text.strip() or len(text.split()) >= _PROSE_WORDS or date_in(text):
        return False
    touched = text != line
    place = re.fullmatch(r"\W*[A-Z][\w .'’-]{1,30},\s*[A-Z][\w .'’-]{1,30}(?:,\s*\w[\w ]+)?\W*", text) is not None
    return touched or place


def _names(lines: Sequence[str]) -> list[re.Pattern[str]]:
    """Patterns for the person's name as it stands at the top, and for each word of it."""
    words = next((found for line in [x for x in lines if x.strip()][:_HEAD_LINES] if (found := _name_in(line))), [])
    parts = [w for w in words if len(w.strip(".")) >= 3 and w.lower() not in _PARTICLES]
    if len(words) == 1:
        return [re.compile(re.escape(words[0]))]
    if not parts:
        return []
    flags = re.IGNORECASE
    full = r"\s+".join(map(re.escape, words))
    last = re.escape(words[-1])
    initial = re.escape(words[0][0])
    patterns = [full, rf"{last},\s*{initial}(?:\w*|\.)", rf"\b{initial}\.\s*(?:\w\.\s*)*{last}"]
    single = [rf"\b{re.escape(form)}\b" for w in parts for form in {w, w.capitalize(), w.upper()}]
    return [re.compile(p, flags) for p in patterns] + [re.compile(p) for p in single]


def _name_in(line: str) -> list[str]:
    """The words of a name, where a line is one; a name stands alone or before a separator."""
    text = re.split(r"\s[|–—·•]\s|\t|\s{3,}|,\s", line.strip().lstrip("#").strip(" *_"))[0].strip(" *_")
    labelled = re.match(
        r"(?i)(?:name|(?:r[eé]sum[eé]|cv|curriculum vitae|lebenslauf)(?:\s+(?:of|for|von))?)\s*[:：]?\s+(.+)$", text
    )
    words = (labelled[1] if labelled else text).split()
    if section_of(line) is not None:
        return []
    if len(words) == 1 and _CJK_NAME.fullmatch(words[0]):
        return words
    if not 2 <= len(words) <= 5:
        return []
    if any(w.lower().strip(".,") in _NO_NAME or not _NAME_WORD.fullmatch(w.rstrip(",")) for w in words):
        return []
    return words if all(w[0].isupper() or w.lower() in _PARTICLES or not w.isascii() for w in words) else []
