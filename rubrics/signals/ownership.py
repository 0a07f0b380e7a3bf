"""Ownership: "I" with something done or decided (`own`), and work told as "we" (`shared`)."""

from __future__ import annotations

from rubrics.signals.types import Mark, rule, scan, sentences

_NO_DEED = (
    "arrived|need|feed|speed|succeed|proceed|exceed|indeed|agreed|needed|wanted|liked|loved|enjoyed|hoped|believed|"
    "assumed|supposed|guessed|wondered|seemed|looked|listened|watched|attended|joined|learned|learnt|studied|"
    "graduated|lived|stayed|waited|worried|cared|expected|remembered|experienced|used to|happened|received|"
    "preferred|failed|considered|missed|mentioned|relied|noted"
)
"""Words in -ed that tell of no act."""
DONE = (
    rf"(?:(?!(?:{_NO_DEED})\b)[a-z]\w+ed|bought|broke|brought|built|chose|came up with|cut|did(?! n[o']t)|drew|drove|"
    rf"fought|"
    r"found|gave|held|kept(?! quiet)|led|made|met|parted|put|ran|rebuilt|reran|rewrote|said no|sat down|sent|set|"
    r"shipped|"
    r"spoke|split|spent|taught|told|took|undid|went through|won|wrote)"
)
"""A past act: what ends in -ed and tells of one, and the irregular ones."""
_SOON = r"(?:\w+ly |also |then |first |just |even |later |once |alone |myself |all |both )*"
HAVE = r"(?:'d(?! (?:split|put|cut|set|run))|'ve| have| had)?"
_GROUP = r"(?:our|the|my|whole) (?:team|group|lab|department|squad|crew)"
_RULES = (
    rule("own", rf"I{HAVE} {_SOON}{DONE}", r"I (?:own|lead|maintain|run|ship|operate)"),
    rule(
        "own",
        r"I(?:'m| am| was) (?:the (?:one|person|lead|owner|author)|responsible|in charge|on call|first author|lead)",
        r"my (?:own )?(?:idea|design|decision|call|part|piece|job|proposal|fault|code|experiment|contribution|"
        r"(?:\w+ )?paper|thesis|prototype|"
        r"responsibility|choice)s?",
        r"my mistakes?(?! rate)",
        r"(?:was|were|is|are) (?:all |mostly |entirely )?(?:mine|on me|my (?:doing|work))",
        rf"(?:by|to) myself|{DONE}[^.\n]{{1,40}} myself",
    ),
    rule("shared", rf"we{HAVE} {_SOON}{DONE}", rf"{_GROUP}{HAVE} {_SOON}{DONE}"),
    rule("shared", rf"{_GROUP} (?:was|were) responsible", r"(?:I was )?part of (?:a|the) (?:\w+ )?(?:team|group)"),
    rule("shared", r"(?:group|team|joint|collective) effort"),
)


def ownership(text: str) -> list[Mark]:
    """Mark where the candidate says what they did themselves, and where only a group acted.

    A "we" hides nobody's part in a sentence that goes on to say what the candidate did.
    """
    marks = scan(text, _RULES)
    told = [s for s in sentences(text) if any(m.label == "own" and s.start() <= m.start < s.end() for m in marks)]
    return [m for m in marks if m.label == "own" or not any(s.start() <= m.start < s.end() for s in told)]
