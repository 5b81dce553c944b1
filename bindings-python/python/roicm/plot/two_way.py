"""One result over a grid of two inputs."""

# pyright: basic
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, overload

import matplotlib
import numpy
from matplotlib.colors import to_rgb

from roicm._format import Reader
from roicm.plot._canvas import begin, input_text, label, read, result_text, text_of_unit, unit_axis

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from roicm.results import TwoWay

__all__ = ["two_way"]


@overload
def two_way(found: TwoWay) -> Figure: ...
@overload
def two_way(found: TwoWay, *, ax: Axes) -> Axes: ...
def two_way(found: Any, *, ax: Axes | None = None) -> Any:
    """A two-way table in colours: a cell for each pair of values, with the figure in it where there is room.

    The dashed line in black and white marks where the best decision changes.
    """
    xs, ys = read(found.x.values), read(found.y.values)
    canvas = begin(ax, width=max(5.5, 2.5 + 0.8 * len(xs)), height=max(3.2, 1.8 + 0.36 * len(ys)))
    ax = canvas.ax
    reader = Reader(found._data["scenario"])
    grid = [read(cell.result for cell in row) for row in found.cells]
    # Cells are of one size, however far their values are apart.
    mesh = ax.pcolormesh(range(len(xs)), range(len(ys)), grid, cmap=matplotlib.colormaps["cividis"], shading="nearest")
    if len(xs) <= _MOST_FIGURES[0] and len(ys) <= _MOST_FIGURES[1]:
        _figures(ax, mesh, grid, lambda value: reader.figure(value, found.unit))
    for line in _lines(found):
        across, down = zip(*line.points, strict=True)
        places = (numpy.interp(across, xs, range(len(xs))), numpy.interp(down, ys, range(len(ys))))
        ax.plot(*places, color="white", linewidth=3)
        ax.plot(*places, color="black", linewidth=1.5, linestyle="--")
    for axis, side in ((ax.xaxis, found.x), (ax.yaxis, found.y)):
        values = [reader.figure(value, side.unit) for value in side.values]
        axis.set_ticks(range(len(values)), values)
    bar = canvas.figure.colorbar(mesh, ax=ax)
    unit_axis(bar.ax.yaxis, found.unit)
    bar.set_label(text_of_unit(found.unit))
    label(canvas, result_text(found.result), x=_side(found.x), y=_side(found.y), name=found.scenario.name)
    return canvas.done()


def _lines(found: Any) -> list[Any]:
    """Where the decision changes, each change once: found along the rows, or else along the columns."""
    along_rows = [line for line in found.break_even_lines if line.along == "x"]
    known = {frozenset((line.from_, line.to)) for line in along_rows}
    return along_rows + [line for line in found.break_even_lines if line.along != "x" and not _is_known(line, known)]


def _is_known(line: Any, known: set[frozenset[str]]) -> bool:
    return frozenset((line.from_, line.to)) in known


def _figures(ax: Axes, mesh: Any, grid: list[list[float]], told: Callable[[float], str]) -> None:
    for y, row in enumerate(grid):
        for x, value in enumerate(row):
            if value == value:
                red, green, blue = to_rgb(mesh.cmap(mesh.norm(value)))
                colour = "black" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.45 else "white"
                ax.annotate(told(value), (x, y), ha="center", va="center", fontsize="x-small", color=colour)


_MOST_FIGURES = (12, 16)
"""Of larger tables the colours are enough to read."""


def _side(side: Any) -> str:
    unit = text_of_unit(side.unit)
    return input_text(side, 60) + (f", {unit}" if unit else "")
