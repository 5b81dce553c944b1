"""Analyses of sensitivity, as Python asks for them."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from typing import Any

import pytest

import roicm
from roicm.results import BreakEven, RankCorrelations, Sobol, Tornado, TwoWay, ValueOfInformation

CALLS: list[tuple[str, type[Any], dict[str, Any]]] = [
    ("tornado", Tornado, {"result": "options.lite.net_present_value", "range": Decimal("0.1")}),
    ("rank_correlations", RankCorrelations, {"trials": 512, "seed": 2**63}),
    ("sobol", Sobol, {"samples": 64, "second_order": True, "resamples": 20}),
    ("value_of_information", ValueOfInformation, {"trials": 512}),
    ("two_way", TwoWay, {"x": "workforce.hourly_cost", "y": {"path": "discount_rate", "from": 0, "to": 0.1, "steps": 2}}),
    ("break_even", BreakEven, {"input": "workforce.hourly_cost", "from_": 100, "to": Decimal(400)}),
]


@pytest.mark.parametrize(("method", "kind", "arguments"), CALLS, ids=[call[0] for call in CALLS])
def test_an_analysis_is_a_result_like_others(
    trader: roicm.Scenario, method: str, kind: type[Any], arguments: dict[str, Any]
) -> None:
    told: list[tuple[int, int]] = []
    found: Any = getattr(trader, method)(**arguments, progress=lambda done, runs: told.append((done, runs)))
    assert found.method == method and type(found) is kind
    assert told and told[-1][0] <= told[-1][1]
    again = pickle.loads(pickle.dumps(found))
    assert again == found and hash(again) == hash(found)
    assert list(found.to_dict())[:2] == ["engine", "scenario"] and json.loads(found.to_json()) == found.to_dict()
    # The number of threads cannot be seen.
    assert getattr(trader, method)(**arguments, threads=1).to_json() == found.to_json()


@pytest.mark.parametrize("method", ["tornado", "rank_correlations", "sobol", "value_of_information", "break_even"])
def test_an_unknown_keyword_is_a_type_error(trader: roicm.Scenario, method: str) -> None:
    with pytest.raises(TypeError, match=rf"{method}\(\) has no keyword 'trails'; it takes progress, "):
        getattr(trader, method)(trails=3)


def test_what_cannot_be_answered_is_a_scenario_error(trader: roicm.Scenario) -> None:
    with pytest.raises(roicm.ScenarioError, match="result"):
        trader.tornado(result="options.lite.nothing")
    with pytest.raises(roicm.ScenarioError):
        trader.sobol(samples=True)
    with pytest.raises(roicm.ScenarioError):
        trader.two_way("nothing", "discount_rate")
    with pytest.raises(roicm.ScenarioError):
        trader.value_of_information(trials=1)


def test_what_a_callback_raises_stops_an_analysis(trader: roicm.Scenario) -> None:
    class Enough(Exception):
        pass

    def stop(done: int, runs: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        trader.sobol(samples=1 << 20, progress=stop)
