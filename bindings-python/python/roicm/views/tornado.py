"""How far a result moves with each input."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from roicm._format import result_text
from roicm._html import bar, figure, page, span, table
from roicm.tables import Frame
from roicm.views.result import ResultView, about, named, notices, title

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from roicm.results import Tornado

__all__ = ["TornadoView"]

_MOST_BARS = 20


class TornadoView(ResultView):
    """A tornado diagram, as a table with a row an input, a page and a plot."""

    __slots__ = ()

    def _frame(self) -> Frame:
        return self.bars._frame()  # type: ignore[no-any-return]

    def plot(self) -> Figure:
        """The diagram: see :func:`roicm.plot.tornado`."""
        from roicm import plot

        return plot.tornado(cast("Tornado", self))

    def _repr_html_(self) -> str:
        data, reader = self._data, self._reader()
        unit, base, bars = data["unit"], data["baseline"]["result"], data["bars"]
        ends = [float(one) for row in bars for one in (row["low_result"], row["high_result"], base) if one is not None]
        start, end = (min(ends), max(ends)) if ends else (0.0, 0.0)

        def read(value: object) -> str:
            return reader.figure(value, unit)

        def place(one: Any, never: bool = False) -> float:
            if one is None or start == end:
                return 1.0 if never else place(base) if one is None and base is not None else 0.5
            return (float(one) - start) / (end - start)

        rows: list[tuple[Any, ...]] = []
        for row in bars[:_MOST_BARS]:
            side = span(" (both on one side)", "r-soft") if row["same_side"] else ""
            rows.append(
                (
                    named(row),
                    figure(
                        f"{reader.figure(row['low_value'], row['unit'])} to {reader.figure(row['high_value'], row['unit'])}"
                    ),
                    reader.unit(row["unit"]),
                    figure(read(row["low_result"])),
                    bar(
                        place(row["low_result"], bool(row.get("low_never"))),
                        place(row["high_result"], bool(row.get("high_never"))),
                        mark=place(base),
                    ),
                    figure(read(row["high_result"])),
                    side,
                )
            )
        unit_told = f", {reader.unit(unit)}" if reader.unit(unit) else ""
        told = [f"{result_text(data['result'])}{unit_told}; base case {read(base)}"]
        if len(bars) > _MOST_BARS:
            told.append(f"the {_MOST_BARS} widest of {len(bars)} bars")
        head = (
            "Input",
            f"From its {data['low_quantile']:g} to its {data['high_quantile']:g} quantile",
            "Unit",
            "Result at low",
            "",
            "Result at high",
            "",
        )
        diagram = table(head, rows, caption=f"Tornado: {'; '.join(told)}")
        return page(title(data, "Tornado"), about(data), diagram, notices(data))
