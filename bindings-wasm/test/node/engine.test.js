// The engine in Node: documents in, documents out, and what is wrong as errors with problems.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineError, load, ScenarioError } from "roicm";
import { SMALL, text } from "../support/files.js";

const roicm = await load();
const TRADER = await text("examples/scenarios/electronics-trader.toml");
const SCHEMA = await text("core/schema/scenario.schema.json");

/**
 * What a call is refused for.
 * @param {() => unknown} call
 */
function problems(call) {
  try {
    call();
  } catch (error) {
    assert(error instanceof ScenarioError && error instanceof Error, `${error}`);
    for (const { code, path, message, help } of error.problems) {
      for (const part of [code, path, message, help]) assert.equal(typeof part, "string");
      assert(error.message.includes(message));
    }
    return error.problems;
  }
  assert.fail("nothing was refused");
}

/** @param {() => unknown} call */
const codes = (call) => problems(call).map(({ code }) => code);

test("the figures are those of the README", () => {
  const { today, options, ranking } = roicm.evaluate(TRADER);
  assert.match(today.annual_cost, /^419200\.66666/);
  assert.equal(Number(options.lite?.payback_months).toFixed(1), "8.0");
  assert.equal(ranking[0]?.option, "lite");
});

test("a document may be an object", () => {
  assert.equal(roicm.evaluate(SMALL).today.annual_cost, "34000");
  assert.deepEqual(roicm.evaluate(SMALL), roicm.evaluate(JSON.stringify(SMALL)));
  assert.deepEqual(roicm.evaluate(Object.assign(Object.create(null), SMALL)), roicm.evaluate(SMALL));
});

test("inputs are set by path, and the document stays as it is", () => {
  const settings = { "workforce.hourly_cost": "400.00", "losses.rework.minutes_per_event": 8.5 };
  for (let again = 0; again < 3; again++) {
    assert.equal(roicm.evaluate(SMALL, { settings }).today.annual_cost, "34000");
    assert.equal(roicm.evaluate(SMALL).today.annual_cost, "34000");
    assert.equal(roicm.evaluate(SMALL, { settings: { "workforce.hourly_cost": 400 } }).today.annual_cost, "68000");
  }
  assert.deepEqual(codes(() => roicm.evaluate(SMALL, { settings: { "workforce.hourly_costs": 1 } })), [
    "unknown_reference",
  ]);
  /** @type {any} */
  const wrong = { "workforce.hourly_cost": "1,000", "workforce.headcount": true, discount_rate: null };
  assert.deepEqual(codes(() => roicm.check(SMALL, { settings: wrong })), ["invalid_number", "wrong_type", "wrong_type"]);
});

test("more documents than are kept give the same answers again", () => {
  const costs = Array.from({ length: 12 }, (_, index) => 100 + (index % 6));
  for (const hourly_cost of costs) {
    const document = { ...SMALL, workforce: { headcount: 50, hourly_cost } };
    assert.equal(roicm.evaluate(document).today.annual_cost, `${hourly_cost * 170}`);
  }
});

test("a simulation is told what it is, and runs again to the same bits", () => {
  const request = { trials: 2048, seed: "18446744073709551615", sampler: /** @type {const} */ ("sobol") };
  const simulation = roicm.simulate(TRADER, request);
  assert.deepEqual([simulation.run.trials, simulation.run.seed, simulation.run.sampler], [2048, request.seed, "sobol"]);
  assert.deepEqual(roicm.simulate(TRADER, request), simulation);
  assert.notDeepEqual(roicm.simulate(TRADER, { ...request, seed: 1 }), simulation);
});

test("progress is told at most ten times a second, and can stop a run", () => {
  /** @type {[number, number][]} */
  const told = [];
  roicm.simulate(TRADER, { trials: 200_000 }, ({ done, trials }) => {
    assert.equal(trials, 200_000);
    told.push([performance.now(), done]);
  });
  for (const [place, [, done]] of told.slice(1).entries()) {
    const [, less] = /** @type {[number, number]} */ (told[place]);
    assert(done > less);
  }
  // Of two calls the first may be heard late: all of them together are not too many.
  const [[first = 0] = [], [last = 0] = []] = [told.at(0), told.at(-1)];
  assert(told.length <= (last - first) / 100 + 2);
  assert.deepEqual(codes(() => roicm.simulate(TRADER, { trials: 20_000_000 }, () => false)), ["cancelled"]);
  const thrown = new Error("enough");
  const stop = () => {
    throw thrown;
  };
  assert.throws(() => roicm.simulate(TRADER, { trials: 20_000_000 }, stop), thrown);
  assert.equal(roicm.evaluate(SMALL).today.annual_cost, "34000");
});

