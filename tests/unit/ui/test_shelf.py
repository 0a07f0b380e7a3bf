from agent.store.database import SessionRow
from corpus.types import Passage
from retrieval.types import Hit
from ui.shelf import history_html, passages_html, session_label, unfinished_html


def row(**changes: object) -> SessionRow:
    values = {
        "id": "abc", "guide": "gone", "level": "p7", "rounds": ("coding", "ml_theory"), "seed": 1, "created": 0.0,
        "updated": 0.0, "status": "running", "asked": (),
    }  # fmt: skip
    return SessionRow.model_validate(values | changes)


def test_an_unfinished_interview_offers_to_go_on() -> None:
    assert 'data-act="resume" data-id="abc"' in unfinished_html([row()], {})
    assert unfinished_html([], {}) == ""


def test_history_offers_what_can_be_done_and_asks_before_deleting() -> None:
    shown = history_html([row(), row(id="def", status="finished")], {}, {})
    assert 'data-act="resume" data-id="abc"' in shown
    assert 'data-act="open" data-id="def"' in shown
    assert shown.count("data-ask") == 2


def test_an_empty_history_says_so() -> None:
    assert "Nothing here yet" in history_html([], {}, {})


def test_a_session_of_a_guide_that_is_gone_keeps_its_line() -> None:
    assert "gone, p7 (2 rounds)" in session_label(row(), {})


def test_a_found_passage_is_quoted_with_its_place() -> None:
    passage = Passage(
        id="g/reasons/slow", section_title="Reasons", title="Too slow", text="Code that <b>crawls</b> & pays $5."
    )
    shown = passages_html([Hit(passage=passage, score=0.9)], {}, "slow")
    assert "<blockquote>" in shown
    assert "<cite>" in shown
    assert "g/reasons/slow" in shown
    assert "<b>" not in shown


def test_silence_of_the_guides_is_said() -> None:
    assert "say nothing" in passages_html([], {}, "pancakes")
    assert "Ask about" in passages_html([], {}, " ")
