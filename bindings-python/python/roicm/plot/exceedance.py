"""How much interruptions may cost in a year."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from roicm._format import Reader
from roicm.plot._canvas import begin, label, money_axis, percent_axis, plain, spread

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from roicm.results import Simulation

__all__ = ["exceedance"]


@overload
def exceedance(simulation: Simulation, loss: str | None = None) -> Figure: ...
@overload
def exceedance(simulation: Simulation, loss: str | None = None, *, ax: Axes) -> Axes: ...
def exceedance(simulation: Any, loss: str | None = None, *, ax: Axes | None = None) -> Any:
    """How likely a year's cost of interruptions, today, is to pass an amount: of one loss, or of all together, with
    each of them beside.

    The amount along the bottom, the probability of more up the side; a point marks the value at risk, which nineteen years
    in twenty do not pass.
    """
    canvas = begin(ax)
    ax = canvas.ax
    today = simulation.today
    curves = (
        [("All losses", today.annual_cost)]
        if loss is None
        else [(today.losses[loss].label, today.losses[loss].annual_cost)]
    )
    if loss is None and len(today.losses) > 1:
        curves += [(one.label, one.annual_cost) for one in today.losses.values()]
    for place, (name, cost) in enumerate(curves):
        colour = canvas.series[place % len(canvas.series)]
        amounts, likely = _curve(cost, simulation.run.trials)
        ax.plot(amounts, likely, color=colour, linewidth=2 if place == 0 else 1.2, label=plain(name))
    reader = Reader(simulation._data["scenario"])
    first = curves[0][1]
    for tail in first.tails[:1]:
        point = (tail.value_at_risk, 1 - tail.level)
        ax.plot([point[0]], [point[1]], marker="o", markersize=6, linestyle="none", color=canvas.series[0])
        ax.annotate(
            f"{reader.share(tail.level, 0)} value at risk: {reader.currency} {reader.money(tail.value_at_risk)}",
            point,
            xytext=(8, 8),
            textcoords="offset points",
            fontsize="small",
            color=canvas.text,
        )
    money_axis(ax.xaxis, 5)
    percent_axis(ax.yaxis)
    ax.set_ylim(0, 1.02)
    ax.set_xlim(left=0)
    title = "Cost of interruptions in a year" + ("" if loss is None else f": {curves[0][0]}")
    label(
        canvas,
        title,
        x=f"{simulation.scenario.currency} a year",
        y="Probability of more",
        name=simulation.scenario.name,
    )
    if len(curves) > 1:
        ax.legend(frameon=False, fontsize="small", loc="upper right")
    return canvas.done()


def _curve(cost: Any, trials: int) -> tuple[list[float], list[float]]:
    """Amounts, with the probabilities of more: from the counts of the trials, and in the tail as the core tells them."""
    amounts, below = spread(cost.histogram, trials)
    points = [(amount, 1 - share) for amount, share in zip(amounts, below, strict=True)]
    last = amounts[-1] if amounts else float("-inf")
    points += [(value, likely) for likely, value in cost.exceedance if value > last]
    return [amount for amount, _ in points], [likely for _, likely in points]
