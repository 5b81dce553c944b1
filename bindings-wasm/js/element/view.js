// What every part of the calculator is drawn from.

import { Format } from "./format.js";
import { said, WORDS } from "./words/index.js";

/** @typedef {import("../../types/results.js").Evaluation} Evaluation */
/** @typedef {import("../../types/results.js").Simulation} Simulation */
/** @typedef {import("../../types/sensitivity.js").Tornado} Tornado */

/**
 * The documents that there are, and the words and numbers to show them in.
 * @typedef {object} View
 * @property {import("./words/index.js").Words} words
 * @property {(key: string, parts?: Record<string, string | number>) => string} say
 * @property {(label: string) => string} label a label of a document, in the language where we have it
 * @property {Format} format
 * @property {Evaluation} evaluation
 * @property {Simulation} [simulation] of the inputs as they are, or as they were before they moved
 * @property {boolean} [isPrevious] whether the simulation is of the inputs before they moved
 * @property {Tornado} [tornado] of the inputs as they are
 * @property {string | undefined} option the option that is shown
 * @property {(option: string) => import("../../types/results.js").OptionSimulation | undefined} drawn what the trials say of an option
 * @property {(option: string) => number | undefined} chance the share of trials that pay back by the target
 * @property {(path: string) => void} explain
 * @property {(option: string) => void} show
 */

/**
 * @param {import("./words/index.js").Language} language
 * @param {Omit<View, "words" | "say" | "label" | "format" | "drawn" | "chance">} documents
 * @returns {View}
 */
export function view(language, documents) {
  const words = WORDS[language];
  const { currency, minor_unit, payback_target_months: target } = documents.evaluation.scenario;
  const drawn = (/** @type {string} */ option) => documents.simulation?.options[option];
  return {
    ...documents,
    words,
    drawn,
    // Of any target: a simulation of another one says it too.
    chance: (option) => (target === null ? undefined : drawn(option)?.payback_by_month[target]),
    say: (key, parts) => said(words, key, parts),
    label: (label) => (Object.hasOwn(words.labels, label) ? (words.labels[label] ?? label) : label),
    format: new Format(language, currency, minor_unit),
  };
}
