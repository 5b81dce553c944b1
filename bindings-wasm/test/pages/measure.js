// The time from the beginning of the page to the first figures.

import { Client } from "/bindings-wasm/dist/index.js";

const client = new Client();
const [preset] = await client.presets();
await client.evaluate(preset.toml);
globalThis.first = performance.now();
