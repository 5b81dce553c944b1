"""Where along single inputs the best decision changes."""

# pyright: basic
from __future__ import annotations

from typing import Any

from roicm._html import figure, page, table
from roicm.tables import Column, Frame
from roicm.views.result import ResultView, about, named, notices, title

__all__ = ["BreakEvenView"]


class BreakEvenView(ResultView):
    """Break-even values: as a table with a row a change of the decision, and a page."""

    __slots__ = ()

    def _frame(self) -> Frame:
        changes = [(row, one) for row in self._data["inputs"] for one in row["changes"]]
        columns = [
            Column("path", "text", [row["path"] for row, _ in changes]),
            Column("unit", "text", [row["unit"] for row, _ in changes]),
            Column("base", "exact", [row["base"] for row, _ in changes]),
            Column("value", "exact", [one["value"] for _, one in changes]),
            Column("from", "text", [one["from"] for _, one in changes]),
            Column("to", "text", [one["to"] for _, one in changes]),
            Column("net_present_value", "exact", [one["net_present_value"] for _, one in changes]),
            Column("probability_below", "float", [one.get("probability_below") for _, one in changes]),
        ]
        return Frame(columns, len(changes))

    def _repr_html_(self) -> str:
        data, reader = self._data, self._reader()
        rows: list[tuple[Any, ...]] = []
        for row in data["inputs"]:
            for one in row["changes"]:
                rows.append(
                    (
                        named(row),
                        figure(reader.figure(row["base"], row["unit"])),
                        figure(reader.figure(one["value"], row["unit"])),
                        reader.unit(row["unit"]),
                        one["from"],
                        one["to"],
                        figure(reader.share(one.get("probability_below"))),
                    )
                )
        head = ("Input", "Base case", "Changes at", "Unit", "Best below", "Best above", "Probability below")
        caption = f"Where the best decision changes; in the base case it is {data['base_decision']}"
        return page(title(data, "Break-even values"), about(data), table(head, rows, caption=caption), notices(data))
