"""Statistics of samples, of counts and of rare events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from roicm import _native
from roicm._numbers import Series, doubles, scalar, vector

__all__ = [
    "CompoundPoisson",
    "compound_poisson",
    "quantile",
    "quantile_interval",
    "tail_value_at_risk",
    "value_at_risk",
    "wilson_interval",
]


def _at(name: str, values: Series, levels: Any) -> Any:
    sample = doubles(values)

    def each(at: list[float]) -> list[Any]:
        found = _native.sample_statistic(name, sample, at, None)
        return [None if one is None else one[0] for one in found]

    return vector(each, levels)


def quantile(values: Series, p: Any) -> Any:
    """Quantiles of a sample: definition 7 of Hyndman and Fan (1996), the default of R, NumPy and spreadsheets.

    >>> from roicm import statistics
    >>> statistics.quantile([4, 1, 3, 2], 0.3)
    1.9
    """
    return _at("quantile", values, p)


def quantile_interval(values: Series, p: float, *, confidence: float) -> tuple[float, float] | None:
    """An interval for a quantile of what a sample was drawn from, by order statistics; an end that a small sample does
    not have is infinite.

    >>> from roicm import statistics
    >>> statistics.quantile_interval(range(1, 10_001), 0.95, confidence=0.95)
    (9457.0, 9543.0)
    """
    at = [float(scalar(p))]
    return _native.sample_statistic("quantile_interval", doubles(values), at, float(scalar(confidence)))[0]


def value_at_risk(losses: Series, level: Any) -> Any:
    """The loss that is not passed with a probability: x(⌈nα⌉).

    >>> from roicm import statistics
    >>> statistics.value_at_risk([1, 2, 3, 4], 0.625)
    3.0
    """
    return _at("value_at_risk", losses, level)


def tail_value_at_risk(losses: Series, level: Any) -> Any:
    """The mean of the worst 1 − α of losses, the value at the boundary counted in part (Acerbi and Tasche 2002).

    >>> from roicm import statistics
    >>> round(statistics.tail_value_at_risk([1, 2, 3, 4], 0.625), 6)
    3.666667
    """
    return _at("tail_value_at_risk", losses, level)


def wilson_interval(successes: int, trials: int, *, confidence: float) -> tuple[float, float] | None:
    """An interval for a probability of which so many trials were successes (Wilson 1927).

    ``None`` without trials, with more successes than trials, and with a confidence that is not between 0 and 1.

    >>> from roicm import statistics
    >>> low, high = statistics.wilson_interval(81, 263, confidence=0.95)
    >>> round(low, 4), round(high, 4)
    (0.2553, 0.3662)
    """
    return _native.wilson_interval(successes, trials, float(scalar(confidence)))


@dataclass(frozen=True, slots=True)
class CompoundPoisson:
    """The sum of a Poisson number of independent losses."""

    mean: float
    variance: float
    skewness: float


def compound_poisson(rate: float, severity_moments: tuple[float, float, float]) -> CompoundPoisson:
    """The moments of a year of rare events, from the expected number of events and E(X), E(X²) and E(X³) of one.

    >>> from roicm import statistics
    >>> statistics.compound_poisson(2, (3, 9, 27)).variance
    18.0
    """
    first, second, third = (float(scalar(moment)) for moment in severity_moments)
    return CompoundPoisson(*_native.compound_poisson(float(scalar(rate)), (first, second, third)))
