// How a page loads the calculator: by the lines that `npm run integrity` writes, nothing twice, and nothing but what was
// packed.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/browser.js";
import { lines } from "../../scripts/integrity.js";
import { POLICY, serve } from "../../scripts/server.js";
import { cost, opened } from "../support/page.js";

const FOLDER = "/bindings-wasm/dist/";
const HEAD = (await lines(FOLDER)).join("\n");

/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/**
 * A server of a page, with some files that are not those of the package.
 * @param {Record<string, string>} [texts]
 */
function served(texts = {}) {
  /** @type {string[]} */
  const asked = [];
  const headers = (/** @type {string} */ path) => {
    asked.push(path);
    return { "content-security-policy": POLICY };
  };
  const page = `<!doctype html><html lang="en"><title>roicm</title>${HEAD}<roicm-calculator trials="2000"></roicm-calculator></html>`;
  return serve({ headers, texts: { "/page.html": page, "/favicon.ico": "", ...texts } }).then((server) => ({ ...server, asked }));
}

test("every file is asked for once, and all at the beginning", async () => {
  const server = await served();
  const { page, complaints } = await opened(browser, `${server.origin}/page.html`);
  assert.match((await cost(page)) ?? "", /^\d+/);
  const files = server.asked.filter((path) => path.startsWith(FOLDER)).map((path) => path.slice(FOLDER.length));
  assert.deepEqual(files.toSorted(), ["element.js", "roicm_bg.wasm", "shared.js", "worker.js"]);
  // None waits for another one to be run.
  const starts = await page.evaluate(() => {
    const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
    const end = Math.min(...entries.filter(({ name }) => name.endsWith("element.js")).map(({ responseEnd }) => responseEnd));
    return entries.filter(({ name }) => /\/(shared|worker)\.js$|\.wasm$/.test(name)).map(({ startTime }) => startTime <= end);
  });
  assert(starts.length >= 3 && starts.slice(0, 3).every(Boolean), `${starts}`);
  assert.deepEqual(complaints, []);
  await page.close();
  await server.close();
});

for (const name of ["element.js", "shared.js"]) {
  test(`a ${name} that is not ours does not run`, async () => {
    const server = await served({ [FOLDER + name]: "globalThis.broken = true; export {};" });
    const { page, complaints } = await opened(browser, `${server.origin}/page.html`);
    await page.waitForTimeout(500);
    assert.deepEqual(await page.evaluate(() => ["broken" in globalThis, customElements.get("roicm-calculator")]), [false, undefined]);
    assert(complaints.some((text) => /integrity/.test(text)), `${complaints}`);
    await page.close();
    await server.close();
  });
}

test("a module that is not ours is not compiled", async () => {
  const server = await served({ [`${FOLDER}roicm_bg.wasm`]: "\0asm\u0001\0\0\0" });
  const { page, complaints } = await opened(browser, `${server.origin}/page.html`);
  await page.locator(".problems p").waitFor();
  assert.match((await page.locator(".problems").textContent()) ?? "", /Failed to fetch/);
  assert(complaints.some((text) => /integrity/.test(text)), `${complaints}`);
  await page.close();
  await server.close();
});
