"""Embedders: texts to unit vectors. `load_embedder` chooses the fastest one that works here."""

from retrieval.embedders.choose import load_embedder

__all__ = ["load_embedder"]
