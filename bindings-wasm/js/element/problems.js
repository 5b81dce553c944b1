// What is wrong, in the words of the page: the engine says it in English, with a code and a path.

import { fullInputName, inUnit } from "./names.js";
import { said } from "./words/index.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../../types/results.js").Problem} Problem */

/**
 * A problem as a sentence for a list, and as one beside its input.
 * @param {import("./words/index.js").Words} words
 * @param {import("./words/index.js").Language} language
 * @param {Problem} problem
 * @param {View} [view] of a scenario that has the input, where there is one
 */
export function complaint(words, language, { code, path, message, help }, view) {
  const say = (/** @type {string} */ key, /** @type {Record<string, string>} */ parts) => said(words, key, parts);
  const input = view?.evaluation.assumptions.find((assumption) => assumption.path === path.replace(/^settings\./, ""));
  const name = input && view ? fullInputName(view, input.path) : (Object.hasOwn(words.fields, path) ? words.fields[path] : path);
  const original = [message, help].filter(Boolean).join(": ");
  const allowed = code === "out_of_domain" && input && view ? domain(view, input) : undefined;
  const short = allowed ? say("sentence_and", { first: words.problems[code] ?? code, second: allowed }) : told();
  return { short, whole: name ? say("at_path", { name, message: short }) : short };

  function told() {
    const known = words.problems[code];
    // English has the engine's own sentence, which says more; it stays beside the words of other languages.
    return language === "en" || !known ? original : say("told_by_engine", { message: known, original: message });
  }
}

/**
 * What an input allows.
 * @param {View} view
 * @param {import("../../types/results.js").Assumption} input
 */
function domain(view, { domain_bounds: { low, low_belongs, high }, unit }) {
  const shown = (/** @type {string} */ value) => inUnit(view, value, unit);
  if (low !== null && high !== null) return view.say(low_belongs ? "must_be_from" : "must_be_above_up_to", { low: shown(low), high: shown(high) });
  if (low !== null) return view.say(low_belongs ? "must_be_least" : "must_be_above", { low: shown(low) });
  return high === null ? undefined : view.say("must_be_most", { high: shown(high) });
}
