"""Results: attributes, completion, values."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from typing import Any

import pytest

import roicm
from roicm import results
from roicm.records import Record


@pytest.fixture(scope="module")
def evaluation(trader: roicm.Scenario) -> Any:
    return trader.evaluate(would_need=True)


@pytest.fixture(scope="module")
def simulation(trader: roicm.Scenario) -> Any:
    return trader.simulate(trials=1024)


def test_the_example_of_the_readme(evaluation: Any) -> None:
    assert round(evaluation.today.annual_cost, 2) == Decimal("419200.67")
    lite = evaluation.options["lite"]
    assert round(lite.net_present_value, 2) == Decimal("260215.25")
    assert evaluation.options.lite is lite
    assert evaluation.ranking[0].option == "lite"


def walk(value: Any, seen: set[str]) -> None:
    """Reads every field of a result."""
    if isinstance(value, Record):
        seen.add(type(value).__name__)
        for name in dir(value):
            if not name.startswith("_"):
                walk(getattr(value, name), seen)
        assert repr(value) and len(repr(value)) < 3_000
    elif isinstance(value, tuple):
        for item in value:
            walk(item, seen)
    elif hasattr(value, "items"):
        for item in value.values():
            walk(item, seen)
    else:
        assert not isinstance(value, (dict, list))


def test_every_field_can_be_read(trader: roicm.Scenario, evaluation: Any, simulation: Any) -> None:
    seen: set[str] = set()
    walk(evaluation, seen)
    walk(simulation, seen)
    walk(trader.plan("gateway"), seen)
    walk(trader.explain("options.lite.payback_months"), seen)
    walk(trader.goal_seek("today.annual_cost", "workforce.hourly_cost", 1), seen)
    assert {"Evaluation", "Summary", "WouldNeed", "FanMonth", "PlannedEffect", "Solution"} <= seen


def test_types_are_those_that_are_written(evaluation: Any, simulation: Any) -> None:
    lite = evaluation.options["lite"]
    assert isinstance(lite.net_present_value, Decimal) and isinstance(lite.cash_flow[0].net, Decimal)
    assert isinstance(lite.internal_rate_of_return.annual, float)
    assert isinstance(lite.cash_flow[3].month, int) and lite.label == "Lite edition"
    summary = simulation.options["lite"].net_present_value
    assert isinstance(summary.mean, float) and isinstance(summary.quantiles[0].p, float)
    assert isinstance(simulation.run.trials, int) and isinstance(simulation.claims["headline"].claimed, Decimal)
    assert isinstance(summary.interval.lower, float)


def test_what_a_scenario_does_not_have_is_none_with_its_reason(document: dict[str, Any]) -> None:
    document["options"]["lite"]["steps"]["migrate"]["cost"] = 100_000_000
    evaluation = roicm.Scenario.from_dict(document).evaluate()
    lite = evaluation.options["lite"]
    assert lite.payback_months is None and "below zero" in lite.reasons["payback_months"]
    assert evaluation.today.reasons == {} or len(evaluation.today.reasons) == 0
    assert evaluation.today.losses["rework"].availability is None


def test_attributes_complete_and_explain_themselves(evaluation: Any) -> None:
    lite = evaluation.options["lite"]
    assert "net_present_value" in dir(lite) and "to_json" in dir(lite)
    assert "lite" in dir(evaluation.options) and "lite" in evaluation.options._ipython_key_completions_()
    with pytest.raises(AttributeError, match="net_present_value"):
        lite.net_present_valu
    with pytest.raises(KeyError, match="free, gateway, lite"):
        evaluation.options["light"]
    assert "net_present_value" in results.OptionEvaluation.__annotations__
    assert results.OptionEvaluation.__doc__


def test_results_do_not_change(evaluation: Any) -> None:
    with pytest.raises(AttributeError):
        evaluation.today.annual_cost = 0
    with pytest.raises(AttributeError):
        del evaluation.today
    with pytest.raises(TypeError):
        evaluation.options["lite"] = None


def test_results_are_values(trader: roicm.Scenario, evaluation: Any, simulation: Any) -> None:
    for result in (evaluation, simulation, evaluation.options["lite"], simulation.options["lite"].net_present_value):
        again = pickle.loads(pickle.dumps(result))
        assert again == result and hash(again) == hash(result) and type(again) is type(result)
        assert again.to_json() == result.to_json()
        assert copy.copy(result) is result and copy.deepcopy(result) is result
    assert evaluation != simulation and evaluation == trader.evaluate(would_need=True)
    for parts in (evaluation.options, evaluation.ranking, evaluation.claims, evaluation.options["lite"].cash_flow):
        assert pickle.loads(pickle.dumps(parts)) == parts


def test_documents_are_those_of_the_core(evaluation: Any, simulation: Any) -> None:
    document = json.loads(evaluation.to_json())
    assert evaluation.to_dict() == document
    assert list(document) == ["engine", "scenario", "today", "options", "ranking", "assumptions", "claims", "notices"]
    assert document["engine"]["version"] == roicm.__version__
    # What is changed is a copy.
    evaluation.to_dict()["options"].clear()
    assert "lite" in evaluation.options and "lite" in evaluation.to_dict()["options"]
    part = simulation.options["lite"].net_present_value
    assert json.loads(part.to_json()) == simulation.to_dict()["options"]["lite"]["net_present_value"]
