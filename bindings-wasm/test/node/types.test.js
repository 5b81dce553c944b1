// The types of results are those of the results: every answer for every scenario of the project is written down as a
// literal of its type, which the compiler allows neither a member too few nor one too many.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { load } from "roicm";
import { text } from "../support/files.js";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const roicm = await load();

/** @type {import("../../types/api.js").SensitivityRequest<any>[]} */
const ANALYSES = [
  { method: "tornado" },
  { method: "tornado", result: "options.lite.payback_months", range: "0.1" },
  { method: "rank_correlations", trials: 200 },
  { method: "sobol", samples: 16, second_order: true },
  { method: "sobol", samples: 16, until: { width: 0.5, most_evaluations: 2000 } },
  { method: "value_of_information", trials: 200, groups: { both: ["workforce.hourly_cost"] } },
  { method: "two_way", x: { path: "workforce.headcount" }, y: { path: "discount_rate", values: ["0.05", 0.1] } },
  { method: "break_even" },
];

/** Every scenario that is to be had, as texts by name. */
async function scenarios() {
  const found = roicm.presets().map(({ name, toml }) => /** @type {const} */ ([name, toml]));
  for (const folder of ["examples/scenarios", "tests/cases/scenarios"]) {
    for (const file of await readdir(new URL(`../../../${folder}`, import.meta.url))) {
      if (file.endsWith(".toml")) found.push([file, await text(`${folder}/${file}`)]);
    }
  }
  return found;
}

/**
 * What the compiler says to some lines after the imports.
 * @param {string} lines
 */
function complaints(lines) {
  const name = `${PACKAGE}test/answers.ts`;
  const head = `import type * as results from "../types/results.js";
import type { Sensitivities } from "../types/sensitivity.js";
import type { Document, Engine, Preset } from "../types/api.js";
import type { Scenario } from "../types/scenario.js";
declare const roicm: Engine;
`;
  const options = {
    strict: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (path) => path === name || fileExists(path);
  host.readFile = (path) => (path === name ? head + lines : readFile(path));
  host.getSourceFile = (path, target, ...rest) =>
    path === name ? ts.createSourceFile(path, head + lines, target) : getSourceFile(path, target, ...rest);
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

test("every answer has its type, with no member too few and none too many", async () => {
  /** @type {string[]} */
  const lines = [];
  /**
   * @param {string} type
   * @param {unknown} answer
   */
  const add = (type, answer) => lines.push(`const _${lines.length}: ${type} = ${JSON.stringify(answer)};`);
  for (const [name, document] of await scenarios()) {
    const evaluation = roicm.evaluate(document, { would_need: name === "hong-kong-only" });
    add("results.Evaluation", evaluation);
    add("results.Explanation", roicm.explain(document, { result: "today.annual_cost" }));
    for (const id of Object.keys(evaluation.options).slice(0, 1)) {
      add("results.Explanation", roicm.explain(document, { result: `options.${id}.payback_months` }));
      const goal = { result: `options.${id}.net_present_value`, input: "workforce.hourly_cost", target: 0 };
      add("results.GoalSeek", roicm.goalSeek(document, goal));
    }
    add("results.Problem[]", roicm.check(document));
    const isWhole = name === "electronics-trader.toml";
    const request = isWhole ? { trials: 64, samples: true, outputs: ["today.person_days"] } : { trials: 16 };
    add("results.Simulation", roicm.simulate(document, request));
    for (const request of isWhole ? ANALYSES : ANALYSES.slice(0, 1)) {
      add(`Sensitivities["${request.method}"]`, roicm.sensitivity(document, request));
    }
  }
  add("Preset[]", roicm.presets());
  assert.deepEqual(complaints(lines.join("\n")), []);
});

test("a scenario has the type that its schema says", () => {
  const scenario = `{
    schema_version: 1, currency: "HKD", horizon_months: 12, discount_rate: "0.08",
    workforce: { headcount: 50, hourly_cost: { uniform: { min: 150, max: 250 }, source: "payroll" } },
    losses: { rework: { events_per_year: 600, minutes_per_event: 17, arrival: "poisson" } },
    options: { lite: { steps: { move: { cost: 5, effects: [{ loss: "rework", input: "events_per_year", reduce_by: 0.5 }] } } } },
  }`;
  assert.deepEqual(complaints(`roicm.evaluate(${scenario});`), []);
  assert.deepEqual(complaints(`const scenario: Scenario = ${scenario}; roicm.evaluate(scenario);`), []);
  for (const [right, wrong] of [
    ["horizon_months", "horizon_month"],
    ["minutes_per_event", "minutes_per_evnt"],
    ['"poisson"', '"poison"'],
    ["uniform", "uniforms"],
    ["schema_version: 1", "schema_version: 2"],
  ]) {
    assert.equal(complaints(`roicm.evaluate(${scenario.replace(`${right}`, `${wrong}`)});`).length, 1, wrong);
  }
});
