def cases(rng):
    """Return the named groups of argument tuples (counts, n, words)."""
    return {
        "examples": [
            ({"low": 5, "lower": 2, "new": 6, "newer": 3}, 4, ["lower", "newest", "wow"]),
            ({"aaa": 2, "bc": 3}, 2, ["aaaa", "bcb"]),
            ({"ba": 1, "ab": 1}, 5, ["abba", ""]),
        ],
        "edge": _edge(),
        "random": [_draw(rng) for _ in range(22)],
    }


def _edge():
    return [
        ({}, 3, ["ab", ""]),
        ({"ab": 2}, 0, ["ab"]),
        ({"ab": 2}, -3, ["ab", "b"]),
        ({"ab": 2, "abc": 1}, 50, ["abcab", "cab"]),
        ({"a": 9, "b": 4, "": 7}, 3, ["ab", "a", ""]),
        ({"xy": 1}, 1, []),
        ({"aaaaa": 1}, 1, ["a", "aa", "aaa", "aaaa"]),
        ({"aaaaa": 1}, 3, ["aaaaaaa"]),
        ({"aaa": 1, "bc": 1, "bd": 1}, 1, ["aab"]),  # the two overlapping places decide
        ({"abab": 2, "cd": 3}, 1, ["cdab"]),  # twice in a word of two beats three
        ({"ba": 1, "ab": 1}, 1, ["abab"]),
        ({"ca": 2, "cb": 2, "ab": 1, "aa": 1}, 2, ["cacb"]),
        ({"zb": 2, "ya": 2}, 1, ["zbya"]),  # the left symbol decides before the right one
        # (a, c) goes before (ab, b), though the text "abb" goes before "ac".
        ({"ab": 1, "abb": 2, "ac": 2}, 2, ["abbac"]),
        ({"ab": 1, "Ab": 1, "aB": 1}, 2, ["abAbaB"]),
        # The merged symbol ends like the next pair begins: text replacement would cut it open.
        ({"xab": 1, "xa": 3, "ab": 2}, 3, ["xab", "ab", "xaab"]),
        ({"a b": 3, "b a": 1}, 3, ["a b", "ab", " "]),
        ({"naïve": 2, "日本": 3, "日本語": 1}, 4, ["日本語", "naïf"]),
        ({"ab": 3, "bc": 2}, 2, ["abc", "bcab", "bbc"]),
        ({"bc": 3, "ab": 2, "abc": 1}, 3, ["abc", "ab", "qabq"]),
        ({"abcd": 5, "bcd": 1, "cde": 4}, 3, ["abcde", "bcde", "cdcd"]),
    ]


def _word(rng, longest):
    return "".join("abc"[int(i)] for i in rng.integers(0, 3, size=int(rng.integers(1, longest))))


def _draw(rng):
    """Return a case over three letters with small counts, so that ties are common."""
    counts = {_word(rng, 8): int(rng.integers(1, 5)) for _ in range(int(rng.integers(2, 9)))}
    return counts, int(rng.integers(1, 12)), [_word(rng, 14) for _ in range(4)]
