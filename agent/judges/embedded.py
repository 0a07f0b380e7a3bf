"""The judge that needs no key: sentence vectors, word evidence and a small learnt head. Deterministic."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from agent.judges import guards
from agent.judges.claims import Sheet, Target, from_points, make_sheet
from agent.judges.entailment import Reader
from agent.judges.evidence import find
from agent.judges.head import Authored, Head, load_authored, load_heads
from agent.judges.said import Said, listen
from agent.judges.verdict import SILENCE, Verdict, bounded, weigh, weigh_authored, weigh_whole
from agent.judges.windows import Windows, build, without
from corpus.types import KeyPoint
from retrieval.types import Embedder, Vectors
from rubrics.types import Evidence, Judgement, Turn

_SHEETS = 256
_QUOTE_CHARS = 400
_POINTS_A_SENTENCE, _WORDS_A_POINT = 1, 10


@dataclass(frozen=True)
class Assessment:
    """A verdict for every target, in order, on the candidate's creditable sentences; and flags on the answer."""

    verdicts: tuple[Verdict, ...]
    said: tuple[Said, ...]
    flags: tuple[str, ...]

    def quote(self, verdict: Verdict) -> tuple[int | None, str]:
        """Return the turn and the candidate's words that a verdict rests on; nothing for a missed claim."""
        if verdict.at is None or verdict.stance == "missed":
            return None, ""
        said = self.said[verdict.at]
        return said.seq, said.text[:_QUOTE_CHARS].strip()


class EmbeddedJudge:
    """Judges key points with an embedder; keep one for many questions, it remembers their vectors."""

    def __init__(
        self,
        embedder: Embedder,
        heads: Mapping[str, Head] | None = None,
        reader: Reader | None = None,
        authored: Mapping[str, Authored] | None = None,
    ) -> None:
        self._embedder = embedder
        self._reader = reader or Reader()
        self._heads = load_heads(self._reader.quick) if heads is None else heads
        self._authored = load_authored(self._reader.quick) if authored is None else authored
        self._sheets: OrderedDict[tuple[str, tuple[Target, ...]], Sheet] = OrderedDict()

    @property
    def name(self) -> str:
        """The name kept with every piece of evidence."""
        return "embedded"

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        """Return evidence for every point, in the order given (see `agent.judges.types.Judge`)."""
        assessment = self.assess(ask, from_points(points), turns)
        evidence = []
        for point, verdict in zip(points, assessment.verdicts, strict=True):
            turn, quote = assessment.quote(verdict)
            evidence.append(
                Evidence(
                    point=point.id, stance=verdict.stance, p_met=round(verdict.chance, 4),
                    confidence=round(verdict.confidence, 4), turn=turn, quote=quote, judge=self.name,
                )
            )  # fmt: skip
        return Judgement(evidence=spread(evidence), flags=assessment.flags)

    def assess(self, ask: str, targets: Sequence[Target], turns: Sequence[Turn]) -> Assessment:
        """Look for claims of any origin in the candidate's turns."""
        heard = listen(ask, turns)
        if not heard.said or not targets:
            return Assessment((SILENCE,) * len(targets), (), heard.flags)
        texts = [s.text for s in heard.said]
        sheet = self._sheet(ask, tuple(targets))
        answer = build(texts, self._embedder.embed(texts))
        flags = tuple(sorted({*heard.flags, *sheet.off_topic(answer)}))
        free = without(answer.vectors, sheet.topic.question)
        verdicts = self._verdicts(sheet, answer, free)
        listed = {i for i, said in enumerate(heard.said) if said.listed}
        limits = [f for f in flags if f != "language"] if any(v.stance == "met" for v in verdicts) else flags
        return Assessment(tuple(_guarded(v, limits, listed) for v in verdicts), heard.said, flags)

    def _verdicts(self, sheet: Sheet, answer: Windows, free: Vectors) -> list[Verdict]:
        """Judge every claim; the authored ones in the light of the others, a whole reference by its parts."""
        parts = [c for c in sheet.claims if c.kind != "whole"]
        heads = [self._heads["points" if c.kind == "point" else "reference"] for c in parts]
        found = [find(c, head, sheet.topic, answer, free, self._reader) for c, head in zip(parts, heads, strict=True)]
        verdicts = [
            weigh_authored(i, found, self._authored, answer, self._reader)
            if claim.authored
            else weigh(found[i], heads[i], answer, self._reader)
            for i, claim in enumerate(parts)
        ]
        whole = [
            weigh_whole(c, verdicts, answer, free, self._heads["reference"]) for c in sheet.claims if c.kind == "whole"
        ]
        return verdicts + whole

    def _sheet(self, ask: str, targets: tuple[Target, ...]) -> Sheet:
        key = (ask, targets)
        if key not in self._sheets:
            self._sheets[key] = make_sheet(ask, targets, self._embedder)
            if len(self._sheets) > _SHEETS:
                self._sheets.popitem(last=False)
        self._sheets.move_to_end(key)
        return self._sheets[key]


def _guarded(verdict: Verdict, flags: Sequence[str], listed: Collection[int]) -> Verdict:
    """Apply the guards on the answer, and the one on the sentence that this verdict rests on."""
    alone = ("listed",) if verdict.at in listed else ()
    return bounded(verdict, (*flags, *alone), guards.CAPS)


def spread(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Let one sentence meet at most `_POINTS_A_SENTENCE` points, one more for each `_WORDS_A_POINT` words it has.

    The surest are kept; the others become unclear, for a short sentence that seems to say everything says little.
    """
    met: dict[tuple[int | None, str], list[Evidence]] = {}
    for one in evidence:
        if one.stance == "met":
            met.setdefault((one.turn, one.quote), []).append(one)
    weak: set[str] = set()
    for (_, quote), found in met.items():
        room = _POINTS_A_SENTENCE + len(quote.split()) // _WORDS_A_POINT
        weak |= {one.point for one in sorted(found, key=lambda e: -e.p_met)[room:]}
    return tuple(
        one.model_copy(update={"stance": "unclear", "p_met": min(one.p_met, 0.49)}) if one.point in weak else one
        for one in evidence
    )
