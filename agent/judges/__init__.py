"""Judges: from what was said about a question to evidence for each of its key points."""
