"""Whatever a candidate types, page, report and terminal show it as words: no element, attribute or sign comes of it."""

from __future__ import annotations

import io
import json
import unicodedata
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt

from agent.interview import Interview, Status
from agent.services import Services
from rubrics.render import RENDERERS
from rubrics.render.html import report_fragment
from rubrics.types import Quote, Report, Turn
from tests.hostile.answers import shipped
from tests.hostile.attacks import attacks
from ui import view
from ui.paper import Paper

HARMLESS = "The quick brown fox jumps over the lazy dog."
MARKUP = (
    '"><script>alert(1)</script>',
    "</pre></div><script>alert(1)</script>",
    "</bdi></p></blockquote><img src=x onerror=alert(1)>",
    "**bold** _it_ `code` # head\n\n| a |\n|---|\n| b |\n\n1. x\n\n![i](//e.example/i.png) [l](javascript:alert(1))",
    "$\\href{javascript:alert(1)}{x}$ and $$\\rule{9em}{9em}$$ and \\(x\\) and \\[y\\]",
    "\u001b[2J\u001b]0;owned\u0007 \u202eabc\u202c \u2066d\u2069 \u200f \u009b31m",
)
SAID = [*(attack.said for attack in attacks()), *MARKUP]
_WORDS = set("p strong em code pre ul ol li h1 h2 h3 h4 h5 h6 blockquote hr br table thead tbody tr th td".split())
"""Elements that a turn of the interviewer may hold: Markdown without links, images and raw HTML."""


class Skeleton(HTMLParser):
    """The elements of a page in order with all their attributes, without the text between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", ()))

    def handle_comment(self, data: str) -> None:
        self.found.append(("!--", data))


def skeleton(html: str) -> list[tuple[str, Any]]:
    parser = Skeleton()
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.fixture(scope="module")
def sat(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Status]:
    """A report and a status of a short interview that was really sat, to put words into."""
    from agent.evaluation.player import FakeClock
    from agent.judges.fakes import ScriptedJudge
    from agent.settings import Settings
    from executors.fakes import ScriptedExecutor, verdict

    home = tmp_path_factory.mktemp("sat")
    made = Services(
        Settings(home=home), judge=ScriptedJudge({"fox": "variance-grows"}), retriever=lambda: None, clock=FakeClock(),
        runner=ScriptedExecutor([verdict("any")]),
    )  # fmt: skip
    made.__dict__["bank"] = shipped()
    try:
        interview = Interview.start(
            rounds=["ml_theory"], seed=1, services=made, items=["attention-logit-scale"], role="ml_engineer"
        )
        interview.reply(HARMLESS)
        interview.stop()
        return interview.report(), interview.status()
    finally:
        made.close()


def quoting(report: Report, words: str) -> Report:
    """The report with every quote of the candidate, and what was set aside, replaced by these words."""
    quote = Quote(turn=3, text=words[:19_000])
    point = report.questions[0].points[0].model_copy(update={"quote": quote})
    asked = report.questions[0].model_copy(update={"points": (point, *report.questions[0].points[1:])})
    reasons = tuple(r.model_copy(update={"quotes": (quote,)}) for r in report.decision.reasons)
    decision = report.decision.model_copy(update={"reasons": reasons})
    scores = tuple(s.model_copy(update={"quotes": (quote,)}) for s in report.scores)
    return report.model_copy(
        update={"questions": (asked,), "decision": decision, "scores": scores, "set_aside": (quote,)}
    )


def talk(words: str) -> tuple[Turn, ...]:
    """A candidate's turn, and turns of the interviewer that hand its words back."""
    quoted = words.replace("\n", " ").replace('"', " ")
    theirs = f"{words}\n{quoted}"
    return tuple(
        Turn(seq=i, speaker=speaker, kind=kind, text=text, at=0.0, round=0, question="attention-logit-scale")
        for i, (speaker, kind, text) in enumerate(
            [
                ("interviewer", "ask", "What changes?"),
                ("candidate", "answer", theirs),
                ("interviewer", "probe", f'Right, "{quoted}". And then?'),
                ("runner", "verdict", f"Case 1 printed {words}"),
            ]
        )
    )


@pytest.mark.parametrize("words", SAID, ids=range(len(SAID)))
def test_the_talk_has_the_elements_it_has_with_harmless_words(words: str, sat: tuple[Report, Status]) -> None:
    shown, plain = (view.chat(talk(said), sat[1], {}, pending=said) for said in (words, HARMLESS))
    assert [e for e in skeleton(shown) if not _folds(e)] == [e for e in skeleton(plain) if not _folds(e)]
    assert "\\" not in shown


def _folds(element: tuple[str, Any]) -> bool:
    return element[0].strip("/") in ("details", "summary") or element == ("pre", (("class", "said code"),))


@pytest.mark.parametrize("words", SAID, ids=range(len(SAID)))
def test_words_that_a_model_repeats_bring_nothing_that_loads_or_runs(words: str, sat: tuple[Report, Status]) -> None:
    turn = Turn(seq=0, speaker="interviewer", kind="probe", text=words, at=0.0, round=0)
    inside = skeleton(view.chat((turn,), sat[1], {}))[6:-3]
    assert {tag.strip("/") for tag, _ in inside} <= _WORDS | {"div"}
    assert not any(
        attrs for tag, attrs in inside if not (tag in ("ol", "code") and dict(attrs).keys() <= {"start", "class"})
    )


@pytest.mark.parametrize("words", SAID, ids=range(len(SAID)))
def test_the_report_has_the_elements_it_has_with_harmless_words(words: str, sat: tuple[Report, Status]) -> None:
    hostile, plain = quoting(sat[0], words), quoting(sat[0], HARMLESS)
    if any(unicodedata.category(c)[0] in "LNPS" for c in words):
        for render in (RENDERERS["html"], report_fragment):
            assert skeleton(render(hostile, talk(words))) == skeleton(render(plain, talk(words)))
        assert tokens(RENDERERS["markdown"](hostile, talk(words))) == tokens(RENDERERS["markdown"](plain, talk(words)))


def tokens(markdown: str) -> list[str]:
    """What a Markdown reader that takes raw HTML, links and bare addresses makes of a text, without the text."""
    reader = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table")
    found = []
    for token in reader.parse(markdown):
        found += [token.type, *(c.type for c in token.children or () if c.type not in ("text", "text_special"))]
    return found


@pytest.mark.parametrize("words", SAID, ids=range(len(SAID)))
def test_text_and_json_hold_no_sign_that_a_terminal_or_page_acts_on(words: str, sat: tuple[Report, Status]) -> None:
    report = quoting(sat[0], words)
    text, raw = (RENDERERS[name](report, talk(words)) for name in ("text", "json"))
    assert not [c for c in text + raw if c not in "\n\u200c\u200d" and unicodedata.category(c) in ("Cc", "Cf")]
    assert not set("<>&") & set(raw)
    assert Report.model_validate(json.loads(raw)) == report
    out = io.StringIO()
    for turn in talk(words):
        Paper(shipped(), out).show(turn)
    assert not [c for c in out.getvalue() if c not in "\n\t\u200c\u200d" and unicodedata.category(c) in ("Cc", "Cf")]
