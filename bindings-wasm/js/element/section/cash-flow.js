// The cumulative cash flow of the option that is shown.

import { fan } from "../chart/fan.js";
import { figure, legendOf } from "../chart/figure.js";
import { optionName } from "../names.js";
import { previously, section } from "./section.js";

/** @param {import("../view.js").View} view */
export function cashFlow(view) {
  const { evaluation, simulation, isPrevious = false, format, say, option: id } = view;
  const found = id === undefined ? undefined : evaluation.options[id];
  if (id === undefined || !found) return null;
  const { horizon_months, payback_target_months: target } = evaluation.scenario;
  const bands = simulation?.options[id]?.cumulative;
  const option = optionName(view, id);
  const end = bands?.at(-1)?.quantiles;
  const alt = [
    say("cash_flow_alt", {
      horizon: format.months(horizon_months),
      option,
      low: format.money(found.peak_funding),
      end: format.money(found.cash_flow.at(-1)?.cumulative ?? "0"),
    }),
    end && isPrevious && say("previous_inputs"),
    end && say("cash_flow_fan", { low: format.money(end[0]?.[1] ?? 0), high: format.money(end.at(-1)?.[1] ?? 0) }),
  ];
  /** @type {[string, string][]} */
  const legend = [["base", say("base_case")]];
  if (bands) legend.push(["median", say("median")], ["inner", say("band_50")], ["outer", say("band_90")]);
  const quantiles = bands?.[0]?.quantiles.map(([p]) => p) ?? [];
  return section(
    "cash-flow",
    say("cash_flow"),
    say("cash_flow_hint", { option }),
    bands && isPrevious ? previously(view) : null,
    figure({
      isBusy: isPrevious,
      alt: alt.filter(Boolean).join(" "),
      draw: (width) =>
        fan({
          width,
          line: found.cash_flow.map(({ cumulative }) => Number(cumulative)),
          bands,
          isPrevious,
          target,
          targetName: say("target"),
          axis: say("month_axis"),
          amount: (value) => format.short(value),
        }),
      legend: legendOf(legend),
      asTable: say("as_table"),
      table: {
        caption: say("cash_flow"),
        head: [say("month"), say("base_case"), ...quantiles.map((p) => say("quantile", { p: format.percent(p) }))],
        rows: () => found.cash_flow.map(({ month, cumulative }, place) => [
          `${month}`,
          format.money(cumulative),
          ...(bands?.[place]?.quantiles.map(([, value]) => format.money(value)) ?? []),
        ]),
      },
    }),
  );
}
