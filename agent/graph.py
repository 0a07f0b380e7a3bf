"""The wiring of the interview: nodes and edges, nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph

from agent.context import Context
from agent.nodes.ask import after_open, ask, open_round
from agent.nodes.close import after_close, close_round, report
from agent.nodes.decide import decide
from agent.nodes.judge import judge
from agent.nodes.listen import after_listen, after_understand, listen, understand
from agent.nodes.run_code import run_code
from agent.nodes.speak import after_decide, speak
from agent.state import InterviewState

STEP_LIMIT = 40
"""More steps than any reply needs; a routing bug stops here instead of running on."""


def build_graph(checkpointer: BaseCheckpointSaver[Any] | None) -> Any:
    """Compile the interview."""
    graph = StateGraph(InterviewState, context_schema=Context)
    for node in (open_round, ask, listen, understand, run_code, judge, decide, speak, close_round, report):
        graph.add_node(node.__name__, node)
    graph.add_edge(START, "open_round")
    graph.add_conditional_edges("open_round", after_open, ["ask", "close_round"])
    graph.add_edge("ask", "listen")
    graph.add_conditional_edges("listen", after_listen, ["understand", "listen"])
    graph.add_conditional_edges("understand", after_understand, ["judge", "run_code", "decide"])
    graph.add_edge("judge", "decide")
    graph.add_edge("run_code", "decide")
    graph.add_conditional_edges("decide", after_decide, ["ask", "speak", "listen", "close_round"])
    graph.add_edge("speak", "listen")
    graph.add_conditional_edges("close_round", after_close, ["open_round", "report"])
    graph.add_edge("report", END)
    return graph.compile(checkpointer=checkpointer)
