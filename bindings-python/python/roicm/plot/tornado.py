"""How far a result moves with each input."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from roicm._format import Reader
from roicm.plot._canvas import Canvas, begin, input_text, label, result_text, text_of_unit, unit_axis

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from roicm.results import Tornado

__all__ = ["tornado"]


@overload
def tornado(found: Tornado, *, most: int = 12) -> Figure: ...
@overload
def tornado(found: Tornado, *, most: int = 12, ax: Axes) -> Axes: ...
def tornado(found: Any, *, most: int = 12, ax: Axes | None = None) -> Any:
    """How far a result moves as one input goes from its low to its high end, the input that moves it most on top.

    Each bar runs from the base case, one colour towards the input's low end and another towards its high end; at its ends
    stand the values of the input. A hatched bar has both ends on one side of the base case. A payback that never
    comes lies beyond all others; an end without a result is told in words. ``most`` is how many inputs are shown.
    """
    bars = list(found.bars)[:most]
    canvas = begin(ax, width=8.5, height=1.5 + 0.46 * max(len(bars), 1))
    ax = canvas.ax
    reader = Reader(found._data["scenario"])
    base = found.baseline.result
    start = None if base is None else float(base)
    ends = [float(one) for bar in bars for one in (bar.low_result, bar.high_result, base) if one is not None]
    # A payback that never comes lies beyond all others.
    beyond = max(ends) + 0.12 * ((max(ends) - min(ends)) or 1.0) if ends else 1.0
    for place, bar in enumerate(bars):
        for side, colour in (("low", canvas.series[0]), ("high", canvas.series[1])):
            _end(canvas, reader, bar, side, place, (start, beyond), colour)
    if start is not None:
        ax.axvline(start, color=canvas.text, linewidth=1)
    ax.set_yticks(range(len(bars)), [input_text(bar) for bar in bars], fontsize="small")
    ax.set_ylim(max(len(bars), 1) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.margins(x=0.16)
    unit_axis(ax.xaxis, found.unit)
    told = "" if base is None else f", base case {reader.figure(base, found.unit)}"
    label(canvas, f"{result_text(found.result)}{told}", x=text_of_unit(found.unit), name=found.scenario.name)
    handles = [_patch(colour) for colour in canvas.series[:2]]
    names = [f"input at its {quantile:g} quantile" for quantile in (found.low_quantile, found.high_quantile)]
    # Below the axes, where no bar is.
    ax.set_xlabel(text_of_unit(found.unit), loc="left")
    ax.legend(
        handles,
        names,
        frameon=False,
        fontsize="small",
        loc="upper right",
        bbox_to_anchor=(1, 0),
        borderaxespad=2.2,
        ncols=2,
    )
    return canvas.done()


def _end(
    canvas: Canvas, reader: Reader, bar: Any, side: str, place: int, scale: tuple[float | None, float], colour: str
) -> None:
    start, beyond = scale
    value, reached = getattr(bar, f"{side}_value"), getattr(bar, f"{side}_result")
    is_never = bool(getattr(bar, f"{side}_never", False))
    told = reader.figure(value, bar.unit)
    if start is None or (reached is None and not is_never):
        canvas.ax.annotate(
            f"{told}: {'never' if is_never else 'no result'}",
            (0.99, place - 0.18 if side == "low" else place + 0.18),
            xycoords=("axes fraction", "data"),
            ha="right",
            va="center",
            fontsize="x-small",
            color=colour,
        )
        return
    end = beyond if reached is None else float(reached)
    hatch = "///" if bar.same_side else None
    canvas.ax.barh(place, end - start, left=start, height=0.7, color=colour, hatch=hatch, linewidth=0, alpha=0.95)
    if end != start:
        right = end > start
        canvas.ax.annotate(
            f"{told}: never" if is_never else told,
            (end, place),
            xytext=(3 if right else -3, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            fontsize="x-small",
            color=canvas.text,
        )


def _patch(colour: str) -> Any:
    from matplotlib.patches import Patch

    return Patch(color=colour)
