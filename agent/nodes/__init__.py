"""The nodes of the graph: small functions from state to a partial update."""
