"""Habits of speech are noted when the words are the candidate's own."""

from __future__ import annotations

from rubrics.notes import MIN_WORDS, notes_for

PADDING = " I planned the work and wrote the loader" * 8
ANSWER = "I never said \u201cnot my job\u201d, I took the ticket and closed it myself." + PADDING
BLAMES = ("blame", "against")


def kinds(answer: str, heard: list[tuple[int, str]]) -> list[tuple[str, str]]:
    return [(note.id, note.effect) for note in notes_for("collaboration", [(3, answer)], heard)]


class TestEcho:
    def test_words_of_the_question_are_not_held_against_the_candidate(self) -> None:
        assert kinds(ANSWER, [(2, "Tell me of a time you thought: that is Not my job.")]) == []

    def test_words_nobody_said_before_are(self) -> None:
        assert kinds(ANSWER, [(2, "Tell me of a time you disagreed.")]) == [BLAMES]

    def test_the_interviewer_quoting_the_candidate_afterwards_excuses_nothing(self) -> None:
        assert kinds(ANSWER, [(4, "You said \u201cnot my job\u201d; what then?")]) == [BLAMES]

    def test_whole_words_must_have_been_heard(self) -> None:
        assert kinds(ANSWER, [(2, "It is cannot my jobs.")]) == [BLAMES]

    def test_two_words_are_too_few_to_be_an_echo(self) -> None:
        answer = "They failed the launch badly." + PADDING
        assert kinds(answer, [(2, "What if they failed at this?")]) == [BLAMES]


class TestLength:
    def test_too_little_text_gets_no_note(self) -> None:
        assert len("They failed us.".split()) < MIN_WORDS
        assert notes_for("collaboration", [(1, "They failed us.")]) == ()
