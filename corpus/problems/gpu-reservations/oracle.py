"""Counts the GPUs by the crowd at each start, and looks for the lowest number no earlier request holds."""


def reserve(requests, gap):
    real = [i for i, (start, stop) in enumerate(requests) if start < stop]
    crowds = [sum(requests[j][0] <= requests[i][0] < requests[j][1] + gap for j in real) for i in real]
    assigned = [-1] * len(requests)
    for i in sorted(real, key=lambda i: requests[i][0]):
        start = requests[i][0]
        taken = {assigned[j] for j in real if assigned[j] >= 0 and start < requests[j][1] + gap}
        assigned[i] = min(number for number in range(len(requests)) if number not in taken)
    return max(crowds, default=0), assigned
