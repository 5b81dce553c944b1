"""A scenario, and what can be asked of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from roicm import _native
from roicm._plain import decimal_text, json_text
from roicm.records import Record

__all__ = ["Scenario", "preset", "presets"]


class Scenario:
    """What interruptions cost a company and what it could do about them: valid, and never changing."""

    __slots__ = ("_document", "_model")

    def __init__(self, *_: object) -> None:
        raise TypeError("a scenario is made by Scenario.load, from_toml, from_json or from_dict, or roicm.preset")

    @classmethod
    def _of(cls, model: _native.Model) -> Scenario:
        made = object.__new__(cls)
        object.__setattr__(made, "_model", model)
        object.__setattr__(made, "_document", model.document())
        return made

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Scenario:
        """Reads a file: TOML or JSON."""
        suffix = Path(path).suffix.lower().lstrip(".")
        return cls._of(_native.Model.parse(Path(path).read_bytes(), suffix))

    @classmethod
    def from_toml(cls, text: str) -> Scenario:
        """Reads TOML."""
        return cls._of(_native.Model.parse(text.encode(), "toml"))

    @classmethod
    def from_json(cls, text: str) -> Scenario:
        """Reads JSON."""
        return cls._of(_native.Model.parse(text.encode(), "json"))

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Scenario:
        """Reads a document made of dictionaries, with numbers of any kind."""
        return cls._of(_native.Model.parse(json_text(document).encode(), "json"))

    def replace(self, values: Mapping[str, object]) -> Scenario:
        """The same scenario with some numbers set, by path."""
        return self._of(self._model.replace([(path, decimal_text(value, path)) for path, value in values.items()]))

    def evaluate(self, **request: object) -> Any:
        """The base case of every input, in exact decimals."""
        return Record(json.loads(self._model.evaluate(json_text(request))))

    def simulate(self, *, progress: Callable[[int, int], object] | None = None, **request: object) -> Any:
        """What the scenario may come to."""
        document, samples = self._model.simulate(json_text(request), progress)
        result = Record(json.loads(document))
        if samples is not None:
            result.__dict__["samples"] = dict(samples)
        return result

    def to_dict(self) -> dict[str, Any]:
        """The document."""
        return json.loads(self._document)  # type: ignore[no-any-return]

    def to_json(self) -> str:
        """The document as JSON."""
        return self._document


def preset(name: str) -> Scenario:
    """A scenario that comes with the library."""
    text = _native.preset(name)
    if text is None:
        known = ", ".join(name for name, _ in _native.presets())
        raise KeyError(f"there is no preset {name!r}; there are {known}")
    return Scenario.from_toml(text)


def presets() -> dict[str, str]:
    """The names of the presets, with the company that each is about."""
    return dict(_native.presets())
