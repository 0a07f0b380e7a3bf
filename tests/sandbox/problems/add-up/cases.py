def cases(rng):
    hidden = [([int(x) for x in rng.integers(-99, 99, size=n)],) for n in (2, 5, 9)]
    return {"examples": [([1, 2],), ([4],)], "edge": [([],), ([10**30, 1],)], "random": hidden}
