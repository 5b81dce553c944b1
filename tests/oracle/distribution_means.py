"""Means, variances and quantiles of distributions, and the standard normal distribution, at 50 digits.

    pip install mpmath
    python distribution_means.py > distribution_means.json

The formulas are textbook ones, evaluated with so many digits that cancellation does not matter; means and variances
of bounded metalogs are integrals over the log odds by composite Gauss-Legendre quadrature.
"""

import json

from mpmath import erfc, erfinv, exp, inf, log, mp, mpf, npdf, quad, sqrt, tanh

DIGITS = 50
PROBABILITIES = ["1e-9", "0.001", "0.05", "0.3", "0.5", "0.8", "0.99", "0.999999"]


def text(x):
    return None if x is None else mp.nstr(x, 25)


def tail(x):
    """Q(x)."""
    return erfc(x / sqrt(2)) / 2


def mass(a, b):
    """The probability of a standard normal variable between a and b, as a difference of small numbers."""
    return tail(a) - tail(b) if a + b > 0 else tail(-b) - tail(-a)


def z_quantile(p):
    """The standard normal quantile, by Newton's method on the logarithm of the tail."""
    if p > mpf(1) / 2:
        return -z_quantile(1 - p)
    if p > mpf("0.01"):
        return sqrt(2) * erfinv(2 * p - 1)
    x = -sqrt(-2 * log(p)) + mpf("0.5")
    for _ in range(60):
        q = tail(-x)
        step = (log(q) - log(p)) * q / npdf(x)
        x -= step
        if abs(step) < mpf(10) ** (-mp.dps + 10) * abs(x):
            return x
    raise ArithmeticError("no quantile")


def between(a, b, p):
    """The quantile of a standard normal variable that lies between a and b."""
    if a + b > 0:
        return -z_quantile(tail(a) - p * mass(a, b))
    return z_quantile(tail(-a) + p * mass(a, b))


Z95 = None


def normal_parent(given):
    if "p5" in given:
        p5, p95 = mpf(given["p5"]), mpf(given["p95"])
        return (p5 + p95) / 2, (p95 - p5) / (2 * Z95)
    return mpf(given["mean"]), mpf(given["standard_deviation"])


def bounds(given, transform=lambda x: x):
    low = transform(mpf(given["min"])) if "min" in given else -inf
    high = transform(mpf(given["max"])) if "max" in given else inf
    return low, high


def phi(x):
    return mpf(0) if x in (inf, -inf) else npdf(x)


def normal(given):
    mu, sigma = normal_parent(given)
    low, high = bounds(given)
    a, b = (low - mu) / sigma, (high - mu) / sigma
    shift = (phi(a) - phi(b)) / mass(a, b)
    edge = (0 if a == -inf else a * phi(a)) - (0 if b == inf else b * phi(b))
    variance = sigma**2 * (1 + edge / mass(a, b) - shift**2)
    return mu + sigma * shift, variance, lambda p: mu + sigma * between(a, b, p)


def lognormal(given):
    if "p5" in given:
        p5, p95 = log(mpf(given["p5"])), log(mpf(given["p95"]))
        mu, sigma = (p5 + p95) / 2, (p95 - p5) / (2 * Z95)
    else:
        mean, deviation = mpf(given["mean"]), mpf(given["standard_deviation"])
        sigma = sqrt(log(1 + (deviation / mean) ** 2))
        mu = log(mean) - sigma**2 / 2
    low, high = bounds(given, lambda x: log(x) if x else -inf)
    a, b = (low - mu) / sigma, (high - mu) / sigma
    power = lambda k: exp(k * mu + (k * sigma) ** 2 / 2) * mass(a - k * sigma, b - k * sigma) / mass(a, b)
    return power(1), power(2) - power(1) ** 2, lambda p: exp(mu + sigma * between(a, b, p))


