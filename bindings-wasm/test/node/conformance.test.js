// Node answers the cases of tests/conformance as the core does: the texts of the engine to the last bit, and the objects
// that the package makes of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, ScenarioError } from "roicm";
import { textsOf } from "../../js/text.js";
import * as border from "../../wasm/roicm.js";
import { cases, fault } from "../support/conformance.js";
import { bytes } from "../support/files.js";

const { cases: asked, calls, unused, refused } = await cases();
const roicm = /** @type {Record<string, Function>} */ (/** @type {unknown} */ (await load()));
border.initSync({ module: await bytes("bindings-wasm/dist/roicm_bg.wasm") });
const engine = /** @type {Record<string, Function>} */ (/** @type {unknown} */ (border));

/** @param {string} call */
const inJavaScript = (call) => call.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * The text that the engine writes; or what either side refuses the call for.
 * @param {import("../support/conformance.js").Case} given
 */
function answered({ call, document, request }) {
  const arguments_ = document === undefined ? [] : [document, request];
  try {
    const result = /** @type {Function} */ (roicm[inJavaScript(call)])(...arguments_);
    const texts = document === undefined ? [] : textsOf(document, request);
    if (call === "check") texts.pop();
    const answer = /** @type {Function} */ (engine[call])(...texts, { progress: () => true });
    assert.deepEqual(result, JSON.parse(answer));
    return { answer };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return { problems: error.problems };
  }
}

for (const given of asked) {
  test(given.name, () => assert.equal(fault(given, answered(given)), undefined));
}

test("every function has a case, and every exception is one", async () => {
  const functions = Object.keys(roicm).filter((name) => name !== "version");
  const offered = [...calls].filter((call) => !(call in refused)).map(inJavaScript);
  assert.deepEqual(functions.sort(), offered.sort());
  assert.deepEqual(unused, []);
  assert(asked.length > 150);
});
