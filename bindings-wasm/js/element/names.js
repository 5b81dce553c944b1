// What inputs and results are called on the page, from their paths.

import { filled } from "./words/index.js";

/** @typedef {import("./view.js").View} View */

/** Kinds of things that an option is made of; the segment after each is an id. */
const PARTS = new Set(["subscriptions", "running_costs", "steps", "gains"]);

/** Units that are shown as percentages. */
const PERCENT = new Set(["share", "rate", "rate / year"]);

/**
 * The name of an input, in two parts: what it belongs to, and what it is.
 * @param {View} view
 * @param {string} path
 */
export function inputName(view, path) {
  const { words } = view;
  const field = (/** @type {string} */ name) => own(words.fields, name) ?? humanised(name);
  const [head = "", id = "", ...rest] = path.split(".");
  if (head === "losses") return { group: lossName(view, id), name: rest.map(field).join(" · ") };
  if (head === "options") return { group: optionName(view, id), name: partName(view, rest, field) };
  if (head === "exchange_rates") return { group: words.general, name: `${field(head)} ${id}` };
  return { group: words.general, name: field(id || head) };
}

/**
 * The name of an input as one text.
 * @param {View} view
 * @param {string} path
 */
export function fullInputName(view, path) {
  const { group, name } = inputName(view, path);
  return group === view.words.general ? name : `${group}: ${name}`;
}

/**
 * @param {View} view
 * @param {string[]} segments
 * @param {(name: string) => string} field
 */
function partName(view, segments, field) {
  const words = [];
  for (let place = 0; place < segments.length; place++) {
    const segment = segments[place] ?? "";
    if (segment === "effects") {
      const [loss = "", input = "", kind = ""] = segments.slice(place + 1);
      words.push(`${lossName(view, loss)}, ${field(input)}, ${field(kind)}`);
      break;
    }
    if (PARTS.has(segment)) words.push(own(view.words.parts, segments[++place] ?? "") ?? humanised(segments[place] ?? ""));
    else words.push(field(segment));
  }
  return words.join(" · ");
}

/**
 * @param {View} view
 * @param {string} id
 */
export function lossName(view, id) {
  return view.label(view.evaluation.today.losses[id]?.label ?? humanised(id));
}

/**
 * The name of an option in a sentence: what is in brackets at its end is for the list of options.
 * @param {View} view
 * @param {string} id
 */
export function optionName(view, id) {
  return fullOptionName(view, id).replace(/(\S)\s*[(（][^()（）]*[)）]$/, "$1");
}

/**
 * @param {View} view
 * @param {string} id
 */
export function fullOptionName(view, id) {
  if (id === "do_nothing") return view.words.do_nothing;
  return view.label(view.evaluation.options[id]?.label ?? humanised(id));
}

/**
 * The name of a result.
 * @param {View} view
 * @param {string} path
 */
export function resultName(view, path) {
  const [head = "", ...rest] = path.split(".");
  const last = rest.at(-1) || head;
  const name = own(view.words.results, last) ?? own(view.words.fields, last) ?? humanised(last);
  const flow = rest.indexOf("cash_flow");
  if (head === "options" && flow === 1) return `${optionName(view, rest[0] ?? "")}: ${view.say("month")} ${rest[2]}, ${name}`;
  if (head === "options" && rest.length > 1) return `${optionName(view, rest[0] ?? "")}: ${name}`;
  const loss = rest.indexOf("losses");
  return loss >= 0 ? `${lossName(view, rest[loss + 1] ?? "")}: ${name}` : name;
}

/**
 * The name of a step of a computation.
 * @param {View} view
 * @param {string} path
 */
export function stepName(view, path) {
  const { terms } = view.words;
  const say = (/** @type {string} */ key, /** @type {Record<string, string>} */ parts) => filled(terms[key] ?? key, parts);
  const segments = path.split(".");
  const [head = "", id = ""] = segments;
  const last = segments.at(-1) ?? "";
  const [, word = last, number = ""] = /^(\w+?)_(\d+)(?:_after)?$/.exec(last) ?? [];
  if (head === "discount") return /^\d+$/.test(id) ? say("discount", { n: id }) : (terms[id] ?? path);
  if (head === "growth") return id === "losses" ? say("growth_of_loss", { loss: lossName(view, last) }) : say("growth_of_prices", { n: number });
  const isAfter = last.endsWith("_after");
  const known = terms[word] ?? terms[last.replace(/_after$/, "")];
  if (known === undefined) return resultName(view, path);
  const plain = filled(known, { n: number });
  const from = segments.map((segment) => /^from_month_(\d+)$/.exec(segment)?.[1]).find(Boolean);
  const what = from ? say("from_month", { what: plain, n: from }) : isAfter ? say("in_steady_state", { what: plain }) : plain;
  if (segments[2] === "cash_flow") return say("in_month", { what, n: segments[3] ?? "" });
  const loss = segments.indexOf("losses");
  return loss < 0 ? what : view.say("sentence_and", { first: lossName(view, segments[loss + 1] ?? ""), second: what });
}

/** @param {string} unit */
export function isPercent(unit) {
  return PERCENT.has(unit);
}

/**
 * The words after a number in a unit.
 * @param {View} view
 * @param {string} unit such as `USD / user / month`
 */
export function unitName({ words }, unit) {
  const known = words.units[unit];
  if (known !== undefined) return known;
  return unit
    .split(" / ")
    .map((part) => words.units[part] ?? part)
    .join(" / ");
}

/**
 * A value with its unit.
 * @param {View} view
 * @param {number | string} value
 * @param {string} unit
 */
export function inUnit(view, value, unit) {
  const { format } = view;
  if (isPercent(unit)) {
    const after = unitName(view, unit).replace(/^%\s*/, "");
    return `${format.share(value)}${after ? ` ${after}` : ""}`;
  }
  if (unit === "months") return format.months(value);
  if (unit === "money" || unit === view.evaluation.scenario.currency) return format.money(value);
  return `${format.number(value)} ${unitName(view, unit)}`.trim();
}

/**
 * A word of ours: an id may be `constructor`, which every object has.
 * @param {Record<string, string>} words
 * @param {string} id
 */
function own(words, id) {
  return Object.hasOwn(words, id) ? words[id] : undefined;
}

/** @param {string} id */
function humanised(id) {
  const text = id.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
