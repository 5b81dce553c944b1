"""Results as tables: for pandas, Polars, Arrow, and everything else that takes over Arrow streams."""

# pyright: basic
from __future__ import annotations

import importlib
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, cast

from roicm import _native

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow  # type: ignore[import-untyped]

__all__ = ["Column", "Frame", "Tabular"]

Kind: TypeAlias = Literal["text", "integer", "float", "boolean", "exact"]


class Column(NamedTuple):
    """A column of a table: what its values are, and the values. Exact ones are decimals as the core writes them."""

    name: str
    kind: Kind
    values: Any


class Frame(NamedTuple):
    """Columns of one length."""

    columns: Sequence[Column]
    rows: int
    key: str | None = None
    """The column that names the rows."""


class Tabular:
    """What can be had as a table. Columns are named as in the documents of the core; what stands deeper is named by its
    path, such as ``internal_rate_of_return.annual`` or ``quantiles.0.05``.
    """

    __slots__ = ()

    def _frame(self) -> Frame:
        raise NotImplementedError

    def to_pandas(self, *, decimal: bool = True) -> pandas.DataFrame:
        """A pandas data frame.

        Money and other exact figures stay exact: columns of ``Decimal`` objects, with all their digits. With
        ``decimal=False`` they are ``float64``, which is faster and rounds to some 16 digits. Figures of simulations are
        ``float64`` always. What a row does not have is missing.

        >>> import roicm
        >>> evaluation = roicm.preset("hong-kong-only").evaluate()
        >>> evaluation.to_pandas()["net_present_value"].idxmax()
        'free'
        """
        library = _needed("pandas", "pandas", "data frames of pandas")
        frame = self._frame()
        columns = {column.name: _series(library, column, decimal=decimal) for column in frame.columns}
        table = library.DataFrame(columns, index=None if columns else range(frame.rows), copy=False)
        return cast("pandas.DataFrame", table if frame.key is None else table.set_index(frame.key))

    def to_polars(self, *, decimal: bool = True) -> polars.DataFrame:
        """A Polars data frame.

        Exact figures are Polars' ``Decimal``, with all their digits; with ``decimal=False`` they are ``Float64``.

        >>> import roicm
        >>> evaluation = roicm.preset("hong-kong-only").evaluate()
        >>> evaluation.options["lite"].cash_flow.to_polars().columns[:3]
        ['month', 'avoided', 'gains']
        """
        library = _needed("polars", "polars", "data frames of Polars")
        return cast("polars.DataFrame", library.DataFrame(_Stream(self._frame(), decimal=decimal)))

    def to_arrow(self, *, decimal: bool = True) -> pyarrow.Table:
        """A table of PyArrow. Samples are not copied.

        Exact figures are ``decimal128``, at the places that they are written with; ``decimal256`` where one column needs
        more than 38 digits. With ``decimal=False`` they are ``float64``.

        >>> import roicm
        >>> table = roicm.preset("hong-kong-only").evaluate().to_arrow()
        >>> table.schema.field("net_present_value").type.precision
        38
        """
        library = _needed("pyarrow", "arrow", "tables of PyArrow")
        return library.table(_Stream(self._frame(), decimal=decimal))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table as an Arrow stream, for what takes over one by the PyCapsule interface: DuckDB, Polars, pandas,
        PyArrow. Needs none of them.
        """
        return _stream(self._frame(), decimal=True)


class _Stream:
    """A table that is told as a stream in one way."""

    def __init__(self, frame: Frame, *, decimal: bool) -> None:
        self._frame, self._decimal = frame, decimal

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return _stream(self._frame, decimal=self._decimal)


def _stream(frame: Frame, *, decimal: bool) -> object:
    columns = [column if decimal or column.kind != "exact" else _floats(column) for column in frame.columns]
    return _native.arrow_stream([(one.name, one.kind, one.values) for one in columns], frame.rows)


def _floats(column: Column) -> Column:
    return Column(column.name, "float", [None if value is None else float(value) for value in column.values])


def _series(pandas: Any, column: Column, *, decimal: bool) -> Any:
    values = column.values
    if isinstance(values, _native.Column):
        numpy = _needed("numpy", "numpy", "arrays")
        return pandas.Series(numpy.frombuffer(values), copy=False)
    if column.kind == "exact" and decimal:
        return pandas.Series([None if value is None else Decimal(value) for value in values], dtype=object)
    has_all = None not in values
    kinds = {"integer": "int64" if has_all else "Int64", "boolean": "bool" if has_all else "boolean"}
    if column.kind == "text":
        return pandas.Series(values, dtype="str" if has_all else object)
    found = _floats(column).values if column.kind == "exact" else values
    return pandas.Series(found, dtype=kinds.get(column.kind, "float64"))


def _needed(module: str, extra: str, what: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        if error.name is not None and error.name.split(".")[0] != module:
            raise
        raise ImportError(f"{what} need {module}: pip install 'roicm[{extra}]'", name=module) from error
