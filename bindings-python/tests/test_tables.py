"""Results as tables."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import roicm
from roicm import _native

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")
numpy = pytest.importorskip("numpy")

SCENARIO = Path(__file__).parents[2] / "examples/scenarios/electronics-trader.toml"


@pytest.fixture(scope="module")
def scenario() -> roicm.Scenario:
    return roicm.Scenario.load(SCENARIO)


@pytest.fixture(scope="module")
def evaluation(scenario: roicm.Scenario) -> Any:
    return scenario.evaluate()


@pytest.fixture(scope="module")
def simulation(scenario: roicm.Scenario) -> Any:
    return scenario.simulate(trials=2048, samples=True)


def test_an_evaluation_is_a_table_with_a_row_an_option(evaluation: Any) -> None:
    table = evaluation.to_pandas()
    assert list(table.index) == list(evaluation.options)
    assert table.index.name == "option"
    for name, option in evaluation.options.items():
        row = table.loc[name]
        assert row["label"] == option.label
        assert row["net_present_value"] == option.net_present_value
        assert row["cash_only.payback_months"] == option.cash_only.payback_months
        assert row["internal_rate_of_return.annual"] == option.internal_rate_of_return.annual


def test_columns_are_named_as_in_the_document(evaluation: Any) -> None:
    document = evaluation.to_dict()["options"]["lite"]
    for column in evaluation.to_pandas().columns:
        part: Any = document
        for key in column.split("."):
            assert key in part or key == "reason", column
            part = part.get(key)


def test_money_stays_exact(evaluation: Any) -> None:
    flows = evaluation.options["lite"].cash_flow
    expected = [month.cumulative for month in flows]
    table = flows.to_pandas()
    assert table["cumulative"].dtype == object
    assert list(table["cumulative"]) == expected
    assert all(isinstance(value, Decimal) for value in table["net"])
    arrow = flows.to_arrow()
    assert pyarrow.types.is_decimal128(arrow.schema.field("cumulative").type)
    assert arrow.column("cumulative").to_pylist() == expected
    assert flows.to_polars()["cumulative"].to_list() == expected


def test_doubles_on_request(evaluation: Any) -> None:
    flows = evaluation.options["lite"].cash_flow
    expected = [float(month.cumulative) for month in flows]
    assert flows.to_pandas(decimal=False)["cumulative"].dtype == "float64"
    assert list(flows.to_pandas(decimal=False)["cumulative"]) == expected
    assert flows.to_polars(decimal=False)["cumulative"].to_list() == expected
    assert flows.to_arrow(decimal=False).schema.field("cumulative").type == pyarrow.float64()


def test_a_cash_flow_is_indexed_by_month(evaluation: Any) -> None:
    table = evaluation.options["lite"].cash_flow.to_pandas()
    assert table.index.name == "month"
    assert list(table.index) == list(range(37))
    assert evaluation.options["lite"].cash_flow.to_polars().columns[0] == "month"


def test_what_is_none_is_missing(evaluation: Any) -> None:
    name = "cash_only.payback_months"
    assert evaluation.options["free"].cash_only.payback_months is None
    assert evaluation.to_pandas().loc["free", name] is None
    assert pandas.isna(evaluation.to_pandas(decimal=False).loc["free", name])
    row = evaluation.to_arrow().to_pylist()[list(evaluation.options).index("free")]
    assert row["option"] == "free"
    assert row[name] is None


def test_losses_claims_and_assumptions_are_tables(evaluation: Any) -> None:
    losses = evaluation.today.losses.to_pandas()
    assert losses.loc["rework", "annual_cost"] == evaluation.today.losses["rework"].annual_cost
    claims = evaluation.claims.to_pandas()
    assert list(claims["holds"]) == [claim.holds for claim in evaluation.claims.values()]
    assumptions = evaluation.assumptions.to_pandas()
    assert assumptions.index.name == "path"
    assert len(assumptions) == len(evaluation.assumptions)
    assert '"pert"' in assumptions.loc["losses.rework.minutes_per_event", "distribution"]


def test_a_simulation_is_a_table_with_a_row_a_result(simulation: Any) -> None:
    table = simulation.to_pandas()
    worth = simulation.options["lite"].net_present_value
    row = table.loc["options.lite.net_present_value"]
    assert row["mean"] == worth.mean
    assert row["standard_error"] == worth.standard_error
    assert row["interval.lower"] == worth.interval.lower
    for quantile in worth.quantiles:
        assert row[f"quantiles.{quantile.p}"] == quantile.value
    assert table.loc["today.losses.rework.annual_cost", "mean"] == simulation.today.losses["rework"].annual_cost.mean
    assert pandas.isna(table.loc["options.lite.payback_months", "mean"])
    assert table.loc["options.lite.payback_months", "probability_never.estimate"] > 0


def test_outputs_that_are_asked_for_are_rows_under_their_paths(scenario: roicm.Scenario) -> None:
    path = "options.lite.peak_funding"
    assert path in scenario.simulate(trials=256, outputs=[path]).to_pandas().index


def test_a_fan_is_a_table_by_month(simulation: Any) -> None:
    fan = simulation.options["lite"].cumulative.to_pandas()
    assert list(fan.columns) == [f"quantiles.{p}" for p in (0.05, 0.25, 0.5, 0.75, 0.95)]
    assert fan.loc[12, "quantiles.0.5"] == dict(simulation.options["lite"].cumulative[12].quantiles)[0.5]


def test_samples_are_a_table_without_a_copy(simulation: Any) -> None:
    table = simulation.samples.to_pandas()
    path = "options.lite.net_present_value"
    assert numpy.shares_memory(table[path].to_numpy(), simulation.samples[path])
    lent = simulation.samples.to_arrow().column(path).chunk(0).buffers()[1]
    assert lent.address == simulation.samples[path].__array_interface__["data"][0]
    assert simulation.samples.to_polars()[path].to_list() == list(simulation.samples[path])


def test_samples_outlive_what_they_came_from(scenario: roicm.Scenario) -> None:
    first = scenario.simulate(trials=128, samples=True).samples
    assert first is not None
    arrow = first.to_arrow()
    del first
    again = scenario.simulate(trials=128, samples=True).samples
    assert again is not None
    for path in again:
        assert numpy.array_equal(arrow.column(path).to_numpy(), again[path], equal_nan=True)


def test_streams_are_taken_over_by_others(evaluation: Any) -> None:
    assert polars.DataFrame(evaluation).shape == evaluation.to_polars().shape
    assert pyarrow.table(evaluation).equals(evaluation.to_arrow())
    assert not hasattr(evaluation, "__arrow_c_array__")


def test_a_stream_that_nobody_takes_is_let_go(evaluation: Any) -> None:
    for _ in range(100):
        assert "arrow_array_stream" in repr(evaluation.__arrow_c_stream__())


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1.50", "-2", None], "decimal128(38, 2)"),
        (["0", "-0.000"], "decimal128(38, 3)"),
        (["9" * 38], "decimal128(38, 0)"),
        (["9" * 38, "0.1"], "decimal256(76, 1)"),
        (["1" + "0" * 76], "string"),
        (["1e3"], "string"),
        ([], "decimal128(38, 0)"),
        ([None], "decimal128(38, 0)"),
    ],
)
def test_decimals_keep_all_their_digits(values: list[str | None], kind: str) -> None:
    class Stream:
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return _native.arrow_stream([("value", "exact", values)], len(values))

    table = pyarrow.table(Stream())
    assert str(table.schema.field("value").type) == kind
    found = table.column("value").to_pylist()
    assert found == [None if value is None else value if kind == "string" else Decimal(value) for value in values]


def test_rows_are_tuples_and_parts_are_mappings(evaluation: Any) -> None:
    flows = evaluation.options["lite"].cash_flow
    assert isinstance(flows, tuple)
    assert flows[0].month == 0
    assert evaluation.options.lite == evaluation.options["lite"]


def test_an_empty_table_has_its_columns(evaluation: Any) -> None:
    company = roicm.Scenario.from_dict(
        {
            "schema_version": 1,
            "currency": "HKD",
            "horizon_months": 1,
            "discount_rate": 0,
            "workforce": {"headcount": 1, "hourly_cost": 1},
            "losses": {"a": {"events_per_year": 1}},
        }
    )
    empty = company.evaluate()
    assert len(empty.to_pandas()) == 0
    assert list(empty.to_pandas().columns) == list(evaluation.to_pandas().columns)
    assert empty.to_polars().shape[0] == 0


@pytest.mark.parametrize(
    ("module", "method", "extra"),
    [("pandas", "to_pandas", "pandas"), ("polars", "to_polars", "polars"), ("pyarrow", "to_arrow", "arrow")],
)
def test_what_is_not_installed_is_named_with_its_extra(module: str, method: str, extra: str) -> None:
    code = f"""
import sys
sys.modules[{module!r}] = None
import roicm
try:
    roicm.preset("hong-kong-only").evaluate().{method}()
except ImportError as error:
    assert "pip install 'roicm[{extra}]'" in str(error), error
else:
    raise AssertionError
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_streams_and_pages_need_nothing_that_is_optional() -> None:
    code = """
import sys
for name in ("numpy", "pandas", "polars", "pyarrow", "matplotlib"):
    sys.modules[name] = None
import roicm
evaluation = roicm.preset("hong-kong-only").evaluate()
evaluation.__arrow_c_stream__()
evaluation._repr_html_()
"""
    subprocess.run([sys.executable, "-c", code], check=True)
