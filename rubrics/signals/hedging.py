"""Words that take a claim back (`hedge`): guessing, vagueness, claims without commitment."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan

_RULES = (
    rule(
        "hedge",
        r"I (?:would |'d |could only )?(?:guess|suppose|presume|assume(?! that)|imagine)|my (?:best )?guess",
        r"(?<!said )(?<!said, )maybe(?! (?:\d|an? \w+|one|two|three|five|ten|twenty|fifty|\w+y thousand)|"
        r".{1,40} is what I)|perhaps|possibly|probably|presumably|"
        r"supposedly|somehow|somewhat|arguably|more or less|to some extent|in a way(?! that)|roughly speaking",
        r"(?<!the )(?<!what )(?<!which )(?<!\ba )sort of(?! (?:the|an?|it|this|each))|kinda|sorta",
        r"(?<!what )(?<!which )(?<!this )(?<!that )(?<!one )(?<!a )(?<!any )(?<!each )(?<!every )(?<!the )kind of",
        r"or something|something like(?! (?:it|this|that)(?! [^,.;]*,)|\w*\d| \w*\d)|whatever(?= ?(?:[.,;]|$))|"
        r"stuff like that|or so I think|who knows|hard to say|"
        r"it depends(?! on)|don't quote me|(?:only )?a vague (?:idea|memory)",
    ),
    rule(
        "hedge",
        r"(?<!was )(?<!were )not (?:really |entirely |completely |totally |so |quite |100% )?(?:sure|certain)(?! of)",
        r"I(?:'m| am) (?:not an expert|no expert|guessing)|I (?:may|might|could) (?:well )?be (?:wrong|mistaken)|"
        r"could be (?:wrong|mistaken)",
        r"(?:as far as|if) I (?:can )?(?:remember|recall|know|tell)(?: correctly)?|I (?:do not|don't) (?:really |"
        r"quite )?"
        r"(?:remember|recall)(?: \w+)?|I (?:do not|don't) (?:really|exactly) know|can't (?:really )?(?:say|remember)",
        r"(?:it|that|this|hmm,?|well,?) might (?:have been|be)|could possibly|it seems to me|I feel like|"
        r"it's possible that (?:I|we)|I want to say",
    ),
)


def hedging(text: str) -> list[Mark]:
    """Mark hedges; honest rounding ("about 40 ms") is not one, nor a plain "I don't know"."""
    return scan(text, _RULES)
