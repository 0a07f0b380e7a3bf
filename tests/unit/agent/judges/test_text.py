import pytest

from agent.judges.text import MAX_SENTENCES, numbers, sentences, stem


def test_every_sentence_is_a_substring_at_its_place() -> None:
    text = "First, e.g. this one. It has 3.5 parts; and a second half\n- a bullet\n2) another one! Done?"
    found = sentences(text)
    assert [s.text for s in found][-2:] == ["another one!", "Done?"]
    assert all(text[s.start : s.start + len(s.text)] == s.text for s in found)


def test_abbreviations_and_decimals_do_not_end_a_sentence() -> None:
    assert len(sentences("I used, e.g. Adam at 3.5e-4 for it.")) == 1


def test_a_huge_text_is_read_in_part_from_both_ends() -> None:
    text = "start word. " + "x y z. " * 40_000 + "final word."
    found = sentences(text)
    assert len(found) == MAX_SENTENCES
    assert found[0].text == "start word."
    assert found[-1].text == "final word."


def test_text_without_words_has_no_sentences() -> None:
    assert sentences("... !!! \n\n --- ") == []


@pytest.mark.parametrize(
    "forms",
    [
        ("increase", "increases", "increased", "increasing"),
        ("normalize", "normalization", "normalised"),
        ("vary", "varies", "varied"),
        ("clip", "clipping", "clipped"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_numbers_are_compared_by_value_as_written() -> None:
    assert numbers("from 1,000 to 2.50 ms") == {"1000", "2.5"}
