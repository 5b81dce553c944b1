// What a page writes to have the browser refuse files of the calculator that are not these: `npm run --silent integrity`.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

const PACKAGE = new URL("../", import.meta.url);
const FIRST = "js/element/index.js";

/**
 * A module and what it imports, each once.
 * @param {string} path in the package
 * @param {Map<string, string>} [found] hashes by path
 */
async function modules(path, found = new Map()) {
  if (found.has(path)) return found;
  const text = await readFile(new URL(path, PACKAGE));
  found.set(path, `sha384-${createHash("sha384").update(text).digest("base64")}`);
  for (const [, , target] of text.toString().matchAll(/^(import|export) (?:.* from )?"(\.[^"]+)";$/gm)) {
    const next = new URL(target ?? "", new URL(path, PACKAGE));
    await modules(next.href.slice(PACKAGE.href.length), found);
  }
  return found;
}

const base = process.argv[2] ?? "/roicm/";
for (const [path, hash] of await modules(FIRST)) {
  console.log(`<link rel="modulepreload" href="${base}${path}" integrity="${hash}" />`);
}
