"""How a claim was tested: ablations (`ablation`), what it was held against (`baseline`), repeats (`repeat`)."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan

_WITHOUT = (
    r"(?:without|minus (?:the|my|our|its)|remov(?:e|ed|ing)|dropp(?:ed|ing)|disabl(?:ed|ing)|replac(?:ed|ing)|"
    r"swapp(?:ed|ing)|"
    r"(?:switch|turn)(?:ed|ing)? (?:\w+ ){0,4}off|(?:take|took|taking) (?:\w+ ){0,4}out)"
)
_SEEN = (
    r"(?:drop(?:s|ped)?|fell|los[et]s?|gains?|gone|vanish\w*|disappear\w*|scores?|accuracy|worse|points|metric|"
    r"no difference|stayed|the same|unchanged|hurt|diverged|collapsed|(?:measured|trained|ran) again|"
    r"to (?:see|check)|just to|effect)"
)
_RULES = (
    rule(
        "ablation",
        r"ablat\w+|leave[- ]one[- ]out|counterfactual",
        rf"{_WITHOUT}[^.\n]{{1,60}}?{_SEEN}",
        rf"{_SEEN}[^.\n]{{0,30}} (?:when|after|once|if) [^.\n]{{0,30}}?{_WITHOUT}",
        r"(?:shuffled?|random|permuted|scrambled) (?:the )?(?:labels|targets|inputs)|placebo|"
        r"(?:by itself|on its own|in isolation)[^.\n]{0,40} (?:did|gave|brought|had|added|explained|was)",
    ),
    rule(
        "ablation",
        r"(?:one|a single) (?:change|thing|factor|variable|component|knob|part) (?:at a time|per run)",
        r"one at a time|(?:changed|varied|changing|varying) (?:only |just )?(?:one|a single|the) \w+ and kept",
        r"chang(?:e|ed|ing) (?:only )?one (?:thing|factor|variable)|only (?:the )?\w+ (?:differed|changed)",
        r"(?:changed|varied) only|(?:everything|all) else (?:the same|equal|fixed|unchanged|constant|held)",
        r"h[eo]ld (?:\w+ ){0,4}(?:fixed|constant)|controlled (?:comparison|experiment|run)",
    ),
    rule(
        "baseline",
        r"baselines?(?! (?:salary|pay|level|knowledge|understanding|trust))",
        r"control (?:arm|group|condition)|A/B(?:[- ]test\w*)?",
        r"(?:compared|held|measured|tested|evaluated|benchmarked|judged)(?: \w+){0,3} (?:against|versus|vs|"
        r"relative to)",
        r"compared (?:\w+ )?(?:to|with)|benchmarked|relative to (?:the |a |an )?(?:vanilla|plain|full|old|baseline|"
        r"original|standard|previous|default|chance|random|naive)",
        r"(?:against|versus|vs\.?|beats?|beat|over) (?:the |a |an |our )?(?:\w+ ){0,2}(?:model|system|version|setup|"
        r"method|default|majority|heuristic|rules?|control|chance|random|state of the art|production)",
        r"(?:dumb|trivial|naive|plain|majority) (?:\w+ )?(?:heuristic|model|rule|classifier|regression|predictor)",
        r"(?:same|equal) (?:number of )?(?:tries|budget|compute|inputs|tuning|hyperparameters)|difference (?:against|"
        r"to|from) (?:the )?\w+|"
        r"(?:previous|existing|current) (?:state of the art|best|production)",
    ),
    rule(
        "repeat",
        r"(?:\w+ )(?:random |different )?seeds|seeds? [^.\n]{0,30}(?:vari|spread|std|deviation)\w*",
        r"re-?ran|(?:ran|run|trained|measured) (?:it |them |this |that |each )?(?:again|twice|\w+ (?:more )?times)",
        r"(?:launched|ran|did|trained) (?:\w+ )?(?:\w+ )?more(?: runs)?|(?:over|across) \w+ runs|of (?:three|five|"
        r"ten|several|\d+) runs|one run is",
        r"repeated (?:the |our |my |this |that |all )?(?:\w+ )?(?:experiment|run|training|measurement|study|test)s?",
        r"re(?:produc|plicat)ed (?:the |our |my |this |that |it |on |by |across )\w+",
        r"(?:result|gain|finding|effect|number)s? (?:was |were |has been )?re(?:produc|plicat)ed",
    ),
    rule(
        "repeat",
        r"confidence intervals?|bootstrap(?:ped)? (?:\w+ )?(?:intervals?|over|samples)|error bars?|standard error",
        r"standard deviation (?:across|over|was|between|of (?:the |\w+ )?(?:runs|seeds|folds|draws))|"
        r"std (?:was|of|over|across)",
        r"within (?:the )?noise|cross[- ]validat\w+|\w+ folds|significan(?:t|ce) test|statistically significant|"
        r"(?:difference|gain|effect|result) (?:was|is) (?:not )?significant|p ?[<=] ?0?\.0\d*|p-values?|paired test|"
        r"t-test",
        r"(?:second|another|other|different) (?:dataset|data set|corpus|benchmark|site)[^.\n]{0,30}"
        r"(?:held|same|too|also|again)",
    ),
)


def experiments(text: str) -> list[Mark]:
    """Mark ablations, baselines and repeated runs."""
    return scan(text, _RULES)
