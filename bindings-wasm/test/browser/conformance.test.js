// Chromium answers the cases of tests/conformance as the core does: the texts of the engine on the thread of the page to
// the last bit, and the objects that come through the workers.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/browser.js";
import { POLICY, serve } from "../../scripts/server.js";
import { textsOf } from "../../js/text.js";
import { cases, fault } from "../support/conformance.js";

const { cases: asked } = await cases();

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
  await page.evaluate(async () => {
    const { border, roicm } = /** @type {any} */ (globalThis);
    await border.default({ module_or_path: "/bindings-wasm/dist/roicm_bg.wasm" });
    Object.assign(globalThis, { client: new roicm.Client() });
  });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * What the client answers, and the text that the engine writes.
 * @param {import("../support/conformance.js").Case} given
 */
function answered({ call, document, request }) {
  const texts = document === undefined ? [] : textsOf(document, request).slice(0, call === "check" ? 2 : 3);
  return page.evaluate(
    async ({ call, document, request, texts }) => {
      const { border, client, roicm } = /** @type {any} */ (globalThis);
      const method = call.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
      try {
        const result = await (document === undefined ? client[method]() : client[method](document, request));
        const answer = border[call](...texts, { progress: () => true });
        // Every number is read back and written by the same rules on both sides.
        return { answer, isSame: JSON.stringify(result) === JSON.stringify(JSON.parse(answer)) };
      } catch (/** @type {any} */ error) {
        if (!(error instanceof roicm.ScenarioError)) throw error;
        return { problems: error.problems, isSame: true };
      }
    },
    { call, document, request, texts },
  );
}

for (const given of asked) {
  test(given.name, async () => {
    const found = await answered(given);
    assert.equal(fault(given, found), undefined);
    assert(found.isSame, "the client gives something else than the engine");
  });
}
