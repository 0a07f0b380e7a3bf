"""Choices: another way that was weighed (`alternative`), and why one won (`reason`)."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan, sentences, settle, words

_TOOK = (
    r"(?:chose|choose|picked?|took|take|went (?:with|for)|go (?:with|for)|selected|select|preferred|prefer|opted for)"
)
_ME = r"(?:I|we)(?:'d|'ve)?"
_RULES = (
    rule(
        "alternative",
        r"(?<!no )alternatives?(?! (?:were|was)n)|(?<!no )(?<!do )(?<!wasn.t )(?:the |an)?other (?:option|route|way|"
        r"candidate|choice|plan|approach|possibility)s?|"
        r"(?:second|third|different) (?:option|candidate|choice|approach)|(?:option|plan) [A-D]|there (?:is|was) also",
        r"instead of|(?<!would )rather than|as opposed to|ruled (?:\w+ )?out|turned (?:\w+ )?down|"
        r"(?<!variance )trade-?offs?|"
        r"either [^.\n]{3,60} or",
        rf"{_ME}(?: \w+)? (?:considered(?! (?:it|myself|him|her|them))|weighed|rejected|discarded|"
        rf"compared [^.\n]{{2,40}}? (?:with|against|and)|"
        r"thought about(?! (?:my|it|this|that)\b)|had been considering|decided against)",
        rf"{_ME}(?: \w+)? (?:looked at|tried|tested|backtested) (?:\w+ ){{0,3}}(?:options|alternatives|candidates|"
        rf"approaches|ways)|"
        rf"{_ME} tried [^.\n]{{2,40}}(?:,| and) [^.\n]{{0,20}}both",
        r"(?:chose|picked|preferred|prefer|selected) [^.\n]{2,30} (?:over|to|versus) \w+|(?:at first|first|"
        r"initially)[^.\n]{2,50}(?:later|then)"
        r" [^.\n]{0,10}(?:switched|moved|changed)",
        r"(?:I|we|one|you) (?:could|might)(?: also)? (?:have(?! been| used it)|use|do (?:the same|it|this|that)|take|"
        r"go|just)|"
        r"could also(?: have)?|(?:would|could) (?:also work|work (?:as well|too|here))",
        rf"\w+ or \w+, {_ME} (?:would )?{_TOOK}",
        r"the (?:obvious|safe|easy|cheap|usual) (?:\w+ )?(?:choice|option|route|way|fix|thing) (?:was|would)",
    ),
)
_CHOICE = words(
    rf"{_TOOK}|choice|decided|decision|deciding|discarded|rejected|switched to|left (?:\w+ )*out|replicate|hence|"
    rf"no \w+ needed|needed, since|(?:choice|decision) (?:comes|came) down|"
    rf"{_ME}(?: would| want to)?(?: \w+)? (?:use|used|keep|save|leave|reserve|gave|kept|drop|dropped|add|added|put|"
    rf"start|started|built|cache|shard|store)"
)
_CAUSE = words(
    r"because|since (?:it|we|I|the|they|our|my|all|most|on|there|reads|\w+s are)|as (?:it|they|the|this|we|all|most)|"
    r"due to|so that|in order (?:not )?to|given that|given|on the grounds|for (?:\w+ )?reasons"
)
_SPLICED = words(
    r"(?<=[,;:] )(?:it|they|that|this|(?:the|a|our|my) (?:\w+ )?\w+|\w+s|\w+ing|people) (?:only |just )?(?:should|is|"
    r"was|were|are|fits?|has|had|needs?|avoids?|knows?|would)"
)
_TOLD = words(
    rf"the reason (?:was|is|being|I|we|why|for)|what (?:tipped|decided|convinced)|tipped it|that's why {_ME}|"
    rf"which is why {_ME}|deciding factor|(?:choice|decision) (?:comes|came) down to|hence (?:I|we)|"
    rf"so {_ME}(?: would)? (?:{_TOOK}|decided|used?)"
)


def alternatives(text: str) -> list[Mark]:
    """Mark alternatives weighed and reasons given.

    "Because" explains many things; it gives a reason only in a sentence that speaks of a choice.
    """
    reasons = [Mark(m.start(), m.end(), "reason") for m in _TOLD.finditer(text)]
    for sentence in sentences(text):
        if choice := _CHOICE.search(sentence[0]):
            causes = [*_CAUSE.finditer(sentence[0]), *_SPLICED.finditer(sentence[0], choice.end())]
            reasons += [Mark(sentence.start() + m.start(), sentence.start() + m.end(), "reason") for m in causes]
    return settle([*scan(text, _RULES), *reasons])
