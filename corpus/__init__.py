"""Guides, questions and coding problems: the words a candidate meets, as data behind strict types."""
