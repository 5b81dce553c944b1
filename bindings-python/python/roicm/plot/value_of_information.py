"""What it is worth to know more before deciding."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from roicm._format import Reader
from roicm.plot._canvas import begin, input_text, label, money_axis, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from roicm.results import ValueOfInformation

__all__ = ["value_of_information"]


@overload
def value_of_information(found: ValueOfInformation, *, most: int = 12) -> Figure: ...
@overload
def value_of_information(found: ValueOfInformation, *, most: int = 12, ax: Axes) -> Axes: ...
def value_of_information(found: Any, *, most: int = 12, ax: Axes | None = None) -> Any:
    """What it would be worth at most to know each input, or each group of inputs, before deciding, with a 95% interval.

    ``most`` is how many inputs are shown; those that are worth nothing are only counted. The title says what it would be worth to know everything.
    """
    rows = [*((wrapped(one.name, 40), one) for one in found.groups), *((input_text(one), one) for one in found.inputs)]
    worthless = [one for _, one in rows if one.expected_value_of_partial_perfect_information <= 0]
    rows = [row for row in rows if row[1] not in worthless][:most]
    canvas = begin(ax, width=8.5, height=1.6 + 0.42 * max(len(rows), 1))
    ax = canvas.ax
    worth = [one.expected_value_of_partial_perfect_information for _, one in rows]
    ax.barh(range(len(rows)), worth, height=0.66, color=canvas.series[0], linewidth=0)
    for place, (_, one) in enumerate(rows):
        if one.interval is not None:
            ax.plot([one.interval.lower, one.interval.upper], [place, place], color=canvas.text, linewidth=1)
    ax.set_yticks(range(len(rows)), [name for name, _ in rows], fontsize="small")
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    ax.axvline(0, color=canvas.text, linewidth=1)
    ax.tick_params(axis="y", length=0)
    money_axis(ax.xaxis)
    if worthless:
        told = f"{len(worthless)} more: worth nothing to know"
        ax.annotate(
            told, (0.99, 0.02), xycoords="axes fraction", ha="right", va="bottom", fontsize="small", color=canvas.soft
        )
    reader = Reader(found._data["scenario"])
    everything = reader.money(found.perfect.expected_value_of_perfect_information)
    title = f"Worth of knowing before deciding; everything: {found.currency} {everything}"
    label(canvas, title, x=f"Worth at most, {found.currency}", name=found.scenario.name)
    return canvas.done()
