"""Columns of records: one for each of their fields that is one value, by the types of the fields."""

# pyright: basic
from __future__ import annotations

import inspect
import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from roicm.tables import Column, Kind

__all__ = ["columns_of", "path_columns", "wire_name"]

Data = Mapping[str, Any]
Get = Callable[[Data], Any]

_KINDS: dict[Any, Kind] = {str: "text", int: "integer", float: "float", bool: "boolean", Decimal: "exact"}

_PICTURES = {"histogram"}
"""Fields that are no values of a row, though there are values in them."""


def columns_of(record: type, rows: Sequence[Data | None]) -> list[Column]:
    """A column for each value of a record: those of records in it too, by their path."""
    columns = list(_columns(record, "", list(rows)))
    # What people call a thing stands beside its path, though it may be left out and so is declared late.
    labels = [column for column in columns[1:] if column.name == "label"]
    return [*columns[:1], *labels, *(column for column in columns[1:] if column.name != "label")] if labels else columns


def wire_name(name: str) -> str:
    """What a field is called in documents: ``from_`` is ``from``, which Python has another use for."""
    return name.removesuffix("_")


def path_columns(key: str, paths: Iterable[str]) -> list[Column]:
    """The column that names the rows."""
    return [Column(key, "text", list(paths))]


def _columns(record: type, prefix: str, rows: list[Any]) -> Iterable[Column]:
    for name, hint in typing.get_type_hints(record).items():
        if name.startswith("_") or name in _PICTURES:
            continue
        key = wire_name(name)
        values = [None if row is None else row.get(key) for row in rows]
        yield from _of(_without_none(hint), f"{prefix}{key}", values)


def _of(hint: Any, name: str, values: list[Any]) -> Iterable[Column]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    kind = _KINDS.get(hint)
    # Several words are a union of literals.
    words = arguments if origin in (types.UnionType, typing.Union) else (hint,)
    if all(typing.get_origin(one) is typing.Literal for one in words):
        kind = "text"
    if kind is not None:
        yield Column(name, kind, values)
    elif hasattr(hint, "_is_record"):
        yield from _columns(hint, f"{name}.", values)
    elif hint == Mapping[str, Any]:
        # As it is written in a document.
        yield Column(name, "text", [None if one is None else json.dumps(one, ensure_ascii=False) for one in values])
    elif inspect.isclass(origin) and issubclass(origin, tuple):  # pyright: ignore[reportArgumentType]
        yield from _listed(arguments, name, values)


def _listed(arguments: tuple[Any, ...], name: str, values: list[Any]) -> Iterable[Column]:
    item = arguments[0]
    if len(arguments) > 1 and arguments[-1] is not Ellipsis:
        for index, one in enumerate(arguments):
            parts = [None if value is None else value[index] for value in values]
            yield from _of(_without_none(one), f"{name}.{index}", parts)
    elif item == tuple[float, float]:
        yield from _by_probability(
            name, [None if value is None else [tuple(pair) for pair in value] for value in values]
        )
    elif hasattr(item, "_is_record") and {"p", "value"} <= typing.get_type_hints(item).keys():
        pairs = [None if value is None else [(one["p"], one["value"]) for one in value] for value in values]
        yield from _by_probability(name, pairs)


def _by_probability(name: str, values: list[Any]) -> Iterable[Column]:
    probabilities = sorted({p for value in values if value is not None for p, _ in value})
    found = [{} if value is None else dict(value) for value in values]
    for p in probabilities:
        yield Column(f"{name}.{p!r}", "float", [one.get(p) for one in found])


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        rest = [one for one in typing.get_args(hint) if one is not types.NoneType]
        return rest[0] if len(rest) == 1 else typing.Union[tuple(rest)]
    return hint
