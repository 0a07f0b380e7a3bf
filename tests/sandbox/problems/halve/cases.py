def cases(rng):
    return {
        "examples": [(rng.normal(size=3),)],
        "edge": [(rng.normal(size=0),), (rng.normal(size=(2, 6))[:, ::2],)],
        "random": [(rng.normal(size=(3, 4)),), (rng.normal(size=7) * 1e6,)],
    }
