"""Numbers of a scenario: certain ones, uncertain ones, amounts in a currency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol, TypeAlias, TypedDict, Unpack

from roicm._plain import json_text

__all__ = [
    "About",
    "Number",
    "NumPyScalar",
    "Uncertain",
    "beta",
    "between",
    "discrete",
    "gamma",
    "lognormal",
    "money",
    "normal",
    "pert",
    "quantiles",
    "quantity",
    "sample",
    "triangular",
    "uniform",
]


class NumPyScalar(Protocol):
    """A number of NumPy."""

    @property
    def dtype(self) -> Any: ...
    def item(self) -> Any: ...


Number: TypeAlias = "int | float | Decimal | str | NumPyScalar"
"""A number: a double becomes the shortest decimal that reads back as the same double, a text its decimal."""


class About(TypedDict, total=False):
    """What may be said of an uncertain number beside its distribution."""

    value: Number
    """The base case; by default the mean of the distribution."""
    currency: str
    """The currency (ISO 4217) of an amount of money; by default the scenario's."""
    source: str
    """Where the number comes from."""
    note: str
    """Anything else to know about it."""


class Uncertain(Mapping[str, Any]):
    """A number of a scenario with what is known of it, as a document writes it. It never changes.

    >>> import roicm
    >>> roicm.pert(8, 17, 30, value=17, source="KPMG")
    Uncertain(pert={'min': 8, 'mode': 17, 'max': 30}, value=17, source='KPMG')
    """

    __slots__ = ("_table",)

    _table: dict[str, Any]

    def __init__(self, table: Mapping[str, Any]) -> None:
        # What stands in it is left out where it is not given: the core knows what that means.
        given = {key: value for key, value in table.items() if value is not None}
        object.__setattr__(self, "_table", given)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a number of a scenario does not change")

    def __getitem__(self, key: str) -> Any:
        return self._table[key]

    def __iter__(self) -> Any:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def __hash__(self) -> int:
        return hash(json_text(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return Uncertain, (dict(self),)

    def __repr__(self) -> str:
        return f"Uncertain({', '.join(f'{key}={value!r}' for key, value in self.items())})"


def quantity(
    value: Number | Uncertain | None = None,
    *,
    currency: str | None = None,
    source: str | None = None,
    note: str | None = None,
    **distribution: Mapping[str, Any],
) -> Uncertain:
    """A number with its currency, its source, or a distribution by its tag.

    >>> import roicm
    >>> roicm.quantity(17, source="KPMG, as quoted")
    Uncertain(value=17, source='KPMG, as quoted')
    """
    table: dict[str, Any] = dict(distribution)
    if isinstance(value, Mapping):
        table.update(value)
    else:
        table["value"] = value
    for key, text in (("currency", currency), ("source", source), ("note", note)):
        if text is not None:
            table[key] = text
    return Uncertain(table)


def money(amount: Number | Uncertain, currency: str, *, source: str | None = None, note: str | None = None) -> Uncertain:
    """An amount of money in a currency (ISO 4217), certain or not.

    >>> import roicm
    >>> roicm.money(15000, "USD")
    Uncertain(value=15000, currency='USD')
    """
    return quantity(amount, currency=currency, source=source, note=note)


def _uncertain(tag: str, parameters: Mapping[str, Any], about: About) -> Uncertain:
    unknown = [key for key in about if key not in About.__annotations__]
    if unknown:
        accepted = ", ".join((*parameters, *About.__annotations__))
        raise TypeError(f"unexpected keyword {unknown[0]!r}; accepted are {accepted}")
    given = {name: value for name, value in parameters.items() if value is not None}
    return Uncertain({tag: given, **about})


def uniform(min: Number, max: Number, **about: Unpack[About]) -> Uncertain:
    """Every value from ``min`` to ``max`` alike.

    >>> import roicm
    >>> roicm.uniform(0.3, 0.7)
    Uncertain(uniform={'min': 0.3, 'max': 0.7})
    """
    return _uncertain("uniform", {"min": min, "max": max}, about)


def triangular(min: Number, mode: Number, max: Number, **about: Unpack[About]) -> Uncertain:
    """A triangle over its smallest, its most likely and its largest value.

    >>> import roicm
    >>> roicm.triangular(1, 2, 4, note="a guess")
    Uncertain(triangular={'min': 1, 'mode': 2, 'max': 4}, note='a guess')
    """
    return _uncertain("triangular", {"min": min, "mode": mode, "max": max}, about)


def pert(min: Number, mode: Number, max: Number, *, shape: Number | None = None, **about: Unpack[About]) -> Uncertain:
    """A smooth curve over its smallest, its most likely and its largest value; ``shape`` is the λ of the mode.

    >>> import roicm
    >>> roicm.pert(8, 17, 30)
    Uncertain(pert={'min': 8, 'mode': 17, 'max': 30})
    """
    return _uncertain("pert", {"min": min, "mode": mode, "max": max, "lambda": shape}, about)


def normal(
    mean: Number | None = None,
    standard_deviation: Number | None = None,
    *,
    p5: Number | None = None,
    p95: Number | None = None,
    min: Number | None = None,
    max: Number | None = None,
    **about: Unpack[About],
) -> Uncertain:
    """The bell curve, by mean and standard deviation or by its quantiles 0.05 and 0.95; ``min`` and ``max`` truncate it.

    >>> import roicm
    >>> roicm.normal(100, 15, min=0)
    Uncertain(normal={'mean': 100, 'standard_deviation': 15, 'min': 0})
    """
    return _parent("normal", mean, standard_deviation, p5, p95, min, max, about)


def lognormal(
    mean: Number | None = None,
    standard_deviation: Number | None = None,
    *,
    p5: Number | None = None,
    p95: Number | None = None,
    min: Number | None = None,
    max: Number | None = None,
    **about: Unpack[About],
) -> Uncertain:
    """A positive number whose logarithm is normal, by its own mean and standard deviation or by quantiles.

    >>> import roicm
    >>> roicm.lognormal(p5=5, p95=20)
    Uncertain(lognormal={'p5': 5, 'p95': 20})
    """
    return _parent("lognormal", mean, standard_deviation, p5, p95, min, max, about)


def between(low: Number, high: Number, *, distribution: str = "lognormal", **about: Unpack[About]) -> Uncertain:
    """A 90% range: nineteen in twenty are above ``low``, and nineteen in twenty below ``high``.

    Costs, durations and frequencies are positive and reach further up than down, so that the range is read as that of a
    ``lognormal``; ``distribution="normal"`` reads it as that of a bell curve.

    >>> import roicm
    >>> roicm.between(5, 20)
    Uncertain(lognormal={'p5': 5, 'p95': 20})
    """
    return _uncertain(distribution, {"p5": low, "p95": high}, about)


def beta(alpha: Number, beta: Number, *, min: Number | None = None, max: Number | None = None, **about: Unpack[About]) -> Uncertain:
    """A share, or a number between ``min`` and ``max``.

    >>> import roicm
    >>> roicm.beta(2, 5)
    Uncertain(beta={'alpha': 2, 'beta': 5})
    """
    return _uncertain("beta", {"alpha": alpha, "beta": beta, "min": min, "max": max}, about)


def gamma(shape: Number, scale: Number, **about: Unpack[About]) -> Uncertain:
    """A positive number that is skewed to the right: shape × scale on average.

    >>> import roicm
    >>> roicm.gamma(2, 10)
    Uncertain(gamma={'shape': 2, 'scale': 10})
    """
    return _uncertain("gamma", {"shape": shape, "scale": scale}, about)


def quantiles(
    p10: Number, p50: Number, p90: Number, *, min: Number | None = None, max: Number | None = None, **about: Unpack[About]
) -> Uncertain:
    """A smooth curve through three quantiles (a metalog, after Keelin 2016), perhaps with ends.

    >>> import roicm
    >>> roicm.quantiles(5, 9, 20, min=0, max=100)
    Uncertain(quantiles={'p10': 5, 'p50': 9, 'p90': 20, 'min': 0, 'max': 100})
    """
    return _uncertain("quantiles", {"p10": p10, "p50": p50, "p90": p90, "min": min, "max": max}, about)


def discrete(values: Sequence[Number], weights: Sequence[Number], **about: Unpack[About]) -> Uncertain:
    """One of several values, each with its weight.

    >>> import roicm
    >>> roicm.discrete([1, 5], [3, 1])
    Uncertain(discrete={'values': (1, 5), 'weights': (3, 1)})
    """
    return _uncertain("discrete", {"values": tuple(values), "weights": tuple(weights)}, about)


def sample(values: Sequence[Number], **about: Unpack[About]) -> Uncertain:
    """Observed values, one as likely as the other.

    >>> import roicm
    >>> roicm.sample([12, 17, 31])
    Uncertain(sample={'values': (12, 17, 31)})
    """
    return _uncertain("sample", {"values": tuple(values)}, about)


def _parent(
    tag: str,
    mean: Number | None,
    standard_deviation: Number | None,
    p5: Number | None,
    p95: Number | None,
    min: Number | None,
    max: Number | None,
    about: About,
) -> Uncertain:
    parameters = {"mean": mean, "standard_deviation": standard_deviation, "p5": p5, "p95": p95, "min": min, "max": max}
    return _uncertain(tag, parameters, about)
