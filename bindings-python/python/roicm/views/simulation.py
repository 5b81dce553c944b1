"""What may come of a scenario."""

# pyright: basic
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from roicm._columns import columns_of, path_columns
from roicm._html import Html, bar, figure, page, span, table, text
from roicm.tables import Frame
from roicm.views.result import ResultView, about, notices, title

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from roicm.results import Simulation

__all__ = ["SimulationView"]


class SimulationView(ResultView):
    """What may come of a scenario, as a table with a row a result, a page and a plot."""

    __slots__ = ()

    def _frame(self) -> Frame:
        from roicm.results import CostSummary

        found = dict(_summaries("", self._data))
        columns = [*path_columns("result", found), *columns_of(CostSummary, list(found.values()))]
        kept = [one for one in columns if not one.name.startswith(("tails", "exceedance"))]
        return Frame(kept, len(found), "result")

    def plot(self, option: str | None = None) -> Figure:
        """The cumulative cash flow as a fan: see :func:`roicm.plot.cash_flow`."""
        from roicm import plot

        return plot.cash_flow(cast("Simulation", self), option)

    def _repr_html_(self) -> str:
        data, reader = self._data, self._reader()
        run, cost = data["run"], data["today"]["annual_cost"]
        low, high = (reader.money(_quantile(cost, p)) for p in (0.05, 0.95))
        lead = (
            f"Interruptions cost {reader.currency} {reader.money(cost['mean'])} a year on average today; "
            f"nine years in ten lie between {low} and {high}."
        )
        told = about(data, f"{run['trials']:,} trials", run["sampler"].replace("_", " "), f"seed {run['seed']}")
        parts = (Html(f'<p class="r-lead">{text(lead)}</p>'), self._options(), self._claims(), notices(data))
        return page(title(data, "Simulation"), told, *parts)

    def _options(self) -> Html:
        data, reader = self._data, self._reader()
        options = dict(sorted(data["options"].items(), key=lambda one: -(one[1]["net_present_value"]["mean"] or 0)))
        if not options:
            return Html("")
        target = data["scenario"].get("payback_target_months")
        worth = [one["net_present_value"] for one in options.values()]
        ends = [value for one in worth for value in (_quantile(one, 0.05), _quantile(one, 0.95)) if value is not None]
        start, end = min([*ends, 0.0]), max([*ends, 0.0])

        def place(value: Any) -> float:
            return 0.0 if end == start or value is None else float((value - start) / (end - start))

        rows: list[tuple[Any, ...]] = []
        for option, summary in zip(options.values(), worth, strict=True):
            low, high = _quantile(summary, 0.05), _quantile(summary, 0.95)
            row: list[Any] = [option["label"]]
            if target is not None:
                row.append(_probability(reader, option["probability_of_payback_by_target"]))
            row += [_probability(reader, option[name]) for name in ("probability_of_profit", "probability_best")]
            row += [
                figure(reader.money(summary["mean"])),
                figure(f"{reader.money(low)} to {reader.money(high)}"),
                bar(place(low), place(high), mark=place(summary["mean"]), zero=place(0.0)),
                figure(reader.months(_quantile(option["payback_months"], 0.5))),
            ]
            rows.append(tuple(row))
        nothing = _probability(reader, data["do_nothing"]["probability_best"])
        empty = [""] * (2 if target is None else 3)
        rows.append(("Do nothing", *empty[1:], nothing, figure("0"), "", "", ""))
        head = [
            "Option",
            *([] if target is None else [f"Paid back by month {target}"]),
            "Net present value above 0",
            "Best choice",
            f"Mean net present value, {reader.currency}",
            "Nine times in ten",
            "",
            "Median payback, months",
        ]
        return table(head, rows, caption="What each option may come to, best on average first")

    def _claims(self) -> Html:
        reader, claims = self._reader(), self._data.get("claims") or {}
        rows = [(claim["label"], _probability(reader, claim["probability"])) for claim in claims.values()]
        return table(("Claim", "Holds in"), rows, caption="What is claimed") if rows else Html("")


def _probability(reader: Any, probability: Mapping[str, Any]) -> Html:
    interval = f"95% interval {reader.share(probability['lower'], 2)} to {reader.share(probability['upper'], 2)}"
    return figure(span(reader.share(probability["estimate"]), "r-p", interval))


def _quantile(summary: Mapping[str, Any], p: float) -> Any:
    return next((one["value"] for one in summary["quantiles"] if one["p"] == p), None)


def _summaries(path: str, part: Any) -> Iterable[tuple[str, Any]]:
    """Every result that is told as a summary, by its path."""
    if not isinstance(part, Mapping):
        return
    if "quantiles" in part and "histogram" in part:
        yield path, part
        return
    for key, member in part.items():
        # What was asked for beyond the usual results stands under its whole path.
        below = "" if not path and key == "outputs" else f"{path}.{key}" if path else key
        yield from _summaries(below, member)
