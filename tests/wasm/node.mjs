// Simulates in WebAssembly and compares the bits with those that are committed.
// Usage: node node.mjs MODULE.wasm GOLDEN.json

import { readFile } from "node:fs/promises";

const [module, golden] = process.argv.slice(2);
const expected = JSON.parse(await readFile(golden, "utf8"))["examples/scenarios/electronics-trader.toml"];
// It needs nothing from outside: no clock, no randomness.
const { instance } = await WebAssembly.instantiate(await readFile(module), {});
["random", "latin_hypercube", "sobol"].forEach((sampler, place) => {
  const bytes = Array.from({ length: 32 }, (_, byte) => instance.exports.hash_byte(32 * place + byte));
  const found = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== expected[sampler]) {
    console.error(`${sampler}: ${found}, expected ${expected[sampler]}`);
    process.exitCode = 1;
  }
});
