import pytest

from agent.judges import guards


@pytest.mark.parametrize(
    "text",
    ["", "  \n", "I don't know", "no idea, sorry", "Sorry, I do not know the answer to this.", "idk", "pass", "?"],
)
def test_silence_in_any_words_says_nothing(text: str) -> None:
    assert guards.says_nothing(text)


@pytest.mark.parametrize(
    "text", ["I don't know the exact figure, but the cache grows with length", "none of the paths is closed", "No."]
)
def test_an_answer_that_only_begins_like_a_refusal_is_kept(text: str) -> None:
    assert not guards.says_nothing(text)


def test_a_repeated_question_is_an_echo_and_a_short_answer_in_its_words_is_not() -> None:
    ask = "Why does the loss oscillate when you multiply the batch size by eight?"
    assert guards.echoes("why does the loss oscillate when you multiply the batch size by eight", [ask])
    assert not guards.echoes("the batch size", [ask])
    assert not guards.echoes("The loss oscillates because the rate is now too low for so few updates", [ask])


def test_a_list_of_keywords_is_seen_and_a_terse_sentence_or_formula_is_not() -> None:
    assert guards.word_list("gradient norm clipping threshold exploding update")
    assert not guards.word_list("clipping bounds the gradient norm")
    assert not guards.word_list("0.6 * 0.4 = 0.24 therefore event probability")


def test_noise_is_told_from_language() -> None:
    assert guards.noise("\x00\x01\x02\ufffd\ufffd abc")
    assert guards.noise("asdfghjkl qwrtpsdf zxcvbnm")
    assert not guards.noise("RMSNorm drops the mean; cheaper, same quality in practice.")


@pytest.mark.parametrize(
    "text",
    [
        "Die Gewichte werden mit der Zeit nicht kleiner und das ist ein Problem",
        "梯度裁剪限制了梯度的范数，防止训练发散",
        "La limitación de la norma evita que los gradientes exploten en el entrenamiento",
    ],
)
def test_other_languages_are_named(text: str) -> None:
    assert guards.other_language(text)


def test_english_of_a_non_native_speaker_is_english() -> None:
    assert not guards.other_language("I make the learning rate more small and the warmup more long, is better for me.")
