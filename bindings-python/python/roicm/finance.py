"""The formulas of investment analysis, each on its own.

Flows are signed: what is paid is negative. Rates are fractions of one period: 0.08 is eight percent. Numbers are ``float``;
where one of them is a ``Decimal``, everything is computed in exact decimals and the result is a ``Decimal``. A whole number
becomes the nearest ``float``. A result that does not exist is ``None``; one that cannot be held is an ``OverflowError``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from roicm import _native
from roicm._numbers import Series, doubles, either, like

__all__ = [
    "InternalRateOfReturn",
    "Payback",
    "Root",
    "annual_loss_expectancy",
    "average_annual_return_on_investment",
    "benefit_cost_ratio",
    "cumulative",
    "discounted_payback",
    "effective_annual_rate",
    "effective_monthly_rate",
    "equivalent_rate",
    "internal_rate_of_return",
    "modified_internal_rate_of_return",
    "net_present_value",
    "payback",
    "present_values",
    "profitability_index",
    "return_on_investment",
    "return_on_security_investment",
    "return_on_security_investment_from_losses",
]

Amount: TypeAlias = "float | int | Decimal"
Timing: TypeAlias = Literal["at_once", "period_end", "mid_period"]


def _all(name: str, series: list[Series], numbers: list[Any], timing: str | None = None, *counts: int) -> list[Any]:
    found = _native.finance(name, series, numbers, timing, counts)
    if found is not None:
        return found
    return either(
        lambda series, numbers: _native.finance(name, series, numbers, timing, counts),
        lambda series, numbers: _native.finance_exact(name, series, numbers, timing, counts),
        series,
        numbers,
    )


def net_present_value(rate: Amount, flows: Series, *, timing: Timing = "at_once") -> Any:
    """What flows are worth today. The first falls ``at_once`` (at time 0: an investment and what follows), at the
    ``period_end`` (at time 1: ``NPV`` of spreadsheets) or ``mid_period`` (at time ½).

    >>> from roicm import finance
    >>> round(finance.net_present_value(0.05, [-15000, 1500, 2500, 3500, 4500, 6000]), 2)
    122.89
    >>> from decimal import Decimal
    >>> finance.net_present_value(Decimal("0.25"), [-100, 50, 100])
    Decimal('4')
    """
    return _all("net_present_value", [flows], [rate], timing)[0]


def present_values(rate: Amount, flows: Series, *, timing: Timing = "at_once") -> Any:
    """What each flow is worth today, in the shape of the flows.

    >>> from roicm import finance
    >>> finance.present_values(1, [-100, 50, 100])
    [-100.0, 25.0, 25.0]
    """
    return like(flows, _all("present_values", [flows], [rate], timing))


def cumulative(flows: Series) -> Any:
    """The sum of the flows so far, in the shape of the flows.

    >>> from roicm import finance
    >>> finance.cumulative([-100, 50, 100])
    [-100.0, -50.0, 50.0]
    """
    return like(flows, _all("cumulative", [flows], []))


@dataclass(frozen=True, slots=True)
class Root:
    """A rate at which flows are worth nothing."""

    rate: float
    """The rate of one period, above −1."""
    financing: bool
    """Whether the net present value rises with the rate there: the flows are those of a loan taken."""


@dataclass(frozen=True, slots=True)
class InternalRateOfReturn:
    """Every rate at which flows are worth nothing, and what may be said of them."""

    verdict: Literal["unique", "unique_positive", "several", "none"]
    """Exactly one rate; one rate above zero by Norstrøm's criterion; several rates, none of them better; no rate."""
    rate: float | None
    """The rate of one period, where there is one to speak of."""
    reason: str | None
    """Why there is no rate."""
    roots: tuple[Root, ...]
    """All distinct rates above −100%, ascending."""


def internal_rate_of_return(flows: Series) -> InternalRateOfReturn:
    """Every rate at which flows a period apart are worth nothing. Never one of several picked silently.

    >>> from roicm import finance
    >>> round(finance.internal_rate_of_return([-100, 39, 59, 55, 20]).rate, 5)
    0.28095
    >>> [round(root.rate, 4) for root in finance.internal_rate_of_return([-10, 21, -11]).roots]
    [0.0, 0.1]
    """
    verdict, rate, reason, roots = _native.internal_rate_of_return(doubles(flows))
    return InternalRateOfReturn(verdict, rate, reason, tuple(Root(*root) for root in roots))  # type: ignore[arg-type]


def modified_internal_rate_of_return(flows: Series, finance_rate: Amount, reinvest_rate: Amount) -> Any:
    """The rate at which what goes in, financed at one rate, becomes what comes back, reinvested at another.

    >>> from roicm import finance
    >>> round(finance.modified_internal_rate_of_return([-120000, 39000, 30000, 21000, 37000, 46000], 0.10, 0.12), 4)
    0.1261
    """
    return _all("modified_internal_rate_of_return", [flows], [finance_rate, reinvest_rate])[0]


