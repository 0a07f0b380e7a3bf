"""Writes docs/interviews: one whole interview of each round with its report, played from tests/conversations.

`python -m bench.transcripts` writes them; the test that keeps them fresh plays them again and compares.
"""

from __future__ import annotations

import re
from pathlib import Path

from agent.evaluation.load import load_conversation
from agent.evaluation.player import Stage, play
from agent.evaluation.types import Conversation, Played
from agent.settings import load_settings
from agent.understand import code_in
from rubrics.render import RENDERERS
from rubrics.types import Turn

ROOT = Path(__file__).parent.parent
CONVERSATIONS = ROOT / "tests" / "conversations"
FOLDER = ROOT / "docs" / "interviews"
SHOWN = {
    "recruiter": "recruiter-strong",
    "ml_theory": "theory-strong",
    "system_design": "design-strong",
    "coding": "coding-perfect",
    "hiring_manager": "manager-partial",
    "research_deep_dive": "research-strong",
}
"""Which conversation is shown for each round."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_RANGE = re.compile(r"a score from # to #")


def written(round_kind: str, stage: Stage) -> str:
    """Play the conversation shown for a round and return its page."""
    conversation = load_conversation(CONVERSATIONS / f"{SHOWN[round_kind]}.yaml")
    return page(conversation, play(conversation, stage))


def page(conversation: Conversation, played: Played) -> str:
    """A conversation and its report as Markdown, ending in a newline."""
    report = RENDERERS["markdown"](played.report.model_copy(update={"session": "example"}), played.turns)
    title = played.report.rounds[0].title
    parts = [
        f"# {title}",
        f"Played from `tests/conversations/{conversation.name}.yaml` and written by `make transcripts`.",
        "## The conversation",
        *(_turn(turn, conversation.runner == "real") for turn in played.turns),
        re.sub(r"^(?=#)", "#", report, flags=re.MULTILINE).rstrip("\n"),
    ]
    return "\n\n".join(parts) + "\n"


def _turn(turn: Turn, runs_code: bool) -> str:
    if turn.speaker == "candidate" and runs_code and code_in(turn.text) is not None:
        return f"**Candidate** submits:\n\n```python\n{turn.text.rstrip()}\n```"
    return f"**{turn.speaker.capitalize()}:** {turn.text}"


def masked(text: str) -> str:
    """The text without its numbers, which may differ in the last digit from one processor to another."""
    return _RANGE.sub("a score of #", _NUMBER.sub("#", text))


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    stage = Stage(load_settings())
    try:
        for kind in SHOWN:
            path = FOLDER / f"{kind}.md"
            path.write_text(written(kind, stage), encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    finally:
        stage.close()


if __name__ == "__main__":
    main()
