"""Distributions: what an uncertain number may be.

>>> import roicm
>>> from roicm import distributions
>>> minutes = distributions.of(roicm.pert(8, 17, 30))
>>> round(minutes.quantile(0.9), 2)
23.31
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from roicm import _native
from roicm._numbers import decimal, scalar, vector
from roicm._plain import json_text, number_token
from roicm.quantities import Number, Uncertain, pert, triangular

__all__ = ["Distribution", "of", "pert_from_quantiles", "triangular_from_quantiles"]


class Distribution:
    """The distribution of an uncertain number of a scenario."""

    __slots__ = ("_native", "uncertain")

    _native: _native.Distribution
    uncertain: Uncertain
    """The number, as a document writes it."""

    def __init__(self, uncertain: Uncertain) -> None:
        found = _native.Distribution.read(json_text(uncertain))
        if found is None:
            raise ValueError(f"{uncertain!r} is certain: it has no distribution")
        object.__setattr__(self, "_native", found)
        object.__setattr__(self, "uncertain", uncertain)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a distribution does not change")

    @property
    def mean(self) -> Decimal:
        """The mean.

        >>> import roicm
        >>> roicm.distributions.of(roicm.pert(8, 17, 32)).mean
        Decimal('18')
        """
        return Decimal(self._native.mean())

    @property
    def variance(self) -> Decimal:
        """The variance."""
        return Decimal(self._native.variance())

    @property
    def support(self) -> tuple[Decimal | None, Decimal | None]:
        """The smallest and the largest value; none where there is no end."""
        low, high = self._native.support()
        return decimal(low), decimal(high)

    def cdf(self, values: Any) -> Any:
        """The probability of no more: of a number a number, of a series one in its shape.

        >>> import roicm
        >>> roicm.distributions.of(roicm.uniform(0, 10)).cdf([1, 5, 20])
        [0.1, 0.5, 1.0]
        """
        return vector(self._native.cdf, values)

    def density(self, values: Any) -> Any:
        """The density, in 1 ÷ the unit of the values; none for what has no density: samples and discrete distributions.

        >>> import roicm
        >>> roicm.distributions.of(roicm.uniform(0, 10)).density(3)
        0.1
        """
        if not self._native.has_density():
            return None
        return vector(self._native.density, values)

    def quantile(self, probabilities: Any) -> Any:
        """The value that is not passed with a probability.

        >>> import roicm
        >>> roicm.distributions.of(roicm.between(5, 20)).quantile(0.95)
        20.0
        """
        return vector(self._native.quantile, probabilities)

    def __eq__(self, other: object) -> bool:
        return self.uncertain == other.uncertain if isinstance(other, Distribution) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.uncertain)

    def __reduce__(self) -> tuple[Any, ...]:
        return Distribution, (self.uncertain,)

    def __repr__(self) -> str:
        return f"Distribution({self.uncertain!r})"


def of(uncertain: Uncertain) -> Distribution:
    """The distribution of an uncertain number, as :func:`roicm.pert` and its namesakes make them.

    >>> import roicm
    >>> roicm.distributions.of(roicm.sample([1, 2, 9])).mean
    Decimal('4')
    """
    return Distribution(uncertain)


def pert_from_quantiles(
    low: tuple[float, Number], mode: Number, high: tuple[float, Number], *, shape: Number | None = None
) -> Uncertain:
    """The PERT distribution with a mode and two quantiles, each given as (probability, value).

    >>> from roicm import distributions
    >>> fitted = distributions.pert_from_quantiles((0.1, 10), 17, (0.9, 30))
    >>> round(distributions.of(fitted).quantile(0.9), 6)
    30.0
    """
    corners = _fit("pert", low, mode, high, shape)
    return pert(*corners, shape=shape)


def triangular_from_quantiles(low: tuple[float, Number], mode: Number, high: tuple[float, Number]) -> Uncertain:
    """The triangular distribution with a mode and two quantiles, each given as (probability, value).

    >>> from roicm import distributions
    >>> fitted = distributions.triangular_from_quantiles((0.25, 1), 5, (0.75, 9))
    >>> round(distributions.of(fitted).quantile(0.25), 9)
    1.0
    """
    return triangular(*_fit("triangular", low, mode, high, None))


def _fit(
    family: str, low: tuple[float, Number], mode: Number, high: tuple[float, Number], shape: Number | None
) -> tuple[Decimal, Decimal, Decimal]:
    def quantile(pair: tuple[float, Number]) -> tuple[float, str]:
        return float(scalar(pair[0])), number_token(pair[1], "a quantile")

    token = None if shape is None else number_token(shape, "shape")
    minimum, most_likely, maximum = _native.fit(family, quantile(low), number_token(mode, "mode"), quantile(high), token)
    return Decimal(minimum), Decimal(most_likely), Decimal(maximum)


