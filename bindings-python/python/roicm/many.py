"""Many scenarios at once: tables of inputs, and tables of results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from roicm import _native
from roicm._html import rows_html
from roicm._numbers import listed
from roicm._plain import number_token
from roicm.results import Problem
from roicm.tables import Column, Frame, Tabular

__all__ = ["Inputs", "Many"]

Inputs: TypeAlias = "Mapping[str, Any] | Any"
"""A data frame of pandas or Polars, anything that can be had as an Arrow stream, or a dictionary of columns. Its columns
are paths of inputs."""


class Many(Tabular):
    """Results of many scenarios: a column for each result, a row for each scenario, and what is wrong with a row.

    A value is ``None`` where a scenario does not have it, and where its row has problems.
    """

    __slots__ = ("_columns", "_kind", "problems", "units")

    problems: tuple[tuple[Problem, ...] | None, ...]
    """What is wrong with each row; none where it has results."""
    units: Mapping[str, str]
    """What each result is measured in."""

    def __init__(self, data: Mapping[str, Any], kind: Literal["exact", "float"]) -> None:
        self._kind: Literal["exact", "float"] = kind
        self._columns: dict[str, list[Any]] = {one["path"]: one["values"] for one in data["results"]}
        self.units = {one["path"]: one["unit"] for one in data["results"]}
        self.problems = tuple(None if one is None else tuple(map(Problem, one)) for one in data["problems"])

    @property
    def results(self) -> tuple[str, ...]:
        """The paths of the results, in order."""
        return tuple(self._columns)

    def __getitem__(self, path: str) -> list[Any]:
        """The values of a result, a row each."""
        if path not in self._columns:
            raise KeyError(f"there is no result {path!r}; there are: {', '.join(self._columns)}")
        values = self._columns[path]
        if self._kind == "exact":
            return [None if value is None else Decimal(value) for value in values]
        return list(values)

    def __len__(self) -> int:
        return len(self.problems)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._columns)

    def to_dict(self) -> dict[str, list[Any]]:
        """The columns by name: the results, and ``problem``."""
        return {**{path: self[path] for path in self._columns}, "problem": self._problems()}

    def _problems(self) -> list[str | None]:
        def told(problem: Problem) -> str:
            parts = (f"{problem.path}: " if problem.path else "", problem.message, f" ({problem.help})" if problem.help else "")
            return "".join(parts)

        return [None if found is None else "; ".join(map(told, found)) for found in self.problems]

    def _frame(self) -> Frame:
        columns = [Column(path, self._kind, values) for path, values in self._columns.items()]
        return Frame([*columns, Column("problem", "text", self._problems())], len(self))

    def __repr__(self) -> str:
        bad = sum(found is not None for found in self.problems)
        return f"<roicm.Many: {len(self):,} rows, {bad:,} with problems; {', '.join(self._columns)}>"

    def _repr_html_(self) -> str:
        return rows_html(self._frame())


def columns(inputs: Inputs) -> list[tuple[str, list[str]]]:
    """The columns of a table, each value as it stands in JSON."""
    if isinstance(inputs, Mapping):
        return [(path, _tokens(path, _values(values))) for path, values in inputs.items()]
    if hasattr(inputs, "iloc") and hasattr(inputs, "columns"):
        return [(str(path), _tokens(str(path), _values(inputs[path]))) for path in inputs.columns]
    if hasattr(inputs, "__arrow_c_stream__"):
        return _native.columns_of_stream(inputs.__arrow_c_stream__())
    raise TypeError(f"expected a data frame, an Arrow table or a dictionary of columns, found {type(inputs).__name__}")


def _values(values: Any) -> Sequence[Any]:
    """The items of a column. Those of short floats keep their own digits, which are fewer than those of the doubles
    beside them.
    """
    array = values.to_numpy() if hasattr(values, "to_numpy") else values
    if getattr(array, "ndim", None) != 1 or not hasattr(array, "dtype"):
        return listed(array)
    return list(array) if array.dtype.kind == "f" and array.dtype.itemsize != 8 else list(array.tolist())


def _tokens(path: str, values: Sequence[Any]) -> list[str]:
    return [_token(path, value) for value in values]


def _token(path: str, value: Any) -> str:
    try:
        return number_token(value, path)
    except TypeError:
        # What is no number is a problem of its row, in the words of the core.
        return "null"
