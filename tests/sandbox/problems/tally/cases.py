def cases(rng):
    words = [str(int(x)) for x in rng.integers(0, 3, size=12)]
    return {
        "examples": [([["Tally", []], ["add", ["a"]], ["add", ["a"]]],)],
        "edge": [([["Tally", []], ["remove", ["a"]], ["add", ["a"]], ["remove", ["a"]]],)],
        "random": [([["Tally", []], *[["add", [w]] for w in words]],)],
    }
