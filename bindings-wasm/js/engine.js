// The engine on the thread that calls it: documents in, documents out.

import * as border from "../wasm/roicm.js";
import { EngineError, ScenarioError } from "./errors.js";
import { argumentsOf, documentText, objectText } from "./text.js";

/** @typedef {import("../types/api.js").Engine} Engine */
/** @typedef {import("../types/api.js").OnProgress} OnProgress */

/** Between two calls that tell how far a run is, in milliseconds. */
const PROGRESS_INTERVAL = 100;

/**
 * The functions of the engine.
 * @param {WebAssembly.Module} module
 * @returns {Engine}
 */
export function engine(module) {
  border.initSync({ module });
  /** @type {Engine} */
  const functions = {
    evaluate: (document, request) => answered(border.evaluate, document, request),
    simulate: (document, request, onProgress) =>
      answered((...texts) => border.simulate(...texts, listener(onProgress)), document, request),
    sensitivity: (document, request, onProgress) =>
      answered((...texts) => border.sensitivity(...texts, listener(onProgress)), document, request),
    goalSeek: (document, request) => answered(border.goal_seek, document, request),
    explain: (document, request) => answered(border.explain, document, request),
    check: (document, request) => answered(nothingElse(border.check), document, request),
    presets: () => JSON.parse(guarded(border.presets)),
    schema: () => JSON.parse(guarded(border.schema)),
    version: () => guarded(border.version),
  };
  return Object.freeze(functions);
}

/**
 * An answer of the engine as an object. Its numbers are read back to the bits they had.
 * @param {(document: string, settings: string, request: string) => string} call
 * @param {unknown} document
 * @param {unknown} [request]
 */
function answered(call, document, request = {}) {
  const { document: text, settings, rest } = texts(document, request);
  return JSON.parse(guarded(() => call(text, settings, rest)));
}

/**
 * What a call takes, as texts.
 * @param {unknown} document
 * @param {unknown} request
 */
function texts(document, request) {
  const written = documentText(document);
  const { settings = {}, ...rest } = argumentsOf(request);
  return { document: written, settings: objectText(settings, "`settings`"), rest: objectText(rest, "the request") };
}

/**
 * A call that takes nothing but a document and its settings.
 * @param {(document: string, settings: string) => string} call
 * @returns {(document: string, settings: string, request: string) => string}
 */
function nothingElse(call) {
  return (document, settings, request) => {
    const unknown = Object.keys(JSON.parse(request));
    if (unknown.length) throw new ScenarioError(unknown.map(unknownArgument));
    return call(document, settings);
  };
}

/** @param {string} path */
function unknownArgument(path) {
  return { code: "unknown_field", path, message: `the request has no argument \`${path}\``, help: "" };
}

/**
 * Runs what may be thrown as a text, or break.
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
function guarded(call) {
  try {
    return call();
  } catch (thrown) {
    if (typeof thrown === "string") throw new ScenarioError(JSON.parse(thrown));
    if (thrown instanceof WebAssembly.RuntimeError || thrown instanceof RangeError) {
      // Nothing can be said of what it has left behind: the next call has an engine of its own.
      border.__wbg_reset_state();
      throw new EngineError("the engine broke off; the call has no answer", { cause: thrown });
    }
    throw thrown;
  }
}

/**
 * What the engine tells how far it is: every now and then.
 * @param {OnProgress} [onProgress]
 * @returns {any}
 */
function listener(onProgress) {
  let next = performance.now() + PROGRESS_INTERVAL;
  return {
    progress(/** @type {number} */ done, /** @type {number} */ trials) {
      if (!onProgress) return true;
      const now = performance.now();
      if (now < next) return true;
      next = now + PROGRESS_INTERVAL;
      return onProgress({ done, trials }) !== false;
    },
  };
}
