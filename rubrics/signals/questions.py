"""Questions the candidate asks (`question`); a polite tag at the end of a statement is not one."""

from __future__ import annotations

import re

from rubrics.signals.types import MAX_CHARS, Mark, words

_END = re.compile(r"[!?\n]|\.(?!\d)|\Z")
_TAG = re.compile(
    r"(?:(?:,\s*|\s)(?:right|no|yes|ok|okay|huh)|,?\s*(?:you\s+know|(?:is|are|was|does|do)n['’]?t\s+(?:it|they|you)"
    r"(?:\s+think)?|if\s+that\s+makes\s+sense)|^\W*(?:does|do)\s+(?:that|this|it|you)\s+(?:make\s+sense|"
    r"see\s+what\s+I\s+mean|know\s+what\s+I\s+mean))\s*\?$",
    re.I,
)
_CHECKED = re.compile(r"^\W*(?:just\s+)?(?:to\s+(?:clarify|confirm|be\s+(?:clear|sure)|check)|I\s+assume|so\s+)", re.I)
"""An opening that turns a tag into a question after all: "to confirm, the list is sorted, right?"."""
_RHETORICAL = re.compile(
    r"^\W*(?:why|so|and|but|how\s+so|what\s+(?:then|next|happened)|the\s+(?:result|catch|problem|"
    r"reason|outcome)|me|who\s+knows|where\s+was\s+I|really|guess\s+what)\W*\?$",
    re.I,
)
_SELF = words(r"(?:why|what|how|where) (?:did|was|were|do|does|is|would) (?:I|we|it|that|this|they)")
_ANSWER = re.compile(r"\s*(?:because|well|simple|by\s|no[,.]|yes[,.]|I\s|we\s|it\s)", re.I)
_REPORTED = words(
    r"ask(?:ed|s|ing)? (?:ourselves|myself|themselves|them|him|her|me|us|the \w+)|(?:user|customer|client|"
    r"manager)s? asks?|"
    r"the question (?:is|was)|(?:first|next) thing (?:I|we) \w+ is|I (?:always|usually|first) (?:ask|check)"
)
_UNMARKED = re.compile(
    r"^\W*(?:(?:so|and|ok|okay|also|sorry|hmm|well|first|before\s+I\s+start)\b[\s,:]*)*"
    r"(?:(?:can|could|may|should|shall|do|does|did|am|will|would)\s+(?:I|we|you|it|there)\b|(?:is|are)\s+(?:there|"
    r"it)\b|"
    r"how\s+(?:(?:many|much|large|big|often|long)(?:\s+\w+){0,2}\s+)?(?:do|does|should|is|are|can|will|would)\s+(?:I|"
    r"we|you|it|there|they|the)\b|"
    r"what(?:['’]s|\s+(?:is|are|does|do))\s+(?:the|your|a)\b|"
    r"which\s+(?:of|one)\b)(?!.*,\s+(?:a|the|I|we|it)\s)",
    re.I,
)
_ASKED = words(
    r"I(?:'d| would) (?:like|love|want) to (?:know|ask|hear)|I (?:was|am|'m) (?:wondering|curious)|I wonder (?:if|"
    r"whether)|"
    r"(?:I have|I've got|I've) (?:a|one|another|two|some) (?:\w+ )?questions?|my question (?:is|would be)|"
    r"(?:may|can|could) I ask|I (?:wanted|want) to ask"
)
"""Questions in the form of a statement."""


def questions(text: str) -> list[Mark]:
    """Mark every real question, with its mark or without."""
    marks = []
    start = 0
    for match in _END.finditer(text[:MAX_CHARS]):
        body = text[start : match.end()]
        if _is_question(body.strip(), text[match.end() : match.end() + 40]):
            marks.append(Mark(start + len(body) - len(body.lstrip()), match.end(), "question"))
        start = match.end()
    return marks


def _is_question(asked: str, after: str) -> bool:
    if len(asked) < 2 or _REPORTED.search(asked):
        return False
    if not asked.endswith("?"):
        return bool(_ASKED.search(asked) or _UNMARKED.match(asked))
    quoted = after[:1] in "\"'”’»" and after[:1] != ""
    code = re.match(r"\s*\S+\s*:", after) is not None and re.search(r"[<>=]", asked) is not None
    tag = _TAG.search(asked) and not _CHECKED.match(asked)
    answered = _SELF.search(asked) and _ANSWER.match(after)
    return not (quoted or code or tag or answered or _RHETORICAL.match(asked))
