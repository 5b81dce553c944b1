// Makes `dist/`, what the package ships: `npm run bundle`, which `roicm-wasm-build` runs after it has made `wasm/`.
//
// Scripts that a page loads share a file for what they have in common, so that an error is of one class wherever it comes
// from. The script of a worker holds everything that it needs: what stands alone can be copied by whoever bundles a page.

import { copyFile, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { integrity } from "./hash.js";

const PACKAGE = new URL("../", import.meta.url);
const DIST = new URL("dist/", PACKAGE);

/** @param {string} path in the package */
const at = (path) => fileURLToPath(new URL(path, PACKAGE));

/** What `js/load.js` says of the module beside the sources, and what is true of it in `dist/`. */
const OF_THE_MODULE = [
  [`new URL("../wasm/roicm_bg.wasm", import.meta.url)`, `new URL("./roicm_bg.wasm", import.meta.url)`],
  [`const INTEGRITY = "";`, `const INTEGRITY = "${integrity(await readFile(at("wasm/roicm_bg.wasm")))}";`],
];

const loading = {
  name: "loading",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /[\\/]js[\\/]load\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, "utf8");
      for (const [from = "", to = ""] of OF_THE_MODULE) {
        if (!contents.includes(from)) throw new Error(`${path} does not have ${from}`);
        contents = contents.replace(from, to);
      }
      return { contents, loader: "js" };
    });
  },
};

/**
 * Bundles scripts, in a form that nothing has to be done to any more.
 * @param {Record<string, string>} entries sources by the names of what is made of them
 * @param {import("esbuild").BuildOptions} [options]
 */
async function bundle(entries, options) {
  await build({
    absWorkingDir: at("."),
    entryPoints: entries,
    outdir: at("dist"),
    chunkNames: "shared",
    bundle: true,
    format: "esm",
    platform: "browser",
    // What the classes and the containers that the calculator stands on demand anyway.
    target: ["es2022", "chrome110", "firefox115", "safari16.4"],
    minify: true,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    plugins: [loading],
    ...options,
  });
}

await rm(DIST, { recursive: true, force: true });
await mkdir(DIST, { recursive: true });
const page = { index: "js/index.js", element: "js/element/index.js", embed: "js/element/embed.js", frame: "js/element/frame.js" };
await Promise.all([
  bundle(page, { splitting: true }),
  bundle({ worker: "js/worker.js" }),
  bundle({ node: "js/node.js" }, { platform: "node", target: "node20" }),
  copyFile(at("wasm/roicm_bg.wasm"), at("dist/roicm_bg.wasm")),
]);
for (const file of await readdir(at("types"))) await copyFile(at(`types/${file}`), at(`dist/${file}`));
