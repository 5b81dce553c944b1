"""The same bits as in Rust: every case by the hash of its documents."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

import roicm

ROOT = Path(__file__).parents[2]
CASES: dict[str, Any] = json.loads((ROOT / "tests/cases/documents.json").read_text())
TRIALS = CASES.pop("trials")


class Written(float):
    """A number, with the text that it stood as."""

    text: str


def written(text: str) -> Written:
    number = Written(text)
    number.text = text
    return number


def canonical(value: Any) -> str:
    """JSON with its keys in order, and its numbers as they were written."""
    if isinstance(value, Written):
        return value.text
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def digest(text: str) -> str:
    document = json.loads(text, parse_float=written)
    del document["engine"]
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def test_there_are_as_many_cases_as_in_rust() -> None:
    assert len(CASES) >= 27


@pytest.mark.parametrize("path", CASES)
def test_the_documents_of_a_case_have_the_bits_of_rust(path: str) -> None:
    scenario = roicm.Scenario.load(ROOT / path)
    case = CASES[path]
    assert digest(scenario.evaluate().to_json()) == case["evaluation"]
    simulation = scenario.simulate(trials=TRIALS, samples=True, threads=1)
    assert digest(simulation.to_json()) == case["simulation"]
    assert simulation.samples is not None
    columns = b"".join(bytes(simulation.samples.view(name)) for name in simulation.samples)
    assert hashlib.sha256(columns).hexdigest() == case["samples"]


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
