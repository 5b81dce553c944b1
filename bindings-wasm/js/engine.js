// The engine on the thread that calls it: documents in, documents out.

import { textsOf } from "./text.js";
import { verbs } from "./verbs.js";

/** @typedef {import("../types/api.js").Engine} Engine */

/**
 * The functions of the engine.
 * @param {WebAssembly.Module} module
 * @returns {Engine}
 */
export function engine(module) {
  const does = verbs(module);
  // Numbers of an answer are read back to the bits they had.
  /** @type {Engine} */
  const functions = {
    evaluate: (document, request) => JSON.parse(does.evaluate(textsOf(document, request))),
    simulate: (document, request, onProgress) => JSON.parse(does.simulate(textsOf(document, request), onProgress)),
    sensitivity: (document, request, onProgress) => JSON.parse(does.sensitivity(textsOf(document, request), onProgress)),
    goalSeek: (document, request) => JSON.parse(does.goalSeek(textsOf(document, request))),
    explain: (document, request) => JSON.parse(does.explain(textsOf(document, request))),
    check: (document, request) => JSON.parse(does.check(textsOf(document, request))),
    presets: () => JSON.parse(does.presets()),
    schema: () => JSON.parse(does.schema()),
    version: () => JSON.parse(does.version()),
  };
  return Object.freeze(functions);
}
