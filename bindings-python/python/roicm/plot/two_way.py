"""One result over a grid of two inputs."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

import matplotlib
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
    """A two-way table in colours, with the figures in its cells where there is room for them.

    Lines in white and black mark where the best decision changes.
    """
    xs, ys = read(found.x.values), read(found.y.values)
    canvas = begin(ax, width=max(5.5, 2.5 + 0.85 * len(xs)), height=max(3.2, 1.8 + 0.4 * len(ys)))
    ax = canvas.ax
    grid = [read(cell.result for cell in row) for row in found.cells]
    mesh = ax.pcolormesh(xs, ys, grid, cmap=matplotlib.colormaps["cividis"], shading="nearest")
    scale: Any = mesh.norm
    shade: Any = mesh.cmap
    reader = Reader(found._data["scenario"])
    if len(xs) <= 9 and len(ys) <= 15:
        for y, row in zip(ys, grid, strict=True):
            for x, value in zip(xs, row, strict=True):
                if value == value:
                    red, green, blue = to_rgb(shade(scale(value)))
                    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.45
                    told = reader.figure(value, found.unit)
                    ax.annotate(
                        told, (x, y), ha="center", va="center", fontsize="x-small", color="black" if light else "white"
                    )
    for line in found.break_even_lines:
        across, down = zip(*line.points, strict=True)
        ax.plot(across, down, color="white", linewidth=3)
        ax.plot(across, down, color="black", linewidth=1.5, linestyle="--")
    ax.set_xticks(xs)
    ax.set_yticks(ys)
    for axis, side in ((ax.xaxis, found.x), (ax.yaxis, found.y)):
        unit_axis(axis, side.unit)
    bar = canvas.figure.colorbar(mesh, ax=ax)
    unit_axis(bar.ax.yaxis, found.unit)
    bar.set_label(text_of_unit(found.unit))
    label(canvas, result_text(found.result), x=_side(found.x), y=_side(found.y), name=found.scenario.name)
    return canvas.done()


def _side(side: Any) -> str:
    unit = text_of_unit(side.unit)
    return input_text(side, 60) + (f", {unit}" if unit else "")
