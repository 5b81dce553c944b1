"""Net present values and rates of return of cash flows, against pyxirr and numpy-financial: one at a time, as each
library has it, and many at once, for which none has a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy_financial as npf
import pyxirr
from roicm import finance

from . import agreement
from .rounds import Comparison, Contestant, once, over
from .setting import Setting

RATE, FINANCE, REINVEST = 0.05, 0.10, 0.12

Function = Callable[[Any], Any]

# What each library is asked, in the words of its documentation.
FUNCTIONS: dict[str, tuple[Function, Function, Function]] = {
    "NPV": (
        lambda flows: finance.net_present_value(RATE, flows),
        lambda flows: pyxirr.npv(RATE, flows),
        lambda flows: npf.npv(RATE, flows),
    ),
    "IRR": (finance.internal_rate_of_return, pyxirr.irr, npf.irr),
    "MIRR": (
        lambda flows: finance.modified_internal_rate_of_return(flows, FINANCE, REINVEST),
        lambda flows: pyxirr.mirr(flows, FINANCE, REINVEST),
        lambda flows: npf.mirr(flows, FINANCE, REINVEST),
    ),
}
LIBRARIES = ("roicm, Python", "pyxirr", "numpy-financial")


def table(rows: int, length: int) -> np.ndarray:
    """Investments: one outlay, and returns that come to between one and three times as much."""
    rng = np.random.default_rng(length)
    returns = rng.uniform(0.2, 1.8, (rows, length - 1))
    returns *= rng.uniform(1, 3, (rows, 1)) / returns.sum(axis=1, keepdims=True)
    return np.column_stack([-np.ones(rows), returns]).round(6) * 100_000


def value(found: Any) -> float:
    return float(getattr(found, "rate", found))


def compared(name: str, functions: tuple[Function, Function, Function], flows: list[Any]) -> str:
    mine, *others = ([value(function(one)) for one in flows] for function in functions)
    # What a present value is small beside: the flows.
    scale = 1e5 if name.startswith("NPV") else 1.0
    distance = max(abs(a - b) / scale for other in others for a, b in zip(mine, other, strict=True))
    if not distance <= 1e-9:
        raise agreement.Disagreement(f"{name}: {distance:.1e} apart")
    return f"{distance:.0e}" if distance else "0"


def comparisons(_: Setting) -> Iterator[Comparison]:
    for name, functions in FUNCTIONS.items():
        for length, rows in ((6, 200), (61, 50), (361, 2)):
            flows = table(rows, length).tolist()
            yield Comparison(
                f"{name} of {length} flows",
                [
                    Contestant(library, over(function, flows))
                    for library, function in zip(LIBRARIES, functions, strict=True)
                ],
                compared(name, functions, flows),
            )
    yield from many()


def many() -> Iterator[Comparison]:
    """The rows of an array, one call for each; and NPV as those who have NumPy write it."""
    flows = table(1_000, 61)
    for name in ("NPV", "IRR"):
        contestants = [
            Contestant(library, each(function, flows))
            for library, function in zip(LIBRARIES, FUNCTIONS[name], strict=True)
        ]
        if name == "NPV":
            contestants.append(Contestant("NumPy, a product of matrices", matrix(flows)))
        agreed = compared(f"{name} of {len(flows):,} rows", FUNCTIONS[name], list(flows[:100]))
        yield Comparison(f"{name} of {len(flows):,} rows of {flows.shape[1]} flows", contestants, agreed)


def each(function: Function, flows: np.ndarray) -> Callable[[], float]:
    return once(lambda: [function(row) for row in flows])


def matrix(flows: np.ndarray) -> Callable[[], float]:
    return once(lambda: flows @ (1 + RATE) ** -np.arange(flows.shape[1], dtype=float))
