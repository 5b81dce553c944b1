// What a page writes to have its files loaded at once, and refused where they are not these: `npm run --silent integrity`,
// or with a folder, `npm run --silent integrity -- /roicm/`.

import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { integrity } from "./hash.js";

const DIST = new URL("../dist/", import.meta.url);

/** @param {string} name */
const hash = async (name) => integrity(await readFile(new URL(name, DIST)));

/**
 * What a script of the package imports, itself last.
 * @param {string} name
 */
async function scripts(name) {
  const entry = fileURLToPath(new URL(name, DIST));
  const { metafile } = await build({ entryPoints: [entry], absWorkingDir: fileURLToPath(DIST), bundle: true, format: "esm", write: false, metafile: true });
  return Object.keys(metafile.inputs).sort((a, b) => Number(a === name) - Number(b === name));
}

/**
 * The lines that load the calculator.
 * @param {string} base the folder where `dist/` stands on the server
 */
export async function lines(base) {
  const found = [];
  for (const name of await scripts("element.js")) {
    found.push(`<link rel="modulepreload" href="${base}${name}" integrity="${await hash(name)}" />`);
  }
  found.push(`<link rel="modulepreload" href="${base}worker.js" as="worker" />`);
  const wasm = `<link rel="preload" href="${base}roicm_bg.wasm" as="fetch" crossorigin integrity="${await hash("roicm_bg.wasm")}" />`;
  const element = `<script type="module" src="${base}element.js" integrity="${await hash("element.js")}"></script>`;
  return [...found, wasm, element];
}

if (process.argv[1]?.endsWith("integrity.js")) {
  for (const line of await lines(process.argv[2] ?? "/roicm/")) console.log(line);
}