def quantiles(given):
    p10, p50, p90 = (mpf(given[name]) for name in ("p10", "p50", "p90"))
    low, high = (mpf(given[name]) if name in given else None for name in ("min", "max"))
    if low is None and high is None:
        there, back = lambda x: x, lambda u: u
    elif high is None:
        there, back = lambda x: log(x - low), lambda u: low + exp(u)
    elif low is None:
        there, back = lambda x: -log(high - x), lambda u: high - exp(-u)
    else:
        there, back = lambda x: log((x - low) / (high - x)), lambda u: low + (high - low) / (1 + exp(-u))
    u10, u50, u90 = there(p10), there(p50), there(p90)
    a2 = (u90 - u10) / (2 * log(9))
    a3 = (u90 + u10 - 2 * u50) / (mpf("0.8") * log(9))
    at = lambda odds: back(u50 + (a2 + a3 * tanh(odds / 2) / 2) * odds)
    density = lambda odds: exp(-abs(odds)) / (1 + exp(-abs(odds))) ** 2

    def expectation(f, slope):
        # Far enough that what is left, exp(-(1 - slope) L), does not show; panels short beside every feature.
        ends = 60 / (1 - slope) if slope else mpf(180)
        panels = [sign * ends * mpf(i) ** 2 / 4900 for sign in (-1, 1) for i in range(71)]
        panels = sorted(set(panels) | {mpf(i) / 8 for i in range(-80, 81)})
        return quad(lambda odds: f(at(odds)) * density(odds), panels, method="gauss-legendre", maxdegree=4)

    slope = a2 + abs(a3) / 2 if (low is None) != (high is None) else 0
    mean = expectation(lambda x: x, slope)
    variance = expectation(lambda x: (x - mean) ** 2, 2 * slope) if 2 * slope < 0.9 else None
    return mean, variance, lambda p: at(log(p / (1 - p)))


CASES = [
    (normal, {"mean": "10", "standard_deviation": "3"}),
    (normal, {"p5": "1", "p95": "2"}),
    (normal, {"p5": "-3.5", "p95": "20", "min": "0"}),
    (normal, {"mean": "0", "standard_deviation": "1", "min": "-1", "max": "2"}),
    (normal, {"mean": "0", "standard_deviation": "1", "min": "-1", "max": "1.0000000001"}),
    (normal, {"mean": "17", "standard_deviation": "5", "min": "0"}),
    (normal, {"mean": "0.5", "standard_deviation": "0.2", "min": "0", "max": "1"}),
    (normal, {"mean": "0.9", "standard_deviation": "0.2", "min": "0", "max": "1"}),
    (normal, {"mean": "-5", "standard_deviation": "1", "min": "0"}),
    (normal, {"mean": "-37", "standard_deviation": "1", "min": "0"}),
    (normal, {"mean": "37", "standard_deviation": "1", "max": "0"}),
    (normal, {"mean": "-10", "standard_deviation": "1", "min": "0", "max": "0.05"}),
    (normal, {"mean": "-30000000000", "standard_deviation": "1000000000", "min": "0", "max": "0.1"}),
    (normal, {"mean": "30000000000", "standard_deviation": "1000000000", "min": "0", "max": "0.1"}),
    (normal, {"mean": "3", "standard_deviation": "1000000", "min": "0", "max": "5"}),
    (normal, {"mean": "-2", "standard_deviation": "1", "min": "0", "max": "0.6"}),
    (normal, {"mean": "1", "standard_deviation": "1e-20", "min": "0", "max": "3"}),
    (normal, {"mean": "1e28", "standard_deviation": "7e27", "min": "0"}),
    (lognormal, {"mean": "100", "standard_deviation": "10"}),
    (lognormal, {"mean": "100", "standard_deviation": "1000"}),
    (lognormal, {"p5": "1", "p95": "10"}),
    (lognormal, {"p5": "100000", "p95": "1000000"}),
    (lognormal, {"p5": "100000", "p95": "1000000", "max": "5000000"}),
    (lognormal, {"p5": "100000", "p95": "1000000", "min": "50000", "max": "2000000"}),
    (lognormal, {"mean": "100", "standard_deviation": "10", "min": "150"}),
    (lognormal, {"mean": "100", "standard_deviation": "10", "max": "60"}),
    (lognormal, {"mean": "100", "standard_deviation": "10", "min": "99", "max": "99.0000001"}),
    (lognormal, {"mean": "100", "standard_deviation": "10", "min": "300", "max": "300.0000001"}),
    (lognormal, {"mean": "100", "standard_deviation": "0.000001", "min": "100"}),
    (lognormal, {"mean": "1", "standard_deviation": "200", "min": "0", "max": "1"}),
    (lognormal, {"mean": "1", "standard_deviation": "200", "min": "20", "max": "1000"}),
    (lognormal, {"mean": "1", "standard_deviation": "200", "min": "2000"}),
    (lognormal, {"mean": "1e10", "standard_deviation": "1e24", "max": "1000"}),
    (lognormal, {"p5": "1e-20", "p95": "1e3", "max": "1e6"}),
    (quantiles, {"p10": "35", "p50": "50", "p90": "75"}),
    (quantiles, {"p10": "35", "p50": "50", "p90": "75", "min": "0"}),
    (quantiles, {"p10": "35", "p50": "50", "p90": "75", "min": "0", "max": "100"}),
    (quantiles, {"p10": "35", "p50": "50", "p90": "75", "max": "100"}),
    (quantiles, {"p10": "1", "p50": "3", "p90": "20", "min": "0"}),
    (quantiles, {"p10": "1", "p50": "5", "p90": "41", "min": "0"}),
    (quantiles, {"p10": "-20", "p50": "-3", "p90": "-1", "max": "0"}),
    (quantiles, {"p10": "0.5", "p50": "0.9", "p90": "0.99", "min": "0", "max": "1"}),
    (quantiles, {"p10": "0.999", "p50": "0.9999", "p90": "0.99999", "min": "0", "max": "1"}),
    (quantiles, {"p10": "0.000001", "p50": "0.5", "p90": "0.999999", "min": "0", "max": "1"}),
    (quantiles, {"p10": "1e-20", "p50": "0.3", "p90": "0.99999999999999999999", "min": "0", "max": "1"}),
    (quantiles, {"p10": "1e-9", "p50": "1e-6", "p90": "1e-3", "min": "0", "max": "1"}),
    (quantiles, {"p10": "10", "p50": "17", "p90": "25", "min": "-1e9"}),
    (quantiles, {"p10": "10", "p50": "17", "p90": "25", "min": "8", "max": "1e9"}),
]

