"""The base case."""

# pyright: basic
from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from roicm._format import rounded
from roicm._html import Html, bar, figure, page, span, table, text
from roicm.tables import Frame
from roicm.views.result import ResultView, about, notices, title

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from roicm.results import Evaluation

__all__ = ["EvaluationView"]


class EvaluationView(ResultView):
    """The base case, as a table of the options, a page and a plot."""

    __slots__ = ()

    def _frame(self) -> Frame:
        return self.options._frame()  # type: ignore[no-any-return]

    def plot(self, option: str | None = None) -> Figure:
        """The cumulative cash flow of an option, or of all options: see :func:`roicm.plot.cash_flow`."""
        from roicm import plot

        return plot.cash_flow(cast("Evaluation", self), option)

    def _repr_html_(self) -> str:
        data = self._data
        reader = self._reader()
        options, currency = data["options"], reader.currency
        lead = [f"Interruptions cost {currency} {reader.exact_money(data['today']['annual_cost'])} a year today."]
        if options:
            first = data["ranking"][0]["option"]
            name = options[first]["label"] if first in options else "doing nothing"
            worth = reader.exact_money(data["ranking"][0]["net_present_value"])
            lead.append(f"Best by net present value: {name}, worth {currency} {worth}.")
        parts = [Html(f'<p class="r-lead">{text(" ".join(lead))}</p>'), self._losses(), self._ranking(), self._claims()]
        return page(title(data, "Evaluation"), about(data, "base case, before taxes"), *parts, notices(data))

    def _losses(self) -> Html:
        reader = self._reader()
        rows: list[tuple[Any, ...]] = []
        for loss in self._data["today"]["losses"].values():
            share = float(loss["share"] or 0)
            rows.append(
                (
                    loss["label"],
                    figure(reader.exact_money(loss["annual_cost"])),
                    figure(reader.share(loss["share"])),
                    bar(0, share),
                    figure(rounded(loss["person_days"], 1)),
                    figure(rounded(loss["interruption_hours"], 1)),
                )
            )
        head = ("Loss", f"{reader.currency} a year", "Share", "", "Person-days", "Hours")
        return table(head, rows, caption="What interruptions cost today")

    def _ranking(self) -> Html:
        reader, options = self._reader(), self._data["options"]
        if not options:
            return Html("")
        rows: list[tuple[Any, ...]] = []
        for place in self._data["ranking"]:
            option = options.get(place["option"])
            worth = figure(reader.exact_money(place["net_present_value"]))
            if option is None:
                rows.append(("Do nothing", worth, *(figure("–") for _ in range(5))))
                continue
            rate = option["internal_rate_of_return"]
            rows.append(
                (
                    option["label"],
                    worth,
                    figure(reader.exact_money(option["annual_avoided"])),
                    figure(reader.exact_money(option["total_costs"])),
                    figure(reader.share(option["roicm"])),
                    figure(reader.share(rate.get("annual")) if rate.get("annual") is not None else rate["verdict"]),
                    figure(reader.months(option["payback_months"])),
                )
            )
        money = reader.currency
        head = (
            "Option",
            f"Net present value, {money}",
            f"Avoided a year, {money}",
            f"Total costs, {money}",
            "ROICM: (benefits − costs) ÷ costs, undiscounted",
            "Internal rate of return a year",
            "Payback, months",
        )
        return table(head, rows, caption="What could be done, best first", best=0)

    def _claims(self) -> Html:
        reader, claims = self._reader(), self._data.get("claims") or {}
        if not claims:
            return Html("")
        bounds = {"equals": "", "at_most": "≤ ", "at_least": "≥ "}
        rows: list[tuple[Any, ...]] = []
        for claim in claims.values():
            unit = claim["unit"]
            shown = reader.unit(unit)
            computed = reader.figure(claim["computed"], unit)
            answer = span("holds", "r-good") if claim["holds"] else span("does not hold", "r-bad")
            claimed = f"{bounds[claim['bound']]}{reader.figure(claim['claimed'], unit)}"
            rows.append((claim["label"], figure(claimed), figure(computed), shown, answer))
        return table(("Claim", "Claimed", "Computed", "Unit", "Answer"), rows, caption="What is claimed")
