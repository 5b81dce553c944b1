"""When an option has paid for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from matplotlib.ticker import MaxNLocator

from roicm._format import Reader
from roicm.plot._canvas import begin, label, percent_axis

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
    """How the payback of an option is spread over the trials: months along the bottom, the share of trials up the side.

    A dotted line stands at the target month, with how likely a payback by then is; a bar of its own, beyond the horizon,
    shows the trials in which the option never pays back within it.
    """
    canvas = begin(ax)
    ax = canvas.ax
    reader = Reader(simulation._data["scenario"])
    found = simulation.options[option]
    times, trials = found.payback_months, simulation.run.trials
    edges, counts = times.histogram.edges, times.histogram.counts
    widths = [right - left for left, right in zip(edges, edges[1:], strict=False)]
    ax.bar(edges[:-1], [count / trials for count in counts], widths, align="edge", color=canvas.series[0], linewidth=0)
    horizon, never = simulation.scenario.horizon_months, times.probability_never
    places = [month for month in MaxNLocator(7, integer=True).tick_values(0, horizon) if 0 <= month <= horizon]
    names = [f"{month:.0f}" for month in places]
    if never is not None and never.estimate > 0:
        wide = horizon / 14
        middle = horizon + 1.5 * wide
        bar = ax.bar([middle], [never.estimate], [wide], color=canvas.series[1], linewidth=0)
        ax.bar_label(bar, [reader.share(never.estimate)], color=canvas.text, fontsize="small", padding=2)
        places, names = [*places, middle], [*names, "never"]
    ax.set_xticks(places, names)
    ax.set_xlim(left=min(0.0, *edges[:1]))
    target, by_target = simulation.scenario.payback_target_months, found.probability_of_payback_by_target
    if target is not None and by_target is not None:
        ax.axvline(target, color=canvas.text, linewidth=1.2, linestyle=":")
        ax.annotate(
            f"{reader.share(by_target.estimate)} by month {target}", (target, 0.97), xycoords=("data", "axes fraction"),
            xytext=(5, 0), textcoords="offset points", va="top", fontsize="small", color=canvas.text,
        )
    percent_axis(ax.yaxis)
    ax.margins(y=0.12)
    label(canvas, f"Payback: {found.label}", x="Months after the decision", y="Share of trials", name=simulation.scenario.name)
    return canvas.done()
