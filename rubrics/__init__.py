"""Criteria, scores, decisions and reports: pure functions over evidence."""
