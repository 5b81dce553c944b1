"""Quantiles, cumulative probabilities and densities of every continuous distribution, at 50 digits and more.

    pip install mpmath
    python distributions.py > distributions.json

takes less than a minute of one processor. Names of families as arguments leave out the others.

Quantiles are solutions of cdf(x) = p for p as a double, by Newton's method until a step is below 10^-30. Incomplete beta
and gamma functions are sums of their series of positive terms in whole numbers (fixed point), of which the shorter one is
taken; so many digits are carried that a difference from 1 does not matter.
"""

import json
import random
import sys

from mpmath import asinh, cos, erfc, erfinv, exp, inf, log, loggamma, mp, mpf, npdf, sqrt

DIGITS = 50
BITS = 260

TAIL = [1e-9, 3e-9, 1e-8, 1e-7, 1e-6, 1.5e-5, 1e-4, 1e-3, 4e-3, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.31, 0.36, 0.42, 0.47]
PROBABILITIES = TAIL + [0.49, 0.5, 0.51] + [1 - q for q in reversed(TAIL)]
POINTS = [0, 5, 9, 13, 17, 21, 24, 28, 33, 38, 42]


def text(x):
    return mp.nstr(x, 20)


def fixed(x):
    return int(mp.nint(mp.ldexp(x, BITS)))


def series(numerator, denominator, x):
    """Sum of the products of (numerator(k)) / (denominator + k) x, from the empty one on, all fixed point."""
    total = term = 1 << (2 * BITS)
    one, k = 1 << BITS, 0
    while term:
        term = term * x // (denominator + k * one)
        if numerator is not None:
            term = term * (numerator + k * one) >> BITS
        total += term
        k += 1
    return mp.ldexp(mpf(total), -2 * BITS)


class Gamma:
    """Shape a, scale 1, on the axis u = ln x."""

    def __init__(self, a):
        self.a = a
        self.log_gamma = loggamma(a)

    def density(self, x):
        return exp((self.a - 1) * log(x) - x - self.log_gamma)

    def cdf(self, x):
        return x * self.density(x) / self.a * series(None, fixed(self.a + 1), fixed(x))

    def start(self, p):
        z = z_quantile(p)
        root = 1 - 1 / (9 * self.a) + z / (3 * sqrt(self.a))
        power = exp((log(p) + self.log_gamma + log(self.a)) / self.a)
        return self.a * root**3 if root > mpf("0.4") and self.a > 1 else power

    def quantile(self, p):
        return solve(self.cdf, self.density, self.start(p), p)


class Beta:
    """Shapes a and b on [0, 1]."""

    def __init__(self, a, b):
        self.a, self.b = a, b
        self.log_beta = loggamma(a) + loggamma(b) - loggamma(a + b)

    def density(self, x, y):
        return exp((self.a - 1) * log(x) + (self.b - 1) * log(y) - self.log_beta)

    def cdf(self, x, y):
        a, b = self.a, self.b
        if x > y:
            return 1 - Beta(b, a).cdf(y, x)
        return x * y * self.density(x, y) / a * series(fixed(a + b), fixed(a + 1), fixed(x))

    def tail(self, x):
        return self.cdf(x, 1 - x), self.density(x, 1 - x)

    def quantile(self, p):
        """x and 1 - x."""
        if p > mpf(1) / 2:
            y, x = Beta(self.b, self.a).quantile(1 - p)
            return x, y
        a, b = self.a, self.b
        power = (log(p) + log(a) + self.log_beta) / a
        # On the axis of the log odds, on which the logarithm of the tail is concave.
        if a > 1 and b > 1:
            z = -z_quantile(p)
            one, other = 1 / (2 * a - 1), 1 / (2 * b - 1)
            mean, excess = 2 / (one + other), (z * z - 3) / 6
            root = sqrt(max(mean + excess, 0))
            odds = log(a / b) - 2 * (z * root / mean - (other - one) * (excess + mpf(5) / 6 - 2 / (3 * mean)))
        elif a < 1:
            odds = min(power, log(a / b))
        else:
            log_y = (log(1 - p) + log(b) + self.log_beta) / b
            odds = log(1 / exp(log_y) - 1) if log_y < 0 else log(a / b)
        for _ in range(300):
            x, y = 1 / (1 + exp(-odds)), 1 / (1 + exp(odds))
            found, density = self.cdf(x, y), x * y * self.density(x, y)
            rise = density / found
            newton = -(log(found) - log(p)) / rise
            bend = 1 + newton * (a * y - b * x - rise) / 2
            step = newton / min(max(bend, mpf("0.5")), 4)
            step = max(min(step, mpf(1)), mpf(-2))
            odds += step
            if abs(step) < mpf(10) ** -11:
                return 1 / (1 + exp(-odds)), 1 / (1 + exp(odds))
        raise ArithmeticError(f"no quantile of {p} for {a}, {b}")