NORMAL_POINTS = ["-38", "-20.3", "-8", "-3.01", "-2.99", "-1", "-0.1", "0", "0.3", "1.7", "2.999", "3", "3.1", "5.5",
                 "9", "17.77", "30", "38"]
NORMAL_PROBABILITIES = ["1e-307", "1e-200", "1e-50", "1e-15", "1e-9", "1e-5", "0.001", "0.02", "0.05", "0.0749",
                        "0.0751", "0.2", "0.45", "0.4999", "0.5001", "0.6", "0.9", "0.95", "0.975"]


def main():
    global Z95
    mp.dps = 400
    Z95 = sqrt(2) * erfinv(mpf("0.9"))
    cases = []
    for family, given in CASES:
        mp.dps = 40 if family is quantiles else 400
        mean, variance, quantile = family(given)
        # Probabilities are the doubles that a program reads, not the decimals; parameters are the decimals.
        points = [[p, text(quantile(mpf(float(p))))] for p in PROBABILITIES]
        cases.append({"family": family.__name__, **given, "mean_is": text(mean), "variance_is": text(variance),
                      "quantiles_are": points})
    mp.dps = 400
    # Arguments are the doubles that a program reads, not the decimals.
    points = [mpf(float(x)) for x in NORMAL_POINTS]
    functions = [{"x": x, "density": text(npdf(z)), "cumulative": text(tail(-z)), "upper_tail": text(tail(z)),
                  "mean_excess": text(npdf(z) / tail(z) - z)} for x, z in zip(NORMAL_POINTS, points)]
    inverse = [[p, text(z_quantile(mpf(float(p))))] for p in NORMAL_PROBABILITIES]
    print(json.dumps({"distributions": cases, "normal": functions, "normal_quantile": inverse}, indent=1))


if __name__ == "__main__":
    main()
