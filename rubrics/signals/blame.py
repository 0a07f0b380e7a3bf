"""Fault laid on other people (`blame`), and fault taken (`accepted`)."""

from __future__ import annotations

import re

from rubrics.signals.types import Mark, rule, scan, words

_ROLES = (
    r"(?:team|manager|boss|colleague|coworker|co-?founder|teammate|lead|leadership|reviewer|management|vendor|engineer|"
    r"developer|annotator|ops|operations|infra|intern|student|product|PM|QA|advisor|supervisor|people|guy|folk|"
    r"customer|"
    r"client|department|contractor)s?"
)
_THEY = (
    rf"(?:they|he|she|(?:the|my|our|that|another|one|other) (?:\w+ ){{0,2}}?{_ROLES}|"
    r"management|leadership|product|operations|legal|QA|ops|infra|marketing)"
)
_INSULT = r"(?:incompetent|lazy|clueless|stupid|dumb|stubborn|careless|useless|idiots?|toxic|terrible|hopeless)"
_DIDNT = r"(?:didn't|did not|wouldn't|would not|couldn't|could not)"
_RULES = (
    rule(
        "accepted",
        r"(?:my|our own) (?:fault|mistake|error|bug|oversight|responsibility|doing|bad)(?! rate)|"
        r"(?<!thought it was )(?:bug|error|fault|mistake|failure|one) was mine|mea culpa",
        r"I (?:was wrong(?!-)|(?:made|had made) (?:a|the|that) (?:\w+ )?(?:mistake|error)|should(?: have|'ve)|missed|"
        r"overlooked|underestimated|overestimated|misjudged|misread|messed up|screwed up|introduced the bug|forgot|"
        r"failed to|apologi[sz]ed|neglected|got (?:it|that) wrong)",
        r"I could(?: have|'ve) (?:been|done|asked|told|said|written|communicated|checked|explained)",
        r"I (?:had not|hadn't|did not|didn't) (?:check|ask|listen|tell|test|write|notice|communicate|involve|warn|look|"
        r"read|say|explain)(?:ed)?",
        r"I (?:take|took|take full|took full|accept) (?:the )?(?:blame|responsibility)|I own (?:that|this|the|it)|"
        r"(?:was|is|that's|it's|its) (?:partly |also |all )?on me|on my (?:side|end)|my (?:share|part) (?:was|of)",
    ),
    rule(
        "blame",
        rf"{_THEY} (?:\w+ )?(?:refused|ignored|failed|forgot|messed|screwed|sabotaged|dropped the ball|broke|ruined|"
        rf"blew|"
        rf"had no (?:idea|clue)|let (?:me|us) down|forced (?:me|us)|kept (?:changing|asking|blocking|rejecting|"
        r"complaining|delaying)|gave (?:me|us) (?:garbage|bad|wrong))",
        rf"{_THEY} never (?:listened|answered|replied|told|helped|did|delivered|understood|bothered|gave|cared|had|"
        r"wanted|tested|read)",
        rf"{_THEY} {_DIDNT} (?:listen|care|understand|get|deliver|bother|even|code|keep|do (?:their|his|her|its|the|"
        rf"anything))",
        rf"{_THEY} (?:was|were|is|are) (?:\w+ )?(?:{_INSULT}|difficult|(?<!not )to blame|wrong)|{_INSULT} {_ROLES}",
        rf"(?:was|were|it's|because) {_THEY} who (?:broke|did|failed|ruined|caused)",
    ),
    rule(
        "blame",
        rf"(?:because of|thanks to|due to) {_THEY}(?:'s)? [^.\n]{{0,20}}(?:lost|missed|failed|delayed|late|broke)",
        r"I (?:still )?blame|(?:is|was|are) (?:all )?on (?:them|him|her)",
        r"(?:it|that|this|which) (?:was|is) (?:really |all |clearly |totally )?(?:the )?(?:their|his|her|(?!my|our|"
        r"nobody|"
        rf"no one)\w+'s|{_THEY}'s?) (?:fault|mistake)|(?:the|their) fault of (?!no|the |a )|fault of {_THEY}",
        rf"(?:their|his|her|{_THEY}'s?) (?:incompetence|laziness|failure to)",
        r"nothing to do with me|(?:not|wasn't|was not) (?:really )?(?:my|our) (?:fault|job|problem|responsibility)|"
        r"out of my (?:hands|control)|nobody (?:there )?(?:listened|cared|told me|helped|knew what they)|"
        r"let (?:me|us) down|I did everything right|(?:clean|cleaned|cleaning) up after (?:him|her|them)|"
        rf"if {_THEY} had (?:done|listened|told|tested|delivered)",
    ),
)
_REPORTED = words(
    r"(?:people|some|many|they|he|she|everybody|everyone|others|we) (?:\w+ )?(?:said|say|thought|think|wanted|"
    r"claimed|felt)"
)


def blame(text: str) -> list[Mark]:
    """Mark blame of others and fault accepted; blame that is only reported, in order to disagree, is none."""
    return [mark for mark in scan(text, _RULES) if mark.label == "accepted" or not _reported(text, mark)]


def _reported(text: str, mark: Mark) -> bool:
    clause = re.split(r"[.!?;,\n]\s", text[: mark.start])[-1]
    return bool(_REPORTED.search(clause))