def solve(cdf, density, x, p):
    """x with cdf(x) = p, by Halley's method on the axis ln x, on which the logarithm of the smaller tail is concave."""
    for _ in range(100):
        found, weight = cdf(x), x * density(x)
        lower = p <= mpf(1) / 2
        tail, target, sign = (found, p, 1) if lower else (1 - found, 1 - p, -1)
        rise = sign * weight / tail
        step = -(log(tail) - log(target)) / rise
        step = max(min(step, mpf(3)), mpf(-30))
        x *= exp(step)
        if abs(step) < mpf(10) ** -21:
            return x
    raise ArithmeticError(f"no quantile of {p}")


def upper(x):
    return erfc(x / sqrt(2)) / 2


def z_quantile(p):
    if p > mpf(1) / 2:
        return -z_quantile(1 - p)
    x = sqrt(2) * erfinv(2 * p - 1) if p > mpf("0.01") else -sqrt(-2 * log(p)) + mpf("0.5")
    for _ in range(60):
        q = upper(-x)
        step = (log(q) - log(p)) * q / npdf(x)
        x -= step
        if abs(step) < mpf(10) ** (-mp.dps + 12) * (1 + abs(x)):
            return x
    raise ArithmeticError("no quantile")


def mass(a, b):
    return upper(a) - upper(b) if a + b > 0 else upper(-b) - upper(-a)


class Normal:
    """A standard normal variable between a and b."""

    def __init__(self, a, b):
        self.a, self.b, self.mass = a, b, mass(a, b)

    def cdf(self, x):
        return mass(self.a, x) / self.mass

    def density(self, x):
        return npdf(x) / self.mass

    def quantile(self, p):
        if self.a + self.b > 0:
            return -z_quantile(upper(self.a) - p * self.mass)
        return z_quantile(upper(-self.a) + p * self.mass)


def number(given, name, missing):
    return mpf(given[name]) if name in given else missing


def uniform(given):
    low, high = mpf(given["min"]), mpf(given["max"])
    width = high - low
    return lambda p: low + p * width, lambda x: ((x - low) / width, 1 / width)


def triangular(given):
    low, mode, high = mpf(given["min"]), mpf(given["mode"]), mpf(given["max"])
    width = high - low
    rising = (mode - low) / width

    def quantile(p):
        return low + width * sqrt(p * rising) if p < rising else high - width * sqrt((1 - p) * (1 - rising))

    def at(x):
        t = (x - low) / width
        if t < rising:
            return t * t / rising, 2 * t / rising / width
        return 1 - (1 - t) ** 2 / (1 - rising), 2 * (1 - t) / (1 - rising) / width

    return quantile, at


def stretched(alpha, beta, low, high):
    shapes, width = Beta(alpha, beta), high - low

    def quantile(p):
        x, y = shapes.quantile(p)
        return low + width * x if x < y else high - width * y

    def at(value):
        x, y = (value - low) / width, (high - value) / width
        return shapes.cdf(x, y), shapes.density(x, y) / width

    return quantile, at


def beta(given):
    return stretched(mpf(given["alpha"]), mpf(given["beta"]), mpf(given["min"]), mpf(given["max"]))


def pert(given):
    low, mode, high, weight = (mpf(given[name]) for name in ["min", "mode", "max", "lambda"])
    place = (mode - low) / (high - low)
    return stretched(1 + weight * place, 1 + weight * (1 - place), low, high)


def gamma(given):
    standard, scale = Gamma(mpf(given["shape"])), mpf(given["scale"])

    def at(x):
        return standard.cdf(x / scale), standard.density(x / scale) / scale

    return lambda p: scale * standard.quantile(p), at


def parent(given):
    return mpf(given["mean"]), mpf(given["standard_deviation"])


def normal(given):
    mu, sigma = parent(given)
    window = Normal((number(given, "min", -inf) - mu) / sigma, (number(given, "max", inf) - mu) / sigma)

    def at(x):
        z = (x - mu) / sigma
        return window.cdf(z), window.density(z) / sigma

    return lambda p: mu + sigma * window.quantile(p), at


def lognormal(given):
    mean, deviation = parent(given)
    square = log(1 + (deviation / mean) ** 2)
    mu, sigma = log(mean) - square / 2, sqrt(square)
    low = (log(mpf(given["min"])) - mu) / sigma if "min" in given else -inf
    window = Normal(low, (log(number(given, "max", inf)) - mu) / sigma)

    def at(x):
        z = (log(x) - mu) / sigma
        return window.cdf(z), window.density(z) / sigma / x

    return lambda p: exp(mu + sigma * window.quantile(p)), at


