// How large what the package ships to a page is: `npm run size`, which fails where it has grown.

import { readdir, readFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";

const DIST = new URL("../dist/", import.meta.url);

/** Bytes that everything together is to have at most, as it is sent with brotli. */
const AIM = 250_000;

/** What it has, rounded up: lower this when it falls. */
const MOST = 465_000;

/** What pages load, by how its name ends. Styles stand in scripts today. */
const KINDS = /** @type {const} */ (["wasm", "js", "css"]);

/** What is shipped to Node alone. */
const ELSEWHERE = ["node.js"];

/** @param {Uint8Array} bytes */
function compressed(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

/** The files that a page may load, with their sizes in bytes: as they are, and as they are sent with brotli. */
export async function files() {
  const found = [];
  for (const name of (await readdir(DIST)).sort()) {
    const kind = KINDS.find((kind) => name.endsWith(`.${kind}`));
    if (!kind || ELSEWHERE.includes(name)) continue;
    const bytes = await readFile(new URL(name, DIST));
    found.push({ name, kind, plain: bytes.length, sent: compressed(bytes) });
  }
  return found;
}

/** The sizes of what a page loads, in bytes as they are sent with brotli. */
export async function sizes() {
  const found = { wasm: 0, js: 0, css: 0, all: 0 };
  for (const { kind, sent } of await files()) {
    found[kind] += sent;
    found.all += sent;
  }
  return found;
}

if (process.argv[1]?.endsWith("size.js")) {
  const kB = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1).padStart(8);
  console.log(`${"kB".padEnd(16)}${"plain".padStart(8)}${"brotli".padStart(8)}`);
  const found = await files();
  for (const { name, plain, sent } of found) console.log(`${name.padEnd(16)}${kB(plain)}${kB(sent)}`);
  const { all } = await sizes();
  console.log(`${"all".padEnd(16)}${kB(found.reduce((sum, { plain }) => sum + plain, 0))}${kB(all)}`);
  console.log(`${"the aim".padEnd(16)}${"".padEnd(8)}${kB(AIM)}`);
  if (all > MOST) {
    console.error(`more than ${MOST / 1000} kB`);
    process.exitCode = 1;
  }
}
