"""The page with a model that speaks slowly: `python -m tests.browser.speaking --port N`, a server like any other."""

from __future__ import annotations

import sys

from agent.llm.scripted import ScriptedModel
from agent.llm.types import Ask
from agent.services import Services
from agent.settings import load_settings
from agent.speakers.choose import speaker_for
from tests.unit.ui.samples import SilentJudge
from ui.commands.serve import _run_server, listen


def said_in_other_words(ask: Ask) -> str:
    """What it is given to say, after many words of its own, so that there is time to watch it grow."""
    to_say = ask.messages[-1].content.rsplit("To be said", 1)[-1].partition(": ")[2].strip()
    return f"Thanks. I will come to the next thing, and you can take your time with it: {to_say}"


def main() -> None:
    """Serve until the process is ended."""
    model = ScriptedModel(said_in_other_words, piece=3, pause=0.12)
    services = Services(load_settings(), judge=SilentJudge(), retriever=lambda: None, speaker=speaker_for(model))
    _run_server(services, listen("127.0.0.1", int(sys.argv[2])), "127.0.0.1", None)


if __name__ == "__main__":
    main()
