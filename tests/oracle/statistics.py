"""Values that the estimators in core/src/statistics are tested against.

Writes statistics.json beside this file: `python3 tests/oracle/statistics.py`. Needs scipy and mpmath.

The order of addition of `Moments::of` is followed with IEEE doubles: eight lanes, taken in turn, and then
((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)). Ranks are by scipy's binomial distribution; binomial
probabilities are summed at 50 digits (scipy 1.17 is 4.5e-11 off at 3 of 1,000,000 with p = 1e-5); of Student's t, quantiles
are roots of mpmath's incomplete beta function at 50 digits.
"""

import json
import struct
from pathlib import Path

import mpmath
from scipy.stats import binom

mpmath.mp.dps = 50


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


def largest_within(share, n, p):
    """The largest c with P(N <= c) <= share, or None."""
    c = int(binom.ppf(share, n, p)) + 2
    while c >= 0 and binom.cdf(c, n, p) > share:
        c -= 1
    return c if c >= 0 else None


def ranks():
    cases = []
    for n in [1, 5, 20, 100, 1_000, 10_000, 65_536, 10**6, 10**7, 10**8, 10**9]:
        for p in [0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999]:
            for confidence in [0.9, 0.95]:
                outside = 0.5 * (1 - confidence)
                low, high = largest_within(outside, n, p), largest_within(outside, n, 1 - p)
                lower = None if low is None else low + 1
                upper = None if high is None else n - high
                cases.append({"n": n, "p": p, "confidence": confidence, "lower": lower, "upper": upper})
    return cases


def cumulative(k, n, p):
    p = mpmath.mpf(p)
    log_ways = mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1)
    term = mpmath.exp(log_ways + k * mpmath.log(p) + (n - k) * mpmath.log1p(-p))
    total, odds = mpmath.mpf(0), (1 - p) / p
    # Terms may rise on the way to the mean; from there they fall.
    while k >= 0 and (k > n * p or term > total * mpmath.mpf(10) ** -25):
        total += term
        term *= odds * k / (n - k + 1)
        k -= 1
    return total


def binomial():
    cases = []
    for n in [3, 50, 1_000, 10**5, 10**6, 2 * 10**6, 5_300_000, 10**8, 10**9]:
        for p in [1e-5, 0.05, 0.5, 0.95]:
            mean, deviation = n * p, (n * p * (1 - p)) ** 0.5
            for away in [-4, -2, -0.5, 0, 1, 2, 3]:
                k = int(mean + away * deviation)
                if 0 <= k < n:
                    cases.append({"n": n, "p": p, "k": k, "cumulative": float(cumulative(k, n, p))})
    return cases


def student(p, degrees):
    def above(t):
        nu = mpmath.mpf(degrees)
        return mpmath.betainc(nu / 2, mpmath.mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2 - (1 - p)

    low, high = mpmath.mpf(0), mpmath.mpf(1)
    while above(high) > 0:
        high *= 2
    for _ in range(170):
        middle = (low + high) / 2
        low, high = (middle, high) if above(middle) > 0 else (low, middle)
    return low


def students():
    cases = []
    for degrees in [1, 2, 3, 4, 7, 15, 16, 30, 101, 9_999, 10_000, 1_000_000]:
        for p in ["0.6", "0.9", "0.975", "0.995", "0.9999"]:
            value = student(mpmath.mpf(float(p)), degrees)
            cases.append({"p": p, "degrees": degrees, "quantile": mpmath.nstr(value, 25)})
    return cases


def main():
    document = {"moments": moments(), "ranks": ranks(), "binomial": binomial(), "student": students()}
    lines = []
    for name, cases in document.items():
        rows = [json.dumps(case) for case in cases] if isinstance(cases, list) else None
        body = "[\n  " + ",\n  ".join(rows) + "\n ]" if rows else json.dumps(cases)
        lines.append(f' "{name}": {body}')
    Path(__file__).with_suffix(".json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
