// Links of the calculator, written and read with whatever a seed makes of them.

import assert from "node:assert/strict";
import { plain, shifted } from "../../js/element/decimal.js";
import { fragment, isShared, shared } from "../../js/element/sharing.js";

/** @typedef {import("../../js/element/sharing.js").Shared} Shared */
/** @typedef {(below: number) => number} Random whole numbers from 0 to before a limit */

/** Characters of a fragment, and bytes of what it holds. */
const LIMIT = 4096;
const INFLATED = 256 * 1024;

/** Milliseconds for a link, on a machine that others use too. */
const PATIENCE = 2_000;

/** What names a version. */
const ENGINE = /^[\w.+-]{1,32}$/;

/** Texts that a stranger may put anywhere. */
const TEXTS = [
  "", "hong-kong-only", "schema_version = 1\n", "workforce.hourly_cost", "250.5", "1e999", "__proto__", "constructor", "toString",
  "<img src=x onerror=alert(1)>", "\u0000", "\ud800", "\u202e", "訊息", "&roicm=1.", "#", "%", "%E0%A4%A", "=", "{}", "null", "0.1.0",
];

/** JSON that is not what a link holds. */
const VALUES = [
  "null", "[]", "0", '"a"', "{}", '{"preset":"a","settings":[],"engine":"1"}', '{"preset":"a","settings":null,"engine":"1"}',
  '{"preset":1,"settings":{},"engine":"1"}', '{"preset":"a","settings":{"a":1},"engine":"1"}', '{"settings":{},"engine":"1"}',
  '{"preset":"a","settings":{},"engine":"<b>"}', '{"preset":"a","settings":{"__proto__":"b"},"engine":"1"}',
  '{"__proto__":{"preset":"a"},"settings":{},"engine":"1"}', '{"document":"a","preset":null,"settings":{},"engine":"1"}', "{",
];

/**
 * SplitMix64 (Steele, Lea and Flood 2014).
 * @param {number} seed
 * @returns {Random}
 */
export function random(seed) {
  let state = BigInt(seed);
  return (below) => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return Number((z ^ (z >> 31n)) % BigInt(below));
  };
}

/**
 * @template T
 * @param {Random} draw
 * @param {readonly T[]} from
 * @returns {T}
 */
function pick(draw, from) {
  return /** @type {T} */ (from[draw(from.length)]);
}

/** @param {Random} draw */
function anyText(draw) {
  let text = pick(draw, TEXTS);
  for (let more = draw(4); more > 0; more -= 1) text += pick(draw, TEXTS) + String.fromCodePoint(draw(0xd800));
  return draw(30) === 0 ? text.repeat(1 + draw(3_000)) : text;
}

/**
 * What an honest page may put into a link.
 * @param {Random} draw
 * @returns {Shared}
 */
function honest(draw) {
  const settings = Object.fromEntries(Array.from({ length: draw(6) }, () => [anyText(draw), anyText(draw)]));
  const of = draw(2) === 0 ? { preset: anyText(draw) } : { document: anyText(draw) };
  return { ...of, settings, engine: `0.${draw(10)}.${draw(10)}` };
}

/**
 * A text as a link would hold it: deflated, and in the letters of base64.
 * @param {string | Uint8Array<ArrayBuffer>} content
 */
async function packed(content) {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
}

/**
 * A fragment that is damaged, or made to hurt.
 * @param {Random} draw
 * @param {string} from one that is not
 */
async function hostile(draw, from) {
  switch (draw(8)) {
    case 0:
      return `#roicm=1.${await packed(pick(draw, VALUES))}`;
    case 1:
      // A few bytes that stand for very many.
      return `#roicm=1.${await packed(pick(draw, ["a", " ", '{"a":"']).repeat(1 + draw(2_000_000)))}`;
    case 2:
      return `#roicm=1.${await packed(Uint8Array.from({ length: draw(80) }, () => draw(256)))}`;
    case 3:
      return `#roicm=1.${Buffer.from(Array.from({ length: draw(200) }, () => draw(256))).toString("base64url")}`;
    case 4:
      return `#roicm=${pick(draw, ["", "1", "0.", "2.", "1.=", "1.!", `1.${anyText(draw)}`])}`;
    case 5:
      return `#${anyText(draw)}&${from.slice(1)}`;
    default: {
      const letters = [...from];
      for (let changes = 1 + draw(4); changes > 0; changes -= 1) {
        const at = draw(letters.length + 1);
        letters.splice(at, draw(3), ...(draw(3) === 0 ? [] : [pick(draw, [..."ABCxyz019-_.=&#%+/ "])]));
      }
      return letters.join("");
    }
  }
}

/**
 * Well formed, as texts with lone surrogates come back changed.
 * @param {Shared} value
 */
function isWellFormed(value) {
  return !/\\ud[89a-f]/i.test(JSON.stringify(value));
}

/**
 * What is read is what a link may hold, and nothing else; what is refused is refused with an error.
 * @param {string} hash
 * @param {string} key
 */
async function read(hash, key) {
  const start = performance.now();
  try {
    const found = await shared(hash, key);
    const { preset, document, settings, engine, ...others } = found;
    assert.deepEqual(Object.keys(others), []);
    assert.equal(typeof (preset ?? document), "string");
    assert.match(engine, ENGINE);
    assert(Object.values(settings).every((value) => typeof value === "string"));
    assert(JSON.stringify(found).length <= 6 * INFLATED && hash.length <= LIMIT && isShared(hash, key));
    return found;
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    assert(error instanceof Error, `thrown: ${String(error)}`);
    return undefined;
  } finally {
    assert(performance.now() - start < PATIENCE, "a link takes long");
  }
}

/**
 * What a number field may hold: a decimal, or nothing.
 * @param {Random} draw
 */
function decimals(draw) {
  const typed = Array.from({ length: draw(12) }, () => pick(draw, [..."0123456789.-+eE, "])).join("");
  const decimal = plain(typed);
  if (decimal === undefined) return;
  assert.match(decimal, /^-?\d+(\.\d+)?$/, typed);
  const value = Number(typed);
  assert(Math.abs(Number(decimal) - value) <= 1e-12 * Math.abs(value), `${typed}: ${decimal}`);
  const places = draw(30) - 15;
  assert.equal(shifted(shifted(decimal, places), -places), decimal, typed);
}

/**
 * One link of an honest page, which comes back, and one that is not.
 * @param {Random} draw
 */
export async function once(draw) {
  const [value, key] = [honest(draw), pick(draw, ["", "a", "a.b", "&=", "%", "訊"])];
  const written = await fragment([{ key: "other", shared: honest(draw) }, { key, shared: value }]);
  if (written !== undefined) {
    assert(written.length <= LIMIT);
    const found = await read(written, key);
    assert(found, written);
    if (isWellFormed(value)) assert.deepEqual(JSON.parse(JSON.stringify(found)), JSON.parse(JSON.stringify(value)));
  }
  const hash = await hostile(draw, written ?? "#roicm=1.");
  await read(hash, draw(2) === 0 ? "" : key);
  decimals(draw);
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.equal(/** @type {any} */ ({}).preset, undefined);
}
