"""The `mock-interview` command: reads the first word, imports only that command."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from ui.errors import CommandError

COMMANDS: dict[str, tuple[str, str]] = {
    "serve": ("ui.commands.serve", "open the page"),
    "chat": ("ui.commands.chat", "sit the interview in the terminal"),
    "search": ("ui.commands.search", "find guide passages"),
    "guides": ("ui.commands.guides", "list and check the guides"),
    "questions": ("ui.commands.questions", "browse the questions of the bank"),
    "grade": ("ui.commands.grade", "grade answers, JSON lines in and out"),
    "exec": ("ui.commands.exec_script", "run one script in the sandbox"),
    "run": ("ui.commands.run_problem", "judge a submission to a coding problem"),
    "eval": ("ui.commands.eval_conversations", "play scripted conversations and check them"),
    "profile": ("ui.commands.profile", "keep a résumé's projects for next time, show them, delete them"),
    "sessions": ("ui.commands.sessions", "list, show, report, export, regrade or delete sessions"),
    "doctor": ("ui.commands.doctor", "what is installed and in force"),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 done, 1 a check fell short, 2 bad usage or input."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help"):
        print(_overview())
        return 0 if words else 2
    if words[0] not in COMMANDS:
        print(f"mock-interview: no command '{words[0]}'; try one of {', '.join(COMMANDS)}.", file=sys.stderr)
        return 2
    return _run(words[0], words[1:])


def _run(name: str, rest: list[str]) -> int:
    module_name, summary = COMMANDS[name]
    module = importlib.import_module(module_name)
    parser = argparse.ArgumentParser(prog=f"mock-interview {name}", description=summary)
    module.configure(parser)
    try:
        return int(module.run(parser.parse_args(rest)))
    except CommandError as error:
        print(f"mock-interview {name}: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except Exception as error:
        from agent.errors import SettingsError  # only now: reading the command line stays fast

        if not isinstance(error, SettingsError):
            raise
        print(f"mock-interview {name}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _overview() -> str:
    rows = "\n".join(f"  {name:<10}{summary}" for name, (_, summary) in COMMANDS.items())
    return f"usage: mock-interview COMMAND ...\n\n{rows}\n\n`mock-interview COMMAND --help` says more."


if __name__ == "__main__":
    sys.exit(main())
