// The side of a client that works: takes calls one after another, and answers each.

import { ScenarioError } from "./errors.js";

/** @typedef {import("../types/api.js").Engine} Engine */
/** @typedef {import("./lane.js").Call} Call */
/** @typedef {import("./lane.js").Reply} Reply */

/** @type {string[]} what tells how far it is */
const REPORTING = ["simulate", "sensitivity"];

/**
 * Serves the calls that come through a port.
 * @param {{ postMessage(reply: Reply): void, onmessage: ((event: MessageEvent) => void) | null }} port
 * @param {(module: WebAssembly.Module) => Engine} start
 */
export function serve(port, start) {
  /** @type {Engine | undefined} */
  let engine;
  port.onmessage = ({ data }) => {
    const { id, module, name, args } = /** @type {Call} */ (data);
    try {
      engine ??= start(module);
      const onProgress = (/** @type {import("../types/api.js").Progress} */ progress) => port.postMessage({ id, progress });
      const call = /** @type {(...args: unknown[]) => unknown} */ (engine[name]);
      port.postMessage({ id, answer: call(...args, ...(REPORTING.includes(name) ? [onProgress] : [])) });
    } catch (error) {
      port.postMessage({ id, error: described(error) });
    }
  };
}

/**
 * An error as data: what a class of this package has beside its message does not come through otherwise.
 * @param {unknown} error
 * @returns {NonNullable<Reply["error"]>}
 */
function described(error) {
  if (error instanceof ScenarioError) return { problems: error.problems };
  return { message: error instanceof Error ? error.message : `${error}` };
}