@dataclass(frozen=True, slots=True)
class Payback:
    """When a cumulative cash flow comes back to zero, in periods from the first flow."""

    sustained: Any
    """The earliest time from which it stays at or above zero; none where it ends below."""
    first_break_even: Any
    """The first time at which it comes up to zero."""
    crossings: int
    """How often it comes up to zero from below."""


def payback(flows: Series) -> Payback:
    """When flows a period apart have paid for themselves, straight inside each period.

    >>> from roicm import finance
    >>> finance.payback([-10, 15, -7, 5, 6, -10, 1])
    Payback(sustained=6.0, first_break_even=0.6666666666666666, crossings=3)
    """
    sustained, first, crossings = _all("payback", [flows], [])
    return Payback(sustained, first, int(crossings))


def discounted_payback(rate: Amount, flows: Series) -> Payback:
    """The payback of present values.

    >>> from roicm import finance
    >>> round(finance.discounted_payback(0.15, [-8000, 4800, 5900, 6700, 8000]).sustained, 2)
    1.86
    """
    return payback(list(_all("present_values", [flows], [rate])))


def effective_monthly_rate(annual: Amount) -> Any:
    """The rate of a month that compounds to a rate of a year.

    >>> from roicm import finance
    >>> round(finance.effective_monthly_rate(0.075), 6)
    0.006045
    """
    return _all("effective_monthly_rate", [], [annual])[0]


def effective_annual_rate(monthly: Amount) -> Any:
    """The rate of a year that a rate of a month compounds to.

    >>> from roicm import finance
    >>> round(finance.effective_annual_rate(0.01), 6)
    0.126825
    """
    return _all("effective_annual_rate", [], [monthly])[0]


def equivalent_rate(rate: Amount, from_periods: int, to_periods: int) -> Any:
    """A rate of one of ``from_periods`` in a year as that of one of ``to_periods``: 12 and 4 turn a month's into a
    quarter's.

    >>> from roicm import finance
    >>> round(finance.equivalent_rate(0.01, 12, 4), 6)
    0.030301
    """
    return _all("equivalent_rate", [], [rate], None, from_periods, to_periods)[0]


def return_on_investment(benefits: Amount, costs: Amount) -> Any:
    """(benefits − costs) ÷ costs; none unless costs are above zero.

    >>> from roicm import finance
    >>> finance.return_on_investment(5_000_000, 1_000_000)
    4.0
    """
    return _all("return_on_investment", [], [benefits, costs])[0]


def benefit_cost_ratio(benefits: Amount, costs: Amount) -> Any:
    """benefits ÷ costs; none unless costs are above zero.

    >>> from roicm import finance
    >>> finance.benefit_cost_ratio(3, 2)
    1.5
    """
    return _all("benefit_cost_ratio", [], [benefits, costs])[0]


def average_annual_return_on_investment(
    benefits: Amount, running_costs: Amount, investment: Amount, months: int
) -> Any:
    """(benefits − running costs) × 12 ÷ months ÷ investment: the definition of Nucleus Research.

    >>> from roicm import finance
    >>> finance.average_annual_return_on_investment(900, 300, 100, 36)
    2.0
    """
    return _all("average_annual_return_on_investment", [], [benefits, running_costs, investment], None, months)[0]


def profitability_index(rate: Amount, flows: Series) -> Any:
    """Present value of what comes in ÷ present value of what goes out, the first flow at once.

    >>> from roicm import finance
    >>> round(finance.profitability_index(0.1, [-40000, 18000, 12000, -10000, 9000, 6000]), 6)
    0.760919
    """
    return _all("profitability_index", [flows], [rate])[0]


def annual_loss_expectancy(occurrences_per_year: Amount, single_loss_expectancy: Amount) -> Any:
    """What events of a year cost on average.

    >>> from roicm import finance
    >>> finance.annual_loss_expectancy(5, 15000)
    75000.0
    """
    return _all("annual_loss_expectancy", [], [occurrences_per_year, single_loss_expectancy])[0]


def return_on_security_investment(risk_exposure: Amount, mitigated_share: Amount, cost: Amount) -> Any:
    """(exposure × mitigated share − cost) ÷ cost.

    >>> from roicm import finance
    >>> finance.return_on_security_investment(100_000, 0.75, 25_000)
    2.0
    """
    return _all("return_on_security_investment", [], [risk_exposure, mitigated_share, cost])[0]


def return_on_security_investment_from_losses(
    annual_loss_expectancy: Amount, mitigated_annual_loss_expectancy: Amount, cost: Amount
) -> Any:
    """(loss before − loss after − cost) ÷ cost.

    >>> from roicm import finance
    >>> finance.return_on_security_investment_from_losses(75_000, 15_000, 25_000)
    1.4
    """
    numbers = [annual_loss_expectancy, mitigated_annual_loss_expectancy, cost]
    return _all("return_on_security_investment_from_losses", [], numbers)[0]
