"""Claims about how a story is told ("The candidate names ..."): which observable signals they call for.

Such a claim never resembles the words that meet it, so its vector says little; what can be seen in the words
is whether they hold a number, a first-person act, a comparison, a regret.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from agent.judges.text import numbers
from rubrics.signals import SIGNALS

_STORY = re.compile(
    r"^\s*(?:the\s+)?(?:candidate|applicant|interviewee|speaker)\b|^\s*(?:they|she|he)\s+(?:say|name|"
    r"describe|give|state)s?\b",
    re.I,
)
_FIGURE = re.compile(r"\b(?:as|with)\s+a\s+(?:number|figure)\b(?!\s+or\b)|\b(?:in|as\s+both)\s+figures\b", re.I)
_WORDED = re.compile(
    r"\b(?:half|halved?|halving|thirds?|fifths?|tenths?|twice|doubl\w+|tripl\w+|\w+fold|dozens?)\b", re.I
)
_CALLS: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = tuple(
    (re.compile(pattern, re.I), signal, labels)
    for pattern, signal, labels in (
        (
            r"\b(?:compared\s+(?:with|to)|next\s+to|beside|before\s+(?:it|or)|what\s+it\s+was|"
            r"starting\s+point|before\s+and\s+after)\b",
            "numbers",
            ("compared",),
        ),
        (
            r"\b(?:number|figures?|measured|quantif\w*|how\s+(?:large|many|much|often|frequent\w*|costly|long|"
            r"big)|size\s+of|range|budget|weeks?|cost|interval|spread|dates?|percentage)\b",
            "numbers",
            ("quantity", "compared"),
        ),
        (
            r"\b(?:their\s+own|themselves|personally|first\s+person|own\s+(?:part|share|doing|role)|"
            r"they\s+(?:designed|built|made|did|decided|took))\b",
            "ownership",
            ("own",),
        ),
        (
            r"\b(?:ablation|isolat\w+|controlled|held\s+fixed|caused?\s+the\s+(?:result|effect|gain))\b",
            "experiments",
            ("ablation",),
        ),
        (r"\b(?:baseline|strongest\s+\w+\s+alternative|compar\w+)\b", "experiments", ("baseline", "ablation")),
        (r"\b(?:seeds?|repeated|variation|uncertainty|spread|reproduc\w+|rerun)\b", "experiments", ("repeat",)),
        (r"\b(?:fail\w*|went\s+wrong|damage|mistake|broke|error|incident)\b", "failures", ("failure", "limit")),
        (
            r"\b(?:learn\w*|lesson|differently|hindsight|knowing\s+what|since\s+then|changed\s+their\s+mind)\b",
            "failures",
            ("lesson",),
        ),
        (
            r"\b(?:limit\w*|downside|weakness|drawback|doubt|caveat|never\s+shown|did\s+not\s+run|give\s+up|"
            r"accepted)\b",
            "failures",
            ("limit",),
        ),
        (
            r"\b(?:own\s+share\s+in|admit\w*|gave\s+way|changed\s+their\s+mind|takes\s+responsibility)\b",
            "blame",
            ("accepted",),
        ),
        (
            r"\b(?:alternatives?|turned\s+down|rejected|rival|options?|trade-?offs?|considered)\b",
            "alternatives",
            ("alternative",),
        ),
        (r"\b(?:reasons?|why|criterion|evidence|tipped|justif\w+|explains?)\b", "alternatives", ("reason",)),
        (r"\b(?:outcome|result|how\s+it\s+ended|came\s+of\s+it|became\s+of)\b", "structure", ("result",)),
        (
            r"\b(?:situation|constraint|deadline|context|problem|was\s+wrong\s+or\s+unknown)\b",
            "structure",
            ("situation",),
        ),
        (r"\b(?:asks?|questions?\s+(?:about|that))\b", "questions", ("question",)),
    )
)  # fmt: skip


@lru_cache(maxsize=4_096)
def is_story(claim: str) -> bool:
    """Whether a claim is about the candidate's telling and not about the subject."""
    return bool(_STORY.search(claim))


@lru_cache(maxsize=4_096)
def calls(claim: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the signals, with their labels, that would show such a claim; none where nothing can be observed."""
    return tuple((signal, labels) for pattern, signal, labels in _CALLS if pattern.search(claim))


def lacks_figure(claim: str, said: Sequence[str]) -> bool:
    """Whether a claim calls for a figure and nothing that was said holds a number."""
    if not _FIGURE.search(claim):
        return False
    return not any(numbers(text) or _WORDED.search(text) or _labels("numbers", text) for text in said)


def support(claim: str, best: str, rest: Sequence[str]) -> float:
    """Return the share of the called signals seen, 0..1: in the best sentences in full, elsewhere by half.

    A claim that calls for nothing gets 0.5: no evidence either way.
    """
    called = calls(claim)
    if not called:
        return 0.5
    return sum(1.0 if _seen(best, c) else 0.5 * any(_seen(t, c) for t in rest) for c in called) / len(called)


def _seen(text: str, called: tuple[str, tuple[str, ...]]) -> bool:
    signal, labels = called
    return bool(_labels(signal, text) & set(labels))


@lru_cache(maxsize=20_000)
def _labels(signal: str, text: str) -> frozenset[str]:
    return frozenset(mark.label for mark in SIGNALS[signal](text))
