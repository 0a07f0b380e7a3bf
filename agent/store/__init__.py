"""Keeping interviews: checkpoints of running ones, a list of all, and their reports."""
