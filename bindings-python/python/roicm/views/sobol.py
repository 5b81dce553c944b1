"""Which inputs the variance of a result comes from."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from roicm._format import result_text, rounded
from roicm._html import Html, bar, figure, page, span, table
from roicm.tables import Frame
from roicm.views.result import ResultView, about, named, notices, title

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from roicm.results import Sobol

__all__ = ["SobolView"]


class SobolView(ResultView):
    """Sobol indices, as a table with a row a factor, a page and a plot."""

    __slots__ = ()

    def _frame(self) -> Frame:
        return self.factors._frame()  # type: ignore[no-any-return]

    def plot(self) -> Figure:
        """The indices: see :func:`roicm.plot.sobol`."""
        from roicm import plot

        return plot.sobol(cast("Sobol", self))

    def _repr_html_(self) -> str:
        data, run = self._data, self._data["run"]
        rows: list[tuple[Any, ...]] = []
        without = [one for one in data["factors"] if one["total"] is not None and one["total"]["estimate"] == 0]
        for factor in data["factors"]:
            if factor in without:
                continue
            total = factor["total"]
            rows.append(
                (
                    _called(factor),
                    figure(_index(factor["first_order"])),
                    figure(_index(total)),
                    bar(0, 0 if total is None else total["estimate"]),
                )
            )
        caption = f"Shares of the variance: {result_text(data['result'])}"
        head = ("Input", "First order", "Total", "")
        told = about(data, f"{run['samples']:,} samples", f"{run['evaluations']:,} model runs", f"seed {run['seed']}")
        return page(
            title(data, "Sobol indices"),
            told,
            table(head, rows, caption=caption),
            _left_out(len(without)),
            notices(data),
        )


def _left_out(count: int) -> Html:
    return Html("") if not count else Html(f'<p class="r-soft">{count} more without influence</p>')


def _called(factor: Any) -> Html:
    inputs = factor["inputs"]
    if len(inputs) == 1 and inputs[0]["path"] == factor["name"]:
        return named(inputs[0])
    return Html(f"{span(factor['name'], 'r-what')}<br>{Html('<br>').join(named(one) for one in inputs)}")


def _index(index: Any) -> str:
    if index is None:
        return "–"
    interval = index["interval"]
    ends = "" if interval is None else f" ({rounded(interval['lower'], 3)} to {rounded(interval['upper'], 3)})"
    return f"{rounded(index['estimate'], 3)}{ends}"
