"""Availability, downtime, failures and restoration.

Availabilities are shares: 0.999 is "three nines". Formulas are computed as they stand: that a share lies between 0 and 1, or
a time is not negative, is not checked here as it is in a scenario. A share of time means nothing without its period, which is named: ``day``,
``week``, ``month_30``, ``month`` (a twelfth of a Gregorian year), ``quarter_90``, ``quarter``, ``year_365`` or
``gregorian_year``, or a number of hours for a service that is not offered around the clock.

Numbers are ``float``, or ``Decimal`` where one of them is. MTTR is the time to *restore*: from the failure until users can
work again.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal, TypeAlias

from roicm import _native
from roicm._numbers import Series, either
from roicm._plain import number_token

__all__ = [
    "availability_from_downtime",
    "availability_from_failures",
    "downtime_hours",
    "mean_time_between_failures",
    "mean_time_to_restore",
    "parallel_availability",
    "series_availability",
]

Amount: TypeAlias = "float | int | Decimal"
Period: TypeAlias = (
    "Literal['day', 'week', 'month_30', 'month', 'quarter_90', 'quarter', 'year_365', 'gregorian_year'] | Amount"
)


def _one(name: str, series: list[Series], numbers: list[Any], period: Period | None = None) -> Any:
    text = period if period is None or isinstance(period, str) else number_token(period, "period")
    found = _native.availability(name, series, numbers, text)
    if found is not None:
        return found[0]
    return either(
        lambda series, numbers: _native.availability(name, series, numbers, text),
        lambda series, numbers: _native.availability_exact(name, series, numbers, text),
        series,
        numbers,
    )[0]


def downtime_hours(availability: Amount, period: Period) -> Any:
    """The hours of downtime that an availability leaves in a period.

    >>> from roicm import availability
    >>> round(availability.downtime_hours(0.999, "month_30") * 60, 1)
    43.2
    """
    return _one("downtime_hours", [], [availability], period)


def availability_from_downtime(downtime_hours: Amount, period: Period) -> Any:
    """The availability that hours of downtime in a period leave.

    >>> from roicm import availability
    >>> availability.availability_from_downtime(20, 2000)
    0.99
    """
    return _one("availability_from_downtime", [], [downtime_hours], period)


def availability_from_failures(mean_time_between_failures: Amount, mean_time_to_restore: Amount) -> Any:
    """MTBF ÷ (MTBF + MTTR).

    >>> from roicm import availability
    >>> availability.availability_from_failures(999, 1)
    0.999
    """
    return _one("availability_from_failures", [], [mean_time_between_failures, mean_time_to_restore])


def mean_time_to_restore(availability: Amount, mean_time_between_failures: Amount) -> Any:
    """The MTTR that gives an availability at an MTBF; none at an availability of 0.

    >>> from decimal import Decimal
    >>> from roicm import availability
    >>> availability.mean_time_to_restore(Decimal("0.999"), 999)
    Decimal('1')
    """
    return _one("mean_time_to_restore", [], [availability, mean_time_between_failures])


def mean_time_between_failures(availability: Amount, mean_time_to_restore: Amount) -> Any:
    """The MTBF that gives an availability at an MTTR; none at an availability of 1.

    >>> from roicm import availability
    >>> availability.mean_time_between_failures(1, 4) is None
    True
    """
    return _one("mean_time_between_failures", [], [availability, mean_time_to_restore])


def series_availability(parts: Series) -> Any:
    """The availability of a service that needs every one of its parts.

    >>> from roicm import availability
    >>> availability.series_availability([0.5, 0.5])
    0.25
    """
    return _one("series_availability", [parts], [])


def parallel_availability(parts: Series) -> Any:
    """The availability of a service that needs one of its parts.

    >>> from roicm import availability
    >>> availability.parallel_availability([0.5, 0.5])
    0.75
    """
    return _one("parallel_availability", [parts], [])
