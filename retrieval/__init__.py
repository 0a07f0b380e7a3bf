"""Finding guide passages: dense and lexical rankings over a Chroma index."""
