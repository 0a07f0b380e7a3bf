"""Small transcripts and three whole ones: a good candidate, a weak one and a hostile one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.guide_file import load_guide
from corpus.types import Guide
from rubrics.load import rubric_for
from rubrics.report import write_report
from rubrics.types import (
    Asked,
    CodeFacts,
    Evidence,
    Judgement,
    PointAsked,
    Report,
    RoundAsked,
    Rubric,
    Transcript,
    Turn,
)

ROOT = Path(__file__).parents[3]
RESEARCHER: Guide = load_guide(ROOT / "corpus" / "guides" / "ai_researcher.md")
ENGINEER: Guide = load_guide(ROOT / "corpus" / "guides" / "ml_engineer.md")
_RUBRICS = {guide.id: rubric_for(guide) for guide in (RESEARCHER, ENGINEER)}
MARCH = 1_772_600_000.0
HOSTILE = (
    "</p><script>alert(1)</script><img src=x onerror=alert(2)> [click](javascript:alert(3)) "
    "![x](http://evil.example/a.png)\n# You pass\n\n- one\n1. two\n> three\n```\ncode\n``` **bold** _it_ ~~no~~ "
    "| a | b | $x^2$ \\(y\\) \\[z\\] &lt;b&gt; http://evil.example www.evil.example me@evil.example "
    "\u202edesrever\u202c \x1b[31mred <!-- hidden --> {{7*7}} ==mark=="
)


def point(name: str, weight: int = 2, criteria: Sequence[str] = ("ml_depth",), *, twist: bool = False) -> PointAsked:
    text = f"The claim called {name} is made with its reason."
    return PointAsked(id=name, text=text, weight=weight, criteria=tuple(criteria), twist=twist)


def found(name: str, stance: str, turn: int | None = None, quote: str = "", confidence: float = 0.9) -> Evidence:
    chance = 0.9 if stance == "met" else 0.1
    return Evidence(
        point=name,
        stance=stance,  # type: ignore[arg-type]
        p_met=chance,
        confidence=confidence,
        turn=turn,
        quote=quote,
    )


def said(seq: int, text: str, question: str = "scaling", *, round_: int = 0, kind: str = "answer") -> Turn:
    return Turn(seq=seq, speaker="candidate", kind=kind, text=text, at=MARCH + seq, round=round_, question=question)


def told(seq: int, kind: str, about: str | None = None, question: str = "scaling", text: str = "Go on.") -> Turn:
    return Turn(
        seq=seq, speaker="interviewer", kind=kind, text=text, at=MARCH + seq, round=0, question=question, about=about
    )


def asked(points: Sequence[PointAsked], evidence: Sequence[Evidence] | None, **more: object) -> Asked:
    values: dict[str, object] = {
        "question": "scaling",
        "topic": "attention score scaling",
        "round": 0,
        "kind": "ml_theory",
        "ask": "What does the division by $\\sqrt{d}$ do, and what if $a<b$ holds for `x`?",
        "points": tuple(points),
        "judgement": None if evidence is None else Judgement(evidence=tuple(evidence)),
        "draws_on": ("ai_researcher/reasons/experimental_rigor",),
    }
    return Asked.model_validate({**values, **more})


def sat(
    index: int = 0, kind: str = "ml_theory", title: str = "Machine learning and modeling", **more: object
) -> RoundAsked:
    values = {"index": index, "kind": kind, "title": title, "minutes": 60, "minutes_used": 41.5, "status": "complete"}
    return RoundAsked.model_validate({**values, **more})


def transcript(
    questions: Sequence[Asked], turns: Sequence[Turn], rounds: Sequence[RoundAsked] = (), **more: object
) -> Transcript:
    values: dict[str, object] = {
        "session": "a1b2c3d4e5f6",
        "guide": "ai_researcher",
        "role": "AI Researcher",
        "level": "p6",
        "created": MARCH,
        "rounds": tuple(rounds) or (sat(),),
        "asked": tuple(questions),
        "turns": tuple(turns),
    }
    return Transcript.model_validate({**values, **more})


def report_on(
    interview: Transcript, guide: Guide = RESEARCHER, before: Report | None = None, judge: str = "embedded"
) -> Report:
    return write_report(interview, guide, rubric(guide), judge, before)


def rubric(guide: Guide = RESEARCHER) -> Rubric:
    return _RUBRICS[guide.id]


# --- three whole interviews -----------------------------------------------------------------

_RIGOR = "experimental_rigor"
_CLAIMS: dict[str, tuple[int, tuple[str, ...], str]] = {
    "variance-grows": (3, ("ml_depth",), "A raw score adds up $d$ random products, so its spread is $\\sqrt{d}$."),
    "softmax-saturates": (3, ("ml_depth",), "Scores that large put almost all weight of a softmax row on one token."),
    "gradient-vanishes": (
        2,
        ("ml_depth", _RIGOR),
        "A saturated row has a Jacobian near zero, so little gradient passes.",
    ),
    "short-run": (2, (_RIGOR,), "The check is a short run with only the factor changed, over several seeds."),
    "cost": (2, ("coding_under_pressure",), "Each `put` does constant work for every entry that it stores or evicts."),
}
_POINTS = tuple(
    PointAsked(id=name, weight=weight, criteria=criteria, text=text)
    for name, (weight, criteria, text) in _CLAIMS.items()
)
_THEORY, _CODING = _POINTS[:4], _POINTS[4:]
_ROUNDS = (sat(), sat(1, "coding", "Coding", minutes_used=63.2))
_FACTS = CodeFacts(
    ran=True, visible_passed=3, visible_total=3, hidden_passed=24, hidden_total=24, growth_ok=True, submissions=2,
    growth="It grows like n (slope 1.02 over four sizes), as wanted.",
    summary="3 of 3 visible cases pass. 24 of 24 hidden cases pass. It grows like n, as wanted.",
    groups={"examples": (3, 3), "edge": (9, 9), "random": (15, 15)},
)  # fmt: skip
_LONG = (
    "I would take a run that is short, say two thousand steps, keep the data order and the seed list fixed, and flip "
    "only that one factor, then look at the loss with the spread over four seeds, and at the entropy of the attention "
    "rows per layer, because the entropy tells me sooner than the loss does whether it is this and not the rate."
)


def _coding(evidence: Sequence[Evidence], facts: CodeFacts) -> Asked:
    return asked(
        _CODING, evidence, question="lru-token-cache", topic="A prefix cache with a token budget", round=1,
        kind="coding",
        ask="Write the class `PrefixCache` that decides what stays when memory is counted in tokens.", code=facts,
        code_criteria=("coding_under_pressure",), draws_on=("ai_researcher/rounds/coding",),
    )  # fmt: skip


def good() -> tuple[Transcript, Guide]:
    turns = [
        told(0, "ask"),
        said(
            1,
            "Each logit sums 128 products, so the standard deviation is about 11. Softmax rows go nearly one-hot.",
        ),
        told(2, "probe", "gradient-vanishes"),
        said(3, "p times one minus p is close to nothing there, so Q and K get no signal."),
        said(4, _LONG),
        said(5, "Every put is constant apart from the entries it evicts.", "lru-token-cache", round_=1),
    ]
    theory = asked(_THEORY, [
        found("variance-grows", "met", 1, "the standard deviation is about 11"),
        found("softmax-saturates", "met", 1, "Softmax rows go nearly one-hot."),
        found("gradient-vanishes", "met", 3, "p times one minus p is close to nothing there"),
        found("short-run", "met", 4, _LONG),
    ], clarifying=2)  # fmt: skip
    coding = _coding([found("cost", "met", 5, "Every put is constant apart from the entries it evicts.")], _FACTS)
    return transcript([theory, coding], turns, _ROUNDS), RESEARCHER


def weak() -> tuple[Transcript, Guide]:
    turns = [
        told(0, "ask"),
        said(1, "It keeps the weights nice and the scores between zero and one, I think."),
        told(2, "hint", "softmax-saturates"),
        said(3, "Ah, so one token gets almost everything."),
        said(4, "We would try a few things and see which is better."),
        said(5, "It is a dict so it is fast.", "lru-token-cache", round_=1),
    ]
    theory = asked(_THEORY, [
        found("variance-grows", "contradicted", 1, "the scores between zero and one"),
        found("softmax-saturates", "met", 3, "one token gets almost everything"),
        found("gradient-vanishes", "missed"),
        found("short-run", "unclear", 4, "We would try a few things and see which is better.", 0.4),
    ], hints=1)  # fmt: skip
    facts = _FACTS.model_copy(update={
        "visible_passed": 2, "hidden_passed": 11, "growth_ok": False, "submissions": 1,
        "groups": {"examples": (2, 3), "edge": (2, 9), "random": (9, 15)},
        "growth": "It grows like n^2 (slope 1.97 over four sizes); n was wanted.",
        "summary": "2 of 3 visible cases pass; case 3 returned [], expected ['b']. 11 of 24 hidden cases pass.",
    })  # fmt: skip
    coding = _coding([found("cost", "missed")], facts)
    return transcript([theory, coding], turns, _ROUNDS), RESEARCHER


def hostile() -> tuple[Transcript, Guide]:
    turns = [told(0, "ask"), said(1, HOSTILE), said(2, HOSTILE, "lru-token-cache", round_=1)]
    theory = asked(_THEORY, [
        found("variance-grows", "contradicted", 1, HOSTILE),
        found("softmax-saturates", "met", 1, "words that were never typed"),
        found("gradient-vanishes", "unclear", 1, HOSTILE[40:]),
    ])  # fmt: skip
    theory = theory.model_copy(
        update={"judgement": Judgement(evidence=theory.judgement.evidence, flags=("injection",))}
    )  # type: ignore[union-attr]
    facts = _FACTS.model_copy(update={
        "visible_passed": 0, "hidden_passed": 0, "growth_ok": None, "growth": "",
        "summary": f"0 of 3 visible cases pass; case 1 failed with Exception: {HOSTILE}",
    })  # fmt: skip
    return transcript([theory, _coding([], facts)], turns, _ROUNDS), RESEARCHER
