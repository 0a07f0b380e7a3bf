"""What a session's calls cost: tokens by purpose, the cached part, failures by kind, and money where prices are set."""

from __future__ import annotations

from typing import Protocol

from agent.llm.types import Purpose, Usage
from agent.settings import Limits
from corpus.types import Value


class Entry(Value):
    """All calls for one purpose that ended in one way: `ok`, or a kind of failure."""

    purpose: str
    outcome: str
    calls: int
    prompt: int
    cached: int
    completion: int


class Spent(Value):
    """All entries of a session."""

    entries: tuple[Entry, ...] = ()

    @property
    def calls(self) -> int:
        """Calls, failed ones included."""
        return sum(entry.calls for entry in self.entries)

    @property
    def prompt(self) -> int:
        """Prompt tokens."""
        return sum(entry.prompt for entry in self.entries)

    @property
    def cached(self) -> int:
        """Prompt tokens that the server had in its prefix cache."""
        return sum(entry.cached for entry in self.entries)

    @property
    def completion(self) -> int:
        """Tokens of answers."""
        return sum(entry.completion for entry in self.entries)

    @property
    def failures(self) -> dict[str, int]:
        """Failed calls by kind."""
        found: dict[str, int] = {}
        for entry in self.entries:
            if entry.outcome != "ok":
                found[entry.outcome] = found.get(entry.outcome, 0) + entry.calls
        return found

    def money(self, limits: Limits) -> float:
        """What the tokens cost at the prices that are set; what a provider takes off for cached ones is not known."""
        return (self.prompt * limits.prompt_price + self.completion * limits.completion_price) / 1_000_000


class Ledger(Protocol):
    """Keeps what sessions spent."""

    def record_usage(self, session: str, purpose: Purpose, outcome: str, usage: Usage) -> None:
        """Add one call to a session; nothing is kept for a session that is gone."""
        ...

    def usage(self, session: str) -> Spent:
        """What a session has spent so far."""
        ...


class Budget:
    """Says whether one more call may be made."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def refuses(self, spent: Spent, prompt: int, completion: int) -> str:
        """Why a call of so many tokens would go over the budget; "" where it would not."""
        limits = self._limits
        if limits.tokens and spent.prompt + spent.completion + prompt + completion > limits.tokens:
            return f"the session's {limits.tokens} tokens"
        call = (prompt * limits.prompt_price + completion * limits.completion_price) / 1_000_000
        if limits.money and spent.money(limits) + call > limits.money:
            return f"the session's {limits.money:g} in money"
        return ""


def in_words(spent: Spent, limits: Limits) -> str:
    """One line for people."""
    if not spent.calls:
        return "no calls to a model"
    share = f", {spent.cached / spent.prompt:.0%} of them cached" if spent.cached else ""
    parts = [f"{spent.calls} calls, {spent.prompt} prompt tokens{share}, {spent.completion} completion tokens"]
    if limits.prompt_price or limits.completion_price:
        parts.append(f"cost {spent.money(limits):.4f}")
    if spent.failures:
        parts.append("failed: " + ", ".join(f"{kind} {count}" for kind, count in sorted(spent.failures.items())))
    return "; ".join(parts)
