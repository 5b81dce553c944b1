// When the option that is shown pays back, over the trials.

import { figure, legendOf } from "../chart/figure.js";
import { histogram } from "../chart/histogram.js";
import { h } from "../dom.js";
import { optionName } from "../names.js";
import { previously, section } from "./section.js";

/** @param {import("../view.js").View} view */
export function paybackChart(view) {
  const { evaluation, simulation, isPrevious = false, format, say, option: id } = view;
  const found = id === undefined ? undefined : simulation?.options[id];
  if (id === undefined || !found) return null;
  const { horizon_months, payback_target_months: target } = evaluation.scenario;
  const horizon = format.months(horizon_months);
  const { histogram: bars, probability_never } = found.payback_months;
  const never = format.percent(probability_never?.estimate ?? 0);
  const chance = view.chance(id);
  const alt =
    target !== null && chance !== undefined
      ? say("payback_alt", { target, chance: format.percent(chance), never, horizon })
      : say("payback_alt_no_target", { never, horizon });
  const facts = h("dl", { class: "facts" });
  const fact = (/** @type {string} */ name, /** @type {string} */ value) => facts.append(h("div", {}, h("dt", {}, name), h("dd", {}, value)));
  if (target !== null && chance !== undefined) fact(say("payback_by", { months: format.months(target) }), format.percent(chance));
  fact(say("never_pays", { horizon }), never);
  fact(say("probability_of_profit"), format.percent(found.probability_of_profit.estimate));
  const edge = (/** @type {number | undefined} */ value) => format.number(value ?? 0, 1);
  /** @type {[string, string][]} */
  const legend = target === null ? [] : [["in-time", say("payback_by", { months: format.months(target) })], ["late", say("later")]];
  const shown = section(
    "payback",
    say("payback_chart"),
    say("payback_hint", { option: optionName(view, id) }),
    isPrevious ? previously(view) : null,
    facts,
    figure({
      alt: isPrevious ? `${say("previous_inputs")} ${alt}` : alt,
      isBusy: isPrevious,
      draw: (width) =>
        histogram({ width, bars, target, targetName: say("target"), axis: say("month_axis"), horizon: horizon_months }),
      legend: legendOf(legend),
      asTable: say("as_table"),
      table: {
        caption: say("payback_chart"),
        head: [say("month"), say("trials")],
        rows: () => [
          ...(bars.below ? [[say("earlier"), format.number(bars.below)]] : []),
          ...bars.counts.map((count, place) => [
            say("from_to", { from: edge(bars.edges[place]), to: edge(bars.edges[place + 1]) }),
            format.number(count),
          ]),
          ...(bars.above ? [[say("later"), format.number(bars.above)]] : []),
          [say("never_pays", { horizon }), never],
        ],
      },
    }),
  );
  // Nothing in it is of the inputs as they are.
  shown.toggleAttribute("data-stale", isPrevious);
  return shown;
}
