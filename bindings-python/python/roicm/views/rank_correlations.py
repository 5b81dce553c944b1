"""Which inputs a result rises and falls with."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from roicm._format import result_text, rounded
from roicm._html import bar, figure, page, table
from roicm.tables import Frame
from roicm.views.result import ResultView, about, named, notices, title

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from roicm.results import RankCorrelations

__all__ = ["RankCorrelationsView"]


class RankCorrelationsView(ResultView):
    """Rank correlations, as a table with a row an input, a page and a plot."""

    __slots__ = ()

    def _frame(self) -> Frame:
        return self.correlations._frame()  # type: ignore[no-any-return]

    def plot(self) -> Figure:
        """The correlations with their intervals: see :func:`roicm.plot.rank_correlations`."""
        from roicm import plot

        return plot.rank_correlations(cast("RankCorrelations", self))

    def _repr_html_(self) -> str:
        data = self._data
        rows: list[tuple[Any, ...]] = []
        for row in data["correlations"]:
            value, interval = row["rank_correlation"], row["interval"]
            if value is None:
                rows.append((named(row), figure("–"), row.get("reason") or "", ""))
                continue
            ends = "" if interval is None else f"{rounded(interval['lower'], 3)} to {rounded(interval['upper'], 3)}"
            rows.append(
                (named(row), figure(rounded(value, 3)), ends, bar(0.5, 0.5 + value / 2, zero=0.5, other=value < 0))
            )
        caption = f"Spearman's rank correlations: {result_text(data['result'])}"
        head = ("Input", "Rank correlation", "95% interval", "")
        told = about(data, f"{data['run']['trials']:,} trials")
        return page(title(data, "Rank correlations"), told, table(head, rows, caption=caption), notices(data))
