"""The ground that plots stand on."""

# pyright: basic
from __future__ import annotations

import io
import itertools
import textwrap
from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from roicm._format import input_name, result_text, rounded

__all__ = [
    "Canvas",
    "Chart",
    "begin",
    "input_text",
    "label",
    "money_axis",
    "percent_axis",
    "plain",
    "read",
    "result_text",
    "spread",
    "text_of_unit",
    "unit_axis",
    "wrapped",
]

_SCALE = 2
"""Pixels of a notebook's picture for each pixel on the page, so that it is sharp on dense screens."""


class Chart(Figure):
    """A figure that notebooks show by itself, whether or not ``pyplot`` was ever imported."""

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        stream = io.BytesIO()
        dpi = self.get_dpi()
        self.savefig(stream, format="png", dpi=dpi * _SCALE, facecolor=self.get_facecolor())
        width, height = self.get_size_inches() * dpi
        return stream.getvalue(), {"width": round(width), "height": round(height)}


class Canvas(NamedTuple):
    """Axes to draw into, and the colours that show on their ground."""

    ax: Axes
    figure: Figure
    given: bool
    text: Any
    soft: Any
    series: tuple[str, ...]
    faint: float
    """How much of a colour is in an area, so that lines stay in front of it."""

    def done(self) -> Any:
        """What the caller gets: the figure, or the axes that were given."""
        return self.ax if self.given else self.figure


# Okabe and Ito, Color Universal Design (2008), in the order of their contrast to the ground.
_ON_LIGHT = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_ON_DARK = ("#56B4E9", "#E69F00", "#009E73", "#CC79A7", "#F0E442", "#D55E00")


def begin(ax: Axes | None, width: float = 7.5, height: float = 4.2) -> Canvas:
    """A new figure, or the axes that were given."""
    import matplotlib

    if ax is None:
        figure: Figure = Chart(figsize=(width, height), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
    else:
        figure, axes = cast(Figure, ax.figure), ax
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    red, green, blue = to_rgb(axes.get_facecolor())
    dark = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5
    text = matplotlib.rcParams["text.color"]
    soft = "#b0b0b0" if dark else "#6e6e6e"
    return Canvas(axes, figure, ax is not None, text, soft, _ON_DARK if dark else _ON_LIGHT, 0.28 if dark else 0.2)


def plain(name: str) -> str:
    """A text of a document: dollars are dollars, and begin no formula."""
    return name.replace("$", r"\$")


def label(canvas: Canvas, title: str, *, x: str = "", y: str = "", name: str | None = None) -> None:
    """The title, to the left, with the name of the scenario under it, and what the axes measure."""
    under = "" if name is None else f"\n{plain(textwrap.shorten(name, 80, placeholder='…'))}"
    canvas.ax.set_title(f"{plain(textwrap.fill(title, 70))}{under}", loc="left", fontsize="medium")
    canvas.ax.set_xlabel(x)
    canvas.ax.set_ylabel(y)


def money_axis(axis: Axis, most: int = 6) -> None:
    """Whole amounts with separated thousands."""
    axis.set_major_locator(MaxNLocator(most))
    axis.set_major_formatter(FuncFormatter(lambda value, _: _thousands(value)))


def percent_axis(axis: Axis) -> None:
    """Shares in per cent."""
    axis.set_major_formatter(
        FuncFormatter(lambda value, _: f"{value:.{0 if abs(value) >= 0.01 or value == 0 else 1}%}")
    )


def unit_axis(axis: Axis, unit: str) -> None:
    """Figures in a unit of the core."""
    if unit in ("share", "ratio") or unit.startswith("rate /"):
        percent_axis(axis)
    else:
        money_axis(axis)


def _thousands(value: float) -> str:
    return rounded(repr(float(value)), 0) if float(value).is_integer() else f"{value:,.4g}".replace("-", "−")


def text_of_unit(unit: str) -> str:
    """What stands along an axis."""
    return "" if unit in ("share", "ratio") else unit


def wrapped(name: str, width: int = 34) -> str:
    """A name in lines that are not too long; paths break at their points."""
    name = plain(name)
    if " " in name:
        return "\n".join(textwrap.wrap(name, width)[:3])
    lines = [""]
    for part in name.split("."):
        piece = f"{part}." if part is not name.rsplit(".", 1)[-1] else part
        if len(lines[-1]) + len(piece) > width and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)


def spread(histogram: Any, trials: int) -> tuple[list[float], list[float]]:
    """The borders of a histogram, and the shares of all trials that lie below each."""
    counts = [histogram.below, *histogram.counts]
    return list(histogram.edges), [count / trials for count in itertools.accumulate(counts)][: len(histogram.edges)]


def input_text(one: Any, width: int = 48) -> str:
    """An input of a result in words, in two lines."""
    what, whose = input_name(one.path, one.label)
    return "\n".join(plain(textwrap.shorten(part, width, placeholder="…")) for part in (what, whose) if part)


def read(values: Iterable[Any]) -> list[float]:
    """Figures as doubles; what is none stays out of the picture."""
    return [float("nan") if value is None else float(value) for value in values]
