"""The results of every trial of a simulation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from roicm._native import Column
from roicm.tables import Column as TableColumn
from roicm.tables import Frame, Tabular

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["Samples"]


class Samples(Mapping[str, "NDArray[numpy.float64]"], Tabular):
    """A column of results for each path, in the order of the trials.

    A column is a NumPy array that looks at the memory of the core: nothing is copied, and nothing can be written. A
    result that a trial does not have is ``nan``; a time that never comes is ``inf``. Without NumPy, take
    :meth:`view`. As a table, it has a row for each trial.
    """

    __slots__ = ("_arrays", "_columns")

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self._columns = dict(columns)
        self._arrays: dict[str, NDArray[numpy.float64]] = {}

    def __getitem__(self, path: str) -> NDArray[numpy.float64]:
        array = self._arrays.get(path)
        if array is None:
            try:
                import numpy
            except ImportError as error:
                raise ImportError("arrays need NumPy: pip install 'roicm[numpy]', or take .view(path)") from error
            array = self._arrays[path] = numpy.frombuffer(self.view(path), dtype=numpy.float64)
        return array

    def view(self, path: str) -> memoryview:
        """A column as a view of the memory of the core: doubles, read only."""
        return memoryview(self._column(path))

    def _column(self, path: str) -> Column:
        if path not in self._columns:
            raise KeyError(f"there are no samples of {path!r}; there are: {', '.join(self._columns)}")
        return self._columns[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def _frame(self) -> Frame:
        columns = [TableColumn(path, "float", column) for path, column in self._columns.items()]
        return Frame(columns, len(columns[0].values) if columns else 0)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._columns)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Samples):
            return NotImplemented
        mine, theirs = self._columns, other._columns
        return mine.keys() == theirs.keys() and all(
            mine[path] is theirs[path] or mine[path].to_bytes() == theirs[path].to_bytes() for path in mine
        )

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return _from_bytes, ({path: column.to_bytes() for path, column in self._columns.items()},)

    def __repr__(self) -> str:
        trials = len(next(iter(self._columns.values()))) if self._columns else 0
        return f"<roicm.Samples: {len(self._columns)} results × {trials:,} trials>"


def _from_bytes(columns: Mapping[str, bytes]) -> Samples:
    return Samples({path: _column(values) for path, values in columns.items()})


def _column(values: bytes) -> Column:
    column = Column.from_bytes(values)
    if column is None:
        raise ValueError("these are no doubles")
    return column
