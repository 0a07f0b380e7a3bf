"""Each pair as a complex number, multiplied by a power of its unit rotation; the power by repeated squaring."""

import cmath
import math

import numpy as np


def _power(unit, count):
    result = 1 + 0j
    while count:
        if count % 2:
            result *= unit
        unit, count = unit * unit, count // 2
    return result


def rotate(x, offsets, rotary_dim, base, inverse):
    B, H, T, D = x.shape
    out = np.zeros((B, H, T, D))
    pairs = rotary_dim // 2
    for b, h, t in np.ndindex(B, H, T):
        row = [float(value) for value in x[b, h, t]]
        position = int(offsets[b]) + t
        turns = -position if inverse else position
        for i in range(pairs):
            unit = cmath.exp(1j * math.exp(-2 * i * math.log(base) / rotary_dim))
            turned = complex(row[i], row[i + pairs]) * _power(unit if turns >= 0 else unit.conjugate(), abs(turns))
            row[i], row[i + pairs] = turned.real, turned.imag
        out[b, h, t] = row
    return out