test("goals are sought, results are explained, documents are checked", () => {
  const request = { result: "today.annual_cost", input: "workforce.hourly_cost", target: "50000" };
  assert.equal(Number(roicm.goalSeek(SMALL, request).solutions[0]?.value).toFixed(6), "294.117647");
  const explanation = roicm.explain(SMALL, { result: "today.annual_cost" });
  assert.equal(explanation.value, "34000");
  assert(explanation.inputs.some(({ path }) => path === "workforce.hourly_cost"));
  assert.deepEqual(roicm.check(SMALL), []);
  assert.deepEqual(codes(() => roicm.goalSeek(SMALL, /** @type {any} */ ({}))), Array(3).fill("missing_field"));
  assert.deepEqual(codes(() => roicm.explain(SMALL, { result: "today.annual_costs" })), ["unknown_result"]);
  assert.deepEqual(codes(() => roicm.check(SMALL, /** @type {any} */ ({ setings: {} }))), ["unknown_field"]);
});

test("an analysis of sensitivity is named by its method", () => {
  const tornado = roicm.sensitivity(TRADER, { method: "tornado", result: "options.lite.net_present_value" });
  assert.equal(tornado.method, "tornado");
  assert(tornado.bars.length > 3 && tornado.bars[0]?.swing);
  const sobol = roicm.sensitivity(TRADER, { method: "sobol", samples: 64 });
  assert.equal(sobol.run.samples, 64);
  assert.deepEqual(codes(() => roicm.sensitivity(TRADER, /** @type {any} */ ({ method: "sobel" }))), ["invalid_argument"]);
  assert.deepEqual(codes(() => roicm.sensitivity(TRADER, /** @type {any} */ (undefined))), ["invalid_argument"]);
  const long = /** @type {const} */ ({ method: "value_of_information", trials: 200_000 });
  assert.deepEqual(codes(() => roicm.sensitivity(TRADER, long, () => false)), ["cancelled"]);
});

test("presets, schema and version come with it", () => {
  const presets = roicm.presets();
  assert.deepEqual(presets.map(({ name }) => name), ["hong-kong-only", "shenzhen-subsidiary", "multinational"]);
  for (const { toml } of presets) assert.deepEqual(roicm.check(toml), []);
  assert.equal(roicm.schema().title, JSON.parse(SCHEMA).title);
  assert.match(roicm.version(), /^\d+\.\d+\.\d+$/);
});

test("all problems of a document come together, with their places", () => {
  const found = problems(() => roicm.evaluate(TRADER.replaceAll("headcount", "headcuont").replace("discount_rate.value = 0", "discount_rate.value = -1")));
  const misspelt = found.find(({ code }) => code === "unknown_field");
  assert.equal(misspelt?.help, "did you mean `headcount`?");
  assert(misspelt?.location && misspelt.location.line > 1);
  assert(found.some(({ code }) => code === "out_of_domain"));
});

// Bad inputs. After each of them the engine answers as before.

/** @type {[string, unknown, string][]} */
const WRONG = [
  ["undefined", undefined, "wrong_type"],
  ["null", null, "wrong_type"],
  ["an empty object", {}, "missing_field"],
  ["a bigint", 1n, "wrong_type"],
  ["a number", 5, "wrong_type"],
  ["a text that is no document", "5", "syntax"],
  ["an empty text", "", "missing_field"],
  ["a list", [SMALL], "wrong_type"],
  ["a sparse list", [, 1], "wrong_type"],
  ["a map", new Map(Object.entries(SMALL)), "wrong_type"],
  ["a promise", Promise.resolve(SMALL), "wrong_type"],
  ["an instance", new (class Scenario {})(), "wrong_type"],
  ["a function", () => SMALL, "wrong_type"],
  ["a symbol", Symbol("scenario"), "wrong_type"],
  ["half a character", "name = '\ud800'", "encoding"],
  ["half a character in an object", { ...SMALL, name: "\udc00" }, "syntax"],
  ["a number that is none", { ...SMALL, discount_rate: Number.NaN }, "wrong_type"],
  ["an infinite number", { ...SMALL, discount_rate: Number.POSITIVE_INFINITY }, "wrong_type"],
  ["a sum in doubles", { ...SMALL, discount_rate: 0.1 + 0.2 }, "inexact_number"],
  ["an input that is undefined", { ...SMALL, discount_rate: undefined }, "wrong_type"],
  ["an input that is a bigint", { ...SMALL, horizon_months: 12n }, "wrong_type"],
  ["as many holes as there can be", { ...SMALL, correlations: new Array(2 ** 32 - 1) }, "limit_exceeded"],
  ["holes", { ...SMALL, correlations: [, ,] }, "wrong_type"],
  ["a date", { ...SMALL, name: new Date(0) }, "wrong_type"],
  ["an own __proto__", JSON.parse(JSON.stringify(SMALL).replace("rework", "__proto__")), "invalid_id"],
  ["10 MB of digits", `schema_version = ${"1".repeat(10_000_000)}`, "limit_exceeded"],
  ["100,000 lists", `{"a": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`, "limit_exceeded"],
  ["another version", { ...SMALL, schema_version: 2 }, "unsupported_schema_version"],
  ["a horizon without end", { ...SMALL, horizon_months: 4_000_000_000 }, "out_of_domain"],
];

