"""The report: decision with reasons, practice in order, and a comparison that claims nothing inside the noise."""

from __future__ import annotations

from rubrics.render import RENDERERS
from rubrics.report import MAX_REASONS, compare
from rubrics.types import Report, Score
from tests.unit.rubrics import samples
from tests.unit.rubrics.samples import RESEARCHER, asked, found, point, report_on, said, sat, transcript

SINCE = ("v1", "embedded", "p6")


def score(share: float | None, band: float = 0.05, criterion: str = "ml_depth") -> Score:
    low, high = (None, None) if share is None else (share - band, share + band)
    return Score(
        criterion=criterion,
        title="Depth",
        passage="a/b/c",
        value=None,
        share=share,
        low=low,
        high=high,
        not_assessed="-",
    )


def earlier(*scores: Score, **more: object) -> Report:
    interview, guide = samples.weak()
    values = {"scores": scores, "rubric_version": "v1", "judge": "embedded", "level": "p6", **more}
    return report_on(interview, guide).model_copy(update=values)


class TestDecision:
    def test_a_good_candidate_passes_and_a_weak_one_does_not(self) -> None:
        assert report_on(*samples.good()).decision.outcome == "pass"
        assert report_on(*samples.weak()).decision.outcome == "no_pass"

    def test_each_reason_has_the_candidates_words_the_guides_bar_and_what_would_have_passed(self) -> None:
        interview, guide = samples.weak()
        decision = report_on(interview, guide).decision
        assert 2 <= len(decision.reasons) <= MAX_REASONS
        typed = {t.seq: t.text for t in interview.turns if t.speaker == "candidate"}
        for reason in decision.reasons:
            assert reason.quotes
            assert all(q.text in typed[q.turn] for q in reason.quotes)
            assert RESEARCHER.passage(reason.passage).text.startswith(reason.bar)  # type: ignore[union-attr]
            assert reason.would_pass

    def test_the_costliest_reason_comes_first_and_a_pass_gives_the_strongest(self) -> None:
        by_id = {s.criterion: s for s in report_on(*samples.good()).scores}
        passing = [by_id[r.criterion].share or 0.0 for r in report_on(*samples.good()).decision.reasons]
        assert min(passing) >= 0.8
        weak = report_on(*samples.weak())
        by_id = {s.criterion: s for s in weak.scores}
        assert all((by_id[r.criterion].value or 0) < 3 for r in weak.decision.reasons)

    def test_what_a_program_printed_never_becomes_our_sentence(self) -> None:
        report = report_on(*samples.hostile())
        assert all("script" not in reason.sentence for reason in report.decision.reasons)
        assert any("0 of 3 visible" in reason.sentence for reason in report.decision.reasons)

    def test_stopping_at_once_is_not_enough(self) -> None:
        decision = report_on(transcript([], [], [sat(status="stopped")])).decision
        assert (decision.outcome, decision.reasons) == ("not_enough", ())
        assert "stopped" in decision.headline

    def test_stopping_early_is_not_blamed_on_the_judge(self) -> None:
        heard = asked([point("one", 3)], [found("one", "met", 1, "words")])
        report = report_on(transcript([heard], [said(1, "words")], [sat(status="stopped", planned=4)]))
        assert report.decision.outcome == "not_enough"
        assert "You stopped" in report.decision.headline
        assert "graded again" not in RENDERERS["text"](report, ())

    def test_a_judge_that_failed_decides_nothing_and_blames_nobody(self) -> None:
        report = report_on(transcript([asked([point("one", 3)], None)], [said(1, "words")]))
        assert report.decision.outcome == "not_enough"
        assert "could not be judged" in report.decision.headline
        assert all(s.value is None for s in report.scores)

    def test_a_twist_counts_only_from_senior_on(self) -> None:
        points = [point("one", 3), point("extra", 3, twist=True)]
        question = asked(points, [found("one", "met", 1, "words"), found("extra", "missed")])
        shares = {
            level: report_on(transcript([question], [said(1, "words")], level=level)).questions[0].share
            for level in ("p6", "p7", "p8", "p9")
        }
        assert shares == {"p6": 1.0, "p7": 1.0, "p8": 0.5, "p9": 0.5}


class TestKeeping:
    def test_the_same_transcript_gives_the_same_report(self) -> None:
        assert report_on(*samples.weak()) == report_on(*samples.weak())

    def test_a_report_survives_json(self) -> None:
        report = report_on(*samples.hostile())
        assert Report.model_validate_json(report.model_dump_json()) == report

    def test_dropped_quotes_and_flags_are_kept(self) -> None:
        report = report_on(*samples.hostile())
        assert (report.quotes_dropped, report.flags) == (1, ("injection",))


class TestPractice:
    def test_only_what_was_assessed_below_strong_is_practised_dearest_first(self) -> None:
        report = report_on(*samples.weak())
        shares = {s.criterion: s.share for s in report.scores}
        assert [p.criterion for p in report.practice] == ["experimental_rigor", "ml_depth", "coding_under_pressure"]
        assert all((shares[p.criterion] or 0.0) < 0.8 for p in report.practice)
        assert all(p.passages and p.what for p in report.practice)

    def test_nothing_to_practise_after_strong_answers(self) -> None:
        assert report_on(*samples.good()).practice == ()


class TestChange:
    def test_the_first_report_has_nothing_to_compare_with(self) -> None:
        changes, note = compare([score(0.5)], None, since=SINCE)
        assert changes == ()
        assert "first report" in note

    def test_a_change_inside_the_noise_is_withheld(self) -> None:
        changes, _ = compare([score(0.60)], earlier(score(0.50)), since=SINCE)
        assert [c.verdict for c in changes] == ["within_noise"]

    def test_a_change_beyond_the_noise_is_named(self) -> None:
        assert compare([score(0.80)], earlier(score(0.50)), since=SINCE)[0][0].verdict == "better"
        assert compare([score(0.20)], earlier(score(0.50)), since=SINCE)[0][0].verdict == "worse"

    def test_an_unsure_judge_then_or_now_widens_the_noise(self) -> None:
        assert compare([score(0.80, 0.4)], earlier(score(0.50)), since=SINCE)[0][0].verdict == "within_noise"
        assert compare([score(0.80)], earlier(score(0.50, 0.4)), since=SINCE)[0][0].verdict == "within_noise"

    def test_a_criterion_assessed_once_is_not_compared(self) -> None:
        for now, then in (
            (score(None), score(0.5)),
            (score(0.5), score(None)),
            (score(0.5), score(0.5, criterion="other")),
        ):
            changes, note = compare([now], earlier(then), since=SINCE)
            assert changes == ()
            assert note

    def test_another_rubric_judge_or_level_is_another_yardstick(self) -> None:
        for key, value, named in (
            ("rubric_version", "v0", "rubric"),
            ("judge", "llm", "judge"),
            ("level", "p8", "level"),
        ):
            changes, note = compare([score(0.9)], earlier(score(0.1), **{key: value}), since=SINCE)
            assert changes == ()
            assert named in note

    def test_the_written_report_compares_with_the_one_before(self) -> None:
        before = report_on(*samples.weak())
        now = report_on(*samples.good(), before=before)
        assert {c.criterion: c.verdict for c in now.changes}["ml_depth"] == "better"
