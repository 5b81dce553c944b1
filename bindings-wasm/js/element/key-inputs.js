// Which inputs a visitor is offered first, and how far their sliders go.

/** @typedef {import("../../types/results.js").Evaluation} Evaluation */
/** @typedef {import("../../types/results.js").Assumption} Assumption */
/** @typedef {import("../../types/sensitivity.js").TornadoBar} TornadoBar */

/** How many inputs the tornado chooses. */
const CHOSEN = 6;

/** What every company knows of itself comes first. */
const FIRST = ["workforce.headcount", "workforce.hourly_cost"];

/**
 * @typedef {object} KeyInput
 * @property {Pick<Assumption, "path" | "value" | "unit" | "domain_bounds">} input
 * @property {[number, number]} range
 * @property {boolean} [isWhole]
 */

/**
 * @param {Evaluation} evaluation of the scenario as it is written
 * @param {import("../../types/sensitivity.js").Tornado} tornado of its best option
 * @returns {KeyInput[]}
 */
export function keyInputs(evaluation, tornado) {
  const bars = new Map(tornado.bars.map((bar) => [bar.path, bar]));
  const paths = new Set([...FIRST, ...[...bars.keys()].filter((path) => !FIRST.includes(path)).slice(0, CHOSEN)]);
  const chosen = [...paths].flatMap((path) => {
    const input = evaluation.assumptions.find((assumption) => assumption.path === path);
    const range = input && sliderRange(input, bars.get(path));
    return input && range ? [{ path, input, range }] : [];
  });
  const isFirst = ({ path = "" }) => FIRST.includes(path);
  return [...chosen.filter(isFirst), targetInput(evaluation), ...chosen.filter((it) => !isFirst(it))];
}

/**
 * By when an option is to have paid for itself, which the visitor decides.
 * @param {Evaluation} evaluation of the scenario as it is written
 * @returns {KeyInput}
 */
function targetInput({ scenario: { payback_target_months: target, horizon_months: horizon } }) {
  const bounds = { low: "1", low_belongs: true, high: `${horizon}` };
  const input = { path: "payback_target_months", value: `${target ?? ""}`, unit: "months", domain_bounds: bounds };
  return { input, range: [1, horizon], isWhole: true };
}

/**
 * From end to end of what is known of the input; where it has no ends, between quantiles; where nothing is known, from end
 * to end of what it allows, or else around its base case.
 * @param {Assumption} input
 * @param {TornadoBar} [bar] of a tornado between far quantiles
 * @returns {[number, number] | undefined}
 */
function sliderRange({ value, range, domain_bounds: bounds }, bar) {
  const ends = (/** @type {(string | null | undefined)[]} */ ...[low, high]) =>
    typeof low === "string" && typeof high === "string" && Number(low) < Number(high)
      ? /** @type {[number, number]} */ ([Number(low), Number(high)])
      : undefined;
  const known = ends(range?.[0] ?? bar?.low_value, range?.[1] ?? bar?.high_value) ?? ends(bounds.low, bounds.high);
  if (known) return known;
  const base = Number(value);
  const [low, high] = [base - Math.abs(base), base + Math.abs(base)];
  return low < high ? [Math.max(low, Number(bounds.low ?? low)), Math.min(high, Number(bounds.high ?? high))] : undefined;
}
