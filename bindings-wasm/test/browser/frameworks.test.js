// The examples in React and in Vue, as Vite builds them and as the site of the examples serves them.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { start } from "../../../examples/web/server.js";
import { launch } from "../../scripts/browser.js";
import { node } from "../support/consumer.js";
import { cost, opened } from "../support/page.js";

const EXAMPLE = new URL("../../../examples/web/", import.meta.url);

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  // What `npm ci` in that folder installs.
  await node(fileURLToPath(EXAMPLE), "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn");
  site = await start(0);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.close();
});

test("the worker and the module are files of their own", async () => {
  const files = await readdir(new URL("built/assets/", EXAMPLE));
  for (const kind of [/^worker-.*\.js$/, /^roicm_bg-.*\.wasm$/]) assert.equal(files.filter((name) => kind.test(name)).length, 1);
});

for (const framework of ["react", "vue"]) {
  test(`a page of ${framework}`, async () => {
    const { page, complaints, requests } = await opened(browser, `${site.origin}/built/${framework}/`);
    const before = (await cost(page)) ?? "";
    assert.equal(await page.locator("output").textContent(), `HKD ${before}`);
    // The page sets an input, the calculator tells the page what comes of it.
    await page.getByLabel("People in your company").fill("80");
    await page.waitForFunction((before) => document.querySelector("output")?.textContent !== `HKD ${before}`, before);
    const after = (await cost(page)) ?? "";
    assert.equal(await page.locator("output").textContent(), `HKD ${after}`);
    assert.deepEqual(await page.evaluate(() => document.querySelector("roicm-calculator")?.settings), { "workforce.headcount": "80" });
    assert(Number(after) > Number(before));
    assert(requests.every((url) => url.startsWith(site.origin) || url.startsWith("data:")));
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
