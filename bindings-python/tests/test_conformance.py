"""Python answers the cases of ``tests/conformance`` as the core does, to the last bit."""

from __future__ import annotations

import inspect
import json
import keyword
import math
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from canonical import canonical, digest, read

import roicm
from roicm import _native
from roicm._requests import request_text
from roicm.many import columns

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests/conformance"
EXCEPT: dict[str, dict[str, str]] = json.loads((FOLDER / "faces/python.json").read_text())


CASES: dict[str, Any] = {path.stem: read(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
ASKED = [name for name, case in CASES.items() if name not in EXCEPT["cases"] and case["call"] not in EXCEPT["calls"]]

# Presets and the schema are no methods of a scenario.
FREE = {
    "presets": lambda: json.dumps(
        [{"name": name, "description": about, "toml": _native.preset(name)} for name, about in roicm.presets().items()]
    ),
    "schema": lambda: _native.SCHEMA,
}

METHODS = ["tornado", "rank_correlations", "sobol", "value_of_information", "two_way", "break_even"]
"""What the call ``sensitivity`` is in Python."""


def scenario(case: dict[str, Any], folder: Path) -> roicm.Scenario:
    """The scenario of a case: one member of a document may say where it is."""
    document = case["document"]
    match document:
        case {"toml": text}:
            made = roicm.Scenario.from_toml(text)
        case {"json": text}:
            made = roicm.Scenario.from_json(text)
        case {"hex": digits}:
            (folder / "scenario.toml").write_bytes(bytes.fromhex(digits))
            made = roicm.Scenario.load(folder / "scenario.toml")
        case {"file": path}:
            made = roicm.Scenario.load(ROOT / path)
        case {"preset": name}:
            made = roicm.preset(name)
        case _:
            made = roicm.Scenario.from_dict(document)
    return made.replace(case["settings"]) if "settings" in case else made


def answer(case: dict[str, Any], folder: Path) -> tuple[str, str | None]:
    """The document of an answer, and the hash of its samples."""
    call = case["call"]
    if call in FREE:
        return FREE[call](), None
    request = {f"{name}_" if keyword.iskeyword(name) else name: value for name, value in case.get("request", {}).items()}
    asked = scenario(case, folder)
    if call == "check":
        return json.dumps([notice.to_dict() for notice in asked.notices], ensure_ascii=False), None
    if call == "sensitivity":
        call = request.pop("method")
    if call in ("evaluate_many", "simulate_many"):
        # A table of results is no document: the one it is made of is asked for where it comes from.
        inputs = columns(request.pop("inputs_by_row"))
        return getattr(asked._model, call)(inputs, request_text(request), None), None
    found = getattr(asked, call.removesuffix("_until"))(**request)
    samples = getattr(found, "samples", None) if call.startswith("simulate") else None
    return found.to_json(), None if samples is None else digest(b"".join(doubles(samples)))


def doubles(samples: Any) -> Iterator[bytes]:
    """The samples, column after column, little ends first; what is not finite counts as the one quiet NaN."""
    for name in samples:
        yield b"".join(
            struct.pack("<d", value) if math.isfinite(value) else b"\0\0\0\0\0\0\xf8\x7f" for value in samples.view(name)
        )


def at(found: Any, path: str) -> Any:
    for key in path.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def difference(found: Any, expected: Any) -> str | None:
    """The first member that differs."""
    if canonical(found) == canonical(expected):
        return None
    if isinstance(found, list) and isinstance(expected, list):
        found, expected = dict(enumerate(found)), dict(enumerate(expected))
    if not (isinstance(found, dict) and isinstance(expected, dict)):
        return f": {found!r}, expected {expected!r}"
    for key in sorted({*found, *expected}):
        if key not in found or key not in expected:
            return f".{key}: {found.get(key, 'nothing')!r}, expected {expected.get(key, 'nothing')!r}"
        inside = difference(found[key], expected[key])
        if inside is not None:
            return f".{key}{inside}"
    return ": another kind of value"


@pytest.mark.parametrize("name", ASKED)
def test_python_answers_as_the_core_does(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    expected = case["expected"]
    if "problems" in expected:
        with pytest.raises(roicm.ScenarioError) as refused:
            answer(case, tmp_path)
        told = read(json.dumps([problem.to_dict() for problem in refused.value.problems]))
        assert difference(told, expected["problems"]) is None
        return
    text, samples = answer(case, tmp_path)
    found = read(text)
    if isinstance(found, dict):
        found.pop("engine", None)
    assert samples == expected.get("samples")
    if "result" in expected:
        assert difference(found, expected["result"]) is None
        return
    for path, figure in expected["figures"].items():
        assert canonical(at(found, path)) == canonical(figure), path
    assert digest(canonical(found).encode()) == expected["sha256"]


def test_every_method_has_a_case_and_every_exception_is_one() -> None:
    """What a scenario can be asked is what there are cases of, beside what is no question."""
    no_question = {"load", "from_toml", "from_json", "from_dict", "replace", "to_dict", "to_json"}
    methods = {name for name, _ in inspect.getmembers(roicm.Scenario, callable) if not name.startswith("_")}
    calls = {case["call"] for case in CASES.values()} - set(EXCEPT["calls"]) - set(FREE)
    in_python = calls - {"sensitivity", "simulate_until", "check"} | set(METHODS)
    assert methods - no_question == in_python
    asked = {CASES[name]["request"]["method"] for name in ASKED if CASES[name]["call"] == "sensitivity"}
    assert asked == set(METHODS)
    assert set(EXCEPT["cases"]) <= set(CASES)
    assert len(ASKED) > 150
