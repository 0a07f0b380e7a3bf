"""The parts of a story: what was at stake (`situation`), what was done (`action`), what came of it (`result`)."""

from __future__ import annotations

from rubrics.signals.ownership import DONE, HAVE
from rubrics.signals.types import Mark, rule, scan

_BAD = (
    r"(?:full|slow|noisy|broken|failing|unstable|flaky|overloaded|understaffed|old|late|behind|down|stuck|unhappy|"
    r"drowning|losing|facing|struggling|running out|short|missing|worried|manual|under pressure)"
)
_WHO = r"(?:we|they|I|users|customers|clients|(?:our|the|my|a) (?:\w+ )?\w+)"
_CHANGED = (
    r"(?:fell|dropped|rose|stopped|improved|halved|doubled|tripled|grew|shrank|vanished|disappeared|increased|"
    r"decreased|"
    r"climbed|came (?:down|back|up)|went (?:down|up|away|live|back)|went(?= from ))"
    r"(?: (?:by|from|to) (?:[^,;.\n]|\.(?=\d)){1,40})?"
)
_RULES = (
    rule(
        "result",
        r"as a result(?! of)|in the end(?! (?:layer|of))|the (?:result|outcome|upshot|effect) (?:was|were)|ended up|"
        r"since then(?! (?:I|we) (?:always|never))|within (?:a|one|two|\w+) (?:days?|weeks?|months?|quarters?)",
        r"(?:it|that|this|which) (?:\w+ly )?(?:cut|saved|reduced|brought|led|raised|gave|helped|improved|dropped|"
        r"worked|"
        r"shipped|made|allowed|doubled|halved|went live|paid off)",
        rf"(?!(?:I|we|he|she|you|then|also|and|was|have|had|has|not|to) )\w+ (?:\w+ly )?{_CHANGED}",
        r"(?:was|were|got|is|are) (?:now |then |finally )?(?:live|in production|adopted|merged|published|accepted|"
        r"cancelled|"
        r"canceled|signed|promoted|used by)|still (?:used|running|in use)|signed for|renewed",
        r"(?:use|uses|used|runs?|works?) (?:\w+ ){0,3}(?:today|until now|to this day)|(?:is|are) \w+ing now|"
        r"has (?:now )?become part|now (?:it )?(?:takes?|runs?|needs?|is)|"
        r"finally [^.\n]{0,30}(?:was|were|worked)|(?:led|leading) to|resulted in|missed the (?:\w+ )?(?:date|deadline)|"
        r"we (?:shipped|launched|hit|saved|gained|lost|beat|won)",
    ),
    rule(
        "situation",
        r"the (?:main |big |real )?(?:problem|issue|goal|situation|challenge|deadline|question|background) was|"
        r"(?:the|some) context(?: was|:)|(?:my|our) (?:task|job|goal|mission) was",
        r"at (?:the|that) time(?! of)|back then|in those days|when (?:I|we) (?:first )?(?:joined|came|started|"
        r"arrived|took)|"
        r"(?:two|three|four|a few|some) (?:years|months) ago|(?:in|during|at) my (?:\w+ )?(?:PhD|internship|previous|"
        r"last|"
        r"first|current|thesis|master\w*)|last (?:year|month|spring|summer|autumn|winter|quarter)|in 20\d\d",
        rf"{_WHO} (?:was|were) (?:\w+ ){{0,3}}?{_BAD}|(?!I ){_WHO} (?:\w+ )?kept (?:\w+ly )?\w+ing|"
        r"(?:users|customers|clients|people|sales|nurses|analysts) (?:\w+ )?complained|did not trust|didn't trust",
        r"(?<!whether )(?<!if )there (?:was|were) (?:a|an|no|two|three|only)|(?:we|they) had (?:no|only|a|an)|"
        r"the \w+ had (?:no|only|asked|\w+ (?:weeks|days|"
        r"months) (?:left|to))|I was (?:working|asked|leading|at|hired|interning)|we (?:needed|wanted)",
    ),
    rule("action", rf"(?:I|we){HAVE} (?:\w+ly |also |then |first |so )*(?!lost|ended|saved|gained|reached){DONE}"),
)


def structure(text: str) -> list[Mark]:
    """Mark situation, action and result."""
    return scan(text, _RULES)
