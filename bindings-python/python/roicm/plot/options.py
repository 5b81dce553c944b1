"""The options side by side."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from roicm._format import Reader
from roicm.plot._canvas import begin, label, money_axis, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from roicm.results import Simulation

__all__ = ["options"]


@overload
def options(simulation: Simulation) -> Figure: ...
@overload
def options(simulation: Simulation, *, ax: Axes) -> Axes: ...
def options(simulation: Any, *, ax: Axes | None = None) -> Any:
    """What each option may be worth: its net present value, the one best on average on top, against doing nothing at 0.

    The thin line holds nine trials in ten, the thick one every second; the point is the median. Beside it stands how likely
    the option is to be the best of all.
    """
    found = sorted(simulation.options.values(), key=lambda one: -one.net_present_value.mean)
    canvas = begin(ax, height=1.6 + 0.55 * len(found))
    ax = canvas.ax
    reader = Reader(simulation._data["scenario"])
    for place, one in enumerate(found):
        at = {quantile.p: quantile.value for quantile in one.net_present_value.quantiles}
        colour = canvas.series[0]
        ax.plot([at[0.05], at[0.95]], [place, place], color=colour, linewidth=2, solid_capstyle="butt")
        ax.plot([at[0.25], at[0.75]], [place, place], color=colour, linewidth=9, alpha=0.55, solid_capstyle="butt")
        ax.plot(
            [at[0.5]],
            [place],
            marker="o",
            markersize=7,
            color=colour,
            markeredgecolor=ax.get_facecolor(),
            linestyle="none",
        )
        ax.annotate(
            f"best in {reader.share(one.probability_best.estimate)}",
            (1.01, place),
            xycoords=("axes fraction", "data"),
            va="center",
            fontsize="small",
            color=canvas.soft,
            annotation_clip=False,
        )
    ax.axvline(0, color=canvas.text, linewidth=1, zorder=1.5)
    ax.set_yticks(range(len(found)), [wrapped(one.label) for one in found])
    ax.set_ylim(len(found) - 0.4, -0.6)
    money_axis(ax.xaxis, 5)
    months = simulation.scenario.horizon_months
    label(
        canvas, f"Net present value over {months} months", x=simulation.scenario.currency, name=simulation.scenario.name
    )
    ax.tick_params(axis="y", length=0)
    return canvas.done()
