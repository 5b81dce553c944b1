// The cumulative cash flow: the base case as a line, the trials as bands around it.

import { s } from "../dom.js";
import { scale, ticks } from "./scale.js";

const HEIGHT = 300;
const MARGIN = { top: 14, right: 14, bottom: 40, left: 52 };

/**
 * @param {object} fan
 * @param {number} fan.width in pixels
 * @param {number[]} fan.line the base case, month by month
 * @param {{ month: number, quantiles: [p: number, value: number][] }[]} [fan.bands]
 * @param {boolean} [fan.isPrevious] whether the bands are of other inputs
 * @param {number | null} fan.target
 * @param {string} fan.targetName
 * @param {string} fan.axis
 * @param {(value: number) => string} fan.amount
 */
export function fan({ width, line, bands = [], isPrevious = false, target, targetName, axis, amount }) {
  const horizon = line.length - 1;
  const values = [0, ...line, ...bands.flatMap(({ quantiles }) => quantiles.map(([, value]) => value))];
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const room = (highest - lowest) * 0.05 || 1;
  const x = scale([0, horizon], [MARGIN.left, width - MARGIN.right]);
  const y = scale([lowest - room, highest + room], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const at = (/** @type {[number, number]} */ [month, value]) => `${x(month).toFixed(1)},${y(value).toFixed(1)}`;
  const edge = (/** @type {number} */ p) =>
    bands.map(({ month, quantiles }) => /** @type {[number, number]} */ ([month, nearest(quantiles, p)]));
  const band = (/** @type {string} */ kind, /** @type {number} */ low, /** @type {number} */ high) =>
    s("polygon", { class: `band ${kind}`, points: [...edge(low), ...edge(high).reverse()].map(at).join(" ") });
  const path = (/** @type {string} */ kind, /** @type {[number, number][]} */ points) =>
    s("polyline", { class: `line ${kind}`, points: points.map(at).join(" ") });
  const svg = s("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, "aria-hidden": "true" });
  for (const value of ticks(lowest - room, highest + room, 6)) {
    const isZero = Math.abs(value) < room / 1000;
    svg.append(
      s("line", { class: isZero ? "zero" : "grid", x1: MARGIN.left, x2: width - MARGIN.right, y1: y(value), y2: y(value) }),
      s("text", { class: "tick", x: MARGIN.left - 8, y: y(value) + 4, "text-anchor": "end" }, amount(isZero ? 0 : value)),
    );
  }
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((months) => (x(months) - x(0)) >= 34) ?? 240;
  for (let month = 0; month <= horizon; month += step) {
    svg.append(s("text", { class: "tick", x: x(month), y: HEIGHT - MARGIN.bottom + 18, "text-anchor": "middle" }, month));
  }
  const middle = (MARGIN.left + width - MARGIN.right) / 2;
  svg.append(s("text", { class: "axis", x: middle, y: HEIGHT - 6, "text-anchor": "middle" }, axis));
  if (bands.length) {
    const drawn = [band("outer", 0.05, 0.95), band("inner", 0.25, 0.75), path("median", edge(0.5))];
    svg.append(s("g", { class: isPrevious ? "bands previous" : "bands" }, ...drawn));
  }
  svg.append(path("base", line.map((value, month) => [month, value])));
  if (target !== null && target <= horizon) svg.append(...marker(x(target), targetName, MARGIN.top, HEIGHT - MARGIN.bottom));
  return svg;
}

/**
 * A line across a chart with a name.
 * @param {number} x
 * @param {string} name
 * @param {number} top
 * @param {number} bottom
 */
export function marker(x, name, top, bottom) {
  return [
    s("line", { class: "target", x1: x, x2: x, y1: top, y2: bottom }),
    s("text", { class: "target-name", x: x + 5, y: top + 10 }, name),
  ];
}

/**
 * @param {[p: number, value: number][]} quantiles
 * @param {number} p
 */
function nearest(quantiles, p) {
  return quantiles.reduce((best, next) => (Math.abs(next[0] - p) < Math.abs(best[0] - p) ? next : best))[1];
}
