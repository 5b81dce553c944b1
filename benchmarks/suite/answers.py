"""How often rates of return are right, for flows whose rates are known because the flows were made of them.

With v = 1 + rate, flows of length n + 1 are worth v⁻ⁿ times a polynomial whose coefficients they are. One that is made
by multiplication has the rates that were multiplied into it and no others: factors (v − vᵢ) make a rate each, (v + a)
and v² − 2av + a² + b² make none. All numbers are small multiples of powers of two, so that the flows hold exactly.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import numpy_financial as npf
import pyxirr
from roicm import finance

COUNT = 500
# A rate is right within a millionth of 1 + rate.
TOLERANCE = 1e-6

Case = tuple[list[float], list[float]]


def made(roots: Sequence[Fraction], others: Sequence[Sequence[Fraction]], sign: int) -> Case:
    """Flows with these values of 1 + rate, and the rates."""
    product = [Fraction(sign * 1024)]
    for factor in [*([Fraction(1), -root] for root in roots), *others]:
        longer = [Fraction(0)] * (len(product) + len(factor) - 1)
        for i, a in enumerate(product):
            for j, b in enumerate(factor):
                longer[i + j] += a * b
        product = longer
    flows = [float(one) for one in product]
    assert [Fraction(one) for one in flows] == product, "a flow is rounded"
    return flows, sorted({float(root - 1) for root in roots})


def kinds(rng: np.random.Generator) -> Iterator[tuple[str, Callable[[], Case]]]:
    def number(low: int, high: int, unit: int) -> Fraction:
        return Fraction(int(rng.integers(low, high)), unit)

    def bend() -> list[Fraction]:
        """v² − 2av + a² + b²: signs that change, and no rate."""
        a, b = number(4, 12, 8), number(2, 8, 8)
        return [Fraction(1), -2 * a, a * a + b * b]

    def straight() -> list[Fraction]:
        return [Fraction(1), number(1, 8, 8)]

    def distinct(count: int) -> list[Fraction]:
        # Rates from −50% to 100%, at least an eighth apart.
        return [Fraction(int(one), 8) for one in rng.choice(np.arange(4, 17), count, replace=False)]

    def sign() -> int:
        return 1 if rng.random() < 0.5 else -1

    yield "An outlay, then returns", lambda: outlay(rng)
    yield "One rate, several changes of sign", lambda: made(distinct(1), [bend(), bend()], sign())
    yield (
        "One rate, above 1,000% or below −90%",
        lambda: made([number(12, 64, 1) if rng.random() < 0.5 else number(1, 6, 64)], [straight(), straight()], -1),
    )
    yield "One rate, touched and not crossed", lambda: made(2 * distinct(1), [straight()], sign())
    yield "Two or three rates", lambda: made(distinct(int(rng.integers(2, 4))), [straight()], sign())
    yield "No rate, several changes of sign", lambda: made([], [bend(), bend()], sign())


def outlay(rng: np.random.Generator) -> Case:
    """An outlay that is exactly what the returns are worth at a rate: the only one, by Descartes' rule of signs."""
    worth = Fraction(int(rng.integers(33, 48)), 32)
    returns = [Fraction(int(one)) for one in rng.integers(1, 1_000, int(rng.integers(1, 7)))]
    # Horner's rule gives what the outlay would be at the end; scaled by a power of two it holds exactly.
    value = Fraction(0)
    for one in returns:
        value = value * worth + one
    flows = [-value, *(one * worth ** len(returns) for one in returns)]
    exact = [float(one) for one in flows]
    assert [Fraction(one) for one in exact] == flows, "a flow is rounded"
    return exact, [float(worth - 1)]


def near(found: float, rate: float) -> bool:
    return abs(found - rate) <= TOLERANCE * (1 + rate)


def of_one_number(found: Any, rates: list[float]) -> str:
    """What may be said of an answer that is a number or none."""
    if found is None or not math.isfinite(found):
        return "missed" if rates else "right"
    if not any(near(found, rate) for rate in rates):
        return "wrong"
    return "right" if len(rates) == 1 else "one of several, unsaid"


def of_verdict(found: finance.InternalRateOfReturn, rates: list[float]) -> str:
    """What may be said of an answer with all rates: they have to be all, and one is named only where there is one to
    speak of."""
    roots = [root.rate for root in found.roots]
    if len(roots) < len(rates):
        return "missed"
    if len(roots) > len(rates) or not all(near(*pair) for pair in zip(roots, rates, strict=True)):
        return "wrong"
    if found.rate is None:
        return "right" if len(rates) != 1 else "missed"
    return "right" if any(near(found.rate, rate) for rate in rates) else "wrong"


def counted() -> list[dict[str, Any]]:
    """A row for each kind of flows and each library."""
    rng = np.random.default_rng(1)
    asked: dict[str, Callable[[list[float], list[float]], str]] = {
        "roicm": lambda flows, rates: of_verdict(finance.internal_rate_of_return(flows), rates),
        # What has no rate is none, instead of an error.
        "pyxirr": lambda flows, rates: of_one_number(pyxirr.irr(flows, silent=True), rates),
        "numpy-financial": lambda flows, rates: of_one_number(npf.irr(flows), rates),
    }
    rows = []
    for kind, make in kinds(rng):
        cases = [make() for _ in range(COUNT)]
        for library, answer in asked.items():
            found = [answer(*case) for case in cases]
            counts = {name: found.count(name) for name in ("right", "one of several, unsaid", "missed", "wrong")}
            rows.append({"kind": kind, "library": library, "flows": COUNT, **counts})
    return rows
