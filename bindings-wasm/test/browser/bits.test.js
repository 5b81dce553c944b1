// A simulation in Chromium has the bits that are committed: on the thread of the page, and through the workers.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/browser.js";
import { POLICY, serve } from "../../scripts/server.js";
import { canonical } from "../support/canonical.js";
import { text } from "../support/files.js";

const { trials, ...golden } = JSON.parse(await text("tests/cases/simulation/bits.json"));

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  server = await serve({ headers: () => ({ "content-security-policy": POLICY }) });
  browser = await launch();
  page = await browser.newPage();
  await page.goto(`${server.origin}/bindings-wasm/test/pages/`);
  await page.waitForFunction(() => "border" in globalThis);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

for (const [path, samplers] of Object.entries(golden)) {
  for (const [sampler, expected] of Object.entries(samplers)) {
    test(`${path} by ${sampler}`, async () => {
      const request = { trials, sampler, samples: true };
      const { answer, isSame } = await page.evaluate(
        async ({ document, request }) => {
          const { border, roicm } = /** @type {any} */ (globalThis);
          await border.default({ module_or_path: "/bindings-wasm/dist/roicm_bg.wasm" });
          const answer = border.simulate(document, "{}", JSON.stringify(request), { progress: () => true });
          const client = new roicm.Client();
          const simulation = await client.simulate(document, request);
          client.close();
          // Every number is read back and written by the same rules on both sides.
          return { answer, isSame: JSON.stringify(simulation) === JSON.stringify(JSON.parse(answer)) };
        },
        { document: await text(path), request },
      );
      assert.equal(createHash("sha256").update(canonical(answer, "engine")).digest("hex"), expected);
      assert(isSame);
    });
  }
}
