"""Scripted conversations: play one through the interview and check what the interviewer and the report did."""
