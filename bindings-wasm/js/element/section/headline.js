// The bottom line in two sentences, and the figures behind it.

import { h } from "../dom.js";
import { optionName } from "../names.js";
import { howButton } from "./section.js";

/** @typedef {import("../view.js").View} View */

/** @param {View} view */
export function headline(view) {
  const { evaluation, format, say } = view;
  const cost = say("headline_cost", { cost: format.money(evaluation.today.annual_cost) });
  return h(
    "div",
    { class: "headline", part: "headline" },
    h("p", { class: "lead" }, cost),
    h("p", { class: "verdict" }, verdict(view)),
    tiles(view),
  );
}

/**
 * The option that the calculator speaks of first: the best one, or nothing.
 * @param {import("../view.js").Evaluation} evaluation
 */
export function best(evaluation) {
  const first = evaluation.ranking[0]?.option;
  return first !== undefined && Object.hasOwn(evaluation.options, first) ? first : undefined;
}

/** @param {View} view */
function verdict(view) {
  const { evaluation, format, say } = view;
  const first = best(evaluation);
  const found = first === undefined ? undefined : evaluation.options[first];
  if (first === undefined || !found) return say("headline_none");
  const { horizon_months, payback_target_months } = evaluation.scenario;
  const parts = { option: optionName(view, first), horizon: format.months(horizon_months) };
  const months = found.payback_months;
  const sentence =
    months === null
      ? say("headline_never", parts)
      : Number(months) === 0
        ? say("headline_from_start", parts)
        : say("headline_payback", { ...parts, months: format.months(months) });
  const chance = view.isPrevious ? undefined : view.chance(first);
  if (chance === undefined || payback_target_months === null) return sentence + say("sentence_end");
  return sentence + say("headline_chance", { months: format.months(payback_target_months), chance: format.percent(chance) });
}

/** @param {View} view */
function tiles(view) {
  const { evaluation, simulation, format, say, words } = view;
  const { today, scenario } = evaluation;
  const id = best(evaluation);
  const shown = id === undefined ? undefined : evaluation.options[id];
  const drawn = id === undefined ? undefined : simulation?.options[id];
  const range = (/** @type {import("../../../types/results.js").Summary | undefined} */ summary) => {
    const [low, high] = [0.05, 0.95].map((p) => summary?.quantiles.find((it) => it.p === p)?.value);
    return typeof low === "number" && typeof high === "number" ? { low: format.money(low), high: format.money(high) } : undefined;
  };
  const cost = range(simulation?.today.annual_cost);
  const value = range(drawn?.net_present_value);
  const list = h("dl", { class: "tiles" });
  list.append(
    tile(view, say("cost_today"), format.money(today.annual_cost), ofTrials(view, cost && say("in_nine_of_ten", cost)), "today.annual_cost"),
  );
  if (!shown) return list;
  const of = (/** @type {string} */ name) => `options.${id}.${name}`;
  list.append(
    tile(view, say("net_present_value"), format.money(shown.net_present_value), ofTrials(view, value && say("range_90", value)), of("net_present_value")),
    tile(view, say("payback"), payback(view, shown.payback_months), say("within_horizon", { horizon: format.months(scenario.horizon_months) }), of("payback_months")),
  );
  const chance = view.chance(id ?? "");
  if (scenario.payback_target_months !== null) {
    const name = say("payback_by", { months: format.months(scenario.payback_target_months) });
    const value = chance === undefined ? "…" : ofTrials(view, format.percent(chance));
    list.append(tile(view, name, value, words.probability, "probability_of_payback_by_target"));
  }
  return list;
}

/**
 * @param {View} view
 * @param {string} name
 * @param {import("../dom.js").Child} value
 * @param {import("../dom.js").Child} note
 * @param {string} [path] of the result
 */
function tile(view, name, value, note, path) {
  return h(
    "div",
    { part: "tile" },
    h("dt", {}, name, path ? " " : null, path ? howButton(view, path, name) : null),
    h("dd", {}, h("strong", {}, value), h("small", {}, note)),
  );
}

/**
 * @param {View} view
 * @param {string | null} months
 */
export function payback({ format, say }, months) {
  if (months === null) return say("never");
  return Number(months) === 0 ? say("from_start") : format.months(months);
}

/**
 * What trials say: dimmed while the inputs are others than theirs.
 * @param {View} view
 * @param {string | undefined} words
 */
export function ofTrials(view, words) {
  if (!words || !view.isPrevious) return words ?? "";
  return h("span", { class: "previous", "aria-busy": "true", title: view.words.previous_inputs }, words);
}