def quantiles(given):
    """Keelin 2016, in the log odds L: a1 + a2 L + a3 (y - 1/2) L of the value, or of its distance to a bound."""
    low, high = number(given, "min", None), number(given, "max", None)

    def forth(x):
        if low is None and high is None:
            return x, mpf(1)
        if high is None:
            return log(x - low), 1 / (x - low)
        if low is None:
            return -log(high - x), 1 / (high - x)
        return log((x - low) / (high - x)), 1 / (x - low) + 1 / (high - x)

    def back(m):
        if low is None and high is None:
            return m
        if high is None:
            return low + exp(m)
        if low is None:
            return high - exp(-m)
        return low + (high - low) / (1 + exp(-m)) if m < 0 else high - (high - low) / (1 + exp(m))

    first, second, third = (forth(mpf(given[name]))[0] for name in ["p10", "p50", "p90"])
    a2 = (third - first) / (2 * log(mpf(9)))
    a3 = (first + third - 2 * second) / (mpf("0.8") * log(mpf(9)))

    def at(x):
        m, slope = forth(x)
        below, above = mpf(-4000), mpf(4000)
        for _ in range(300):
            odds = (below + above) / 2
            y = 1 / (1 + exp(-odds))
            if second + (a2 + a3 * (y - mpf(1) / 2)) * odds < m:
                below = odds
            else:
                above = odds
        y, rest = 1 / (1 + exp(-odds)), 1 / (1 + exp(odds))
        rise = a2 + a3 * (y - mpf(1) / 2 + y * rest * odds)
        return y, y * rest / rise * slope

    return lambda p: back(second + (a2 + a3 * (p - mpf(1) / 2)) * log(p / (1 - p))), at


FAMILIES = {
    f.__name__: f for f in [uniform, triangular, pert, normal, lognormal, beta, gamma, quantiles]
}


