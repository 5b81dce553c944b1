"""Values of Python as JSON, with every number as it is written: never through another rounding."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

__all__ = ["json_text", "number_token"]

_DEEPEST = 100
"""Deeper than any document may be: what is nested further holds itself."""


def number_token(value: object, where: str) -> str:
    """A number as it stands in JSON. A double becomes the shortest decimal that reads back as the same double."""
    token = _token(value, where)
    if token is None:
        raise TypeError(f"{where}: expected a number, found {type(value).__name__}")
    return token


def json_text(value: object) -> str:
    """JSON of tables, lists, texts and numbers."""
    parts: list[str] = []
    _write(value, "", parts.append, 0)
    return "".join(parts)


def _write(value: object, where: str, put: Callable[[str], object], depth: int) -> None:
    if depth > _DEEPEST:
        raise ValueError(f"{where}: tables and lists stand too deep in one another")
    document = getattr(value, "__document__", None)
    if document is not None and not isinstance(value, type):
        value = document()
    if isinstance(value, str):
        put(json.dumps(value))
    elif isinstance(value, Mapping):
        put("{")
        for index, (key, member) in enumerate(value.items()):
            if not isinstance(key, str):
                raise TypeError(f"{where or 'the document'}: keys are texts, not {type(key).__name__}")
            put(f"{',' if index else ''}{json.dumps(key)}:")
            _write(member, f"{where}.{key}" if where else key, put, depth + 1)
        put("}")
    else:
        token = _token(value, where)
        if token is not None:
            put(token)
            return
        items = _items(value, where)
        put("[")
        for index, item in enumerate(items):
            put("," if index else "")
            _write(item, f"{where}.{index}", put, depth + 1)
        put("]")


def _token(value: object, where: str) -> str | None:
    """A number, a truth or nothing as JSON; none for anything else."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return _double(float.__repr__(value))
    if isinstance(value, Decimal):
        # All its digits are meant: quoted, a document may hold 28.
        return f'"{value}"'
    if isinstance(value, str):
        return json.dumps(value)
    dtype: Any = getattr(value, "dtype", None)
    if getattr(value, "shape", None) == () and hasattr(dtype, "kind"):
        return _numpy(value, dtype.kind, where)
    return None


def _numpy(value: Any, kind: str, where: str) -> str:
    """A scalar of NumPy: its own digits, which for a short float are fewer than those of the double beside it."""
    if kind in "iu":
        return str(int(value))
    if kind == "f":
        return _double(str(value[()]))
    if kind == "b":
        return "true" if value else "false"
    raise TypeError(f"{where}: expected a number, found a NumPy scalar of kind {kind!r}")


def _double(digits: str) -> str:
    """What is no number is no JSON either: quoted, the core says so, and where."""
    return digits if digits[-1].isdigit() else f'"{digits}"'


def _items(value: Any, where: str) -> list[object]:
    if isinstance(value, (list, tuple)):
        return list(value)
    array: Any = value.to_numpy() if hasattr(value, "to_numpy") else value
    if hasattr(array, "dtype") and getattr(array, "ndim", 0) == 1:
        # The scalars of an array keep their own digits.
        return list(array)
    raise TypeError(f"{where or 'the document'}: cannot hold {type(value).__name__}")
