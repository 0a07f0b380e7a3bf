"""The interview: a LangGraph agent that asks, listens, judges and decides."""
