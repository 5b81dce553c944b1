// Gives the tests what the package exports, and the border below it.

import * as roicm from "/bindings-wasm/dist/index.js";
import * as border from "/bindings-wasm/wasm/roicm.js";

Object.assign(globalThis, { roicm, border });
