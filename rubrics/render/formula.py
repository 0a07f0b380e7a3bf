"""Text of the question bank without its markup: formulas as a line of plain text, nothing in bold."""

from __future__ import annotations

import re

SPANS = re.compile(r"(\$\$[^$]+\$\$|\$[^$\s](?:[^$]*[^$\s])?\$|`[^`]+`)")
"""Formulas and code spans, as `re.split` keeps them: at the odd places."""

_SIGNS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "eta": "η", "theta": "θ",
    "lambda": "λ", "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "omega": "ω", "ell": "ℓ",
    "Delta": "Δ", "Sigma": "Σ", "Omega": "Ω", "sum": "Σ", "prod": "∏", "partial": "∂", "nabla": "∇", "infty": "∞",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "propto": "∝", "in": "∈",
    "times": "×", "cdot": "·", "pm": "±", "to": "→", "leftarrow": "←", "rightarrow": "→", "dots": "…", "ldots": "…",
    "cdots": "…", "lvert": "|", "rvert": "|", "lVert": "‖", "rVert": "‖", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈",
    "rceil": "⌉", "top": "T", "quad": " ", "qquad": " ", "left": "", "right": "",
}  # fmt: skip
_BOLD = re.compile(r"\*\*(\S(?:[^*]*\S)?)\*\*")
_FRACTION = re.compile(r"\\frac\{([^{}]*)\}\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\{([^{}]*)\}")
_UPRIGHT = re.compile(r"\\(?:mathrm|mathbb|mathbf|mathcal|text|operatorname)(?:\{([^{}]*)\}|\s+(\w))")
_MEAN = re.compile(r"\\bar(?:\{(\w)\}|\s+(\w))")
_SCRIPT = re.compile(r"([_^])\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)")


def unbold(text: str) -> str:
    """The text without the asterisks around words in bold; those of code and formulas stay."""
    parts = SPANS.split(text)
    return "".join(part if i % 2 else _BOLD.sub(r"\1", part) for i, part in enumerate(parts))


def plain(text: str) -> str:
    r"""Text of the question bank without dollar signs: `$\frac{a}{n+1}$` reads "a/(n+1)"; code spans stay."""
    parts = SPANS.split(unbold(text))
    return "".join(_line(part) if i % 2 and part.startswith("$") else part for i, part in enumerate(parts))


def _line(formula: str) -> str:
    inner, before = formula.strip("$"), ""
    while inner != before:  # from the inside out, as braces nest
        before = inner
        inner = _UPRIGHT.sub(lambda m: m[1] or m[2], inner)
        inner = _MEAN.sub(lambda m: (m[1] or m[2]) + "\u0304", inner)
        inner = _FRACTION.sub(lambda m: f"{_grouped(m[1])}/{_grouped(m[2])}", inner)
        inner = _ROOT.sub(r"sqrt(\1)", inner)
        inner = _SCRIPT.sub(lambda m: m[1] + _grouped(m[2]), inner)
    inner = _COMMAND.sub(lambda m: _SIGNS.get(m[1], m[1]), inner)
    return " ".join(re.sub(r"\\([{}_%&#|])", r"\1", re.sub(r"\\[,;:! ]", " ", inner)).split())


def _grouped(part: str) -> str:
    return part if re.fullmatch(r"\w*|\\[A-Za-z]+|sqrt\([^()]*\)", part.strip()) else f"({part.strip()})"
