"""Tables of scenarios."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import roicm

numpy = pytest.importorskip("numpy")
pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")

INPUTS: dict[str, Any] = {"workforce.hourly_cost": [100.0, 200.5, 300.25], "options.lite.steps.migrate.month": [0, 1, 2]}
RESULTS = ["today.annual_cost", "options.lite.payback_months"]


@pytest.mark.parametrize(
    "inputs",
    [
        INPUTS,
        {path: numpy.array(values)[::-1][::-1] for path, values in INPUTS.items()},
        {path: numpy.array(values, dtype=">f4") for path, values in INPUTS.items()},
        {path: pandas.Series(values, index=[7, 8, 9]) for path, values in INPUTS.items()},
        {path: [Decimal(str(value)) for value in values] for path, values in INPUTS.items()},
        pandas.DataFrame(INPUTS, index=["a", "b", "c"]),
        pandas.DataFrame(INPUTS).astype("float32"),
        polars.DataFrame(INPUTS),
        polars.DataFrame(INPUTS).cast(polars.Float32),
        polars.DataFrame(INPUTS).cast(polars.Decimal(20, 4)),
        pyarrow.table(INPUTS),
        pyarrow.table(INPUTS).cast(pyarrow.schema([(path, pyarrow.string()) for path in INPUTS])),
    ],
    ids=lambda inputs: type(inputs).__module__,
)
def test_rows_are_what_their_scenarios_are_alone(trader: roicm.Scenario, inputs: Any) -> None:
    many = trader.evaluate_many(inputs, results=RESULTS)
    assert many.results == tuple(RESULTS) and len(many) == 3 and many.problems == (None, None, None)
    for row in range(3):
        alone = trader.replace({path: values[row] for path, values in INPUTS.items()}).evaluate()
        assert many[RESULTS[0]][row] == alone.today.annual_cost
        assert many[RESULTS[1]][row] == alone.options["lite"].payback_months
    simulated = trader.simulate_many(inputs, results=["options.lite.net_present_value.mean"], trials=256, threads=3)
    for row in range(3):
        one = trader.replace({path: values[row] for path, values in INPUTS.items()}).simulate(trials=256)
        assert simulated["options.lite.net_present_value.mean"][row] == one.options["lite"].net_present_value.mean


def test_a_bad_row_tells_its_problems_and_stops_no_other(trader: roicm.Scenario) -> None:
    bad = [True, None, float("nan"), "x", 0.1 + 0.2, -1, numpy.bool_(False), object(), [1]]
    many = trader.evaluate_many({"workforce.hourly_cost": [200, *bad, 200]}, results=["today.annual_cost"])
    values = many["today.annual_cost"]
    assert values[0] == values[-1] == trader.evaluate().today.annual_cost
    assert values[1:-1] == [None] * len(bad)
    for problems in many.problems[1:-1]:
        assert problems is not None and problems[0].path == "workforce.hourly_cost"
    table = many.to_pandas()
    assert list(table.columns) == ["today.annual_cost", "problem"]
    assert table["problem"].isna().tolist() == [True, *[False] * len(bad), True]
    assert many.to_polars()["problem"].null_count() == 2
    assert many.to_dict()["problem"][0] is None and "hourly_cost" in many.to_dict()["problem"][1]
    assert "9 with problems" in repr(many)


def test_a_table_that_is_none_is_refused(trader: roicm.Scenario) -> None:
    with pytest.raises(roicm.ScenarioError, match="hourly_cost"):
        trader.evaluate_many({"workforce.hourly_cots": [1]})
    with pytest.raises(roicm.ScenarioError):
        trader.evaluate_many({"workforce.hourly_cost": [1, 2], "discount_rate": [1]})
    with pytest.raises(roicm.ScenarioError):
        trader.evaluate_many({}, results=["options.lite.nothing"])
    with pytest.raises(TypeError):
        trader.evaluate_many([1, 2])
    with pytest.raises(TypeError, match="discount_rate"):
        trader.evaluate_many(pyarrow.table({"discount_rate": pyarrow.array([1], pyarrow.timestamp("s"))}))
    with pytest.raises(KeyError, match="today.annual_cost"):
        trader.evaluate_many({"discount_rate": [0.1]})["nothing"]
    assert len(trader.evaluate_many({})) == 0


def test_usual_results_are_given_where_none_is_named(trader: roicm.Scenario) -> None:
    evaluated = trader.evaluate_many({"discount_rate": [0.05, Decimal("0.1")]})
    assert evaluated.units["options.lite.payback_months"] == "months"
    simulated = trader.simulate_many({"discount_rate": [0.05, 0.1]}, trials=64)
    table = simulated.to_pandas()
    assert table["options.lite.probability_of_profit"].dtype == "float64" and len(table) == 2
    told: list[tuple[int, int]] = []
    trader.evaluate_many({"discount_rate": [0.05] * 40}, progress=lambda done, rows: told.append((done, rows)))
    assert told[-1] == (40, 40)
