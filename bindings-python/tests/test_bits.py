"""The same bits whatever the threads, and the same figures in Python as in the document."""

from __future__ import annotations

import json

import roicm


def test_a_sampled_run_has_the_same_bits_on_any_number_of_threads(trader: roicm.Scenario) -> None:
    one, many = (trader.simulate(trials=8192, threads=threads, samples=True) for threads in (1, 3))
    assert one == many
    assert one.to_json() == many.to_json()


def test_figures_in_python_are_those_of_the_document(trader: roicm.Scenario) -> None:
    simulation = trader.simulate(trials=1024)
    summary = simulation.options["lite"].net_present_value
    data = json.loads(simulation.to_json(), parse_float=lambda text: text)
    assert repr(summary.mean) == repr(float(data["options"]["lite"]["net_present_value"]["mean"]))
    evaluation = trader.evaluate()
    exact = json.loads(evaluation.to_json())["options"]["lite"]["net_present_value"]
    assert str(evaluation.options["lite"].net_present_value) == exact
