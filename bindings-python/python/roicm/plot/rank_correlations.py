"""Which inputs a result rises and falls with."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from roicm.plot._canvas import begin, input_text, label, result_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from roicm.results import RankCorrelations

__all__ = ["rank_correlations"]


@overload
def rank_correlations(found: RankCorrelations, *, most: int = 12) -> Figure: ...
@overload
def rank_correlations(found: RankCorrelations, *, most: int = 12, ax: Axes) -> Axes: ...
def rank_correlations(found: Any, *, most: int = 12, ax: Axes | None = None) -> Any:
    """Spearman's rank correlation of each input with a result, from −1 to 1, with 95% intervals, the strongest on top.

    ``most`` is how many inputs are shown.
    """
    rows = [one for one in found.correlations if one.rank_correlation is not None][:most]
    canvas = begin(ax, width=8.5, height=1.5 + 0.42 * max(len(rows), 1))
    ax = canvas.ax
    values = [one.rank_correlation for one in rows]
    colours = [canvas.series[0] if value >= 0 else canvas.series[1] for value in values]
    ax.barh(range(len(rows)), values, height=0.66, color=colours, linewidth=0)
    for place, one in enumerate(rows):
        if one.interval is not None:
            ax.plot([one.interval.lower, one.interval.upper], [place, place], color=canvas.text, linewidth=1)
    ax.set_yticks(range(len(rows)), [input_text(one) for one in rows], fontsize="small")
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    ax.set_xlim(-1, 1)
    ax.axvline(0, color=canvas.text, linewidth=1)
    ax.tick_params(axis="y", length=0)
    label(canvas, f"Rank correlations: {result_text(found.result)}", x="Rank correlation", name=found.scenario.name)
    return canvas.done()
