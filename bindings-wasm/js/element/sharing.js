// A scenario in the fragment of an address. Nothing of it is sent to a server.

/**
 * What a link holds.
 * @typedef {object} Shared
 * @property {string} [preset]
 * @property {string} [document] where it is no preset
 * @property {Record<string, string>} settings
 * @property {string} engine the version whose figures its author saw
 */

/** How the content is written: after the name of a part, and a dot before it. */
const VERSION = "1";

/** Characters of a fragment. */
const LIMIT = 4096;

/** What names a version: whatever else a link said there, the page would repeat in its own name. */
const ENGINE = /^[\w.+-]{1,32}$/;

/** Bytes of what a fragment holds: documents end there too. */
const INFLATED = 256 * 1024;

/**
 * What a part of a fragment is called.
 * @param {string} key the id of a calculator that is not alone on its page
 */
function nameOf(key) {
  return key ? `roicm.${encodeURIComponent(key)}` : "roicm";
}

/**
 * The fragment for the scenarios of a page; undefined where it would be too long.
 * @param {{ key: string, shared: Shared }[]} parts
 */
export async function fragment(parts) {
  const texts = [];
  for (const { key, shared } of parts) {
    const bytes = new TextEncoder().encode(JSON.stringify(shared));
    if (bytes.length > INFLATED) return undefined;
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const deflated = new Uint8Array(await new Response(stream).arrayBuffer());
    texts.push(`${nameOf(key)}=${VERSION}.${base64url(deflated)}`);
  }
  const text = `#${texts.join("&")}`;
  return text.length <= LIMIT ? text : undefined;
}

/**
 * What a fragment has for a calculator, as it is written.
 * @param {string} hash of an address
 * @param {string} key
 */
function partOf(hash, key) {
  const name = `${nameOf(key)}=`;
  return hash.slice(1).split("&").find((part) => part.startsWith(name))?.slice(name.length);
}

/**
 * @param {string} hash of an address
 * @param {string} [key] the id of a calculator that is not alone on its page
 */
export function isShared(hash, key = "") {
  return partOf(hash, key) !== undefined;
}

/**
 * What a fragment holds.
 * @param {string} hash
 * @param {string} [key]
 * @returns {Promise<Shared>} rejected where it is none of ours, too long, or more than it should be
 */
export async function shared(hash, key = "") {
  const part = partOf(hash, key);
  if (hash.length > LIMIT || !part?.startsWith(`${VERSION}.`)) throw new RangeError("no link of this calculator");
  const text = await inflated(bytes(part.slice(VERSION.length + 1)));
  const value = JSON.parse(text);
  const isText = (/** @type {unknown} */ it) => typeof it === "string";
  const { preset, document, settings, engine } = value ?? {};
  const isWhole =
    isText(preset ?? "") &&
    isText(document ?? "") &&
    isText(preset ?? document) &&
    isText(engine) &&
    ENGINE.test(engine) &&
    typeof settings === "object" &&
    settings !== null &&
    Object.values(settings).every(isText);
  if (!isWhole) throw new TypeError("no link of this calculator");
  return { preset, document, settings: Object.fromEntries(Object.entries(settings)), engine };
}

/** @param {Uint8Array<ArrayBuffer>} deflated */
async function inflated(deflated) {
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    // A few bytes can stand for very many.
    if (size > INFLATED) {
      await reader.cancel();
      throw new RangeError("more than a scenario");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** @param {Uint8Array} from */
function base64url(from) {
  const text = Array.from(from, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text */
function bytes(text) {
  if (!/^[\w-]*$/.test(text)) throw new RangeError("no link of this calculator");
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
