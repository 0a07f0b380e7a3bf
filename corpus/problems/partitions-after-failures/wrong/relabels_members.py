def partitions(devices, links, failures):
    first = {}
    for t, link in enumerate(failures):
        first.setdefault(link, t)
    label = list(range(devices))
    count = [1] * devices
    parts, largest = devices, 1 if devices else 0

    def up(link):
        nonlocal parts, largest
        a, b = label[links[link][0]], label[links[link][1]]
        if a == b:
            return
        for d in range(devices):
            if label[d] == b:
                label[d] = a
        count[a] += count[b]
        largest = max(largest, count[a])
        parts -= 1

    for link in range(len(links)):
        if link not in first:
            up(link)
    answers = []
    for t in range(len(failures) - 1, -1, -1):
        answers.append([parts, largest])
        if first[failures[t]] == t:
            up(failures[t])
    return answers[::-1]
