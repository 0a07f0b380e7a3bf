def partitions(devices, links, failures):
    down, answers = set(), []
    for failed in failures:
        down.add(failed)
        near = [[] for _ in range(devices)]
        for i, (a, b) in enumerate(links):
            if i not in down:
                near[a].append(b)
                near[b].append(a)
        seen, parts, largest = [False] * devices, 0, 0
        for start in range(devices):
            if seen[start]:
                continue
            seen[start] = True
            todo, count = [start], 0
            while todo:
                u = todo.pop()
                count += 1
                for v in near[u]:
                    if not seen[v]:
                        seen[v] = True
                        todo.append(v)
            parts += 1
            largest = max(largest, count)
        answers.append([parts, largest])
    return answers
