def reserve(requests, gap):
    # interval scheduling: by end time, first GPU that is free for it
    order = sorted((e, s, i) for i, (s, e) in enumerate(requests) if s < e)
    out, plans = [-1] * len(requests), []
    for e, s, i in order:
        for g, plan in enumerate(plans):
            if all(e + gap <= s2 or e2 + gap <= s for s2, e2 in plan):
                plan.append((s, e))
                out[i] = g
                break
        else:
            out[i] = len(plans)
            plans.append([(s, e)])
    return len(plans), out
