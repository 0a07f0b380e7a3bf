"""The judge that needs no key: sentence vectors, word evidence and a small learnt head. Deterministic."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from agent.judges import guards
from agent.judges.claims import Sheet, make_sheet
from agent.judges.said import Heard, listen
from agent.judges.verdict import Verdict, weigh
from agent.judges.windows import build
from corpus.types import KeyPoint
from retrieval.types import Embedder
from rubrics.types import Evidence, Judgement, Turn

_SHEETS = 256
_QUOTE_CHARS = 400


class EmbeddedJudge:
    """Judges key points with an embedder; safe to keep for many questions, their vectors are remembered."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._sheets: OrderedDict[tuple[str, tuple[KeyPoint, ...]], Sheet] = OrderedDict()

    @property
    def name(self) -> str:
        """The name kept with every piece of evidence."""
        return "embedded"

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        """Return evidence for every point, in the order given (see `agent.judges.types.Judge`)."""
        if not points:
            return Judgement(evidence=())
        heard = listen(ask, turns)
        if not heard.said:
            return Judgement(evidence=tuple(_silent(p) for p in points), flags=heard.flags)
        texts = [s.text for s in heard.said]
        sheet = self._sheet(ask, tuple(points))
        answer = build(texts, self._embedder.embed(texts))
        flags = tuple(sorted({*heard.flags, *sheet.off_topic(answer)}))
        cap = min((guards.CAPS.get(flag, 1.0) for flag in flags), default=1.0)
        verdicts = [weigh(claim, sheet.topic, answer) for claim in sheet.claims]
        evidence = tuple(_evidence(p, v, heard, cap, flags) for p, v in zip(points, verdicts, strict=True))
        return Judgement(evidence=evidence, flags=flags)

    def _sheet(self, ask: str, points: tuple[KeyPoint, ...]) -> Sheet:
        key = (ask, points)
        if key not in self._sheets:
            self._sheets[key] = make_sheet(ask, points, self._embedder)
            if len(self._sheets) > _SHEETS:
                self._sheets.popitem(last=False)
        self._sheets.move_to_end(key)
        return self._sheets[key]


def _silent(point: KeyPoint) -> Evidence:
    return Evidence(point=point.id, stance="missed", p_met=0.02, confidence=0.95)


def _evidence(point: KeyPoint, verdict: Verdict, heard: Heard, cap: float, flags: Sequence[str]) -> Evidence:
    chance = min(verdict.chance, cap)
    stance = verdict.stance
    if stance == "met" and chance < 0.5:
        stance = "unclear"
    if "language" in flags and stance != "met":
        stance = "unclear"  # what was not understood was not missed
    confidence = abs(2.0 * chance - 1.0) if stance != "contradicted" else verdict.against
    if flags:
        confidence *= 0.5
    said = heard.said[verdict.at] if verdict.at is not None and stance != "missed" else None
    return Evidence(
        point=point.id,
        stance=stance,
        p_met=round(float(np.clip(chance, 0.0, 1.0)), 4),
        confidence=round(float(np.clip(confidence, 0.0, 1.0)), 4),
        turn=said.seq if said else None,
        quote=said.text[:_QUOTE_CHARS].strip() if said else "",
        judge="embedded",
    )
