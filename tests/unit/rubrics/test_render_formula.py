"""Text of the question bank reads without its markup."""

from __future__ import annotations

import pytest

from rubrics.render.formula import plain, unbold


class TestPlain:
    @pytest.mark.parametrize(
        ("formula", "expected"),
        [
            ("Scale by $\\sqrt{d_k}$.", "Scale by sqrt(d_k)."),
            ("$\\frac{e^a}{e^a + e^b}$", "(e^a)/(e^a + e^b)"),
            ("$\\sqrt{\\frac{1}{n} \\sum_i x_i^{2}}$", "sqrt(1/n Σ_i x_i^2)"),
            ("$\\pi_i = \\mathrm{softmax}(x_i W)$", "π_i = softmax(x_i W)"),
            ("$0, \\dots, V - 1$", "0, …, V - 1"),
            ("$\\ell_{n-1} \\ge \\bar c$", "ℓ_(n-1) ≥ c\u0304"),
            ("$\\unknown x$", "unknown x"),
        ],
    )
    def test_a_formula_is_a_line_of_text(self, formula: str, expected: str) -> None:
        assert plain(formula) == expected

    def test_code_and_prices_stay(self) -> None:
        assert plain("call `a$b$c` for $5 or $ 6") == "call `a$b$c` for $5 or $ 6"

    def test_bold_words_lose_their_asterisks_and_powers_in_code_do_not(self) -> None:
        assert unbold("as **small as** `2**3**4` is") == "as small as `2**3**4` is"
