"""One result over a grid of two inputs."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from roicm._format import input_name, result_text
from roicm._html import figure, page, span, table
from roicm.tables import Column, Frame
from roicm.views.result import ResultView, about, notices, title

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from roicm.results import TwoWay

__all__ = ["TwoWayView"]


class TwoWayView(ResultView):
    """A two-way table: as a long table with a row a cell, a page and a plot."""

    __slots__ = ()

    def _frame(self) -> Frame:
        data = self._data
        xs, ys, cells, best = data["x"]["values"], data["y"]["values"], data["cells"], data["best"]
        flat = [cell for row in cells for cell in row]
        columns = [
            Column(data["x"]["path"], "exact", [x for _ in ys for x in xs]),
            Column(data["y"]["path"], "exact", [y for y in ys for _ in xs]),
            Column("result", "exact", [cell["result"] for cell in flat]),
        ]
        if best:
            columns.append(Column("best", "text", [one for row in best for one in row]))
        return Frame(columns, len(flat))

    def plot(self) -> Figure:
        """The table in colours: see :func:`roicm.plot.two_way`."""
        from roicm import plot

        return plot.two_way(cast("TwoWay", self))

    def _repr_html_(self) -> str:
        data, reader = self._data, self._reader()
        x, y = data["x"], data["y"]
        head = ["", *(reader.figure(value, x["unit"]) for value in x["values"])]
        rows: list[tuple[Any, ...]] = []
        for value, cells in zip(y["values"], data["cells"], strict=True):
            row = [figure(reader.figure(cell["result"], data["unit"])) for cell in cells]
            rows.append((figure(span(reader.figure(value, y["unit"]), "r-head")), *row))
        unit = reader.unit(data["unit"])
        told = f"{result_text(data['result'])}{f', {unit}' if unit else ''}; across: {_side(x)}; down: {_side(y)}"
        return page(title(data, "Two-way table"), about(data), table(head, rows, caption=told), notices(data))


def _side(side: Any) -> str:
    return ", ".join(part for part in (*input_name(side["path"], side.get("label")), side["unit"]) if part)
