"""From a document to a draft: every section read by what it is, the rest kept as passages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.importing.decision import read_decision
from corpus.importing.draft import Draft, DraftQuestion, DraftRound, Part
from corpus.importing.errors import ImportRefusedError
from corpus.importing.items import list_items, part, passages_of, written
from corpus.importing.levels import read_levels
from corpus.importing.outline import START, Outline, Section, outline_of
from corpus.importing.questions import read_one_question, read_questions, read_readiness
from corpus.importing.read import Document
from corpus.importing.rounds import Loop, count_said, read_rounds, split_table
from corpus.importing.title import Heading, read_title
from corpus.importing.vocabulary import vocabulary

MOST_ROUNDS = 40
_NO_LOOP = ("rounds", "questions", "faq", "levels", "compensation")
"""Sections whose tables are not looked at for a loop: the first is read as one, the others hold tables of theirs."""
_QUESTION = re.compile(r"^(?:q(?:uestion)?\s*\d{0,2}|\d{1,2})\s*[:.)]\s+", re.I)
_ANSWER = re.compile(r"^a(?:nswer)?\s*[:.)]\s+", re.I)
_NO_GUIDE = (
    "it holds neither rounds, nor reasons for rejection, nor sample questions under headings that could be told; "
    "check that it is an interview guide and that the whole page was saved."
)


def recognise(document: Document, company: str = "", role: str = "") -> Draft:
    """Return what a document says; `company` and `role` overrule what its title says.

    Raises `ImportRefusedError` for a document in which no part of an interview guide is found.
    """
    told = read_title(document.title, document.blocks)
    heading = told.model_copy(update={k: v for k, v in (("company", company), ("role", role)) if v})
    outline = outline_of(document.blocks, heading.company, heading.role)
    reading = _Reading()
    for section in outline.sections:
        reading.take(section)
    if not (reading.rounds or reading.reasons or reading.questions):
        raise ImportRefusedError(document.name, _NO_GUIDE)
    return _draft(document, heading, outline, reading)


class _Reading:
    def __init__(self) -> None:
        self.rounds: list[DraftRound] = []
        self.reasons: list[Part] = []
        self.questions: list[DraftQuestion] = []
        self.parts: list[Part] = []
        self.said: int | None = None

    def take(self, section: Section) -> None:
        counted = count_said(section.blocks)
        if section.kind not in _NO_LOOP:
            table, section = split_table(section)
            if table:
                self._take_loop(read_rounds(table))
        if section.kind == "rounds":
            self._take_loop(read_rounds(self._without_decision(section)))
        elif section.kind == "reasons":
            items, rest = list_items(section)
            self.reasons += items
            self.parts += rest
        elif section.kind == "standing_out":
            items, rest = list_items(section)
            self.parts += [*items, *rest]
        elif section.kind == "questions" and self.questions and _is_faq(section):
            self.parts += _faq(Section("faq", section.title, section.level, section.blocks))
        elif section.kind == "questions":
            questions, areas, rest = read_questions(section)
            self.questions += questions
            self.parts += [*areas, *rest]
        elif section.kind in ("one_question", "readiness"):
            read = read_one_question if section.kind == "one_question" else read_readiness
            questions, rest = read(section)
            self.questions += questions
            self.parts += rest
        elif section.kind == "faq":
            self.parts += _faq(section)
        else:
            self.parts += passages_of(_without_title(section))
        self.said = max(filter(None, (self.said, counted)), default=None)

    def _without_decision(self, section: Section) -> Section:
        """A paragraph among the rounds that begins "How the decision is made:" is no part of a round."""
        kept = []
        for block in section.blocks:
            label, colon, rule = block.text.partition(":")
            if colon and block.kind == "text" and rule.strip() and vocabulary().section(label.lower()) == "decision":
                self.parts += filter(None, [part("decision", label, [rule.strip()])])
            else:
                kept.append(block)
        return Section(section.kind, section.title, section.level, kept)

    def _take_loop(self, loop: Loop) -> None:
        taken = {one.order for one in self.rounds}
        shift = max(taken, default=0) if taken & {one.order for one in loop.rounds} else 0
        self.rounds += [one.model_copy(update={"order": one.order + shift}) for one in loop.rounds]
        self.parts += loop.rest
        self.said = max(filter(None, (self.said, loop.said)), default=None)


def _is_faq(section: Section) -> bool:
    """Common questions after the sample questions, without areas of their own, are about the process."""
    return re.match(r"(the )?(most )?(common|frequent)", section.title, re.I) is not None and not any(
        block.kind == "heading" for block in section.blocks
    )


def _without_title(section: Section) -> Section:
    """What stands before the first section is no passage where it only names the guide."""
    if section.kind != START or section.title:
        return section
    kept = [b for b in section.blocks if not (b.kind == "heading" and b.level == 1)]
    return Section(section.kind, section.title, section.level, kept)


def _faq(section: Section) -> list[Part]:
    """Each question with its answer; a question is a heading, or a line that ends in a question mark."""
    groups: list[tuple[str, list[str]]] = [("", [])]
    for block in (b for b in section.blocks if b.kind != "rule"):
        text = _QUESTION.sub("", block.text)
        if block.kind == "heading" or block.is_bold or (block.kind != "code" and text.endswith("?")):
            groups.append((text, []))
        elif block.lead.rstrip().endswith("?"):
            groups.append((_QUESTION.sub("", block.lead), [_ANSWER.sub("", block.text[len(block.lead) :].strip())]))
        elif "?" in text[:200] and block.kind == "bullet":
            question, _, answer = text.partition("?")
            groups.append((f"{question}?", [answer.strip(" :–—-")]))
        else:
            answer = _ANSWER.sub("", block.text) if block.kind == "text" else ""
            groups[-1][1].append(answer or written(block))
    parts = [part(section, title, texts or [title], overview=not title) for title, texts in groups]
    return [p for p in parts if p]


def _draft(document: Document, heading: Heading, outline: Outline, reading: _Reading) -> Draft:
    rule = read_decision(reading.parts, reading.rounds)
    draft = Draft(
        name=document.name,
        format=document.format,
        sha256=document.sha256,
        company=heading.company,
        role=heading.role,
        updated=heading.updated,
        levels=read_levels(outline.sections),
        rounds=tuple(sorted(reading.rounds, key=lambda one: one.order))[:MOST_ROUNDS],
        rounds_said=reading.said,
        reasons=tuple(reading.reasons),
        questions=tuple(reading.questions),
        parts=tuple(_decision_apart(reading.parts, rule.sentence)),
        decision=rule,
        left_out=tuple(dict.fromkeys(line for line in outline.left_out if line)),
    )
    cut = f"Only the first {MOST_ROUNDS} rounds are kept." if len(reading.rounds) > MOST_ROUNDS else ""
    return draft.model_copy(update={"not_found": tuple(filter(None, [*missing(draft), cut, document.note]))})


def _decision_apart(parts: Sequence[Part], sentence: str) -> list[Part]:
    """The paragraph that states how the panel decides becomes a passage of its own, so that it can be cited."""
    result: list[Part] = []
    for one in parts:
        paragraphs = one.text.split("\n\n")
        stated = [p for p in paragraphs if sentence and sentence in p]
        if one.section == "decision" or not stated or len(paragraphs) == 1:
            result.append(one)
            continue
        rest = [p for p in paragraphs if p not in stated]
        result.append(one.model_copy(update={"text": "\n\n".join(rest)}))
        decision = part("decision", "How the panel decides", stated)
        result += [decision] if decision else []
    return result


def missing(draft: Draft) -> list[str]:
    """What a guide usually has and this one does not, a sentence each."""
    whole = (
        ("The company is not named.", draft.company),
        ("The role is not named.", draft.role),
        ("No date of the last update is given.", draft.updated),
        ("No levels are named.", draft.levels),
        ("No rounds are described.", draft.rounds),
        ("No reasons for rejection are given.", draft.reasons),
        ("No tips for standing out are given.", _has(draft.parts, "standing_out")),
        ("No areas of questions are named.", _has(draft.parts, "areas")),
        ("No sample questions are given.", draft.questions),
        ("No frequent questions are answered.", _has(draft.parts, "faq")),
        ("How the panel decides is not stated.", draft.decision.kind != "not_stated"),
    )
    return [sentence for sentence, found in whole if not found] + _missing_rounds(draft) + _missing_answers(draft)


def _missing_rounds(draft: Draft) -> list[str]:
    shown = {one.order for one in draft.rounds}
    said = max(draft.rounds_said or 0, max(shown, default=0))
    hidden = [number for number in range(1, said + 1) if number not in shown]
    lines = []
    if hidden and draft.rounds:
        word = "Round" if len(hidden) == 1 else "Rounds"
        lines.append(f"{word} {_listed(hidden)} of {said} {'is' if len(hidden) == 1 else 'are'} not shown.")
    for one in draft.rounds:
        gone = [name for name, value in (("length", one.minutes), ("tips", one.tips), ("description", one.probes))
                if not value]  # fmt: skip
        if gone:
            lines.append(f"Round {one.order} ({one.title}): no {_listed(gone)}.")
        if one.kind is None:
            lines.append(f"Round {one.order} ({one.title}) is of a kind that is not practised here.")
    return lines


def _missing_answers(draft: Draft) -> list[str]:
    bare = [q for q in draft.questions if not q.claims]
    if not bare:
        return []
    return [f"{len(bare)} of {len(draft.questions)} sample questions have no sample answer, so they are not scored."]


def _has(parts: Sequence[Part], section: str) -> bool:
    return any(p.section == section and not p.overview for p in parts)


def _listed(items: Sequence[object]) -> str:
    words = [str(item) for item in items]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
