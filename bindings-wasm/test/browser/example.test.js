// The sales page of the examples, as it is served.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { start } from "../../../examples/web/server.js";
import { launch } from "../../scripts/browser.js";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  site = await start(0);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  site?.close();
});

for (const [path, width] of /** @type {const} */ ([
  ["/", 320],
  ["/", 1600],
  ["/embed.html", 1024],
])) {
  test(`${path} at ${width} px`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    /** @type {string[]} */
    const complaints = [];
    /** @type {string[]} */
    const requests = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(`${error}`));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(site.origin + path);
    const frame = path === "/" ? page.mainFrame() : page.frames().at(-1);
    await frame?.waitForFunction(() => /** @type {any} */ (document.querySelector("roicm-calculator"))?.tornado);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    await page.evaluate(AXE);
    const found = await page.evaluate(async () => (await /** @type {any} */ (globalThis).axe.run()).violations);
    assert.deepEqual(found.map((/** @type {any} */ it) => it.id), []);
    // Once it is there, nothing leaves the page.
    const before = requests.length;
    await frame?.locator("input[type=range]").first().press("ArrowRight");
    await frame?.waitForFunction(() => /** @type {any} */ (document.querySelector("roicm-calculator"))?.simulation);
    assert.deepEqual(requests.slice(before), []);
    assert(requests.every((url) => url.startsWith(site.origin) || url.startsWith("data:")));
    assert.deepEqual(complaints, []);
    await page.close();
  });
}
