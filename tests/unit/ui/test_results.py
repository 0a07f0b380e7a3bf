from executors.fakes import NO_ISOLATION, verdict
from executors.types import CaseResult, GroupResult, Verdict
from ui.results import results_html


def one_case(**changes: object) -> Verdict:
    case = {"group": "examples", "number": 1, "status": "wrong", "arguments": "[1]", "expected": "2", "actual": "3"}
    result = CaseResult.model_validate(case | changes)
    return Verdict(
        problem="p",
        passed=False,
        status=result.status,
        groups={"examples": GroupResult(passed=0, failed=1, status=result.status)},
        cases=(result,),
        isolation=NO_ISOLATION,
    )


def test_counts_come_first_and_hidden_cases_are_not_told() -> None:
    shown = results_html(verdict("p", visible=(2, 1), hidden=(7, 13)))
    assert "2 of 3 visible cases pass." in shown
    assert "13" not in shown


def test_the_first_case_that_differs_stands_expected_beside_returned() -> None:
    shown = results_html(one_case(stdout="trace 1", stderr=""))
    assert shown.index("Expected") < shown.index("<pre>2</pre>") < shown.index("Returned") < shown.index("<pre>3</pre>")
    assert "trace 1" in shown


def test_an_error_shows_its_last_words_instead_of_a_comparison() -> None:
    shown = results_html(one_case(status="error", actual=None, stderr="ValueError: no"))
    assert "ValueError: no" in shown
    assert "Returned" not in shown


def test_what_code_prints_is_text() -> None:
    assert "<script>" not in results_html(one_case(stdout="<script>alert(1)</script>", actual="<img src=x>"))


def test_code_that_was_not_run_says_why() -> None:
    refused = Verdict(
        problem="p", passed=False, status="refused", groups={}, reason="no sandbox", isolation=NO_ISOLATION
    )
    assert results_html(refused) == '<p class="outcome bad">The code was not run: no sandbox</p>'
