// Which inputs move the result.

import { bar } from "../chart/bar.js";
import { tableOf } from "../chart/figure.js";
import { scale } from "../chart/scale.js";
import { h } from "../dom.js";
import { fullInputName, inUnit, optionName } from "../names.js";
import { section } from "./section.js";

/** Bars that are shown; the others are in the table. */
const SHOWN = 10;

/** @param {import("../view.js").View} view */
export function tornado(view) {
  const { tornado: found, format, say, words } = view;
  if (!found) return null;
  const id = found.result.split(".")[1] ?? "";
  const hint = say("tornado_hint", { option: optionName(view, id) });
  const bars = found.bars.flatMap((it) => {
    const { low_result, high_result } = it;
    return low_result === null || high_result === null ? [] : [{ ...it, low_result, high_result }];
  });
  const first = bars[0];
  if (!first) return section("tornado", say("tornado"), say("tornado_certain"));
  const shown = bars.slice(0, SHOWN);
  const base = Number(found.baseline.result);
  const ends = [base, ...shown.flatMap((it) => [Number(it.low_result), Number(it.high_result)])];
  const at = scale([Math.min(...ends), Math.max(...ends)], [0, 1]);
  const alt = say("tornado_alt", {
    name: fullInputName(view, first.path),
    low: format.money(first.low_result),
    high: format.money(first.high_result),
  });
  const rows = shown.map((it) =>
    h(
      "li",
      {},
      h("span", { class: "name" }, fullInputName(view, it.path)),
      h("span", { class: "amount" }, `${format.short(it.low_result)} … ${format.short(it.high_result)}`),
      h("small", { class: "ends" }, `${inUnit(view, short(it.low_value), it.unit)} → ${inUnit(view, short(it.high_value), it.unit)}`),
      bar(
        [
          { kind: "low", from: at(base), to: at(Number(it.low_result)) },
          { kind: "high", from: at(base), to: at(Number(it.high_result)) },
        ],
        at(base),
      ),
    ),
  );
  return section(
    "tornado",
    say("tornado"),
    hint,
    h(
      "figure",
      { part: "chart" },
      h("div", { class: "visually-hidden", role: "img", "aria-label": alt }),
      h("ul", { class: "bars" }, ...rows),
      h(
        "p",
        { class: "legend" },
        ...["low", "high"].map((kind) =>
          h("span", {}, h("i", { class: `key ${kind}`, "aria-hidden": "true" }), say(`at_${kind}`)),
        ),
        h("span", {}, h("i", { class: "key at-base", "aria-hidden": "true" }), `${say("base_case")}: ${format.money(found.baseline.result ?? 0)}`),
      ),
      tableOf(
        {
          caption: say("tornado"),
          head: [say("input"), say("low"), say("high"), say("at_low"), say("at_high")],
          rows: () => bars.map((it) => [
            fullInputName(view, it.path),
            inUnit(view, short(it.low_value), it.unit),
            inUnit(view, short(it.high_value), it.unit),
            format.money(it.low_result),
            format.money(it.high_result),
          ]),
        },
        words.as_table,
      ),
    ),
  );
}

/**
 * Three digits of a quantile.
 * @param {string} value
 */
function short(value) {
  return `${Number(Number(value).toPrecision(3))}`;
}
