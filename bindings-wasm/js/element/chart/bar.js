// Bars that lie beside their names in a list.

import { s } from "../dom.js";

/** Units of the drawing across; it is stretched to the width that there is. */
const WIDTH = 1000;
const HEIGHT = 10;

/**
 * A bar, or several, between two shares of the width.
 * @param {{ kind: string, from: number, to: number }[]} bars
 * @param {number} [line] where a line goes across
 */
export function bar(bars, line) {
  const svg = s("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: "none",
    class: "bar-row",
    "aria-hidden": "true",
  });
  for (const { kind, from, to } of bars) {
    const [left, right] = [Math.min(from, to), Math.max(from, to)].map((share) => share * WIDTH);
    svg.append(s("rect", { class: `bar ${kind}`, x: left, y: 0, width: Math.max(2, (right ?? 0) - (left ?? 0)), height: HEIGHT }));
  }
  if (line !== undefined) svg.append(s("rect", { class: "at-base", x: line * WIDTH - 1, y: 0, width: 2, height: HEIGHT }));
  return svg;
}
