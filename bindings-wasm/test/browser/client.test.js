// The client in a real Chromium, on a page that allows nothing but what the package needs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/browser.js";
import { POLICY, serve } from "../../scripts/server.js";
import { SMALL, text } from "../support/files.js";

/** @typedef {typeof import("../../types/index.js")} Roicm */

const TRADER = await text("examples/scenarios/electronics-trader.toml");

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** @type {string[]} */
const complaints = [];

before(async () => {
  server = await serve({ headers: () => ({ "content-security-policy": POLICY }) });
  browser = await launch();
  page = await open(browser, complaints);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * A page that has the package.
 * @param {Pick<import("playwright-core").Browser, "newPage">} where
 * @param {string[]} [heard] what the browser complains about
 */
async function open(where, heard = []) {
  const opened = await where.newPage();
  opened.on("console", (message) => message.type() === "error" && heard.push(message.text()));
  opened.on("pageerror", (error) => heard.push(`${error}`));
  await opened.goto(`${server.origin}/bindings-wasm/test/pages/`);
  await opened.waitForFunction(() => "roicm" in globalThis);
  return opened;
}

test("a client that was closed starts no worker any more", async () => {
  const found = await page.evaluate(async (trader) => {
    const { Client } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    const Original = Worker;
    let workers = 0;
    const client = new Client();
    client.close();
    globalThis.Worker = class extends Original {
      /** @param {[string | URL, WorkerOptions?]} args */
      constructor(...args) {
        super(...args);
        workers++;
      }
    };
    const calls = [client.evaluate(trader), client.simulate(trader), client.simulate(trader, { trials: 100 }), client.version()];
    const said = (await Promise.allSettled(calls)).map((call) => (call.status === "rejected" ? `${call.reason}` : "answered"));
    globalThis.Worker = Original;
    return { said, workers };
  }, TRADER);
  assert.deepEqual(found, { said: new Array(4).fill("EngineError: the client was closed"), workers: 0 });
});

test("evaluations and simulations come from workers", async () => {
  const found = await page.evaluate(async (trader) => {
    const { Client } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    const client = new Client();
    const settings = { "workforce.hourly_cost": 200 };
    const [evaluation, simulation, version, presets] = await Promise.all([
      client.evaluate(trader, { settings }),
      client.simulate(trader, { trials: 2048 }),
      client.version(),
      client.presets(),
    ]);
    client.close();
    return { cost: evaluation.today.annual_cost, trials: simulation.run.trials, version, presets: presets.length };
  }, TRADER);
  assert.match(found.cost, /^419200\.6/);
  assert.deepEqual([found.trials, found.version, found.presets], [2048, "0.1.0", 3]);
});

test("problems come through as errors with problems", async () => {
  const found = await page.evaluate(async (small) => {
    const { Client, ScenarioError } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    const client = new Client();
    const refused = async (/** @type {Promise<unknown>} */ call) => {
      const error = await call.then(
        () => undefined,
        (thrown) => thrown,
      );
      return error instanceof ScenarioError && error instanceof Error ? error.problems.map(({ code }) => code) : `${error}`;
    };
    const any = /** @type {any} */ (small);
    const codes = [
      await refused(client.evaluate(any, { settings: { "workforce.hourly_costs": 1 } })),
      await refused(client.simulate(any, { trials: 1.5 })),
      await refused(client.evaluate(/** @type {any} */ (undefined))),
      await refused(client.evaluate(/** @type {any} */ ({}))),
      await refused(client.evaluate(/** @type {any} */ (1n))),
      await refused(client.evaluate("5")),
      await refused(client.evaluate(/** @type {any} */ ([, 1]))),
      await refused(client.evaluate({ ...any, discount_rate: 1n })),
      await refused(client.evaluate({ ...any, correlations: [, ,] })),
      await refused(client.evaluate({ ...any, name: () => {} })),
      await refused(client.evaluate({ ...any, losses: JSON.parse('{"__proto__": {}}') })),
    ];
    const after = (await client.evaluate(any)).today.annual_cost;
    client.close();
    return { codes, after };
  }, SMALL);
  const first = found.codes.map((codes) => (Array.isArray(codes) ? codes[0] : codes));
  assert.deepEqual(first.slice(0, 3), ["unknown_reference", "invalid_argument", "wrong_type"]);
  assert.deepEqual(first.slice(4), [
    ...["wrong_type", "syntax", "wrong_type", "wrong_type", "wrong_type", "wrong_type"],
    "invalid_id",
  ]);
  assert(found.codes[3]?.includes("missing_field"));
  assert.equal(found.after, "34000");
});

test("a run tells how far it is at most ten times a second, beside other calls", async () => {
  const found = await page.evaluate(async (trader) => {
    const { Client } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    const client = new Client();
    /** @type {{ at: number, done: number, trials: number }[]} */
    const told = [];
    let isDone = false;
    const start = performance.now();
    const run = client.simulate(
      trader,
      { trials: 400_000 },
      { onProgress: ({ done, trials }) => told.push({ at: performance.now(), done, trials }) },
    );
    void run.then(() => (isDone = true));
    await client.evaluate(trader);
    const wasDone = isDone;
    await run;
    client.close();
    return { told, wasDone, time: performance.now() - start };
  }, TRADER);
  assert.equal(found.wasDone, false);
  const done = found.told.map(({ done }) => done);
  assert.deepEqual(done, done.toSorted((a, b) => a - b));
  assert(found.told.every(({ trials }) => trials === 400_000));
  assert(found.told.length >= 1 && found.told.length <= found.time / 100 + 2, `${found.told.length} in ${found.time} ms`);
});

test("a simulation that several workers share has the bits of one", async () => {
  const found = await page.evaluate(async (trader) => {
    const { Client, load } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    const roicm = await load();
    const processors = Object.getOwnPropertyDescriptor(Navigator.prototype, "hardwareConcurrency");
    const same = [];
    for (const count of [1, 2, 3, 9]) {
      Object.defineProperty(navigator, "hardwareConcurrency", { value: count, configurable: true });
      const client = new Client();
      // Values are kept of the first; the others are counted in buckets.
      for (const request of [
        { trials: 20_000 },
        { trials: 16 * 5_000, sampler: /** @type {const} */ ("latin_hypercube") },
        { settings: { "workforce.hourly_cost": 210 } },
      ]) {
        const whole = JSON.stringify(roicm.simulate(trader, request));
        same.push(JSON.stringify(await client.simulate(trader, request)) === whole);
      }
      const refused = await client.simulate(trader, { trials: 1e300 }).catch((error) => error.problems?.[0]?.code);
      same.push(typeof refused === "string");
      client.close();
    }
    if (processors) Reflect.deleteProperty(navigator, "hardwareConcurrency");
    return same;
  }, TRADER);
  assert.deepEqual(found, new Array(16).fill(true));
});

test("a call that is aborted is given up, and the next ones are answered", async () => {
  const found = await page.evaluate(async (trader) => {
    const { Client } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    const client = new Client();
    const reason = new Error("enough");
    const run = async (/** @type {AbortSignal} */ signal, trials = 20_000_000) =>
      client.simulate(trader, { trials }, { signal }).then(
        () => "answered",
        (error) => (error === reason ? "given up" : `${error}`),
      );
    const [early, running, waiting] = [new AbortController(), new AbortController(), new AbortController()];
    early.abort(reason);
    const runs = [run(early.signal), run(running.signal), run(waiting.signal)];
    const last = client.simulate(trader, { trials: 2048 });
    await client.evaluate(trader);
    await new Promise((resolve) => setTimeout(resolve, 100));
    waiting.abort(reason);
    running.abort(reason);
    const outcomes = await Promise.all(runs);
    const trials = (await last).run.trials;
    // A signal that comes too late changes nothing.
    const late = new AbortController();
    const answered = await run(late.signal, 2048);
    late.abort(reason);
    const again = (await client.simulate(trader, { trials: 4096 })).run.trials;
    client.close();
    return { outcomes, trials, answered, again };
  }, TRADER);
  assert.deepEqual(found, {
    outcomes: ["given up", "given up", "given up"],
    trials: 2048,
    answered: "answered",
    again: 4096,
  });
});

test("a listener that throws ends its run", async () => {
  const found = await page.evaluate(async (trader) => {
    const { Client } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    const client = new Client();
    const onProgress = () => {
      throw new Error("enough");
    };
    const error = await client.simulate(trader, { trials: 20_000_000 }, { onProgress }).catch((error) => error);
    const { run } = await client.simulate(trader, { trials: 2048 });
    client.close();
    return { message: error.message, trials: run.trials };
  }, TRADER);
  assert.deepEqual(found, { message: "enough", trials: 2048 });
});

test("a worker that breaks off is replaced, and the page goes on", async () => {
  // Of this page trusted types demand a policy, which a page that has workers of its own brings along.
  const free = await browser.newContext({ bypassCSP: true });
  const other = await open(free);
  const found = await other.evaluate(async (small) => {
    const { Client, EngineError } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    let started = 0;
    const worker = () => {
      started++;
      return new Worker("/bindings-wasm/test/pages/breaking-worker.js", { type: "module" });
    };
    const client = new Client({ worker });
    const any = /** @type {any} */ (small);
    const before = (await client.evaluate(any)).today.annual_cost;
    const calls = [client.version(), client.evaluate(any), client.version(), client.evaluate(any)];
    const settled = await Promise.allSettled(calls);
    client.close();
    const outcomes = settled.map((outcome) => {
      if (outcome.status === "rejected") return outcome.reason instanceof EngineError ? "broken" : `${outcome.reason}`;
      return /** @type {any} */ (outcome.value).today.annual_cost;
    });
    return { before, outcomes, started };
  }, SMALL);
  await free.close();
  assert.deepEqual(found, { before: "34000", outcomes: ["broken", "34000", "broken", "34000"], started: 3 });
});

test("a worker that cannot be loaded is an error, not a wait", async () => {
  const free = await browser.newContext({ bypassCSP: true });
  const other = await open(free);
  const found = await other.evaluate(async (small) => {
    const { Client, EngineError } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    const any = /** @type {any} */ (small);
    const caught = async (/** @type {import("../../types/api.js").ClientOptions} */ options) => {
      const client = new Client(options);
      const error = await client.evaluate(any).catch((error) => error);
      client.close();
      return [error instanceof Error, error instanceof EngineError];
    };
    return {
      worker: await caught({ worker: () => new Worker("/nothing.js", { type: "module" }) }),
      module: await caught({ module: "/nothing.wasm" }),
      bytes: await caught({ module: new Uint8Array([0, 1, 2, 3]) }),
    };
  }, SMALL);
  await free.close();
  assert.deepEqual(found, { worker: [true, true], module: [true, false], bytes: [true, false] });
});

test("a client that is closed tells those who wait", async () => {
  const found = await page.evaluate(async (trader) => {
    const { Client, EngineError } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    const client = new Client();
    const run = client.simulate(trader, { trials: 20_000_000 }).catch((error) => error);
    await client.version();
    client.close();
    return (await run) instanceof EngineError;
  }, TRADER);
  assert(found);
});

test("messages that others send to the page are nobody's answers", async () => {
  const found = await page.evaluate(async (small) => {
    const { Client } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
    const client = new Client();
    const call = client.evaluate(/** @type {any} */ (small));
    const forged = { today: { annual_cost: "0" } };
    for (let id = 0; id < 9; id++) {
      window.postMessage({ id, answer: forged }, "*");
      window.dispatchEvent(new MessageEvent("message", { data: { id, answer: forged }, origin: "https://example.org" }));
    }
    await new Promise((resolve) => setTimeout(resolve));
    const { annual_cost } = (await call).today;
    client.close();
    return annual_cost;
  }, SMALL);
  assert.equal(found, "34000");
});

test("nothing is asked of the network once it is loaded, a new worker included", async () => {
  const context = await browser.newContext();
  const other = await open(context);
  const call = (/** @type {number} */ trials) =>
    other.evaluate(
      async ({ trader, trials }) => {
        const { Client } = /** @type {Roicm} */ (Reflect.get(globalThis, "roicm"));
        const known = /** @type {any} */ (globalThis);
        known.client ??= new Client();
        const signal = AbortSignal.timeout(300);
        const long = known.client.simulate(trader, { trials: 20_000_000 }, { signal });
        const short = known.client.simulate(trader, { trials });
        return [(await long.catch((/** @type {any} */ error) => error)).name, (await short).run.trials];
      },
      { trader: TRADER, trials },
    );
  assert.deepEqual(await call(2048), ["TimeoutError", 2048]);
  await server.close();
  assert.deepEqual(await call(4096), ["TimeoutError", 4096]);
  await context.close();
  server = await serve({ headers: () => ({ "content-security-policy": POLICY }) });
  page = await open(browser, complaints);
});

test("the page works under its policy without a complaint", () => {
  assert.deepEqual(complaints, []);
});
