"""A draft becomes the files of a guide: `guide.md` in the format of the shipped ones, and `questions.yaml`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from corpus.guide_file import OVERVIEW
from corpus.importing.draft import Draft, DraftQuestion, DraftRound, Part
from corpus.importing.ids import MAX_ITEM, Ids, Known, slug
from corpus.importing.vocabulary import vocabulary
from corpus.types import Guide, KeyPoint, SampleQuestion, Value

UNNAMED_COMPANY, UNNAMED_ROLE = "a company that is not named", "a role that is not named"
_CLAIM_WEIGHT = 2


class Item(Value):
    """One passage with its place."""

    section: str
    section_title: str
    item: str
    title: str
    text: str


class Laid(Value):
    """A draft with ids: what the two files of a guide are written from."""

    id: str
    draft: Draft
    items: tuple[Item, ...]
    rounds: tuple[tuple[str, DraftRound], ...]
    samples: tuple[SampleQuestion, ...]
    decision: str | None


def lay_out(draft: Draft, guide_id: str, before: Guide | None) -> Laid:
    """Give every part its id; what the version before had keeps the one it had there."""
    known = (
        [Known(section=p.section, item=p.item, title=p.title, text=p.text) for p in before.passages] if before else []
    )
    ids = Ids(known)
    practised = [one for one in draft.rounds if one.kind]
    groups: dict[str, list[Part]] = {}
    for part in (*_round_parts(draft.rounds), *draft.reasons, *_question_parts(draft.questions), *draft.parts):
        section = part.section or _section_of(part.section_title)
        groups.setdefault(section, []).append(part)
    order = {section: position for position, section in enumerate(vocabulary().titles)}
    items: list[Item] = []
    for section in sorted(groups, key=lambda name: order.get(name, len(order))):
        items += _items(section, groups[section], ids)
    asked = [i for i in items if i.section == "sample_topics"]
    seen = [i for i in items if i.section == "rounds" and i.item != OVERVIEW]
    return Laid(
        id=guide_id,
        draft=draft,
        items=tuple(items),
        rounds=tuple(zip((i.item for i in seen), practised, strict=False)),
        samples=_samples(guide_id, draft.questions, asked, before),
        decision=_decision_passage(guide_id, draft.decision.sentence, items),
    )


def _section_of(title: str) -> str:
    """An id for a section of no known kind, different from all known ones."""
    found = slug(title) or "notes"
    return f"{found[: MAX_ITEM - 6]}_notes" if found in vocabulary().titles else found


def _items(section: str, parts: Sequence[Part], ids: Ids) -> list[Item]:
    """The first text without a heading of its own is the overview; all others are items."""
    heading = vocabulary().titles.get(section) or parts[0].section_title
    overview = next((p for p in parts if p.overview and section not in ("sample_topics", "other_rounds")), None)
    rest = [p for p in parts if p is not overview]
    given = iter(ids.assign(section, [(p.title, p.text) for p in rest]))
    named = [(OVERVIEW if p is overview else next(given), p) for p in parts]
    # In the file an overview stands before the items.
    named.sort(key=lambda pair: pair[0] != OVERVIEW)
    return [Item(section=section, section_title=heading, item=i, title=p.title, text=p.text) for i, p in named]


def _round_parts(rounds: Sequence[DraftRound]) -> list[Part]:
    parts = []
    for one in rounds:
        section = "rounds" if one.kind else "other_rounds"
        place = [f"Round {one.order}", f"{one.minutes} minutes" if one.minutes else "", one.format]
        said = [] if one.kind else [f"{', '.join(filter(None, place))}."]
        texts = [*said, *(one.probes or (one.title,)), *(f"- {tip}" for tip in one.tips)]
        parts.append(Part(section=section, section_title="", title=one.title, text="\n\n".join(texts)))
    return parts


def _question_parts(questions: Sequence[DraftQuestion]) -> list[Part]:
    parts = []
    for one in questions:
        about = ", ".join(filter(None, [one.difficulty or "", one.area]))
        answer = [f"Sample answer: {one.answer[0]}", *one.answer[1:]] if one.answer else []
        texts = [*([f"({about[0].upper()}{about[1:]}.)"] if about else []), one.ask, *answer, *_fenced(one.code)]
        title = one.topic or _first_words(one.ask)
        parts.append(Part(section="sample_topics", section_title="", title=title, text="\n\n".join(texts)))
    return parts


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:10]).rstrip(".,;:") + (" …" if len(words) > 10 else "")


def _fenced(code: str) -> list[str]:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", code)), default=0))
    return [f"{fence}\n{code}\n{fence}"] if code else []


def _samples(
    guide_id: str, questions: Sequence[DraftQuestion], items: Sequence[Item], before: Guide | None
) -> tuple[SampleQuestion, ...]:
    """The questions as they are asked; those that only the version before had are kept and no longer asked."""
    found = [_sample(guide_id, q, item) for q, item in zip(questions, items, strict=True)]
    ids = {sample.id for sample in found}
    gone = [s.model_copy(update={"retired": True}) for s in (before.samples if before else ()) if s.id not in ids]
    return (*found, *gone)


def _sample(guide_id: str, question: DraftQuestion, item: Item) -> SampleQuestion:
    starter = _fenced(question.code) if not question.answer else []
    criteria = vocabulary().sample_criteria[question.round]
    return SampleQuestion(
        id=f"{guide_id}-{item.item}",
        round=question.round,
        area=question.area or "Not named",
        topic=question.topic or question.area or item.title,
        difficulty=question.difficulty,
        ask="\n\n".join([question.ask, *starter])[:20_000],
        key_points=tuple(
            KeyPoint(id=f"p{n}", weight=_CLAIM_WEIGHT, point=claim, criteria=criteria)
            for n, claim in enumerate(question.claims, 1)
        ),
        passage=f"{guide_id}/{item.section}/{item.item}",
    )


def _decision_passage(guide_id: str, sentence: str, items: Iterable[Item]) -> str | None:
    found = (i for i in items if sentence and sentence in i.text)
    return next((f"{guide_id}/{i.section}/{i.item}" for i in found), None)


def guide_text(laid: Laid) -> str:
    """The text of `guide.md`."""
    lines = ["---", *_front_matter(laid), "---"]
    section = ""
    for item in laid.items:
        if item.section != section:
            section = item.section
            lines += ["", f"## {_heading(item.section_title)} {{#{section}}}"]
        if item.item != OVERVIEW:
            lines += ["", f"### {_heading(item.title)} {{#{item.item}}}"]
        lines += ["", item.text]
    return "\n".join(lines) + "\n"


def _heading(title: str) -> str:
    """A title without what would end it early."""
    return re.sub(r"\s+", " ", title.replace("{#", "(#").replace("}", ")")).strip() or "Untitled"


def _front_matter(laid: Laid) -> list[str]:
    draft, rule = laid.draft, laid.draft.decision
    decision: dict[str, object] = {"kind": rule.kind if laid.decision else "not_stated"}
    if laid.decision:
        decision |= {"weights": rule.weights, "ends_it": list(rule.ends_it), "passage": laid.decision}
    lines = [f"id: {laid.id}", f"company: {_json(draft.company or UNNAMED_COMPANY)}"]
    lines += [f"role: {_json(draft.role or UNNAMED_ROLE)}"]
    lines += [f"updated: {draft.updated.isoformat()}"] if draft.updated else []
    lines += [f"source: {_json(draft.name)}", "levels:" + ("" if draft.levels else " []")]
    taken = Ids()
    for rank, level in enumerate(draft.levels, 1):
        (level_id,) = taken.assign("levels", [(level.title, "")])
        entry = {"id": level_id, "title": level.title, "rank": rank, "experience": level.experience}
        lines.append(f"  - {_json(entry)}")
    lines.append("rounds:" + ("" if laid.rounds else " []"))
    for item, one in laid.rounds:
        told = one.model_dump(include={"kind", "order", "minutes", "format", "tags"}, exclude_none=True)
        lines.append(f"  - {_json({'item': item, **told, 'status': 'seen'})}")
    return [*lines, f"decision: {_json(decision)}"]


def samples_text(laid: Laid) -> str:
    """The text of `questions.yaml`."""
    lines: list[str] = []
    for sample in laid.samples:
        values = sample.model_dump(mode="json", exclude_none=True, exclude={"key_points"})
        rows = [f"{name}: {_json(value)}" for name, value in values.items()]
        lines += [f"- {rows[0]}", *(f"  {row}" for row in rows[1:])]
        points = [p.model_dump(mode="json", include={"id", "weight", "point", "criteria"}) for p in sample.key_points]
        lines += ["  key_points:" + ("" if points else " []"), *(f"    - {_json(point)}" for point in points)]
    return "\n".join(lines or ["[]"]) + "\n"


def _json(value: object) -> str:
    """JSON on one line, which YAML reads as it stands."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "").replace("\u2028", " ").replace("\u2029", " ")
