"""What it is worth to know more before deciding."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from roicm._html import Html, bar, figure, page, table, text
from roicm.tables import Frame
from roicm.views.result import ResultView, about, named, notices, title

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from roicm.results import ValueOfInformation

__all__ = ["ValueOfInformationView"]

_NAME = "expected_value_of_partial_perfect_information"
_ALL = "expected_value_of_perfect_information"
_MOST_ROWS = 20


class ValueOfInformationView(ResultView):
    """The value of information, as a table with a row an input, a page and a plot."""

    __slots__ = ()

    def _frame(self) -> Frame:
        return self.inputs._frame()  # type: ignore[no-any-return]

    def plot(self) -> Figure:
        """What it is worth to know each input: see :func:`roicm.plot.value_of_information`."""
        from roicm import plot

        return plot.value_of_information(cast("ValueOfInformation", self))

    def _repr_html_(self) -> str:
        data, reader = self._data, self._reader()
        best = next((one.get("label") for one in data["decisions"] if one["option"] == data["best"]), None)
        perfect = data["perfect"]
        lead = (
            f"Best on average: {best or 'doing nothing'}. To know everything before deciding is worth at most "
            f"{reader.currency} {reader.money(perfect[_ALL])} (± {reader.money(perfect['standard_error'])})."
        )
        parts = [Html(f'<p class="r-lead">{text(lead)}</p>'), self._listed("inputs", "Input", named)]
        if data["groups"]:
            parts.append(self._listed("groups", "Group", lambda row: row["name"]))
        told = about(data, f"{data['run']['trials']:,} trials")
        return page(title(data, "Value of information"), told, *parts, notices(data))

    def _listed(self, key: str, what: str, called: Any) -> Html:
        reader, found = self._reader(), self._data[key]
        most = max([row[_NAME] for row in found], default=0.0)
        rows: list[tuple[Any, ...]] = []
        worth = [row for row in found if row[_NAME] > 0]
        for row in worth[:_MOST_ROWS]:
            rows.append(
                (
                    called(row),
                    figure(reader.money(row[_NAME])),
                    figure(f"± {reader.money(row['standard_error'])}"),
                    bar(0, 0 if most <= 0 else row[_NAME] / most),
                    figure(reader.share(row.get("share_of_perfect_information"))),
                    figure(reader.share(row["probability_of_change"])),
                )
            )
        head = (
            what,
            f"Worth at most, {reader.currency}",
            "Standard error",
            "",
            "Of knowing everything",
            "Changes the decision",
        )
        caption = "What it is worth to know better"
        if len(worth) > _MOST_ROWS:
            caption += f": the first {_MOST_ROWS} of {len(worth)}"
        nothing = len(found) - len(worth)
        left = Html(f'<p class="r-soft">{nothing} more: worth nothing to know</p>') if nothing else Html("")
        return Html(table(head, rows, caption=caption) + left)
