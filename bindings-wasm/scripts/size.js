// How large what a page loads is: `npm run size`, which fails where it has grown.

import { readdir, readFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";

const PACKAGE = new URL("../", import.meta.url);

/** Bytes that everything together is to have at most, as it is sent with brotli. It has more. */
const AIM = 250_000;

/** What it has, rounded up: lower this when it falls. */
const MOST = 710_000;

/** @param {Uint8Array} bytes */
function compressed(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

/** The sizes of what a page loads, in bytes as they are sent with brotli. */
export async function sizes() {
  const found = { wasm: 0, js: 0, css: 0 };
  for (const folder of ["wasm/", "js/"]) {
    for (const file of await readdir(new URL(folder, PACKAGE), { recursive: true, withFileTypes: true })) {
      const kind = /** @type {keyof typeof found} */ (file.name.split(".").at(-1));
      if (file.isFile() && kind in found) found[kind] += compressed(await readFile(`${file.parentPath}/${file.name}`));
    }
  }
  return { ...found, all: found.wasm + found.js + found.css };
}

if (process.argv[1]?.endsWith("size.js")) {
  const found = await sizes();
  for (const [kind, bytes] of Object.entries(found)) console.log(`${kind.padEnd(6)}${(bytes / 1000).toFixed(1)} kB`);
  if (found.all > AIM) console.log(`(the aim is ${AIM / 1000} kB)`);
  if (found.all > MOST) {
    console.error(`more than ${MOST / 1000} kB`);
    process.exitCode = 1;
  }
}
