// What people take away: everything as JSON, the figures as CSV.

import { h } from "./dom.js";

/**
 * Hands a file to whoever asked for it. It is made here, and nothing is sent.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * The figures as a table that spreadsheets open.
 * @param {import("../../types/results.js").Evaluation} evaluation
 * @param {import("../../types/results.js").Simulation} [simulation]
 */
export function csv(evaluation, simulation) {
  const { currency, payback_target_months: target } = evaluation.scenario;
  /** @type {string[][]} */
  const rows = [["subject", "figure", "value", "unit"]];
  const add = (/** @type {string} */ subject, /** @type {string} */ figure, /** @type {any} */ value, /** @type {string} */ unit) => {
    if (value !== null && value !== undefined) rows.push([subject, figure, `${value}`, unit]);
  };
  add("scenario", "payback_target", target, "months");
  // With these and the inputs below anyone gets the same figures again.
  add("simulation", "trials", simulation?.run.trials, "trials");
  add("simulation", "seed", simulation?.run.seed, "");
  add("simulation", "sampler", simulation?.run.sampler, "");
  add("engine", "version", evaluation.engine.version, "");
  add("today", "annual_cost", evaluation.today.annual_cost, `${currency} / year`);
  for (const loss of Object.values(evaluation.today.losses)) add(loss.label, "annual_cost", loss.annual_cost, `${currency} / year`);
  for (const [id, option] of Object.entries(evaluation.options)) {
    for (const figure of /** @type {const} */ (["net_present_value", "total_benefits", "total_costs", "total_investment", "annual_avoided"])) {
      add(option.label, figure, option[figure], currency);
    }
    add(option.label, "payback_months", option.payback_months, "months");
    const drawn = simulation?.options[id];
    // Of the target as it is: the trials may be those of another one, and say it too.
    add(option.label, "probability_of_payback_by_target", target === null ? null : drawn?.payback_by_month[target], "share");
    for (const figure of /** @type {const} */ (["probability_of_profit", "probability_best"])) {
      add(option.label, figure, drawn?.[figure]?.estimate, "share");
    }
    for (const { p, value } of drawn?.net_present_value.quantiles ?? []) add(option.label, `net_present_value, quantile ${p}`, value, currency);
    for (const { month, cumulative } of option.cash_flow) add(option.label, `cumulative, month ${month}`, cumulative, currency);
  }
  for (const { path, value, unit } of evaluation.assumptions) add(path, "input", value, unit);
  return `\uFEFF${rows.map((row) => row.map(cell).join()).join("\r\n")}\r\n`;
}

/**
 * A cell. Of a text that a spreadsheet would take for a formula, it shows the characters.
 * @param {string} text
 */
export function cell(text) {
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return text;
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
