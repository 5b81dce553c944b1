// JavaScript values as the texts that the engine reads. Whatever JSON would leave out or change on the way is refused here:
// an input that is lost would stand at its default, and a figure would be wrong without a word.

import { ScenarioError } from "./errors.js";

/** @typedef {import("../types/results.js").Problem} Problem */

/** Items of a list: with a comma after each, a document of 256 KiB has room for no more. */
const LONGEST = 128 * 1024;

/**
 * What a verb of the engine takes.
 * @param {unknown} document
 * @param {unknown} [request]
 * @returns {import("./verbs.js").Texts}
 */
export function textsOf(document, request = {}) {
  const written = documentText(document);
  const { settings = {}, ...rest } = argumentsOf(request);
  return [written, objectText(settings, "`settings`"), objectText(rest, "the request")];
}

/**
 * A document: a text in TOML or JSON, or an object.
 * @param {unknown} document
 */
export function documentText(document) {
  if (typeof document !== "string") return objectText(document, "the document", "a text or an object");
  // What is no Unicode would reach the engine as something else.
  if (/\p{Surrogate}/u.test(document)) {
    throw refusal("encoding", "", "the document holds half a character of UTF-16", "remove it");
  }
  return document;
}

/**
 * The arguments of a request: those that are undefined are not given, as everywhere in JavaScript.
 * @param {unknown} request
 * @returns {Record<string, unknown>}
 */
function argumentsOf(request) {
  if (!isPlain(request)) throw refusal("wrong_type", "", `the request is ${kind(request)}: expected an object`, "");
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
}

/**
 * An object as JSON.
 * @param {unknown} value
 * @param {string} what how it is called in a message
 * @param {string} [expected] what it has to be
 */
function objectText(value, what, expected = "an object") {
  if (!isPlain(value)) throw refusal("wrong_type", "", `${what} is ${kind(value)}: expected ${expected}`, "");
  /** @type {Problem[]} */
  const problems = [];
  let text;
  try {
    text = json(value, "", problems);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refusal("limit_exceeded", "", `${what} is nested too deep, or holds itself`, "");
  }
  if (problems.length) throw new ScenarioError(problems);
  return text;
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {Problem[]} problems
 * @returns {string}
 */
function json(value, path, problems) {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value) && value.length > LONGEST) {
    problems.push({ code: "limit_exceeded", path, message: `a list of ${value.length} is more than a document holds`, help: "" });
    return "null";
  }
  if (Array.isArray(value)) {
    // Not by `map`, which would pass over holes.
    return `[${Array.from(value, (item, index) => json(item, inside(path, `${index}`), problems)).join()}]`;
  }
  if (isPlain(value)) {
    const members = Object.entries(value).map(
      ([key, member]) => `${JSON.stringify(key)}:${json(member, inside(path, key), problems)}`,
    );
    return `{${members.join()}}`;
  }
  const help = typeof value === "bigint" ? "give it as a text" : value === undefined ? "leave it out" : "";
  problems.push({ code: "wrong_type", path, message: `the value is ${kind(value)}, which JSON does not have`, help });
  return "null";
}

/**
 * @param {string} path
 * @param {string} key
 */
function inside(path, key) {
  return path ? `${path}.${key}` : key;
}

/**
 * Whether a value is an object of keys and values, from whatever window: not a list, a map, a date or an instance of
 * another class, of which JSON would keep something else.
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isPlain(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** @param {unknown} value */
function kind(value) {
  if (typeof value === "number") return `${value}`;
  if (Array.isArray(value)) return "a list";
  if (value === undefined || value === null) return `${value}`;
  if (typeof value === "object") return `of the class ${value.constructor?.name ?? "Object"}`;
  return { bigint: "a bigint", boolean: "a truth value", function: "a function", string: "a text", symbol: "a symbol" }[
    /** @type {"bigint"} */ (typeof value)
  ];
}

/**
 * @param {string} code
 * @param {string} path
 * @param {string} message
 * @param {string} help
 */
function refusal(code, path, message, help) {
  return new ScenarioError([{ code, path, message, help }]);
}
