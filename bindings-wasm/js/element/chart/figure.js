// A chart with a sentence and a table that say the same.

import { h } from "../dom.js";

/** @typedef {import("../dom.js").Child} Child */

/**
 * @typedef {object} Table
 * @property {string} caption
 * @property {string[]} head
 * @property {() => string[][]} rows the first cell of each is its heading; asked for when somebody wants to see them
 */

/**
 * A chart that is drawn anew whenever its width changes.
 * @param {object} chart
 * @param {string} chart.alt what it shows, in a sentence
 * @param {(width: number) => Element} chart.draw
 * @param {Table} chart.table
 * @param {string} chart.asTable the words of the button
 * @param {Child} [chart.legend]
 * @param {boolean} [chart.isBusy] whether another is on its way
 */
export function figure({ alt, draw, table, asTable, legend, isBusy = false }) {
  const canvas = h("div", { role: "img", "aria-label": alt, class: "canvas" });
  let drawn = 0;
  const redraw = (/** @type {number} */ width) => {
    if (width === drawn || width === 0) return;
    drawn = width;
    canvas.replaceChildren(draw(width));
  };
  new ResizeObserver(([entry]) => redraw(Math.floor(entry?.contentRect.width ?? 0))).observe(canvas);
  return h("figure", { part: "chart", "aria-busy": `${isBusy}` }, canvas, legend, tableOf(table, asTable));
}

/**
 * A table behind a button.
 * @param {Table} table
 * @param {string} asTable
 */
export function tableOf({ caption, head, rows }, asTable) {
  const scroll = h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": caption });
  const fill = () => {
    if (!details.open || scroll.hasChildNodes()) return;
    scroll.append(
      h(
        "table",
        {},
        h("caption", { class: "visually-hidden" }, caption),
        h("thead", {}, h("tr", {}, ...head.map((cell) => h("th", { scope: "col" }, cell)))),
        h("tbody", {}, ...rows().map(row)),
      ),
    );
  };
  const details = h("details", { class: "as-table", ontoggle: fill }, h("summary", {}, asTable), scroll);
  return details;
}

/** @param {string[]} cells */
function row([first = "", ...cells]) {
  return h("tr", {}, h("th", { scope: "row" }, first), ...cells.map((cell) => h("td", {}, cell)));
}

/**
 * What the colours of a chart mean.
 * @param {[kind: string, name: string][]} entries
 */
export function legendOf(entries) {
  return h(
    "p",
    { class: "legend" },
    ...entries.map(([kind, name]) => h("span", {}, h("i", { class: `key ${kind}`, "aria-hidden": "true" }), name)),
  );
}
