// What a page writes to have the files of the calculator loaded at once, and refused where they are not these: `npm run
// --silent integrity`; with the folder where they stand, and with another script than the calculator's,
// `npm run --silent integrity -- /roicm/ index.js`.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { integrity } from "./hash.js";

const DIST = new URL("../dist/", import.meta.url);

/** @param {string} name */
const hash = async (name) => integrity(await readFile(new URL(name, DIST)));

/**
 * What a script of the package imports, however far.
 * @param {string} name
 */
async function imported(name) {
  const { metafile } = await build({
    absWorkingDir: fileURLToPath(DIST),
    entryPoints: [fileURLToPath(new URL(name, DIST))],
    bundle: true,
    format: "esm",
    write: false,
    metafile: true,
  });
  return Object.keys(metafile.inputs).filter((input) => input !== name);
}

/**
 * The lines that load a script of the package, and with it what it needs. Browsers do not hold the script of a worker to a
 * hash; the module is held to its own by what loads it.
 * @param {string} base the folder where `dist/` stands on the server
 * @param {string} [name]
 */
export async function lines(base, name = "element.js") {
  const found = [];
  for (const other of await imported(name)) {
    found.push(`<link rel="modulepreload" href="${base}${other}" integrity="${await hash(other)}" />`);
  }
  if (found.length) {
    found.push(`<link rel="modulepreload" href="${base}worker.js" />`);
    found.push(`<link rel="preload" href="${base}roicm_bg.wasm" as="fetch" crossorigin />`);
  }
  return [...found, `<script type="module" src="${base}${name}" integrity="${await hash(name)}"></script>`];
}

if (process.argv[1]?.endsWith("integrity.js")) {
  const [base = "/roicm/", name] = process.argv.slice(2);
  for (const line of await lines(base, name)) console.log(line);
}
