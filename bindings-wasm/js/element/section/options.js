// The options side by side, doing nothing among them.

import { h } from "../dom.js";
import { fullOptionName } from "../names.js";
import { ofTrials, payback } from "./headline.js";
import { howButton, section } from "./section.js";

/** @typedef {import("../view.js").View} View */

/** @param {View} view */
export function options(view) {
  const { evaluation, say } = view;
  if (!Object.keys(evaluation.options).length) return null;
  const { payback_target_months: target } = evaluation.scenario;
  // What a column has is explained of the option that is shown.
  const shown = (/** @type {string} */ what) => (view.option === undefined ? "" : `options.${view.option}.${what}`);
  /** @type {[name: string, what: string][]} */
  const head = [
    [say("option"), ""],
    [say("net_present_value"), ""],
    [say("payback"), shown("payback_months")],
    [target === null ? "" : say("payback_by", { months: view.format.months(target) }), "probability_of_payback_by_target"],
    [say("probability_best"), "probability_best"],
    [say("avoided"), shown("annual_avoided")],
    [say("investment"), shown("total_investment")],
  ];
  if (target === null) head.splice(3, 1);
  const names = head.map(([name]) => name);
  return section(
    "options",
    say("options"),
    [say("best_by", { horizon: view.format.months(evaluation.scenario.horizon_months) }), say("options_hint")].join(say("between")),
    h(
      "div",
      { class: "scroll", tabindex: 0, role: "group", "aria-label": say("options") },
      h(
        "table",
        { class: "side-by-side" },
        h("caption", { class: "visually-hidden" }, say("options")),
        h("thead", {}, h("tr", {}, ...head.map(([name, what]) => h("th", { scope: "col" }, name, what && " ", what && howButton(view, what, name))))),
        h("tbody", {}, ...evaluation.ranking.map(({ option }, place) => row(view, option, place === 0, names))),
      ),
    ),
  );
}

/**
 * @param {View} view
 * @param {string} id
 * @param {boolean} isBest
 * @param {string[]} head
 */
function row(view, id, isBest, head) {
  const { evaluation, simulation, format, say } = view;
  const found = evaluation.options[id];
  const drawn = simulation?.options[id];
  const name = fullOptionName(view, id);
  const chance = (/** @type {number | undefined} */ share) => (share === undefined ? "…" : ofTrials(view, format.percent(share)));
  const badge = isBest && h("span", { class: "badge" }, say("best"));
  const cells = !found
    ? [
        h("span", {}, format.money(0), " ", howButton(view, "do_nothing", name)),
        "–",
        "–",
        chance(simulation?.do_nothing.probability_best.estimate),
        format.money(0),
        format.money(0),
      ]
    : [
        h(
          "span",
          {},
          h("b", { class: Number(found.net_present_value) < 0 ? "minus" : "plus" }, format.money(found.net_present_value)),
          " ",
          howButton(view, `options.${id}.net_present_value`, `${name}: ${say("net_present_value")}`),
        ),
        payback(view, found.payback_months),
        chance(view.chance(id)),
        chance(drawn?.probability_best.estimate),
        format.money(found.annual_avoided),
        format.money(found.total_investment),
      ];
  if (evaluation.scenario.payback_target_months === null) cells.splice(2, 1);
  const title = found
    ? h(
        "label",
        {},
        h("input", {
          type: "radio",
          name: "shown-option",
          value: id,
          checked: view.option === id,
          "aria-label": say("show_option", { option: name }),
          onchange: () => view.show(id),
        }),
        h("span", {}, name, " ", badge),
      )
    : h("span", { class: "no-choice" }, name, " ", badge);
  return h(
    "tr",
    { class: view.option === id ? "shown" : "" },
    h("th", { scope: "row" }, title),
    ...cells.map((cell, place) => h("td", { "data-head": head[place + 1] ?? "" }, cell)),
  );
}
