"""The cumulative cash flow."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from roicm._format import Reader
from roicm.plot._canvas import Canvas, begin, label, money_axis, plain, read

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from roicm.results import Evaluation, Simulation

__all__ = ["cash_flow"]


@overload
def cash_flow(result: Evaluation | Simulation, option: str | None = None) -> Figure: ...
@overload
def cash_flow(result: Evaluation | Simulation, option: str | None = None, *, ax: Axes) -> Axes: ...
def cash_flow(result: Any, option: str | None = None, *, ax: Axes | None = None) -> Any:
    """The cumulative net cash flow by month, undiscounted, against the line of zero.

    Of an evaluation: a line for the option, with its payback where it has one; without ``option`` a line for each. Of a
    simulation: a fan around the median of each month, from the 0.05 to the 0.95 quantile, the inner half of the trials
    darker; without ``option`` the median of each option, with the inner half of its trials. Months along the bottom, the
    scenario's currency up the side.
    """
    canvas = begin(ax)
    chosen = _chosen(result, option)
    is_fan = "cumulative" in next(iter(chosen.values()))._data
    for place, one in enumerate(chosen.values()):
        colour = canvas.series[place % len(canvas.series)]
        if is_fan:
            _fan(canvas, one, colour, whole=len(chosen) == 1)
        else:
            _line(canvas, result, one, colour)
    target = result.scenario.payback_target_months
    canvas.ax.axhline(0, color=canvas.text, linewidth=1, zorder=1.5)
    if target is not None:
        canvas.ax.axvline(target, color=canvas.soft, linewidth=1, linestyle=":", zorder=1.4)
        canvas.ax.annotate(
            f"target: month {target}",
            (target, 0.01),
            xycoords=("data", "axes fraction"),
            xytext=(3, 0),
            textcoords="offset points",
            color=canvas.soft,
            fontsize="small",
        )
    subject = f": {next(iter(chosen.values())).label}" if len(chosen) == 1 else ""
    label(
        canvas,
        f"Cumulative net cash flow{subject}",
        x="Months after the decision",
        y=result.scenario.currency,
        name=result.scenario.name,
    )
    money_axis(canvas.ax.yaxis)
    canvas.ax.margins(x=0.01)
    if len(chosen) > 1 or is_fan:
        canvas.ax.legend(frameon=False, fontsize="small", loc="upper left")
    return canvas.done()


def _chosen(result: Any, option: str | None) -> dict[str, Any]:
    if not result.options:
        raise ValueError("the scenario has no options, so there is no cash flow")
    return dict(result.options) if option is None else {option: result.options[option]}


def _line(canvas: Canvas, result: Any, option: Any, colour: str) -> None:
    months = [month.month for month in option.cash_flow]
    canvas.ax.plot(
        months,
        read(month.cumulative for month in option.cash_flow),
        color=colour,
        linewidth=2,
        label=plain(option.label),
    )
    payback = option.payback_months
    if payback is None:
        return
    canvas.ax.plot([float(payback)], [0], marker="o", markersize=6, color=colour, linestyle="none", zorder=3)
    told = Reader(result._data["scenario"]).months(payback)
    canvas.ax.annotate(
        f"{told} months",
        (float(payback), 0),
        xytext=(4, -12),
        textcoords="offset points",
        color=colour,
        fontsize="small",
    )


def _fan(canvas: Canvas, option: Any, colour: str, *, whole: bool) -> None:
    months = [month.month for month in option.cumulative]
    by = {p: read(value for month in option.cumulative for q, value in month.quantiles if q == p) for p in _PARTS}
    if whole:
        canvas.ax.fill_between(
            months, by[0.05], by[0.95], color=colour, alpha=canvas.faint, linewidth=0, label="5% to 95% of trials"
        )
        canvas.ax.fill_between(
            months, by[0.25], by[0.75], color=colour, alpha=canvas.faint * 1.6, linewidth=0, label="25% to 75%"
        )
        canvas.ax.plot(months, by[0.5], color=colour, linewidth=2, label="median")
    else:
        canvas.ax.fill_between(months, by[0.25], by[0.75], color=colour, alpha=canvas.faint, linewidth=0)
        canvas.ax.plot(months, by[0.5], color=colour, linewidth=2, label=plain(option.label))


_PARTS = (0.05, 0.25, 0.5, 0.75, 0.95)
"""The quantiles of a fan."""
