def _case(wanted, heard, substitute=1, delete=1, insert=1):
    return wanted.split(), heard.split(), substitute, delete, insert


def cases(rng):
    """Return the named groups of argument tuples (wanted, heard, substitute, delete, insert)."""
    return {
        "examples": [
            _case("the cat sat down", "the cats sat"),
            _case("a b a", "a"),
            _case("to be", "two bees too", 3, 1, 1),
        ],
        "edge": [
            _case("", ""),
            _case("a b c", "", 1, 2, 5),
            _case("", "a b c", 1, 2, 5),
            _case("a", "a"),
            _case("a", "b"),
            _case("a", "b", 5, 2, 3),  # deleting and inserting is as dear as substituting: the pair wins
            _case("a", "b", 6, 2, 3),
            _case("a", "A"),
            _case("a a a a", "a a"),
            _case("a a", "a a a a"),
            _case("x y", "y x"),
            _case("x a y", "a x y a", 2, 1, 1),
            _case("a b", "c", 1, 1, 1),
            _case("b", "a b a b", 1, 1, 1),
            _case("a b c d", "b c d e", 1, 1, 1),
            _case("a b c d", "b c d e", 3, 2, 1),
            _case("a b c", "c b a", 0, 1, 1),
            _case("a b c", "x y", 0, 0, 0),
            _case("a b", "x y z", 4, 0, 3),
            _case("a b", "x y z", 4, 3, 0),
            _case("a b c a b c", "b a c b a", 7, 2, 3),
            _case("p q r s", "s", 1, 4, 9),
            _case("s", "p q r s", 1, 4, 9),
            (["", "a b", ""], ["a b", "", ""], 1, 1, 1),
        ],
        "random": [_draw(rng) for _ in range(18)],
    }


def _draw(rng):
    """Return two short sequences over three words, so that ties are common."""
    wanted, heard = ([["uh", "so", "um"][int(i)] for i in rng.integers(0, 3, size=rng.integers(2, 10))] for _ in "ab")
    substitute, delete, insert = (int(cost) for cost in rng.integers(1, 4, size=3))
    return wanted, heard, substitute, delete, insert


def scale(n, rng):
    """Return n words and the same words with a fifth of them misheard."""
    wanted = [f"w{int(i)}" for i in rng.integers(0, 50, size=n)]
    heard = [f"w{int(rng.integers(0, 50))}" if rng.random() < 0.2 else word for word in wanted]
    return wanted, heard, 2, 1, 1
