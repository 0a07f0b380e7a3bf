def halve(values):
    return values / 2.0