for (const [name, document, code] of WRONG) {
  test(`refused as a document: ${name}`, () => {
    const calls = [
      () => roicm.evaluate(/** @type {any} */ (document)),
      () => roicm.simulate(/** @type {any} */ (document)),
      () => roicm.check(/** @type {any} */ (document)),
    ];
    for (const call of calls) assert(codes(call).includes(code), `${codes(call)}`);
    assert.equal(roicm.evaluate(SMALL).today.annual_cost, "34000");
  });
}

test("constructor is an id like any other", () => {
  const { losses } = roicm.evaluate({ ...SMALL, losses: { constructor: SMALL.losses.rework } }).today;
  assert.deepEqual(Object.keys(losses), ["constructor"]);
  assert.equal(/** @type {any} */ (losses).constructor.annual_cost, "34000");
});

test("a document that holds itself is refused", () => {
  const document = /** @type {any} */ ({ ...SMALL });
  document.losses = document;
  assert.deepEqual(codes(() => roicm.evaluate(document)), ["limit_exceeded"]);
});

/** @type {[string, unknown, string][]} */
const WRONG_REQUESTS = [
  ["null", null, "wrong_type"],
  ["a number", 100, "wrong_type"],
  ["a text", "{}", "wrong_type"],
  ["a list", [], "wrong_type"],
  ["a bigint", { seed: 1n }, "wrong_type"],
  ["no trials", { trials: 0 }, "invalid_argument"],
  ["one trial", { trials: 1 }, "invalid_argument"],
  ["less than no trials", { trials: -1 }, "invalid_argument"],
  ["half a trial", { trials: 1.5 }, "invalid_argument"],
  ["2^64 trials", { trials: 2 ** 64 }, "invalid_argument"],
  ["a seed that is not safe", { seed: 2 ** 53 + 2 }, "invalid_argument"],
  ["trials that are no number", { trials: Number.NaN }, "wrong_type"],
  ["an unknown sampler", { sampler: "halton" }, "invalid_argument"],
  ["a misspelt argument", { trails: 10 }, "unknown_field"],
  ["an unknown result", { outputs: ["today.cost"] }, "unknown_result"],
  ["a hole", { quantiles: [, 0.5] }, "wrong_type"],
  ["samples beyond the memory of a page", { trials: 1_000_000_000, samples: true }, "limit_exceeded"],
  ["settings that are a map", { settings: new Map([["workforce.headcount", 5]]) }, "wrong_type"],
  ["settings that are a list", { settings: [5] }, "wrong_type"],
  ["settings of __proto__", { settings: JSON.parse('{"__proto__": 5}') }, "unknown_reference"],
];

for (const [name, request, code] of WRONG_REQUESTS) {
  test(`refused as a request: ${name}`, () => {
    const call = () => roicm.simulate(TRADER, /** @type {any} */ (request));
    assert(codes(call).includes(code), `${codes(call)}`);
    assert.equal(roicm.evaluate(SMALL).today.annual_cost, "34000");
  });
}

test("what is undefined in a request is not given", () => {
  assert.deepEqual(roicm.evaluate(SMALL, { settings: undefined, would_need: undefined }), roicm.evaluate(SMALL));
  assert.deepEqual(roicm.evaluate(SMALL, undefined), roicm.evaluate(SMALL));
});

test("an error of the engine is told from one of the caller", () => {
  assert(!(new EngineError("") instanceof ScenarioError));
});
