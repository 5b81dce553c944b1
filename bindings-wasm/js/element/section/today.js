// What interruptions cost today, loss by loss.

import { bar } from "../chart/bar.js";
import { tableOf } from "../chart/figure.js";
import { h } from "../dom.js";
import { howButton, section } from "./section.js";

/** @typedef {import("../view.js").View} View */

/** @param {View} view */
export function today(view) {
  const { evaluation, format, say, words } = view;
  const losses = Object.entries(evaluation.today.losses).map(([id, loss]) => ({ id, ...loss, name: view.label(loss.label) }));
  losses.sort((a, b) => Number(b.annual_cost) - Number(a.annual_cost));
  const largest = losses[0];
  if (!largest) return null;
  const top = Number(largest.annual_cost) || 1;
  const share = (/** @type {string | null} */ value) => (value === null ? "" : format.percent(value));
  const alt = say("today_alt", {
    name: largest.name,
    cost: format.money(largest.annual_cost),
    share: share(largest.share),
    total: format.money(evaluation.today.annual_cost),
  });
  const rows = losses.map(({ id, name, annual_cost, share: part }) =>
    h(
      "li",
      {},
      h("span", { class: "name" }, name, " ", howButton(view, `today.losses.${id}.annual_cost`, name)),
      h("span", { class: "amount" }, format.money(annual_cost), h("small", {}, share(part))),
      bar([{ kind: "loss", from: 0, to: Number(annual_cost) / top }]),
    ),
  );
  return section(
    "today",
    say("today"),
    say("today_hint"),
    h("figure", { part: "chart" }, h("div", { class: "visually-hidden", role: "img", "aria-label": alt }), h("ul", { class: "bars" }, ...rows),
      tableOf(
        {
          caption: say("today"),
          head: [say("cause"), say("cost_per_year"), say("share")],
          rows: () => losses.map(({ name, annual_cost, share: part }) => [name, format.money(annual_cost), share(part)]),
        },
        words.as_table,
      )),
  );
}
