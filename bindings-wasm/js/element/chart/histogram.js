// How often a time falls where.

import { s } from "../dom.js";
import { marker } from "./fan.js";
import { scale, ticks } from "./scale.js";

const HEIGHT = 240;
const MARGIN = { top: 32, right: 12, bottom: 40, left: 12 };
const TICK_WIDTH = 64;

/**
 * @param {object} histogram
 * @param {number} histogram.width in pixels
 * @param {{ edges: number[], counts: number[] }} histogram.bars
 * @param {number | null} histogram.target
 * @param {string} histogram.targetName
 * @param {string} histogram.axis
 * @param {number} histogram.horizon
 */
export function histogram({ width, bars: { edges, counts }, target, targetName, axis, horizon }) {
  const end = Math.max(horizon, edges.at(-1) ?? 0);
  const x = scale([0, end], [MARGIN.left, width - MARGIN.right]);
  const y = scale([0, Math.max(1, ...counts)], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const svg = s("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, "aria-hidden": "true" });
  counts.forEach((count, place) => {
    const [from = 0, to = 0] = [edges[place], edges[place + 1]];
    const [left, right] = [x(from) + 0.5, Math.max(x(from) + 1.5, x(to) - 0.5)];
    // A bar across the target has both colours.
    const change = target === null ? left : Math.min(Math.max(left, x(target)), right);
    const part = (/** @type {string} */ kind, /** @type {number} */ start, /** @type {number} */ end) =>
      end > start && svg.append(s("rect", { class: `bar ${kind}`, x: start, y: y(count), width: end - start, height: y(0) - y(count) }));
    part("in-time", left, change);
    part("late", change, right);
  });
  svg.append(s("line", { class: "zero", x1: MARGIN.left, x2: width - MARGIN.right, y1: y(0), y2: y(0) }));
  for (const month of ticks(0, end, Math.max(2, Math.floor(width / TICK_WIDTH)))) {
    svg.append(s("text", { class: "tick", x: x(month), y: HEIGHT - MARGIN.bottom + 18, "text-anchor": "middle" }, month));
  }
  svg.append(s("text", { class: "axis", x: width / 2, y: HEIGHT - 6, "text-anchor": "middle" }, axis));
  if (target !== null && target <= end) svg.append(...marker(x(target), targetName, MARGIN.top - 26, HEIGHT - MARGIN.bottom));
  return svg;
}
