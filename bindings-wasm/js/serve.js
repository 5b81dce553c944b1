// The side of a client that works: takes calls one after another, and answers each.

import { ScenarioError } from "./errors.js";
import { simulated } from "./slices.js";

/** @typedef {import("./verbs.js").Verbs} Verbs */
/** @typedef {import("./lane.js").Message} Message */
/** @typedef {import("./lane.js").Reply} Reply */
/** @typedef {import("./slices.js").Inbox} Inbox */

/**
 * Serves the calls that come through a port.
 * @param {{ postMessage(reply: Reply, transfer?: Transferable[]): void, onmessage: ((event: MessageEvent) => void) | null }} port
 * @param {(module: WebAssembly.Module) => Verbs} start
 */
export function serve(port, start) {
  /** @type {Verbs | undefined} */
  let verbs;
  /** What is said of the call that is being answered. @type {Inbox | undefined} */
  let inbox;
  port.onmessage = async ({ data }) => {
    const { id, module, call, shard, stop } = /** @type {Message} */ (data);
    if (!call) {
      if (module) verbs ??= tried(() => start(module));
      if (inbox?.id === id) {
        inbox.isStopped ||= stop ?? false;
        if (shard) inbox.shards.push(shard);
        inbox.heard();
      }
      return;
    }
    const { name, texts, part } = call;
    try {
      if (module) verbs ??= start(module);
      if (!verbs) throw new Error("there is no module");
      const onProgress = (/** @type {import("../types/api.js").Progress} */ progress) => port.postMessage({ id, progress });
      if (name !== "simulate") return port.postMessage({ id, answer: verbs[name](/** @type {any} */ (texts), onProgress) });
      inbox = { id, isStopped: false, shards: [], heard: () => {} };
      const answer = await simulated(verbs, /** @type {import("./verbs.js").Texts} */ (texts), part, inbox, onProgress);
      port.postMessage({ id, answer }, answer instanceof Uint8Array ? [answer.buffer] : []);
    } catch (error) {
      port.postMessage({ id, error: described(error) });
    }
  };
}

/**
 * What fails before it is needed fails again when it is.
 * @template T
 * @param {() => T} call
 */
function tried(call) {
  try {
    return call();
  } catch {
    return undefined;
  }
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
