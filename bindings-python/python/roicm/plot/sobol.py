"""Which inputs the variance of a result comes from."""

# pyright: basic
from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, overload

from roicm._format import input_name
from roicm.plot._canvas import begin, input_text, label, percent_axis, plain, result_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from roicm.results import Sobol

__all__ = ["sobol"]


@overload
def sobol(found: Sobol, *, most: int = 12) -> Figure: ...
@overload
def sobol(found: Sobol, *, most: int = 12, ax: Axes) -> Axes: ...
def sobol(found: Any, *, most: int = 12, ax: Axes | None = None) -> Any:
    """First-order and total Sobol indices, with their bootstrap intervals: shares of the variance of a result.

    The first order is what would go away if the input were known; the total is what would be left if all others were. What
    is estimated slightly below zero is shown so. ``most`` is how many inputs are shown; those without influence are left out.
    """
    # What a result does not depend on has a total of exactly zero.
    factors = [one for one in found.factors if one.total is not None and one.total.estimate != 0][:most]
    canvas = begin(ax, width=8.5, height=1.5 + 0.46 * max(len(factors), 1))
    ax = canvas.ax
    for name, shift, colour, told in (
        ("first_order", -0.18, canvas.series[0], "first order"),
        ("total", 0.18, canvas.series[1], "total"),
    ):
        indices = [getattr(one, name) for one in factors]
        places = [place + shift for place in range(len(factors))]
        ax.barh(places, [one.estimate for one in indices], height=0.34, color=colour, linewidth=0, label=told)
        for place, one in zip(places, indices, strict=True):
            if one.interval is not None:
                ax.plot([one.interval.lower, one.interval.upper], [place, place], color=canvas.text, linewidth=1)
    ax.set_yticks(range(len(factors)), [_name(one) for one in factors], fontsize="small")
    ax.set_ylim(max(len(factors), 1) - 0.4, -0.6)
    ax.axvline(0, color=canvas.text, linewidth=1)
    ax.tick_params(axis="y", length=0)
    percent_axis(ax.xaxis)
    label(
        canvas,
        f"Where the variance comes from: {result_text(found.result)}",
        x="Share of the variance",
        name=found.scenario.name,
    )
    ax.legend(frameon=False, fontsize="small", loc="lower right")
    return canvas.done()


def _name(factor: Any) -> str:
    inputs = factor.inputs
    is_one = len(inputs) == 1 and inputs[0].path == factor.name
    if is_one:
        return input_text(inputs[0])
    members = ", ".join(input_name(one.path, one.label)[0] for one in inputs)
    return f"{plain(factor.name)}\n{plain(textwrap.shorten(members, 48, placeholder='…'))}"
