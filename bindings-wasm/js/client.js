// The engine in the background of a page.

import { Lane } from "./lane.js";
import { compile } from "./load.js";
import { Spare } from "./spare.js";
import { textsOf } from "./text.js";

/** @typedef {import("../types/api.js").CallOptions} CallOptions */
/** @typedef {import("../types/api.js").ClientOptions} ClientOptions */

/** Between two calls that tell how far several workers are, in milliseconds. */
const PROGRESS_INTERVAL = 100;

/** The script of the workers, beside this one. */
const WORKER = new URL("./worker.js", import.meta.url);

/** The most workers that one simulation is shared out to. */
const MOST_WORKERS = 4;

/** The fewest trials that are worth sharing out. */
const WORTH_SHARING = 8_192;

/**
 * The engine in workers: one for what a page wants to show at once, one for what takes long, and others that help with large
 * simulations. Every call is a promise; a call that is aborted is given up at once, and a worker that breaks is replaced.
 */
export class Client {
  #quick;
  #long;
  /** Made when they are first needed. @type {Lane[] | undefined} */
  #helpers;
  #newHelper;
  #spare;
  #isClosed = false;

  /** @param {ClientOptions} [options] */
  constructor({ module, worker = newWorker } = {}) {
    const compiled = compile(module);
    // Whoever calls is told; nobody may call.
    compiled.catch(() => {});
    this.#spare = new Spare(worker, compiled);
    this.#quick = new Lane(worker, compiled);
    this.#long = new Lane(() => this.#spare.take(), compiled);
    this.#newHelper = () => new Lane(worker, compiled);
    // A worker starts while the module is still being compiled.
    this.#quick.warm();
  }

  /**
   * The base case.
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").EvaluateRequest} [request]
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/results.js").Evaluation>}
   */
  evaluate(document, request, options) {
    return asked(document, request, (texts) => this.#quick.call("evaluate", texts, options));
  }

  /**
   * What the scenario may come to, by simulation.
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").SimulateRequest} [request]
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/results.js").Simulation>}
   */
  simulate(document, request, options) {
    return asked(document, request, (texts) => this.#simulate(texts, request ?? {}, options));
  }

  /**
   * An analysis of sensitivity, by its `method`.
   * @template {import("../types/api.js").SensitivityMethod} M
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").SensitivityRequest<M>} request
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/sensitivity.js").Sensitivities[M]>}
   */
  sensitivity(document, request, options) {
    return asked(document, request, (texts) => this.#atLength("sensitivity", texts, options));
  }

  /**
   * The values of an input at which a result reaches a target.
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").GoalSeekRequest} request
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/results.js").GoalSeek>}
   */
  goalSeek(document, request, options) {
    return asked(document, request, (texts) => this.#atLength("goalSeek", texts, options));
  }

  /**
   * How a result comes about.
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").ExplainRequest} request
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/results.js").Explanation>}
   */
  explain(document, request, options) {
    return asked(document, request, (texts) => this.#quick.call("explain", texts, options));
  }

  /**
   * The notices of a document that has no problem.
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").CheckRequest} [request]
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/results.js").Problem[]>}
   */
  check(document, request, options) {
    return asked(document, request, (texts) => this.#quick.call("check", texts, options));
  }

  /**
   * The scenarios to start from.
   * @returns {Promise<import("../types/api.js").Preset[]>}
   */
  presets() {
    return this.#quick.call("presets");
  }

  /**
   * The JSON Schema of scenarios.
   * @returns {Promise<Record<string, unknown>>}
   */
  schema() {
    return this.#quick.call("schema");
  }

  /**
   * The version of the engine.
   * @returns {Promise<string>}
   */
  version() {
    return this.#quick.call("version");
  }

  /** Ends the workers, for good. Calls without an answer are told so, and so are those that come later. */
  close() {
    this.#isClosed = true;
    for (const lane of [this.#quick, this.#long, ...(this.#helpers ?? [])]) lane.close();
    this.#spare.close();
  }

  /**
   * What takes long, and does not listen meanwhile.
   * @param {"sensitivity" | "goalSeek"} name
   * @param {import("./verbs.js").Texts} texts
   * @param {CallOptions} [options]
   */
  async #atLength(name, texts, options) {
    try {
      return await this.#long.call(name, texts, options);
    } finally {
      this.#spare.standBy(texts);
    }
  }

  /**
   * A simulation, shared out where it is large. Its result has the same bits, however many workers there are.
   * @param {import("./verbs.js").Texts} texts
   * @param {import("../types/api.js").SimulateRequest} request
   * @param {CallOptions} [options]
   */
  async #simulate(texts, { trials, samples }, options = {}) {
    const isSmall = trials !== undefined && !(Number(trials) >= WORTH_SHARING);
    const count = Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1);
    // What every trial came to would only be sent to and fro.
    if (isSmall || samples || count < 2 || this.#isClosed) return this.#long.call("simulate", texts, options);
    this.#helpers ??= Array.from({ length: count - 1 }, () => this.#newHelper());
    const all = new AbortController();
    const stop = () => all.abort(options.signal?.reason);
    options.signal?.addEventListener("abort", stop);
    if (options.signal?.aborted) stop();
    const tell = summed(count, options.onProgress);
    const of = (/** @type {number} */ index) => ({ signal: all.signal, onProgress: tell(index) });
    const others = this.#helpers.map((lane, place) => lane.call("simulate", texts, of(place + 1), { index: place + 1, count }));
    // Where one fails there is nothing to put together.
    for (const other of others) other.catch((error) => all.abort(error));
    try {
      return await this.#long.call("simulate", texts, of(0), { index: 0, count, others });
    } finally {
      options.signal?.removeEventListener("abort", stop);
      all.abort(new DOMException("the run is over", "AbortError"));
    }
  }
}

/**
 * Asks a worker. What is sent is text: of an object, a message would keep something else than a text does.
 * @param {unknown} document
 * @param {unknown} request
 * @param {(texts: import("./verbs.js").Texts) => Promise<any>} call
 */
async function asked(document, request, call) {
  return call(textsOf(document, request));
}

/**
 * How far several workers are together.
 * @param {number} count
 * @param {CallOptions["onProgress"]} onProgress
 * @returns {(index: number) => CallOptions["onProgress"]}
 */
function summed(count, onProgress) {
  if (!onProgress) return () => undefined;
  const done = new Array(count).fill(0);
  let told = -Infinity;
  return (index) => (progress) => {
    done[index] = progress.done;
    const now = performance.now();
    if (now < told + PROGRESS_INTERVAL) return;
    told = now;
    onProgress({ done: done.reduce((sum, part) => sum + part), trials: progress.trials });
  };
}

/** A worker of this package. Where a page demands trusted types, its policy has to allow one that is called `roicm`. */
function newWorker() {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  const url = trustedTypes ? policy(trustedTypes).createScriptURL(WORKER.href) : WORKER;
  return new Worker(url, { type: "module", name: "roicm" });
}

/** @type {any} */
let known;

/** @param {any} trustedTypes */
function policy(trustedTypes) {
  known ??= trustedTypes.createPolicy("roicm", {
    // The one script that this package starts.
    createScriptURL: (/** @type {string} */ url) => {
      if (url !== WORKER.href) throw new TypeError(`${url} is no script of this package`);
      return url;
    },
  });
  return known;
}
