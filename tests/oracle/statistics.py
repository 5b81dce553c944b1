"""Values that the estimators in core/src/statistics are tested against; prints JSON.

Needs scipy and mpmath. The order of addition of `Moments::of` is followed with IEEE doubles: eight lanes, taken in
turn, and then ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)).
"""

import json
import struct


def lanes(values):
    sums = [0.0] * 8
    for place, value in enumerate(values):
        sums[place % 8] += value
    a, b, c, d, e, f, g, h = sums
    return ((a + e) + (c + g)) + ((b + f) + (d + h))


def bits(value):
    return str(struct.unpack("<Q", struct.pack("<d", value))[0])


def moments():
    values = [1.0 / (i + 1) for i in range(1003)]
    n = float(len(values))
    guess = lanes(values) / n
    away = [value - guess for value in values]
    missed = lanes(away)
    squares = lanes([value * value for value in away])
    return {"mean": bits(guess + missed / n), "sum_of_squares": bits(squares - missed * missed / n)}


print(json.dumps({"moments": moments()}, indent=1))
