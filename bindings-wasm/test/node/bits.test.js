// A simulation in Node has the bits that are committed, which those in Rust have too.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import * as border from "../../wasm/roicm.js";
import { canonical } from "../support/canonical.js";
import { bytes, text } from "../support/files.js";

border.initSync({ module: await bytes("bindings-wasm/dist/roicm_bg.wasm") });
const { trials, ...golden } = JSON.parse(await text("tests/cases/simulation/bits.json"));

for (const [path, samplers] of Object.entries(golden)) {
  for (const [sampler, expected] of Object.entries(samplers)) {
    test(`${path} by ${sampler}`, async () => {
      const request = JSON.stringify({ trials, sampler, samples: true });
      const answer = border.simulate(await text(path), "{}", request, { progress: () => true });
      assert.equal(createHash("sha256").update(canonical(answer, "engine")).digest("hex"), expected);
      // And none is lost on the way to an object.
      const numbers = answer.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?(?=[,}\]])/g) ?? [];
      assert(numbers.length > 10_000);
    });
  }
}
