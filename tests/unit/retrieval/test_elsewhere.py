"""Topics of no guide are noticed, and a guide that speaks of one takes it back."""

from __future__ import annotations

from corpus.asked import Topic, elsewhere
from corpus.load import Bank
from corpus.types import Guide
from retrieval.confidence import Signals, confidence
from retrieval.elsewhere import Elsewhere, lines_of
from retrieval.embedders.hashing import HashingEmbedder
from tests.unit.retrieval.samples import make_guide

TOPICS = (
    Topic(words=("dental", "sick leave"), lines=("is there a dental plan", "how many days of sick leave")),
    Topic(words=("parking",), lines=("where do I park my car",)),
)
SILENT = make_guide("silent", {"faq/pay": "Paid in cash."})
SPEAKS = make_guide("speaks", {"faq/teeth": "Dental cover starts on the first day."})


def made(*guides: Guide) -> Elsewhere:
    return Elsewhere(TOPICS, HashingEmbedder().embed(lines_of(TOPICS)), guides)


def near(silences: Elsewhere, query: str, guide: str | None = None) -> float:
    return silences.nearness(HashingEmbedder().embed([query])[0], guide)


def test_a_topic_of_no_guide_is_near_and_named() -> None:
    silences = made(SILENT)
    assert near(silences, "is there a dental plan") > near(silences, "what is asked about graphs")
    assert silences.names("Any DENTAL plan?", None)
    assert silences.names("days of sick leave", None)
    assert not silences.names("sick of waiting", None)
    assert not silences.names("accidental overlap", None)


def test_a_guide_that_uses_the_word_takes_the_topic_back_for_itself() -> None:
    silences = made(SILENT, SPEAKS)
    for guide in (None, "speaks"):
        assert not silences.names("dental", guide)
        assert near(silences, "is there a dental plan", guide) < near(silences, "is there a dental plan", "silent")
    assert silences.names("dental", "silent")
    assert silences.names("parking", None)


def test_no_topics_are_near_to_nothing() -> None:
    none = Elsewhere((), HashingEmbedder().embed(()), [SILENT])
    assert near(none, "dental") == 0.0
    assert not none.names("dental", None)


def test_a_guide_nobody_has_takes_nothing_back() -> None:
    assert made(SPEAKS).names("dental", "nobody")


def test_the_shipped_guides_are_silent_on_every_listed_topic() -> None:
    topics, guides = elsewhere(), Bank().guides.values()
    silences = Elsewhere(topics, HashingEmbedder().embed(lines_of(topics)), guides)
    spoken = [topic.words for topic in topics if not all(silences.names(word, None) for word in topic.words)]
    assert spoken == []


def test_confidence_moves_one_way_with_each_signal() -> None:
    base = confidence(Signals(near=0.5, elsewhere=0.4, named=False))
    assert 0 < confidence(Signals(near=0.4, elsewhere=0.4, named=False)) < base
    assert confidence(Signals(near=0.5, elsewhere=0.5, named=False)) < base
    assert confidence(Signals(near=0.5, elsewhere=0.4, named=True)) < base < 1


def test_where_somebody_comes_from_is_not_what_is_asked() -> None:
    silences = made(SILENT)
    assert silences.names("parking at the office", None)
    assert not silences.names("I come from parking, will it be different", None)


def test_a_guide_that_only_compares_itself_does_not_speak_of_another_company() -> None:
    topics = (Topic(words=("globex",), lines=("interview at globex",)), *TOPICS)
    guide = make_guide(
        "compares", {"faq/a": "No committees as known from Globex or Initech. It comes with dental cover."}
    )
    silences = Elsewhere(topics, HashingEmbedder().embed(lines_of(topics)), [guide])
    assert silences.names("interview at Globex", None)
    assert not silences.names("what differs from Globex", None)
    assert not silences.names("dental cover", None)
