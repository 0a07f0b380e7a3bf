"""What the letter says, whatever it is written in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubrics.render import RENDERERS
from rubrics.render.blocks import Letter, Para, Quotation
from rubrics.render.letter import letter_of
from rubrics.render.words import clip, count, flag_in_words, listed, shorten, tidy
from rubrics.types import Asked, Change, CodeFacts, Report, Score, SignalNote, Turn
from tests.unit.rubrics import samples
from tests.unit.rubrics.samples import RESEARCHER, asked, found, point, report_on, said, sat, told, transcript

NEED_CODE = "Too little was heard to judge this. Rounds that would get it assessed: coding, ML theory."


def letter(sample: str = "weak", **changes: object) -> Letter:
    interview, guide = getattr(samples, sample)()
    return letter_of(report_on(interview, guide).model_copy(update=changes), interview.turns)


def words(letter_: Letter, section: str) -> str:
    found_ = next(s for s in letter_.sections if s.id == section)
    return " ".join(str(row.model_dump()) for row in found_.rows)


class TestPoints:
    def say(self, *turns: object, stance: str = "met", quote: str = "words") -> str:
        heard = [t for t in turns if t is not None] + [said(9, "words")]
        question = asked([point("one", 3)], [found("one", stance, 9 if quote else None, quote)])
        report = report_on(transcript([question], heard))  # type: ignore[arg-type]
        rows = next(s for s in letter_of(report, heard).sections if s.id == "questions").rows  # type: ignore[arg-type]
        block = rows[1].body[0]
        assert isinstance(block, Para)
        return block.label

    def test_every_way_a_point_can_go_has_its_words(self) -> None:
        assert self.say() == "Met unprompted."
        assert self.say(told(1, "probe", "one")) == "Met after a probe."
        assert self.say(told(1, "hint", "one")) == "Met after a hint."
        assert self.say(stance="unclear") == "Thin."
        assert self.say(told(1, "probe", "one"), stance="unclear") == "Thin after a probe."
        assert self.say(stance="missed", quote="") == "Missed."
        assert self.say(stance="contradicted") == "The wrong way round."
        assert self.say(quote="never said") == "Not scored."

    def test_a_twist_is_named(self) -> None:
        question = asked([point("one", 3, twist=True)], [found("one", "missed")])
        assert "(the twist)" in words(letter_of(report_on(transcript([question], [said(1, "x")])), ()), "questions")


class TestQuestions:
    def rows(self, question: Asked, heard: list[Turn], level: str = "p6") -> str:
        return words(letter_of(report_on(transcript([question], heard, level=level)), heard), "questions")

    def test_a_full_share_above_a_thin_point_names_the_bonus(self) -> None:
        points = [point("one", 3), point("two", 1), point("three", 2, twist=True)]
        evidence = [found(p.id, "unclear" if p.id == "two" else "met", 1, "words") for p in points]
        junior = RESEARCHER.levels[0].id
        text = self.rows(asked(points, evidence), [said(1, "words")], junior)
        assert "You earned 100% of what this question offered, the twist's bonus included; it would be 84%" in text

    def test_no_bonus_is_named_where_every_main_point_was_whole(self) -> None:
        points = [point("one", 3), point("three", 2, twist=True)]
        text = self.rows(asked(points, [found(p.id, "met", 1, "words") for p in points]), [said(1, "words")])
        assert "You earned 100% of what this question offered." in text

    def test_a_sentence_is_quoted_in_full_once_a_question(self) -> None:
        sentence = "The variance of the sum grows with the dimension, and so does the spread of the scores."
        points = [point("one"), point("two"), point("three")]
        evidence = [found(p.id, "met", 1, sentence) for p in points]
        text = self.rows(asked(points, evidence), [said(1, sentence)])
        assert text.count(sentence) == 1
        assert text.count("the same sentence as above") == 2

    def test_a_statement_is_begun_and_a_question_shown_whole(self) -> None:
        ask = "**Sort** these. " + "x" * 500 + "\n\nAnd more."
        spoken = self.rows(asked([point("one")], [], ask=ask), [])
        assert "Sort these. " + "x" * 500 in spoken
        statement = self.rows(asked([point("one")], [], ask=ask, code=CodeFacts(ran=False)), [])
        assert "x" * 280 + " …" not in spoken
        assert "x" * 280 in statement
        assert "x" * 300 not in statement


class TestTally:
    def test_the_numbers_add_up_to_every_point_with_the_twist_named(self) -> None:
        points = [point(name) for name in ("a", "b", "c", "d", "e")] + [point("f", twist=True)]
        evidence = [
            found("a", "met", 1, "words"), found("b", "missed"), found("c", "unclear", 1, "words"),
            found("d", "contradicted", 1, "words"), found("f", "met", 1, "words"),
        ]  # fmt: skip
        report = report_on(transcript([asked(points, evidence)], [said(1, "words")]))
        expected = (
            "Of 6 points (one of them the twist's) looked for here you made 2 unprompted; 1 stayed thin; 1 was missed; "
            "1 came out the wrong way round; 1 could not be scored."
        )
        assert expected in [reason.sentence for reason in report.decision.reasons]


class TestLedger:
    def test_help_is_counted_and_priced(self) -> None:
        text = words(letter("weak"), "ledger")
        assert "You were given 1 hint." in text
        assert "For 1 point made that way you got 1.8 of 3.0 marks, so the help cost 1.2." in text
        assert "1 point came after a probe" in words(letter("good"), "ledger").lower()

    def test_minutes_stand_against_the_time_box(self) -> None:
        text = words(letter("weak"), "ledger")
        assert "Machine learning and modeling: 42 of 60 minutes used." in text
        assert "Coding: 63 of 60 minutes used, 3 minutes over." in text

    def test_clarifying_questions_are_counted(self) -> None:
        assert "2 clarifying questions" in words(letter("good"), "ledger")

    def test_one_asked_about_a_question_that_was_left_counts_too(self) -> None:
        interview, guide = samples.weak()
        heard = [*interview.turns, said(6, "Is the vocabulary fixed?", "left-open", kind="clarify")]
        text = words(letter_of(report_on(interview, guide), heard), "ledger")
        assert "You asked 1 clarifying question." in text


class TestScores:
    def test_an_assessed_criterion_shows_value_anchor_band_and_confidence(self) -> None:
        text = words(letter("good"), "scores")
        assert "Code that holds up: 4 of 4" in text
        assert "four times in five" in text
        assert "Confidence" in text

    def test_those_that_were_not_assessed_stand_in_one_list_with_the_round_to_sit(self) -> None:
        rows = next(s for s in letter("weak").sections if s.id == "scores").rows
        assert [row.title for row in rows].count("Not assessed here") == 1
        assert not [row for row in rows if "not assessed" in row.title]
        assert "Understanding of training and serving systems: sit a system design round." in str(rows[-1])

    def test_a_round_that_was_sat_is_not_the_way_to_get_one_assessed(self) -> None:
        question = asked([point("one", 5)], [found("one", "met", 1, "words")], kind="system_design")
        rounds = [sat(kind="system_design", title="System design")]
        text = words(letter_of(report_on(transcript([question], [said(1, "words")], rounds)), ()), "scores")
        systems = "Understanding of training and serving systems: "
        assert f"{systems}sit a system design" not in text
        assert systems in text

    def test_one_whose_rounds_were_all_sat_says_that_its_questions_did_not_bear_on_it(self) -> None:
        score = Score(criterion="x", title="X", passage="a/b/c", value=None, share=None, not_assessed=NEED_CODE)
        assert "X: what you were asked hardly bore on it." in words(letter("weak", scores=(score,)), "scores")

    def test_a_sentence_without_rounds_is_shown_as_it_is(self) -> None:
        score = Score(criterion="x", title="X", passage="a/b/c", value=None, share=None, not_assessed="Nothing said.")
        assert "X: Nothing said." in words(letter("weak", scores=(score,)), "scores")

    def test_signals_are_told_with_the_words_they_were_seen_in(self) -> None:
        note = SignalNote(id="numbers", sentence="You gave a number with its unit.", effect="for", quote=None)
        score = Score(criterion="x", title="X", passage="a/b/c", value=3, share=0.6, anchor="Good.", signals=(note,))
        assert "For you: You gave a number with its unit." in words(letter("weak", scores=(score,)), "scores")


class TestCode:
    def test_counts_growth_and_groups_are_told(self) -> None:
        text = words(letter("weak"), "code")
        assert "2 of 3 visible cases passed. 11 of 24 hidden cases passed." in text
        assert text.count("It grows like n^2 (slope 1.97 over four sizes); n was wanted.") == 1
        assert "edge: 2 of 9" in text

    def test_growth_is_told_once_though_the_runner_says_it_too(self) -> None:
        growth, counted = "It could not be measured: the run failed on large inputs.", "3 of 3 visible cases pass."
        facts = CodeFacts(
            ran=True, visible_passed=3, visible_total=3, growth_ok=False, growth=growth,
            summary=f"{counted} {growth}", submissions=1,
        )  # fmt: skip
        text = words(letter_of(report_on(transcript([asked([], [], code=facts, kind="coding")], [])), ()), "code")
        assert text.count(growth) == 1
        assert counted in text

    def test_growth_that_fell_short_is_one_sentence_of_the_reason(self) -> None:
        text = words(letter("weak"), "reasons")
        assert "11 of 24 hidden cases passed. As for the cost, it grows like n^2" in text
        assert "faster than wanted" not in text

    @pytest.mark.parametrize(("submissions", "expected"), [(0, "No code was handed in."), (1, "not scored")])
    def test_code_that_did_not_run_is_told_apart_from_none(self, submissions: int, expected: str) -> None:
        facts = {"ran": False, "submissions": submissions, "summary": "The code was not run: no sandbox."}
        question = asked([], [], code=facts, kind="coding")
        assert expected in words(letter_of(report_on(transcript([question], [])), ()), "code")


class TestDecision:
    def test_a_round_stopped_early_and_one_not_reached_are_told(self) -> None:
        question = asked([point("one", 3)], [found("one", "met", 1, "words")])
        rounds = [sat(status="stopped"), sat(1, "coding", "Coding", status="not_reached", minutes_used=0.0)]
        text = words(letter_of(report_on(transcript([question], [said(1, "words")], rounds)), ()), "decision")
        assert "stopped it before its end" in text
        assert "Coding: not reached." in text

    def test_a_failed_judge_asks_for_regrading_not_for_another_sitting(self) -> None:
        report = report_on(transcript([asked([point("one", 3)], None)], [said(1, "words")]))
        text = words(letter_of(report, ()), "decision")
        assert "graded again" in text
        assert "sit one round" not in text


class TestChange:
    def test_a_change_inside_the_noise_shows_no_numbers(self) -> None:
        change = Change(criterion="x", title="Depth", before=0.41, now=0.47, verdict="within_noise")
        text = words(letter("weak", changes=(change,), changes_note=""), "change")
        assert "no change that can be told from noise" in text
        assert "41" not in text

    def test_a_real_change_shows_both(self) -> None:
        change = Change(criterion="x", title="Depth", before=0.41, now=0.71, verdict="better")
        assert "Depth: better, from 41% to 71%." in words(letter("weak", changes=(change,)), "change")


class TestSmallPrint:
    def test_flags_and_dropped_quotes_are_told_in_words(self) -> None:
        text = words(letter("hostile"), "small-print")
        assert "You addressed the grader; that part was set aside." in text
        assert "1 quote was not found there and dropped" in text

    def test_it_states_how_a_score_comes_about(self) -> None:
        text = words(letter("weak"), "small-print")
        for number in ("0.85", "0.6 ", "0.35", "-0.25", "0.30, 0.55 and 0.80"):
            assert number in text

    def test_an_unknown_flag_is_still_a_sentence(self) -> None:
        assert flag_in_words("new_thing") == "An answer was flagged: new thing."


class TestWords:
    @settings(deadline=None)
    @given(st.text(max_size=400), st.integers(50, 300))
    def test_a_shortened_text_is_the_beginning_of_the_tidied_one(self, text: str, most: int) -> None:
        short, cut = shorten(text, most)
        assert len(short) <= most
        assert tidy(text).startswith(short)
        assert cut == (len(tidy(text)) > most)

    @settings(deadline=None)
    @given(st.text(max_size=100))
    def test_tidying_twice_changes_nothing(self, text: str) -> None:
        assert tidy(tidy(text)) == tidy(text)
        assert "\n" not in tidy(text)

    def test_small_words(self) -> None:
        assert (count(0, "hint"), count(1, "hint"), count(2, "hint")) == ("no hints", "1 hint", "2 hints")
        assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")
        assert clip("short", 10) == "short"

    def test_a_quote_from_an_unknown_turn_is_still_shown(self) -> None:
        interview, guide = samples.weak()
        blocks = [b for s in letter_of(report_on(interview, guide), ()).sections for r in s.rows for b in r.beside]
        assert "you" in {b.source for b in blocks if isinstance(b, Quotation)}


class TestRenderers:
    def test_json_reads_back_as_the_report(self) -> None:
        interview, guide = samples.hostile()
        report = report_on(interview, guide)
        assert Report.model_validate_json(RENDERERS["json"](report, interview.turns)) == report

    @pytest.mark.parametrize("name", ["markdown", "text", "html", "json"])
    def test_every_renderer_gives_the_same_text_twice(self, name: str) -> None:
        interview, guide = samples.weak()
        report = report_on(interview, guide)
        assert RENDERERS[name](report, interview.turns) == RENDERERS[name](report, interview.turns)
