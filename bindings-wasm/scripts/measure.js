// How large the package is, and how fast: `npm run measure`, in a real Chromium and in Node. Nothing is compared with a
// figure of another machine but the sizes.
//
// The ratio to one native thread needs the program `roicm`, which is built where cargo is there.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { launch } from "./browser.js";
import { serve } from "./server.js";
import { sizes } from "./size.js";

const ROOT = new URL("../../", import.meta.url);
const TRADER = "examples/scenarios/electronics-trader.toml";
const TRIALS = 100_000;

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * @param {string} name
 * @param {number | undefined} value
 * @param {string} unit
 */
function tell(name, value, unit) {
  console.log(`${name.padEnd(62)}${value === undefined ? "not measured" : `${value.toFixed(1).padStart(9)} ${unit}`}`);
}

/** Times in a browser, in milliseconds. */
async function times() {
  const server = await serve();
  const browser = await launch();
  const document = await readFile(new URL(TRADER, ROOT), "utf8");
  try {
    const first = [];
    for (let round = 0; round < 5; round++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${server.origin}/bindings-wasm/test/pages/measure.html`);
      await page.waitForFunction(() => "first" in globalThis);
      first.push(await page.evaluate(() => Reflect.get(globalThis, "first")));
      await context.close();
    }
    const page = await browser.newPage();
    await page.goto(`${server.origin}/bindings-wasm/test/pages/`);
    await page.waitForFunction(() => "roicm" in globalThis);
    const rest = await page.evaluate(
      async ({ document, trials }) => {
        /** @type {typeof import("../types/index.js")} */
        const { Client } = Reflect.get(globalThis, "roicm");
        const client = new Client();
        /** @param {() => Promise<unknown>} call */
        const timed = async (call) => {
          const start = performance.now();
          await call();
          return performance.now() - start;
        };
        const moves = [];
        for (let move = 0; move < 60; move++) {
          const settings = { "workforce.hourly_cost": 150 + move };
          moves.push(await timed(() => client.evaluate(document, { settings })));
        }
        await client.simulate(document, { trials });
        const runs = [];
        for (let run = 0; run < 5; run++) runs.push(await timed(() => client.simulate(document, { trials })));
        /** @type {number[]} */
        const cancels = [];
        /** @type {number[]} */
        const nexts = [];
        for (let run = 0; run < 5; run++) {
          const abort = new AbortController();
          const call = client.simulate(document, { trials: 20_000_000 }, { signal: abort.signal });
          const given = call.catch(() => performance.now());
          await new Promise((resolve) => setTimeout(resolve, 200));
          const start = performance.now();
          abort.abort();
          cancels.push(/** @type {number} */ (await given) - start);
          nexts.push(await timed(() => client.simulate(document, { trials: 1024 })));
        }
        client.close();
        return { moves, runs, cancels, nexts };
      },
      { document, trials: TRIALS },
    );
    return { first: median(first), moves: rest.moves, runs: rest.runs, cancels: rest.cancels, nexts: rest.nexts };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Times in the calculator, in milliseconds: until its figures stand on the page. */
async function inCalculator() {
  const server = await serve();
  const browser = await launch();
  try {
    const first = [];
    for (let round = 0; round < 5; round++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript(() => {
        document.addEventListener("roicm-result", () => Object.assign(globalThis, { first: performance.now() }), { once: true });
      });
      await page.goto(`${server.origin}/bindings-wasm/test/pages/element.html`);
      await page.waitForFunction(() => "first" in globalThis);
      first.push(await page.evaluate(() => Reflect.get(globalThis, "first")));
      await context.close();
    }
    const page = await browser.newPage();
    await page.goto(`${server.origin}/bindings-wasm/test/pages/element.html`);
    await page.waitForFunction(() => {
      const calculator = /** @type {any} */ (document.querySelector("roicm-calculator"));
      return calculator?.tornado && calculator.shadowRoot.querySelector(".field");
    });
    const moves = await page.evaluate(async () => {
      const calculator = /** @type {HTMLElement} */ (document.querySelector("roicm-calculator"));
      const root = /** @type {ShadowRoot} */ (calculator.shadowRoot);
      const slider = /** @type {HTMLInputElement} */ (root.querySelector(".panel input[type=range]"));
      const times = [];
      for (let move = 1; move <= 60; move++) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        const lead = root.querySelector(".lead")?.textContent;
        slider.value = `${Number(slider.value) + (move % 2 ? 1 : -1) * move * Number(slider.step)}`;
        const shown = new Promise((resolve) => calculator.addEventListener("roicm-result", resolve, { once: true }));
        const start = performance.now();
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await shown;
        if (root.querySelector(".lead")?.textContent === lead) throw new Error("the figures have not moved");
        times.push(performance.now() - start);
      }
      return times;
    });
    return { first, moves };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The time of a simulation by one native thread, in milliseconds: what 100,000 trials take beyond two. */
function native() {
  const run = (/** @type {number} */ trials) => {
    const start = performance.now();
    const request = ["--trials", `${trials}`, "--threads", "1", "--format", "json"];
    execFileSync("cargo", ["roicm", "simulate", TRADER, ...request], { cwd: ROOT, stdio: ["ignore", "ignore", "ignore"] });
    return performance.now() - start;
  };
  try {
    run(2);
    // The least of some: whatever else a machine does makes it only slower.
    return Math.min(...[1, 2, 3].map(() => run(TRIALS))) - Math.min(...[1, 2, 3].map(() => run(2)));
  } catch {
    return undefined;
  }
}

for (const [kind, bytes] of Object.entries(await sizes())) tell(`${kind}, with brotli`, bytes / 1000, "kB");
const time = await times();
const shown = await inCalculator();
const one = native();
tell("first result after the page began to load", time.first, "ms");
tell("figures of the base case after an input has moved, median", median(time.moves.slice(10)), "ms");
tell("the same, worst of the first sixty", Math.max(...time.moves), "ms");
tell("calculator: figures after the page began to load", median(shown.first), "ms");
tell("calculator: figures after an input has moved, median", median(shown.moves), "ms");
tell("calculator: the same, least", Math.min(...shown.moves), "ms");
tell(`simulation of ${TRIALS} trials, least`, Math.min(...time.runs), "ms");
tell(`simulation of ${TRIALS} trials, median`, median(time.runs), "ms");
tell("giving a run up, until the call is over", Math.max(...time.cancels), "ms");
tell("the next result after that", Math.max(...time.nexts), "ms");
tell("the same simulation on one native thread", one, "ms");
tell("ratio of the fastest runs", one && Math.min(...time.runs) / one, "×");
