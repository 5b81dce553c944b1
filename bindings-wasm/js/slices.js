// A simulation in a worker: in slices, between which the worker hears what the page says; a part of it, where several work.

import { PROGRESS_INTERVAL } from "./verbs.js";

/** How long a worker goes on before it listens, in milliseconds. */
const SLICE = 8;

/**
 * What the page says of a call while it is being answered.
 * @typedef {object} Inbox
 * @property {number} id of the call
 * @property {boolean} isStopped nobody waits for the answer any more
 * @property {Uint8Array[]} shards what other workers have computed
 * @property {() => void} heard called when something has come
 */

/**
 * Which part of a run a worker computes: the first of them puts all together.
 * @typedef {{ index: number, count: number }} Part
 */

/**
 * A simulation, or what a part of it came to.
 * @param {import("./verbs.js").Verbs} verbs
 * @param {import("./verbs.js").Texts} texts
 * @param {Part | undefined} part by default the whole
 * @param {Inbox} inbox
 * @param {import("../types/api.js").OnProgress} onProgress
 * @returns {Promise<string | Uint8Array | void>} nothing where it was stopped, or where there is no such part
 */
export async function simulated(verbs, texts, { index, count } = { index: 0, count: 1 }, inbox, onProgress) {
  const run = verbs.begin(texts);
  const bounds = run.shards(count);
  const [all = 0] = bounds.slice(-1);
  const [first = all, last = all] = [bounds[index], bounds[index + 1]];
  const trials = run.trials(0, all);
  const isLead = index === 0;
  let missing = isLead ? bounds.length - 2 : 0;
  let next = first;
  let told = performance.now();
  while (next < last || missing > 0) {
    const end = performance.now() + SLICE;
    // The clock is asked after each block.
    while (next < last && performance.now() < end) run.simulate(next, ++next);
    if (performance.now() >= told + PROGRESS_INTERVAL) {
      told = performance.now();
      onProgress({ done: run.trials(first, next), trials });
    }
    if (next < last) await turn();
    else if (missing > 0) await word(inbox);
    if (inbox.isStopped) return run.free();
    for (const shard of inbox.shards.splice(0)) {
      run.take(shard);
      missing--;
    }
  }
  if (isLead) return run.finish();
  return first < last ? run.shard() : run.free();
}

const { port1: near, port2: far } = new MessageChannel();

/** Lets what has come in the meantime be heard: sooner than a timer would. */
function turn() {
  return new Promise((resolve) => {
    near.onmessage = resolve;
    far.postMessage(undefined);
  });
}

/**
 * Waits until something is said.
 * @param {Inbox} inbox
 */
function word(inbox) {
  if (inbox.shards.length || inbox.isStopped) return undefined;
  return new Promise((resolve) => (inbox.heard = () => resolve(undefined)));
}
