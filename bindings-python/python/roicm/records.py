"""Results: documents of the core as objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

__all__ = ["Ids", "Record"]

_DECIMAL = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
_TEXTS = {"label", "name", "source", "note", "unit", "formula", "substituted", "seed", "version", "fingerprint"}


def _value(data: Any, key: str) -> Any:
    if isinstance(data, dict):
        return Ids(data) if key in ("options", "losses", "claims", "outputs") else Record(data)
    if isinstance(data, list):
        return tuple(_value(item, key) for item in data)
    if isinstance(data, str) and key not in _TEXTS and _DECIMAL.fullmatch(data):
        return Decimal(data)
    return data


class Record:
    """A part of a result. Its fields are attributes."""

    __slots__ = ("__dict__", "_data")

    def __init__(self, data: dict[str, Any]) -> None:
        object.__setattr__(self, "_data", data)

    def __getattr__(self, name: str) -> Any:
        data = object.__getattribute__(self, "_data")
        if name not in data:
            raise AttributeError(f"{type(self).__name__} has no {name!r}; it has {', '.join(data)}")
        value = self.__dict__[name] = _value(data[name], name)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("results do not change")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._data]

    def to_dict(self) -> dict[str, Any]:
        """The document: plain dictionaries, lists, texts and numbers; decimals as texts."""
        return json.loads(self.to_json())  # type: ignore[no-any-return]

    def to_json(self) -> str:
        """The document as JSON."""
        return json.dumps(self._data, ensure_ascii=False, separators=(",", ":"))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {', '.join(self._data)}>"


class Ids(Mapping[str, Any]):
    """Parts of a result by id."""

    __slots__ = ("_data", "_made")

    def __init__(self, data: dict[str, Any]) -> None:
        self._data, self._made = data, {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._made:
            self._made[key] = _value(self._data[key], "")
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __repr__(self) -> str:
        return f"<{', '.join(self)}>"
