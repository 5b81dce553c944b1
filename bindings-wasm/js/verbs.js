// The verbs of the engine: texts in, texts out.

import * as border from "../wasm/roicm.js";
import { EngineError, ScenarioError } from "./errors.js";

/** @typedef {import("../types/api.js").OnProgress} OnProgress */
/** @typedef {[document: string, settings: string, request: string]} Texts what a verb takes */
/** @typedef {ReturnType<typeof verbs>} Verbs */
/** @typedef {ReturnType<Verbs["begin"]>} Run */

/** Between two calls that tell how far a run is, in milliseconds. */
export const PROGRESS_INTERVAL = 100;

/**
 * The verbs of the engine.
 * @param {WebAssembly.Module} module
 */
export function verbs(module) {
  border.initSync({ module });
  return {
    evaluate: (/** @type {Texts} */ texts) => guarded(() => border.evaluate(...texts)),
    simulate: (/** @type {Texts} */ texts, /** @type {OnProgress | undefined} */ onProgress) =>
      guarded(() => border.simulate(...texts, listener(onProgress))),
    sensitivity: (/** @type {Texts} */ texts, /** @type {OnProgress | undefined} */ onProgress) =>
      guarded(() => border.sensitivity(...texts, listener(onProgress))),
    goalSeek: (/** @type {Texts} */ texts) => guarded(() => border.goal_seek(...texts)),
    explain: (/** @type {Texts} */ texts) => guarded(() => border.explain(...texts)),
    check([document, settings, request] = /** @type {Texts} */ (["", "", ""])) {
      const unknown = Object.keys(JSON.parse(request));
      if (unknown.length) throw new ScenarioError(unknown.map(unknownArgument));
      return guarded(() => border.check(document, settings));
    },
    presets: () => guarded(border.presets),
    schema: () => guarded(border.schema),
    version: () => JSON.stringify(guarded(border.version)),
    /** A simulation that is computed slice by slice. */
    begin(/** @type {Texts} */ texts) {
      const run = guarded(() => new border.Run(...texts));
      return {
        shards: (/** @type {number} */ count) => guarded(() => run.shards(count)),
        trials: (/** @type {number} */ first, /** @type {number} */ last) => guarded(() => run.trials(first, last)),
        simulate: (/** @type {number} */ first, /** @type {number} */ last) => guarded(() => run.simulate(first, last)),
        take: (/** @type {Uint8Array} */ shard) => guarded(() => run.take(shard)),
        shard: () => guarded(() => run.shard()),
        finish: () => guarded(() => run.finish()),
        free: () => guarded(() => run.free()),
      };
    },
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
