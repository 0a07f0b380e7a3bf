"""The same rules point by point in exact fractions."""

from fractions import Fraction

import numpy as np


def kmeans(points, k, u, steps):
    n, d = points.shape
    if n == 0:
        return np.zeros((0, d)), np.zeros(0, dtype=np.int64), 0.0
    cloud = [[Fraction(float(value)) for value in point] for point in points]
    centers = [list(cloud[int(Fraction(float(u[0])) * n)])]
    for draw in u[1:]:
        weights = [min(_square(point, center) for center in centers) for point in cloud]
        target, reached, pick = Fraction(float(draw)) * sum(weights), Fraction(0), 0
        for i, weight in enumerate(weights):
            reached += weight
            if reached > target:
                pick = i
                break
        centers.append(list(cloud[pick]))
    for _ in range(steps):
        owners = [_nearest(point, centers) for point in cloud]
        for c in range(k):
            mine = [point for point, owner in zip(cloud, owners, strict=True) if owner == c]
            if mine:
                centers[c] = [sum(axis) / len(mine) for axis in zip(*mine, strict=True)]
    owners = [_nearest(point, centers) for point in cloud]
    inertia = sum(_square(point, centers[owner]) for point, owner in zip(cloud, owners, strict=True))
    return np.array([[float(value) for value in center] for center in centers]), np.array(owners), float(inertia)


def _square(a, b):
    return sum((p - q) ** 2 for p, q in zip(a, b, strict=True))


def _nearest(point, centers):
    return min(range(len(centers)), key=lambda c: (_square(point, centers[c]), c))
