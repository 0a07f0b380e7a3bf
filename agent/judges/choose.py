"""Which judge an interview gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.judges.types import Judge

if TYPE_CHECKING:
    from agent.judges.records import Records
    from agent.llm.types import ChatModel

TURN_S = 30.0
SLOW_UNTIL_SEEN = 1.0
"""Tokens a second of an endpoint that has not answered yet: the interviewer's short words show its pace first, for a
judgement that a slow server does not finish in time would keep it busy through the next turns."""
JUDGING_PART = 0.5
"""Of a turn's seconds; what is left is the interviewer's, who speaks after the judge."""


def judge_for(
    model: ChatModel | None,
    embedded: Judge,
    records: Records | None = None,
    turn_s: float = TURN_S,
    tokens_a_second: float | None = None,
) -> Judge:
    """Return the embedded judge, together with the model's where there is one.

    `tokens_a_second` is what is known of the endpoint's speed before anything was asked.
    """
    if model is None:
        return embedded
    from agent.judges.combined import CombinedJudge  # loads numpy, which an interview's start need not wait for
    from agent.judges.llm import LlmJudge
    from agent.judges.pace import pace_of
    from agent.judges.records import Records
    from agent.judges.trust import load_rule, weights_of

    records, rule = records or Records(None), load_rule()
    pace = pace_of(model.name)
    pace.expect(tokens_a_second)
    asked = LlmJudge(model, seconds=JUDGING_PART * turn_s, pace=pace)
    counts = records.counts(model.name)
    most_turned = rule.unmeasured_turns if counts is None else None
    return CombinedJudge(embedded, asked, weights_of(counts, rule), rule, most_turned)
