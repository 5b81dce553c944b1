// A page whose maker has installed the package and bundled it with esbuild, which leaves the worker and the module to be
// copied beside the bundle.

import assert from "node:assert/strict";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { launch } from "../../scripts/browser.js";
import { POLICY, serve } from "../../scripts/server.js";
import { consumer } from "../support/consumer.js";
import { cost, opened } from "../support/page.js";

test("a bundle of one file runs under the same policy", async () => {
  const somebody = await consumer();
  const app = await somebody.write(
    "app.js",
    `import { Client, ScenarioError } from "roicm";
    import { RoicmCalculator } from "roicm/element";
    const client = new Client();
    client.evaluate("").catch((error) => Object.assign(globalThis, { isOurs: error instanceof ScenarioError, RoicmCalculator }));`,
  );
  await build({ entryPoints: [app], bundle: true, minify: true, format: "esm", outfile: join(somebody.folder, "site/app.js"), logLevel: "error" });
  for (const file of ["worker.js", "roicm_bg.wasm"]) {
    await copyFile(join(somebody.folder, "node_modules/roicm/dist", file), join(somebody.folder, "site", file));
  }
  const html = `<!doctype html><html lang="en"><title>roicm</title><script type="module" src="/app.js"></script><roicm-calculator trials="2000"></roicm-calculator></html>`;
  const server = await serve({
    root: pathToFileURL(join(somebody.folder, "site/")),
    headers: () => ({ "content-security-policy": POLICY }),
    texts: { "/index.html": html, "/favicon.ico": "" },
  });
  const browser = await launch();
  try {
    const { page, complaints, requests } = await opened(browser, `${server.origin}/`);
    assert.match((await cost(page)) ?? "", /^\d+/);
    await page.waitForFunction(() => "isOurs" in globalThis);
    assert.equal(await page.evaluate(() => Reflect.get(globalThis, "isOurs")), true);
    assert.deepEqual([...new Set(requests.map((url) => new URL(url).pathname))].sort(), ["/", "/app.js", "/roicm_bg.wasm", "/worker.js"]);
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
    await server.close();
    await somebody.remove();
  }
});
