def cases(rng):
    """Return the named groups of argument tuples (documents, width, threshold)."""
    return {
        "examples": [
            ([[1, 2, 3, 4, 5], [9, 8, 7, 6], [1, 2, 3, 4, 6], [1, 2, 3, 4, 5]], 2, (3, 5)),
            ([[1, 2, 3, 4], [2, 3, 4, 5], [3, 4, 5, 6]], 1, (3, 5)),
            ([[4, 4], [4, 4], [4], [], []], 3, (1, 2)),
        ],
        "edge": [
            ([], 2, (1, 2)),
            ([[]], 2, (1, 2)),
            ([[], [], [5]], 1, (1, 10)),
            ([[5]], 3, (1, 1)),
            ([[5], [5], [5, 6]], 1, (1, 2)),
            ([[5], [5], [5, 6]], 1, (1, 1)),
            # Shorter than the width: equal ones are duplicates, and a document is never its own beginning.
            ([[1, 2], [1, 2, 3], [1, 2], [2, 3], [1, 2, 3]], 3, (1, 3)),
            ([[1, 2, 3], [1, 2, 3], [2, 1, 3]], 3, (1, 1)),
            # Exactly on the threshold, just below it, and where floats have no exact third or tenth.
            ([[1, 2, 3], [1, 2, 4], [1, 5, 6]], 1, (1, 2)),
            ([[1, 2, 3], [1, 2, 4], [1, 5, 6]], 1, (51, 100)),
            ([[1, 2], [2, 3]], 1, (1, 3)),
            ([[1, 2], [2, 3]], 1, (334, 1000)),
            ([[1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 1, 2, 3, 4, 5, 6, 7]], 1, (7, 10)),
            ([[1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 1, 2, 3, 4, 5, 6, 7]], 1, (70, 99)),
            # A short piece of a long document is no near duplicate of it.
            ([[1, 2, 3, 4, 5, 6, 7, 8], [3, 4], [5, 6, 7, 8]], 1, (4, 5)),
            # Repeats count once.
            ([[1, 1, 1, 1, 2], [1, 2, 2, 2], [1, 3, 3]], 1, (1, 1)),
            ([[1, 2, 1, 2, 1, 2, 1], [1, 2, 1]], 2, (1, 1)),
            ([[7, 7, 7, 8], [7, 7, 9], [7, 8]], 1, (2, 3)),
            # Chains join documents that are not alike themselves, in whatever order the links are found.
            ([[1, 2, 3, 4], [3, 4, 5, 6], [2, 3, 4, 5], [20], [4, 5, 6, 7]], 1, (3, 5)),
            ([[7, 8, 9, 10], [1, 2, 3, 4], [5, 6, 7, 8], [3, 4, 5, 6], [9, 10, 11, 12]], 1, (1, 3)),
            ([[1, 2], [3, 4], [5, 6], [7, 8], [2, 3], [6, 7], [4, 5]], 1, (1, 3)),
            # Tokens must not run together: 1, 12 is not 11, 2.
            ([[1, 12], [11, 2], [1, 1, 2], [112]], 2, (1, 1)),
            ([[1, 23, 4], [12, 3, 4]], 2, (1, 3)),
            ([[-1, 1], [1, -1], [-1, 1]], 2, (1, 1)),
        ],
        "random": [_draw(rng) for _ in range(22)],
    }


def _draw(rng):
    """Return a dozen documents, most of them earlier ones with a few tokens changed."""
    documents = []
    for _ in range(int(rng.integers(4, 16))):
        if documents and rng.random() < 0.7:
            document = list(documents[int(rng.integers(0, len(documents)))])
            for _ in range(int(rng.integers(0, 4))):
                at = int(rng.integers(0, len(document) + 1))
                document[at : at + int(rng.integers(0, 2))] = [int(rng.integers(0, 9))]
        else:
            document = [int(token) for token in rng.integers(0, 9, size=int(rng.integers(0, 14)))]
        documents.append(document)
    return documents, int(rng.integers(1, 4)), (int(rng.integers(1, 6)), int(rng.integers(5, 9)))


def scale(n, rng):
    """Return n documents of 13 tokens over a large vocabulary, each second one a copy with one token changed."""
    documents = []
    for document in rng.integers(0, 1_000_000, size=((n + 1) // 2, 13)).tolist():
        documents += [document, [*document[:5], -1, *document[6:]]]
    return documents[:n], 3, (2, 5)
