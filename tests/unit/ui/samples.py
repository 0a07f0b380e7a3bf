"""A desk on a temporary data folder, with a judge that finds nothing and an executor that follows a script."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from agent.llm.types import ChatModel
from agent.services import Services
from agent.settings import Settings
from agent.speakers.choose import speaker_for
from corpus.types import KeyPoint
from executors.fakes import ScriptedExecutor, verdict
from rubrics.types import Evidence, Judgement, Turn
from ui.desk import Desk


class SilentJudge:
    """Finds every point missed; good enough where only the talk matters."""

    name = "silent"

    def judge(self, ask: str, points: Sequence[KeyPoint], turns: Sequence[Turn]) -> Judgement:
        """Return no evidence for anything."""
        return Judgement(
            evidence=tuple(Evidence(point=p.id, stance="missed", p_met=0.0, confidence=1.0) for p in points)
        )


def desk_in(home: Path, model: ChatModel | None = None) -> Desk:
    """A desk whose interviews live in `home`; a model phrases the interviewer's turns."""
    runner = ScriptedExecutor([verdict("any", visible=(2, 1))])
    settings, speaker = Settings(home=home), speaker_for(model)
    return Desk(Services(settings, judge=SilentJudge(), runner=runner, retriever=lambda: None, speaker=speaker))
