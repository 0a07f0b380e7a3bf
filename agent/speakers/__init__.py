"""Speakers: from what was decided to the words of one turn. Embedded by default; with a model, the model phrases."""
