// What is packed works for whoever installs it: in Node, and under the compiler's strictest eyes.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as border from "../../wasm/roicm.js";
import { canonical } from "../support/canonical.js";
import { consumer, node } from "../support/consumer.js";
import { bytes, text } from "../support/files.js";

/** @type {Awaited<ReturnType<typeof consumer>>} */
let somebody;

before(async () => {
  somebody = await consumer();
});

after(() => somebody?.remove());

test("it holds what it has to, and nothing else", async () => {
  const scripts = ["element.js", "embed.js", "frame.js", "index.js", "node.js", "shared.js", "worker.js"];
  const types = ["api", "element", "index", "node", "requests", "results", "scenario", "script", "sensitivity"];
  const dist = [...scripts, ...types.map((name) => `${name}.d.ts`), "roicm_bg.wasm"].map((name) => `dist/${name}`);
  const whole = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json"];
  assert.deepEqual(somebody.files.toSorted(), [...whole, ...dist].toSorted());
  const { dependencies, private: isPrivate, version } = JSON.parse(await text("bindings-wasm/package.json"));
  assert.deepEqual([dependencies, isPrivate], [undefined, undefined]);
  assert((await text("Cargo.toml")).includes(`version = "${version}"`));
});

test("no script makes code of texts", async () => {
  for (const file of somebody.files.filter((name) => name.endsWith(".js"))) {
    assert.doesNotMatch(await text(`bindings-wasm/${file}`), /\beval\(|new Function\(|\bimport\([^"'`]/, file);
  }
});

test("in Node it gives the bits that are committed", async () => {
  const name = "hong-kong-only";
  const path = `core/presets/${name}.toml`;
  const cases = await Promise.all(["evaluate", "simulate"].map((call) => text(`tests/conformance/${call}-${name}.json`)));
  const [evaluation, { request, expected }] = cases.map((written) => JSON.parse(written));
  const script = await somebody.write(
    "figures.js",
    `import { load } from "roicm";
    const roicm = await load();
    const { toml } = roicm.presets().find(({ name }) => name === ${JSON.stringify(name)});
    const answers = [roicm.evaluate(toml), roicm.simulate(toml, ${JSON.stringify(request)})];
    console.log(JSON.stringify(answers));`,
  );
  const answers = JSON.parse(await node(somebody.folder, script));
  border.initSync({ module: await bytes("bindings-wasm/dist/roicm_bg.wasm") });
  const document = await text(path);
  const texts = [border.evaluate(document, "{}", "{}"), border.simulate(document, "{}", JSON.stringify(request), { progress: () => true })];
  const hashes = texts.map((json) => createHash("sha256").update(canonical(json, "engine", "samples")).digest("hex"));
  assert.deepEqual(hashes, [evaluation.expected.sha256, expected.sha256]);
  assert.deepEqual(answers, texts.map((json) => JSON.parse(json)));
});

// What both kinds of resolution see, and what only the one for pages does: in Node there are no workers of pages.
const ANYWHERE = `
import { load, ScenarioError, type Evaluation, type Scenario, type Simulation, type Tornado } from "roicm";
import type { RoicmCalculator, RoicmCalculatorEventMap } from "roicm/element";

const scenario: Scenario = { schema_version: 1, currency: "HKD", horizon_months: 12, discount_rate: "0.08", workforce: { headcount: 5, hourly_cost: 150 }, losses: {} };
const roicm = await load();
const evaluation: Evaluation = roicm.evaluate(scenario, { settings: { discount_rate: 0.1 } });
const simulation: Simulation = roicm.simulate(scenario, { trials: 8192, sampler: "sobol", seed: "7" });
const tornado: Tornado = roicm.sensitivity(scenario, { method: "tornado", low_quantile: 0.05 });
const verdict: "unique" | "unique_positive" | "several" | "none" | undefined = evaluation.options.lite?.internal_rate_of_return.verdict;
const never: number | undefined = simulation.options.lite?.payback_months.probability_never?.estimate;
export const found = [verdict, never, tornado.bars[0]?.swing, new ScenarioError([]).problems];

export function follow(calculator: RoicmCalculator) {
  calculator.addEventListener("roicm-result", ({ detail }) => detail.evaluation.today.annual_cost.length);
  const events: (keyof RoicmCalculatorEventMap)[] = ["roicm-change", "roicm-result", "roicm-problem"];
  return [events, document.querySelector("roicm-calculator")?.link()];
}

// @ts-expect-error: no such sampler
roicm.simulate(scenario, { sampler: "halton" });
// @ts-expect-error: no such method
roicm.sensitivity(scenario, { method: "tornados" });
`;
const ON_PAGES = `
import { Client } from "roicm";
const client = new Client();
const { today } = await client.evaluate("", {}, { signal: AbortSignal.timeout(5) });
export const cost: string = today.annual_cost;
client.close();
`;

for (const { module, moduleResolution, source } of [
  { module: "ESNext", moduleResolution: "bundler", source: ANYWHERE + ON_PAGES },
  { module: "Node16", moduleResolution: "node16", source: ANYWHERE },
  { module: "NodeNext", moduleResolution: "nodenext", source: ANYWHERE },
]) {
  test(`its types hold, resolved as ${moduleResolution} does`, async () => {
    const file = await somebody.write(`consumer-${moduleResolution}.ts`, source);
    const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
    const options = ["--strict", "--noUncheckedIndexedAccess", "--noEmit", "--target", "es2022", "--lib", "es2022,dom"];
    const run = node(somebody.folder, tsc, ...options, "--module", module, "--moduleResolution", moduleResolution, file);
    assert.equal(await run.catch(({ stdout }) => stdout), "");
  });
}

test("the version that it installs is its own", async () => {
  const installed = JSON.parse(await readFile(join(somebody.folder, "node_modules/roicm/package.json"), "utf8"));
  assert.equal(installed.version, JSON.parse(await text("bindings-wasm/package.json")).version);
});
