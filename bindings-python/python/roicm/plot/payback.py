"""When an option has paid for itself."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from matplotlib.ticker import MaxNLocator

from roicm._format import Reader
from roicm.plot._canvas import begin, label, percent_axis, spread

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from roicm.results import Simulation

__all__ = ["payback"]


@overload
def payback(simulation: Simulation, option: str) -> Figure: ...
@overload
def payback(simulation: Simulation, option: str, *, ax: Axes) -> Axes: ...
def payback(simulation: Any, option: str, *, ax: Axes | None = None) -> Any:
    """How likely an option is to have paid for itself by when: months along the bottom, the share of trials up the side.

    The dotted line stands at the target month, with a point where the curve passes it; the gap that is left at the horizon
    is how likely the option is never to pay back within it.
    """
    canvas = begin(ax)
    ax = canvas.ax
    reader = Reader(simulation._data["scenario"])
    found, colour = simulation.options[option], canvas.series[0]
    times, horizon = found.payback_months, simulation.scenario.horizon_months
    months, shares = spread(times.histogram, simulation.run.trials)
    ax.fill_between(months, shares, color=colour, alpha=canvas.faint, linewidth=0)
    ax.plot(months, shares, color=colour, linewidth=2)
    target, by_target = simulation.scenario.payback_target_months, found.probability_of_payback_by_target
    if target is not None and by_target is not None:
        ax.axvline(target, color=canvas.text, linewidth=1.2, linestyle=":")
        ax.plot([target], [by_target.estimate], marker="o", markersize=6, color=colour, linestyle="none")
        ax.annotate(
            f"{reader.share(by_target.estimate)} by month {target}",
            (target, by_target.estimate),
            xytext=(8, -4),
            textcoords="offset points",
            va="top",
            fontsize="small",
            color=canvas.text,
        )
    never = times.probability_never
    if never is not None and never.estimate > 0:
        ax.plot([horizon, horizon], [1 - never.estimate, 1], color=canvas.series[1], linewidth=5, solid_capstyle="butt")
        ax.annotate(
            f"never within {horizon} months: {reader.share(never.estimate)}",
            (horizon, 1),
            xytext=(-8, -4),
            textcoords="offset points",
            ha="right",
            va="top",
            fontsize="small",
            color=canvas.text,
        )
    percent_axis(ax.yaxis)
    ax.set_xlim(0, horizon * 1.01)
    ax.set_ylim(0, 1.03)
    ax.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    label(
        canvas,
        f"Payback: {found.label}",
        x="Months after the decision",
        y="Share of trials paid back",
        name=simulation.scenario.name,
    )
    return canvas.done()
