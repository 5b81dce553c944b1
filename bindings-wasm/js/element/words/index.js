// Words by language.

import { en } from "./en.js";
import { zhHans } from "./zh-Hans.js";
import { zhHant } from "./zh-Hant.js";

/** @typedef {"en" | "zh-Hant" | "zh-Hans"} Language */
/** @typedef {"fields" | "units" | "results" | "meanings" | "problems" | "terms" | "reasons" | "parts" | "labels"} Glossary names by what the engine calls things */
/** @typedef {Omit<typeof en, Glossary> & Record<Glossary, Record<string, string>>} Words */

/** @type {Record<Language, Words>} */
export const WORDS = { en, "zh-Hant": zhHant, "zh-Hans": zhHans };

/**
 * The language of ours that a tag asks for, after BCP 47.
 * @param {string | null | undefined} tag
 * @returns {Language}
 */
export function languageOf(tag) {
  const parts = (tag ?? "").toLowerCase().split(/[-_]/);
  if (parts[0] !== "zh" && parts[0] !== "yue") return "en";
  if (parts.includes("hans")) return "zh-Hans";
  const isTraditional = ["hant", "hk", "tw", "mo"].some((part) => parts.includes(part)) || parts[0] === "yue";
  return isTraditional ? "zh-Hant" : "zh-Hans";
}

/**
 * A sentence of a language.
 * @param {Words} words
 * @param {string} key
 * @param {Record<string, string | number>} [parts]
 */
export function said(words, key, parts) {
  const sentence = /** @type {Record<string, unknown>} */ (words)[key];
  return filled(typeof sentence === "string" ? sentence : key, parts);
}

/**
 * A sentence with what goes into it.
 * @param {string} sentence
 * @param {Record<string, string | number>} [parts]
 */
export function filled(sentence, parts = {}) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(parts, name) ? `${parts[name]}` : whole));
}
