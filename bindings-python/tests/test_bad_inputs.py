"""Bad inputs, as they reach the library from Python: a problem with its place, at once, and nothing runs."""

from __future__ import annotations

import time
from typing import Any

import pytest

import roicm


def codes(document: Any) -> list[str]:
    with pytest.raises(roicm.ScenarioError) as refused:
        roicm.Scenario.from_dict(document)
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("discount_rate", "1e1000000", "number_out_of_range"),
        ("discount_rate", "1e-999", "number_out_of_range"),
        ("discount_rate", "1_000", "invalid_number"),
        ("discount_rate", ".5", "invalid_number"),
        ("discount_rate", "１２", "invalid_number"),
        ("horizon_months", 0, "out_of_domain"),
        ("horizon_months", 4_000_000_000, "out_of_domain"),
        ("schema_version", 2, "unsupported_schema_version"),
        ("currency", "XYZ", "unknown_currency"),
        ("payback_target_month", 9, "unknown_field"),
    ],
)
def test_values_that_no_scenario_has(document: dict[str, Any], path: str, value: object, code: str) -> None:
    started = time.monotonic()
    assert codes({**document, path: value}) == [code]
    assert time.monotonic() - started < 5


def test_all_problems_come_together(document: dict[str, Any]) -> None:
    document["losses"]["rework"]["minutes_per_evnt"] = 17
    document["workforce"]["headcount"] = -1
    document["exchange_rates"]["USD"] = 0
    found = codes(document)
    assert len(found) == 3 and "unknown_field" in found


def test_texts_are_refused_where_they_stand() -> None:
    with pytest.raises(roicm.ScenarioError) as refused:
        roicm.Scenario.from_toml("schema_version = 1\ncurrency = 'HKD'\nhorizon_months = -1\n")
    located = [problem for problem in refused.value.problems if problem.location is not None]
    assert any(problem.path == "horizon_months" and problem.location.line == 3 for problem in located if problem.location)
    for text in ("[" * 100_000, "a." * 100_000 + "b = 1", "{", '{"a": 1, "a": 2}', "\0", '{"x": NaN}'):
        with pytest.raises(roicm.ScenarioError):
            roicm.Scenario.from_json(text)
        with pytest.raises(roicm.ScenarioError):
            roicm.Scenario.from_toml(text)
    with pytest.raises(roicm.ScenarioError):
        roicm.Scenario.from_json('{"discount_rate": ' + "9" * 10_000_000 + "}")


@pytest.mark.parametrize(
    "request_",
    [
        {"trials": 0},
        {"trials": 1},
        {"trials": -1},
        {"trials": 1.5},
        {"trials": 2**64},
        {"trials": float("nan")},
        {"trials": True},
        {"trials": "many"},
        {"trials": 10**10},
        {"seed": -1},
        {"seed": 2**64},
        {"sampler": "halton"},
        {"outputs": ["options.lite.nothing"]},
        {"outputs": "today.annual_cost"},
        {"quantiles": [1.5]},
        {"quantiles": [float("nan")]},
        {"samples": 1},
        {"until": ("options.lite.probability_of_profit", 0)},
        {"until": ("options.lite.probability_of_profit", float("nan"))},
        {"until": ("options.lite.nothing", 0.1)},
        {"until": {"figure": "options.lite.probability_of_profit"}},
        {"until": {"figure": "options.lite.probability_of_profit", "width": 0.1, "most": 3}},
    ],
)
def test_requests_that_cannot_be_met(trader: roicm.Scenario, request_: dict[str, Any]) -> None:
    with pytest.raises(roicm.ScenarioError) as refused:
        trader.simulate(**request_)
    assert all(problem.code for problem in refused.value.problems)


def test_seeds_have_sixty_four_bits(trader: roicm.Scenario) -> None:
    runs = {seed: trader.simulate(trials=64, seed=seed) for seed in (2**53 + 1, 2**53 + 2, 2**64 - 1)}
    assert {run.run.seed for run in runs.values()} == {str(seed) for seed in runs}
    assert len({run.today.annual_cost.mean for run in runs.values()}) == 3


def test_an_unknown_keyword_is_a_type_error_that_names_the_known_ones(trader: roicm.Scenario) -> None:
    with pytest.raises(TypeError, match=r"'trails'; it takes .*trials"):
        trader.simulate(trails=100)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="would_need"):
        trader.evaluate(would_ned=True)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"simulate_many\(\) has no keyword 'trails'; it takes inputs, .*trials"):
        trader.simulate_many({}, trails=1)  # type: ignore[call-arg]


@pytest.mark.parametrize("until", [5, "today.annual_cost", (), ("today.annual_cost", 1, 2), [1, 2]])
def test_what_is_no_precision_is_a_type_error(trader: roicm.Scenario, until: object) -> None:
    with pytest.raises(TypeError, match=r"until: expected \(figure, width\)"):
        trader.simulate(trials=64, until=until)  # type: ignore[arg-type]


@pytest.mark.parametrize("progress", [5, "yes", [print]])
def test_what_shows_no_progress_is_a_type_error(trader: roicm.Scenario, progress: object) -> None:
    with pytest.raises(TypeError, match="progress: expected True, False or a function"):
        trader.simulate(trials=64, progress=progress)  # type: ignore[arg-type]


def test_a_signature_names_the_keywords() -> None:
    import inspect

    signature = inspect.signature(roicm.Scenario.simulate)
    assert {"trials", "seed", "sampler", "until", "progress"} <= set(signature.parameters)
