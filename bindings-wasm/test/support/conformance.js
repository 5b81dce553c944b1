// The cases of tests/conformance, as the runners in Node and in Chromium read them.

import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { compact, read } from "./canonical.js";
import { text } from "./files.js";

const FOLDER = "tests/conformance";

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} call
 * @property {unknown} document
 * @property {boolean} isText whether it is a text, in which problems have a place
 * @property {Record<string, unknown>} request with the settings
 * @property {Record<string, any>} expected as trees of tokens
 */

/** The exceptions of a face: why a call is not offered, why a case cannot be asked. @param {string} face */
const exceptions = async (face) => JSON.parse(await text(`${FOLDER}/faces/${face}.json`));

/** @param {string} folder */
const listed = async (folder) => (await readdir(new URL(`../../../${folder}/`, import.meta.url))).sort();

/** The cases that a page or Node can be asked, and the calls of all cases. */
export async function cases() {
  const { calls, cases } = await exceptions("javascript");
  /** @type {Case[]} */
  const found = [];
  const known = new Set();
  const excepted = new Set();
  for (const file of (await listed(FOLDER)).filter((name) => name.endsWith(".json"))) {
    const written = await text(`${FOLDER}/${file}`);
    const { name, call, document, settings, request } = JSON.parse(written);
    known.add(call);
    if (call in calls || name in cases) {
      excepted.add(call in calls ? call : name);
      continue;
    }
    const { expected } = /** @type {Record<string, any>} */ (read(written));
    const given = await documentOf(document);
    found.push({ name, call, document: given, isText: typeof given === "string", request: { ...(settings && { settings }), ...request }, expected });
  }
  const unused = [...Object.keys(calls), ...Object.keys(cases)].filter((name) => !excepted.has(name));
  return { cases: found, calls: known, unused, refused: calls };
}

/** @param {any} document */
async function documentOf(document) {
  const { toml, json, file, preset } = document ?? {};
  if (preset) return text(`core/presets/${preset}.toml`);
  return file ? text(file) : (toml ?? json ?? document);
}

/**
 * What is wrong with an answer; nothing where it is the one expected.
 * @param {Case} asked
 * @param {{ answer?: string, problems?: any[] }} found the text of the answer, or the problems
 */
export function fault({ call, isText, expected }, { answer, problems }) {
  if (problems) {
    // The engine reads objects as texts too; a place in one that nobody wrote tells nothing.
    const told = problems.map(({ location, ...problem }) => (isText && location ? { ...problem, location } : problem));
    return difference(read(JSON.stringify(told)), expected["problems"]);
  }
  const result = /** @type {any} */ (read(`${answer}`));
  delete result.engine;
  if (call === "simulate" && expected["samples"]) {
    const hash = sha256(bytes(/** @type {number[][]} */ (Object.values(JSON.parse(`${answer}`).samples)).flat()));
    if (JSON.stringify(hash) !== `${expected["samples"]}`) return `samples: ${hash}`;
    delete result.samples;
  }
  if (!expected["sha256"]) return difference(result, expected["result"]);
  const hash = sha256(compact(result));
  if (JSON.stringify(hash) === `${expected["sha256"]}`) return undefined;
  const figures = Object.entries(expected["figures"] ?? {});
  const other = figures.find(([path, value]) => `${at(result, path)}` !== `${value}`);
  return other ? `${other[0]}: ${at(result, other[0])}, expected ${other[1]}` : `sha256: ${hash}, none of the figures differs`;
}

/**
 * Doubles with their little ends first; what JSON has no number for is the one quiet NaN.
 * @param {(number | null)[]} values
 */
function bytes(values) {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, index) => {
    if (value === null) view.setBigUint64(8 * index, 0x7ff8_0000_0000_0000n, true);
    else view.setFloat64(8 * index, value, true);
  });
  return new Uint8Array(view.buffer);
}

/** @param {string | Uint8Array} data */
const sha256 = (data) => createHash("sha256").update(data).digest("hex");

/** @param {any} tree @param {string} path */
function at(tree, path) {
  // Names have no dots here, but for figures of quantiles, which nobody lists.
  return path.split(".").reduce((node, key) => node?.[key], tree);
}

/**
 * The first member that differs.
 * @param {any} found @param {any} expected @returns {string | undefined}
 */
function difference(found, expected) {
  if (compact(found) === compact(expected)) return undefined;
  if (typeof found !== "object" || typeof expected !== "object") return `: ${show(found)}, expected ${show(expected)}`;
  const keys = [...new Set([...Object.keys(found), ...Object.keys(expected)])].sort();
  for (const key of keys) {
    if (!(key in found && key in expected)) return `.${key}: ${show(found[key])}, expected ${show(expected[key])}`;
    const inside = difference(found[key], expected[key]);
    if (inside) return `.${key}${inside}`;
  }
  return ": another kind of value";
}

/** @param {any} value */
const show = (value) => (value === undefined ? "nothing" : compact(value).slice(0, 60));

