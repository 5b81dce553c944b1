"""Building blocks against published cases, and over every kind of series."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import roicm
from roicm import availability, distributions, finance, statistics

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")

PUBLISHED = json.loads((Path(__file__).parents[2] / "tests/cases/published.json").read_text())
CASES: dict[str, Any] = {case["id"]: case for case in PUBLISHED}
FLOWS = [-100.0, 39.0, 59.0, 55.0, 20.0]


def of(group: str, *keys: str) -> list[Any]:
    return [
        pytest.param(case, id=case["id"])
        for case in CASES.values()
        if case["group"] == group and set(keys) <= set(case["inputs"]) and not isinstance(case["expected"], dict)
    ]


@pytest.mark.parametrize("case", of("npv", "rate", "values", "timing"))
def test_net_present_values_that_were_published(case: Any) -> None:
    timing = {"t0": "at_once", "end": "period_end"}[case["inputs"]["timing"]]
    found = finance.net_present_value(case["inputs"]["rate"], case["inputs"]["values"], timing=timing)  # type: ignore[arg-type]
    assert found == pytest.approx(case["expected"], abs=case["tolerance"])


@pytest.mark.parametrize("case", of("irr", "values"))
def test_rates_that_were_published(case: Any) -> None:
    flows = case["inputs"]["values"]
    found = finance.internal_rate_of_return(flows)
    if case["id"] == "irr-excel-npv-congruence":
        # What is published is the net present value there.
        assert finance.net_present_value(found.rate or 0, flows) == pytest.approx(0, abs=case["tolerance"])
        return
    assert any(root.rate == pytest.approx(case["expected"], abs=case["tolerance"]) for root in found.roots)


@pytest.mark.parametrize("case", of("mirr", "values", "finance", "reinvest"))
def test_modified_rates_that_were_published(case: Any) -> None:
    inputs = case["inputs"]
    found = finance.modified_internal_rate_of_return(inputs["values"], inputs["finance"], inputs["reinvest"])
    assert found == pytest.approx(case["expected"], abs=case["tolerance"])


def test_what_a_mask_hides_is_no_number() -> None:
    masked = numpy.ma.array([-100.0, 39.0, 59.0], mask=[False, True, False])
    for function in (finance.internal_rate_of_return, lambda flows: finance.net_present_value(0, flows)):
        with pytest.raises(TypeError, match="NoneType"):
            function(masked)


@pytest.mark.parametrize("rate, flows", [(0, [1.7e308, 1.7e308]), (-1, [1, 2]), (-0.999, [1e300] * 200)])
def test_what_has_no_value_is_an_error_in_doubles_as_in_decimals(rate: float, flows: list[float]) -> None:
    with pytest.raises(OverflowError, match="no value"):
        finance.net_present_value(rate, flows)


def test_several_rates_are_all_listed() -> None:
    case = CASES["irr-multi-2"]
    found = finance.internal_rate_of_return(case["inputs"]["values"])
    assert found.verdict == "unique_positive" or found.verdict == "several"
    expected = case["expected"]["all_roots"]
    assert [root.rate for root in found.roots] == pytest.approx(sorted(expected), abs=1e-9)
    none = finance.internal_rate_of_return([1, 2])
    assert none.verdict == "none" and none.rate is None and none.reason


@pytest.mark.parametrize(
    "flows",
    [
        FLOWS,
        tuple(FLOWS),
        (flow for flow in FLOWS),
        numpy.array(FLOWS),
        numpy.array([flow for pair in zip(FLOWS, [7] * 5, strict=True) for flow in pair])[::2],
        numpy.array(FLOWS).astype(">f8"),
        numpy.array(FLOWS, dtype=object),
        numpy.array(FLOWS, dtype="int16"),
        pandas.Series(FLOWS, index=list("abcde")),
        polars.Series("flows", FLOWS),
        pyarrow.array(FLOWS),
        [int(flow) for flow in FLOWS],
        list(numpy.array(FLOWS, dtype="float32")),
    ],
    ids=lambda flows: type(flows).__name__,
)
def test_series_of_every_kind_are_the_same(flows: Any) -> None:
    assert finance.internal_rate_of_return(flows).rate == pytest.approx(0.28095, abs=5e-6)


def test_results_have_the_shape_of_their_series() -> None:
    series = pandas.Series(FLOWS, index=list("abcde"), name="net")
    total = finance.cumulative(series)
    assert list(total.index) == list("abcde") and total.name == "net" and total["e"] == 73.0
    assert isinstance(finance.cumulative(numpy.array(FLOWS)), numpy.ndarray)
    assert finance.cumulative(polars.Series("net", FLOWS)).name == "net"
    assert finance.cumulative(FLOWS)[-1] == 73.0
    uniform = distributions.of(roicm.uniform(0, 10))
    assert isinstance(uniform.cdf(numpy.array([1.0, 2.0])), numpy.ndarray)
    assert uniform.cdf(pandas.Series([5.0], index=["x"]))["x"] == 0.5
    assert uniform.quantile(0.25) == 2.5


def test_decimals_stay_exact() -> None:
    flows = [Decimal("-100"), 60, 60]
    assert finance.net_present_value(Decimal("0.25"), flows) == Decimal("-13.6")
    assert finance.net_present_value(0.25, flows) == Decimal("-13.6")
    assert finance.return_on_investment(Decimal(10), 3) == Decimal("2.333333333333333333333333333")
    assert finance.payback(flows).sustained == Decimal("1.666666666666666666666666667")
    assert finance.cumulative([Decimal("0.1"), Decimal("0.2")]) == [Decimal("0.1"), Decimal("0.3")]
    assert availability.downtime_hours(Decimal("0.999"), "year_365") == Decimal("8.76")
    with pytest.raises(OverflowError):
        finance.annual_loss_expectancy(Decimal("7e28"), Decimal("7e28"))


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ([1, True], TypeError),
        ([1, math.nan], ValueError),
        ([1, Decimal("NaN")], ValueError),
        ([1, None], TypeError),
        ([1, "2"], TypeError),
        ("12", TypeError),
        ({1: 2}, TypeError),
        (numpy.array([True]), TypeError),
        (numpy.array(["1"]), TypeError),
        (numpy.array([1, None], dtype=object), TypeError),
        (numpy.ones((2, 2)), ValueError),
        (numpy.array([1j]), TypeError),
        (5, TypeError),
    ],
)
def test_what_is_no_series_of_numbers_is_refused(wrong: Any, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        finance.cumulative(wrong)
    with pytest.raises(kind):
        finance.internal_rate_of_return(wrong)


def test_numbers_that_are_none_are_refused() -> None:
    for wrong in (True, math.nan, None, "0.1"):
        with pytest.raises((TypeError, ValueError)):
            finance.net_present_value(wrong, FLOWS)  # type: ignore[arg-type]
        with pytest.raises((TypeError, ValueError)):
            availability.downtime_hours(wrong, "day")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="period_end"):
        finance.net_present_value(0.1, FLOWS, timing="late")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="gregorian_year"):
        availability.downtime_hours(0.9, "year")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="probability"):
        distributions.of(roicm.uniform(0, 1)).quantile(1.5)
    with pytest.raises(ValueError, match="certain"):
        distributions.of(roicm.quantity(5))
    with pytest.raises(roicm.ScenarioError):
        distributions.of(roicm.pert(3, 2, 1))


def test_availability_that_was_published() -> None:
    case = CASES["sla-30day-month"]
    found = availability.downtime_hours(case["inputs"]["availability"], "month_30") * 3600
    assert found == pytest.approx(case["expected"], abs=max(case["tolerance"], 1e-9))
    assert availability.availability_from_downtime(1, Decimal(1000)) == 0.999


def test_distributions_against_their_formulas() -> None:
    between = distributions.of(roicm.between(5, 20))
    assert between.cdf([5, 20]) == pytest.approx([0.05, 0.95], abs=1e-12)
    assert distributions.of(roicm.discrete([1, 2], [1, 1])).density(1) is None
    low, high = distributions.of(roicm.gamma(2, 3)).support
    assert low == 0 and high is None
    assert distributions.of(roicm.gamma(2, 3)).variance == 18


def test_statistics_against_numpy() -> None:
    values = numpy.random.default_rng(1).normal(size=999)
    probabilities = numpy.linspace(0, 1, 21)
    numpy.testing.assert_allclose(statistics.quantile(values, probabilities), numpy.quantile(values, probabilities))
    worst = numpy.sort(values)[-10:].mean()
    assert statistics.tail_value_at_risk(values, 1 - 10 / 999) == pytest.approx(worst)
    assert statistics.quantile([], 0.5) is None
