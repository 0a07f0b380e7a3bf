"""Looks through all steps for the smallest runnable one, over and over; then follows the ring by a recursive walk."""


def order_steps(n, needs):
    done = []
    while True:
        runnable = [
            step
            for step in range(n)
            if step not in done and all(before in done for before, after in needs if after == step)
        ]
        if not runnable:
            break
        done.append(runnable[0])
    stuck = [step for step in range(n) if step not in done]
    if not stuck:
        return done, []

    def back(trail):
        causes = {before for before, after in needs if after == trail[0] and before in stuck}
        cause = sorted(causes)[0]
        if cause in trail:
            return trail[: trail.index(cause) + 1]
        return back([cause, *trail])

    ring = back([stuck[0]])
    while ring[0] != min(ring):
        ring = [*ring[1:], ring[0]]
    return done, ring
