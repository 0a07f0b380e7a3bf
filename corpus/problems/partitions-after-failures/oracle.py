"""Color the devices anew after each failure by passing the least number along the links that are up."""


def partitions(devices, links, failures):
    answers = []
    for moment in range(len(failures)):
        down = set(failures[: moment + 1])
        up = [pair for link, pair in enumerate(links) if link not in down]
        color = list(range(devices))
        changed = True
        while changed:
            changed = False
            for a, b in up:
                least = min(color[a], color[b])
                if color[a] != least or color[b] != least:
                    color[a] = color[b] = least
                    changed = True
        answers.append([len(set(color)), max((color.count(c) for c in set(color)), default=0)])
    return answers
