"""Numbers of building blocks: doubles, or decimals where one of them is a ``Decimal``."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from roicm import _native
from roicm._plain import number_token

__all__ = ["Series", "doubles", "either", "given", "vector"]

Series: TypeAlias = "Sequence[Any] | Iterable[Any] | Any"
"""A sequence, a NumPy array, a Series of pandas or Polars, or an array of Arrow: of one dimension."""


def listed(series: Series) -> list[Any]:
    """The items of a series."""
    values: Any = series
    if isinstance(values, (str, bytes, dict, set, frozenset)):
        raise TypeError(f"expected a sequence of numbers, found {type(values).__name__}")
    if isinstance(values, (list, tuple)):
        return list(values)
    if hasattr(values, "to_pylist"):
        return list(values.to_pylist())
    array: Any = values.to_numpy() if hasattr(values, "to_numpy") else values
    kind = getattr(getattr(array, "dtype", None), "kind", None)
    if kind is not None:
        if getattr(array, "ndim", 1) != 1:
            raise ValueError(f"expected one dimension, found {array.ndim}")
        if kind not in "fiuO":
            raise TypeError(f"expected an array of numbers, found one of {array.dtype}")
        # Whatever its strides and the order of its bytes.
        return list(array.tolist())
    return list(values)


def scalar(value: Any) -> float | Decimal:
    """One number. What is none is refused."""
    if isinstance(value, bool) or getattr(getattr(value, "dtype", None), "kind", None) == "b":
        raise TypeError("expected a number, found a truth")
    if isinstance(value, Decimal):
        number: float | Decimal = value
    elif isinstance(value, (int, float)) or (hasattr(value, "dtype") and hasattr(value, "__float__")):
        number = float(value)
    else:
        raise TypeError(f"expected a number, found {type(value).__name__}")
    if number.is_nan() if isinstance(number, Decimal) else math.isnan(number):
        raise ValueError(f"{value!r} is not a number")
    return number


def doubles(values: Series) -> Any:
    """A series as doubles: itself where the native module reads it as it stands (a list or tuple of ``float`` and ``int``, an
    array of doubles), else a list.
    """
    return values if _native.is_plain(values) else [float(scalar(value)) for value in listed(values)]


def given(*values: object) -> list[float | Decimal]:
    """Some numbers."""
    return [scalar(value) for value in values]


def either(
    over_doubles: Callable[[Any, Any], Any],
    over_decimals: Callable[[list[list[str]], list[str]], Any],
    series: Sequence[Series],
    numbers: Sequence[object],
) -> list[Any]:
    """A function of series and numbers that the native module does not read as they stand: over doubles, or over decimals,
    written as in JSON, where one of them is a ``Decimal``.
    """
    items = [listed(one) for one in series]
    found = over_doubles(items, list(numbers))
    if found is not None:
        return list(found)
    lists = [[scalar(value) for value in one] for one in items]
    own = given(*numbers)
    if any(isinstance(value, Decimal) for one in (*lists, own) for value in one):
        tokens = [[number_token(value, "a number") for value in one] for one in lists]
        results = over_decimals(tokens, [number_token(value, "a number") for value in own])
        return [decimal(value) for value in results]
    return list(over_doubles([[float(value) for value in one] for one in lists], [float(value) for value in own]))


def decimal(value: float | str | None) -> Any:
    """A result: what crossed as a text is a decimal."""
    return Decimal(value) if isinstance(value, str) else value


def vector(function: Callable[[Any], Any], values: Any) -> Any:
    """A function of each number: a number of a number, an array of an array, a Series of a Series, else a list."""
    if isinstance(values, (int, float, Decimal)) or getattr(values, "shape", None) == ():
        return function([float(scalar(values))])[0]
    return like(values, function(doubles(values)))


def like(values: Any, results: list[Any]) -> Any:
    """Results in the shape of what they were computed from."""
    if hasattr(values, "index") and hasattr(values, "to_numpy") and hasattr(values, "iloc"):
        return type(values)(results, index=values.index, name=values.name)
    if type(values).__module__.split(".")[0] == "polars":
        return type(values)(values.name, results)
    if type(values).__module__.split(".")[0] == "numpy":
        import numpy

        return numpy.array(results)
    return results
