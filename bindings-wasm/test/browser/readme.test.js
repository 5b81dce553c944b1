// The example of the README does what it says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "../../scripts/browser.js";
import { POLICY, serve } from "../../scripts/server.js";
import { text } from "../support/files.js";

test("two lines of HTML and five of JavaScript", async () => {
  const readme = await text("README.md");
  /** @param {string} language */
  const example = (language) => readme.split("## On a web page")[1]?.split(`\`\`\`${language}\n`)[1]?.split("```")[0] ?? "";
  const [html, js] = [example("html"), example("js")];
  assert.deepEqual([html.trim().split("\n").length, js.trim().split("\n").length], [2, 5]);
  const server = await serve({
    headers: () => ({ "content-security-policy": POLICY }),
    texts: {
      "/page.html": `<!doctype html><title>roicm</title>${html}`,
      // The package stands where a page would put it.
      "/page.js": js.replace("./roicm/", "./bindings-wasm/dist/"),
      "/electronics-trader.toml": await text("examples/scenarios/electronics-trader.toml"),
    },
  });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/page.html`);
    const output = page.locator("output");
    await page.waitForFunction(() => document.querySelector("output")?.value);
    // What the command line says of the same scenario, further up.
    assert.equal(await output.textContent(), "0.348");
    assert(readme.includes("34.8%"));
  } finally {
    await browser.close();
    await server.close();
  }
});
