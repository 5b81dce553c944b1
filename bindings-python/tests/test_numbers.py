"""Numbers of Python on their way into a scenario."""

from __future__ import annotations

import fractions
import math
from decimal import Decimal
from typing import Any

import pytest

import roicm
from roicm import quantities

numpy = pytest.importorskip("numpy")


def with_rate(document: dict[str, Any], rate: object) -> roicm.Scenario:
    return roicm.Scenario.from_dict({**document, "discount_rate": rate})


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        (0, "0"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (Decimal("0.10"), "0.1"),
        (Decimal("0.1234567890123456789012345678"), "0.1234567890123456789012345678"),
        ("0.25", "0.25"),
        (numpy.float64(0.1), "0.1"),
        (numpy.float32(0.1), "0.1"),
        (numpy.float16(0.5), "0.5"),
        (numpy.int8(3), "3"),
        (numpy.uint64(7), "7"),
        (numpy.array(0.2), "0.2"),
        (numpy.array([0.3, 9.0])[0], "0.3"),
        (numpy.array([0.4], dtype=">f8")[0], "0.4"),
        (roicm.quantity(0.05, source="a bank"), {"value": "0.05", "source": "a bank"}),
        (roicm.uniform(0.1, numpy.float32(0.3)), {"uniform": {"min": "0.1", "max": "0.3"}}),
    ],
)
def test_numbers_of_any_kind_become_the_decimals_that_they_show(
    document: dict[str, Any], rate: object, text: object
) -> None:
    assert with_rate(document, rate).to_dict()["discount_rate"] == text


@pytest.mark.parametrize(
    "rate",
    [math.nan, math.inf, -math.inf, Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), True, False, None, "1,000"]
    + [numpy.float64("nan"), numpy.float32("inf"), numpy.bool_(True), "nan", [1], [], {}],
)
def test_what_is_no_number_is_refused_with_its_place(document: dict[str, Any], rate: object) -> None:
    with pytest.raises(roicm.ScenarioError) as refused:
        with_rate(document, rate)
    (problem,) = refused.value.problems
    assert problem.path == "discount_rate" and problem.location is None


@pytest.mark.parametrize("rate", [object(), 1j, fractions.Fraction(1, 3), b"1", {1: 2}, {1, 2}, numpy.complex64(1)])
def test_what_no_document_holds_is_a_type_error(document: dict[str, Any], rate: object) -> None:
    with pytest.raises(TypeError, match="discount_rate"):
        with_rate(document, rate)


@pytest.mark.parametrize("rate", [0.1 + 0.2, numpy.float64(0.1) * 3, 1 / 3, 1e15 + 0.5])
def test_a_float_that_fifteen_digits_do_not_hold_is_refused(document: dict[str, Any], rate: float) -> None:
    with pytest.raises(roicm.ScenarioError) as refused:
        with_rate(document, rate)
    (problem,) = refused.value.problems
    assert problem.code == "inexact_number" and "string" in problem.help
    # As a text, every digit is meant.
    assert with_rate(document, repr(float(rate)))


def test_arrays_are_read_by_their_items_or_refused(document: dict[str, Any]) -> None:
    def values(array: Any) -> Any:
        minutes = {"sample": {"values": array}}
        document["losses"]["rework"]["minutes_per_event"] = minutes
        scenario = roicm.Scenario.from_dict(document)
        return scenario.to_dict()["losses"]["rework"]["minutes_per_event"]["sample"]["values"]

    array = numpy.array([1.5, 2.0, 9.25, 4.0])
    expected = ["1.5", "2", "9.25", "4"]
    assert values(array) == values(array.tolist()) == values(tuple(array)) == expected
    assert values(array[::2]) == ["1.5", "9.25"] and values(array[::-1]) == expected[::-1]
    assert values(array.astype(">f8")) == values(array.astype("f4")) == values(array.astype(object)) == expected
    assert values(numpy.array([1, 2], dtype=">i4")) == ["1", "2"]
    for wrong in (numpy.ones((2, 2)), numpy.array(["a"]), numpy.array([1 + 2j]), numpy.array([], dtype="M8[s]")):
        with pytest.raises((TypeError, ValueError)):
            values(wrong)
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    assert values(pandas.Series(array, index=[4, 3, 2, 1])) == values(polars.Series(array)) == expected


def test_a_dictionary_that_holds_itself_is_refused(document: dict[str, Any]) -> None:
    document["losses"]["again"] = document
    with pytest.raises(ValueError, match="too deep"):
        roicm.Scenario.from_dict(document)
    with pytest.raises(TypeError, match="keys are texts"):
        roicm.Scenario.from_dict({1: 2})  # type: ignore[dict-item]


def test_every_distribution_of_a_document_has_a_function() -> None:
    import json

    from roicm import _native

    table = json.loads(_native.SCHEMA)["$defs"]["QuantityTable"]["properties"]
    tags = set(table) - {"value", "currency", "source", "note"}
    made = {
        "uniform": roicm.uniform(1, 2),
        "triangular": roicm.triangular(1, 2, 3),
        "pert": roicm.pert(1, 2, 3, shape=4),
        "normal": roicm.normal(1, 2, min=0, max=3),
        "lognormal": roicm.lognormal(p5=1, p95=2, min=0.5, max=3),
        "beta": roicm.beta(1, 2, min=0, max=3),
        "gamma": roicm.gamma(1, 2),
        "quantiles": roicm.quantiles(1, 2, 3, min=0, max=9),
        "discrete": roicm.discrete([1, 2], [3, 4]),
        "sample": roicm.sample([1, 2]),
    }
    assert made.keys() == tags
    definitions = json.loads(_native.SCHEMA)["$defs"]
    for tag, uncertain in made.items():
        assert set(uncertain) == {tag}
        known = definitions[tag.capitalize()]["properties"]
        assert set(uncertain[tag]) <= set(known)
        assert roicm.distributions.of(uncertain).mean is not None


def test_an_uncertain_number_is_a_value() -> None:
    import copy
    import pickle

    minutes = roicm.pert(8, 17, 30, value=17, source="KPMG")
    assert pickle.loads(pickle.dumps(minutes)) == minutes == copy.deepcopy(minutes)
    assert hash(minutes) == hash(roicm.pert(8, 17, 30, value=17, source="KPMG")) and minutes != roicm.pert(8, 17, 31)
    assert roicm.money(minutes, "USD")["currency"] == "USD" and "currency" not in minutes
    with pytest.raises(AttributeError):
        minutes.source = "nobody"
    with pytest.raises(TypeError, match="mode, max"):
        roicm.pert(1, 2, 3, sauce="KPMG")  # type: ignore[call-arg]
    assert isinstance(minutes, quantities.Uncertain)
    assert roicm.between(1, 2, distribution="normal") == roicm.normal(p5=1, p95=2)
