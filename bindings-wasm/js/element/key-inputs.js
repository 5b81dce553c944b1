// Which inputs a visitor is offered first, and how far their sliders go.

/** @typedef {import("../../types/results.js").Evaluation} Evaluation */
/** @typedef {import("../../types/results.js").Assumption} Assumption */
/** @typedef {import("../../types/sensitivity.js").TornadoBar} TornadoBar */

/** How many inputs the tornado chooses. */
const CHOSEN = 6;

/** What every company knows of itself comes first. */
const FIRST = ["workforce.headcount", "workforce.hourly_cost"];

/**
 * @typedef {{ input: Assumption, range: [number, number] }} KeyInput
 */

/**
 * @param {Evaluation} evaluation of the scenario as it is written
 * @param {import("../../types/sensitivity.js").Tornado} tornado of its best option
 * @returns {KeyInput[]}
 */
export function keyInputs(evaluation, tornado) {
  const bars = new Map(tornado.bars.map((bar) => [bar.path, bar]));
  const paths = new Set([...FIRST, ...[...bars.keys()].filter((path) => !FIRST.includes(path)).slice(0, CHOSEN)]);
  return [...paths].flatMap((path) => {
    const input = evaluation.assumptions.find((assumption) => assumption.path === path);
    const range = input && sliderRange(input, bars.get(path));
    return input && range ? [{ input, range }] : [];
  });
}

/**
 * From end to end of what is known of the input; where it has no ends, between quantiles; where nothing is known, within
 * what it allows around its base case.
 * @param {Assumption} input
 * @param {TornadoBar} [bar] of a tornado between far quantiles
 * @returns {[number, number] | undefined}
 */
function sliderRange({ value, range, unit }, bar) {
  const [low, high] = [range?.[0] ?? bar?.low_value, range?.[1] ?? bar?.high_value].map((end) =>
    end === undefined || end === null ? undefined : Number(end),
  );
  if (low !== undefined && high !== undefined && low < high) return [low, high];
  const base = Number(value);
  if (unit === "share") return [0, 1];
  if (base === 0) return undefined;
  return base > 0 ? [0, 2 * base] : [2 * base, 0];
}