def cases():
    """Forty-eight parameter sets of each family: chosen ones first, the rest by a seeded generator."""
    draw = random.Random(20)
    exponential = lambda low, high: f"{exp(draw.uniform(float(log(low)), float(log(high)))).__float__():.4g}"
    shapes = ["0.05", "0.1", "0.3", "0.7", "1", "1.5", "3", "12", "49.9", "50", "60", "150", "1000", "10000", "100000", "1000000"]
    made = {name: [] for name in FAMILIES}
    for low, high in [("0", "1"), ("-3", "8"), ("1000000", "1000000.001"), ("-1e9", "1e-9")]:
        made["uniform"].append({"min": low, "max": high})
    for corners in [("0", "0", "1"), ("0", "1", "1"), ("1", "2", "6"), ("-1e6", "0", "1"), ("999", "999.5", "1000")]:
        made["triangular"].append(dict(zip(["min", "mode", "max"], corners)))
    for corners in [("0", "10", "20", "4"), ("8", "17", "30", "4"), ("10", "10", "30", "4"), ("0", "1", "1", "4"),
                    ("0", "3", "10", "0"), ("0", "3", "10", "1000000"), ("0", "3", "10", "1000"), ("-5", "-4.99", "7", "100"),
                    ("0", "0.001", "10", "100000"), ("0", "0.33", "2", "1")]:
        made["pert"].append(dict(zip(["min", "mode", "max", "lambda"], corners)))
    for min_, max_ in [(None, None), ("0", None), (None, "0"), ("-1", "1"), ("-0.1", "3"), ("3", "4"), ("3", None), ("8", None),
                       (None, "-6"), ("-6", "-5.99"), ("-3", "12"), ("1", "1.0001"), ("-20", "0.5"), ("20", "30")]:
        made["normal"].append({"mean": "0", "standard_deviation": "1", "min": min_, "max": max_})
    made["normal"].append({"mean": "1000", "standard_deviation": "0.001"})
    made["normal"].append({"mean": "-7", "standard_deviation": "100000", "min": "0"})
    for deviation, min_, max_ in [("0.5", None, None), ("1", "0.2", None), ("1", None, "2"), ("0.01", "0.99", "1.02"), ("10", None, None),
                                  ("100", None, None), ("100", "0.5", "1000"), ("1", "5", None), ("0.1", None, "0.7"), ("1", "20", "21")]:
        made["lognormal"].append({"mean": "1", "standard_deviation": deviation, "min": min_, "max": max_})
    for a, b in [("0.05", "0.05"), ("0.05", "1000000"), ("1000000", "0.05"), ("1000000", "1000000"), ("1", "1"), ("1", "1000000"),
                 ("50", "50"), ("49.9", "0.05"), ("50", "0.05"), ("0.5", "0.5"), ("1000", "0.05"), ("2", "5")]:
        made["beta"].append({"alpha": a, "beta": b, "min": "0", "max": "1"})
    made["gamma"] += [{"shape": shape, "scale": "1"} for shape in shapes]
    for triple, min_, max_ in [(("35", "50", "75"), None, None), (("35", "50", "75"), "0", None), (("35", "50", "75"), None, "1000"),
                               (("35", "50", "75"), "0", "100"), (("0", "16.7", "100"), None, None), (("0", "83.3", "100"), None, None),
                               (("1", "5", "41"), "0", None), (("1", "50", "99"), "0", "100"), (("-41", "-5", "-1"), None, "0"),
                               (("1", "2", "3"), "-1e9", None), (("1", "2", "3"), "-1e9", "1e10"), (("0.001", "50", "99.999"), "0", "100")]:
        made["quantiles"].append({**dict(zip(["p10", "p50", "p90"], triple)), "min": min_, "max": max_})

    while len(made["uniform"]) < 48:
        low = draw.randint(-1000, 1000)
        made["uniform"].append({"min": str(low), "max": str(low + draw.randint(1, 3000))})
    while len(made["triangular"]) < 48:
        low, up, down = draw.randint(-1000, 1000), draw.randint(0, 500), draw.randint(1, 500)
        made["triangular"].append({"min": str(low), "mode": str(low + up), "max": str(low + up + down)})
    while len(made["pert"]) < 48:
        low, up, down = draw.randint(-100, 100), draw.randint(0, 50), draw.randint(1, 50)
        made["pert"].append({"min": str(low), "mode": str(low + up), "max": str(low + up + down), "lambda": exponential(0.1, 1e5)})
    while len(made["normal"]) < 48:
        low, high = sorted([draw.uniform(-9, 9), draw.uniform(-9, 9)])
        kind = draw.randint(0, 2)
        made["normal"].append({"mean": "10", "standard_deviation": "2", "min": None if kind == 1 else f"{10 + 2 * low:.3f}",
                               "max": None if kind == 2 else f"{10 + 2 * high:.3f}"})
    while len(made["lognormal"]) < 48:
        deviation, kind = exponential(0.02, 50), draw.randint(0, 3)
        sigma = float(sqrt(log(1 + mpf(deviation) ** 2)))
        low, high = sorted([draw.uniform(-5, 5), draw.uniform(-5, 5)])
        low, high = (f"{float(exp(sigma * z - sigma * sigma / 2)):.5g}" for z in (low, high))
        made["lognormal"].append({"mean": "1", "standard_deviation": deviation, "min": None if kind in (1, 3) else low,
                                  "max": None if kind in (2, 3) else high})
    while len(made["beta"]) < 56:
        made["beta"].append({"alpha": draw.choice(shapes), "beta": draw.choice(shapes), "min": "-1", "max": "2"})
    while len(made["gamma"]) < 48:
        made["gamma"].append({"shape": exponential(0.05, 1e6), "scale": exponential(0.01, 1000)})
    while len(made["quantiles"]) < 48:
        place, kind = draw.uniform(0.2, 0.8), draw.randint(0, 3)
        low, width = draw.uniform(1, 3), draw.uniform(0.1, 1)
        first, second, third = low, low + width * place, low + width
        given = {"p10": f"{first:.6f}", "p50": f"{second:.6f}", "p90": f"{third:.6f}",
                 "min": f"{first - draw.uniform(0.5, 3):.4f}" if kind & 1 else None,
                 "max": f"{third + draw.uniform(0.5, 3):.4f}" if kind & 2 else None}
        made["quantiles"].append(given)
    for family, all_given in made.items():
        for given in all_given:
            yield family, {name: value for name, value in given.items() if value is not None}


def main():
    mp.dps = DIGITS + 20
    result = []
    for family, given in cases():
        if sys.argv[1:] and family not in sys.argv[1:]:
            continue
        quantile, at = FAMILIES[family](given)
        values = [quantile(mpf(p)) for p in PROBABILITIES]
        points = []
        for index in POINTS:
            x = float(values[index])
            try:
                probability, density = at(mpf(x))
            except (ValueError, ZeroDivisionError):
                continue
            if 0 < probability < 1 and mpf(10) ** -300 < density < mpf(10) ** 300 and abs(x) > 1e-300:
                points.append([repr(x), text(probability), text(1 - probability), text(density)])
        result.append({"family": family, **given, "quantiles": [text(value) for value in values], "points": points})
        print(family, given, file=sys.stderr, flush=True)
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in result)
    probabilities = json.dumps([repr(p) for p in PROBABILITIES])
    print(f'{{"probabilities":{probabilities},\n"distributions":[\n{lines}\n]}}')


if __name__ == "__main__":
    main()
