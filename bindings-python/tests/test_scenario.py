"""Scenarios: how they are made, and what they are."""

from __future__ import annotations

import copy
import io
import pickle
import weakref
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import roicm


def test_a_scenario_is_read_from_files_texts_and_dictionaries(root: Path, tmp_path: Path) -> None:
    path = root / "examples/scenarios/electronics-trader.toml"
    scenario = roicm.Scenario.load(path)
    assert scenario == roicm.Scenario.load(str(path))
    assert scenario == roicm.Scenario.from_toml(path.read_text())
    assert scenario == roicm.Scenario.from_json(scenario.to_json())
    assert scenario == roicm.Scenario.from_dict(scenario.to_dict())
    (tmp_path / "scenario.json").write_text(scenario.to_json())
    (tmp_path / "scenario").write_text(scenario.to_json())
    assert scenario == roicm.Scenario.load(tmp_path / "scenario.json") == roicm.Scenario.load(tmp_path / "scenario")
    with pytest.raises(FileNotFoundError):
        roicm.Scenario.load(tmp_path / "nothing.toml")
    with pytest.raises(TypeError, match="from_dict"):
        roicm.Scenario({})


@pytest.mark.parametrize("name", [*roicm.presets(), "every-key"])
def test_a_scenario_is_a_value(name: str, root: Path) -> None:
    every_key = root / "tests/cases/every-key.toml"
    scenario = roicm.Scenario.load(every_key) if name == "every-key" else roicm.preset(name)
    again = pickle.loads(pickle.dumps(scenario))
    assert again == scenario and hash(again) == hash(scenario) and again.fingerprint == scenario.fingerprint
    assert copy.copy(scenario) is scenario and copy.deepcopy(scenario) is scenario
    assert scenario != scenario.replace({"workforce.headcount": 7})
    assert scenario != scenario.to_json()
    assert len({scenario, again}) == 1
    assert weakref.ref(scenario)() is scenario
    with pytest.raises(AttributeError):
        scenario.currency = "USD"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del scenario.currency


def test_a_scenario_says_what_it_is(trader: roicm.Scenario) -> None:
    assert trader.name == "Electronic-parts trader, 50 people"
    assert (trader.currency, trader.horizon_months, trader.payback_target_months) == ("HKD", 36, 9)
    assert trader.losses == ("late_orders", "rework") and trader.options == ("free", "gateway", "lite")
    assert "workforce.hourly_cost" in trader.inputs and list(trader.inputs) == sorted(trader.inputs)
    assert len(trader.fingerprint) == 64
    assert "HKD, 36 months" in repr(trader) and "lite" in repr(trader) and len(repr(trader)) < 200


def test_presets_have_names() -> None:
    assert "hong-kong-only" in roicm.presets()
    with pytest.raises(KeyError, match="hong-kong-only"):
        roicm.preset("nowhere")


def test_notices_are_told(document: dict[str, Any]) -> None:
    assert roicm.Scenario.from_dict(document).notices == ()
    document["losses"]["long"] = {"events_per_year": 1, "hours_per_event": 30}
    (notice,) = roicm.Scenario.from_dict(document).notices
    assert notice.code == "working_time_assumed"


def test_numbers_are_replaced(document: dict[str, Any]) -> None:
    document["losses"]["rework"]["events_per_year"] = 600
    scenario = roicm.Scenario.from_dict(document)
    dearer = scenario.replace({"workforce.hourly_cost": 400, "losses.rework.minutes_per_event": 17})
    assert dearer.evaluate().today.annual_cost == 2 * scenario.evaluate().today.annual_cost
    uncertain = scenario.replace({"options.lite.subscriptions.seats.price_per_user_month": roicm.between(10, 30)})
    price = uncertain.to_dict()["options"]["lite"]["subscriptions"]["seats"]["price_per_user_month"]
    assert price == {"lognormal": {"p5": "10", "p95": "30"}, "currency": "USD"}
    with pytest.raises(roicm.ScenarioError) as refused:
        scenario.replace({"workforce.hourly_cots": 1, "losses.rework": 2, "discount_rate": 0.1 + 0.2})
    assert [problem.code for problem in refused.value.problems] == ["inexact_number"]
    with pytest.raises(roicm.ScenarioError) as refused:
        scenario.replace({"workforce.hourly_cots": 1, "losses.rework": 2})
    assert [problem.code for problem in refused.value.problems] == ["unknown_reference", "wrong_type"]


def test_a_plan_an_explanation_and_a_goal_are_found(trader: roicm.Scenario) -> None:
    assert trader.plan("lite").steps[0].month == 0
    with pytest.raises(KeyError, match="free, gateway, lite"):
        trader.plan("light")
    assert trader.explain("options.lite.net_present_value").value == trader.evaluate().options["lite"].net_present_value
    found = trader.goal_seek("today.annual_cost", "workforce.hourly_cost", Decimal("420000"))
    assert isinstance(found.solutions[0].value, Decimal)
    with pytest.raises(roicm.ScenarioError):
        trader.goal_seek("today.annual_cost", "workforce.hourly_cost", float("nan"))
    with pytest.raises(roicm.ScenarioError) as refused:
        trader.explain("today.anual_cost")
    assert "annual_cost" in refused.value.problems[0].help


def test_an_error_can_be_sent(document: dict[str, Any]) -> None:
    document["currency"] = "XXX1"
    with pytest.raises(roicm.ScenarioError) as refused:
        roicm.Scenario.from_dict(document)
    again = pickle.loads(pickle.dumps(refused.value))
    assert str(again) == str(refused.value) and again.problems == refused.value.problems
    assert isinstance(again, ValueError)
    stream = io.StringIO()
    print(refused.value, file=stream)
    assert "currency" in stream.getvalue()
