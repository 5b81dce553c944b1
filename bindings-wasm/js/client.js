// The engine in the background of a page.

import { Lane } from "./lane.js";
import { compile } from "./load.js";
import { argumentsOf, documentText, objectText } from "./text.js";

/** @typedef {import("../types/api.js").CallOptions} CallOptions */
/** @typedef {import("../types/api.js").ClientOptions} ClientOptions */

/** The script of the workers, beside this one. */
const WORKER = new URL("./worker.js", import.meta.url);

/**
 * The engine in two workers: one for what takes long, one for what a page wants to show at once meanwhile. Every call is a
 * promise; a call that is aborted is given up within 50 ms, and a worker that breaks is replaced.
 */
export class Client {
  #quick;
  #long;

  /** @param {ClientOptions} [options] */
  constructor({ module, worker = newWorker } = {}) {
    const compiled = compile(module);
    // Whoever calls is told; nobody may call.
    compiled.catch(() => {});
    this.#quick = new Lane(worker, compiled);
    this.#long = new Lane(worker, compiled);
  }

  /**
   * The base case.
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").EvaluateRequest} [request]
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/results.js").Evaluation>}
   */
  evaluate(document, request, options) {
    return ask(this.#quick, "evaluate", document, request, options);
  }

  /**
   * What the scenario may come to, by simulation.
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").SimulateRequest} [request]
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/results.js").Simulation>}
   */
  simulate(document, request, options) {
    return ask(this.#long, "simulate", document, request, options);
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
    return ask(this.#long, "sensitivity", document, request, options);
  }

  /**
   * The values of an input at which a result reaches a target.
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").GoalSeekRequest} request
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/results.js").GoalSeek>}
   */
  goalSeek(document, request, options) {
    return ask(this.#long, "goalSeek", document, request, options);
  }

  /**
   * How a result comes about.
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").ExplainRequest} request
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/results.js").Explanation>}
   */
  explain(document, request, options) {
    return ask(this.#quick, "explain", document, request, options);
  }

  /**
   * The notices of a document that has no problem.
   * @param {import("../types/api.js").Document} document
   * @param {import("../types/api.js").CheckRequest} [request]
   * @param {CallOptions} [options]
   * @returns {Promise<import("../types/results.js").Problem[]>}
   */
  check(document, request, options) {
    return ask(this.#quick, "check", document, request, options);
  }

  /**
   * The scenarios to start from.
   * @returns {Promise<import("../types/api.js").Preset[]>}
   */
  presets() {
    return this.#quick.call("presets", []);
  }

  /**
   * The JSON Schema of scenarios.
   * @returns {Promise<Record<string, unknown>>}
   */
  schema() {
    return this.#quick.call("schema", []);
  }

  /**
   * The version of the engine.
   * @returns {Promise<string>}
   */
  version() {
    return this.#quick.call("version", []);
  }

  /** Ends the workers. Calls without an answer are told so. */
  close() {
    this.#quick.close();
    this.#long.close();
  }
}

/**
 * Asks a worker. What is sent is text: of an object, a message would keep something else than a text does.
 * @param {Lane} lane
 * @param {import("./lane.js").Name} name
 * @param {unknown} document
 * @param {unknown} [request]
 * @param {CallOptions} [options]
 */
async function ask(lane, name, document, request = {}, options = {}) {
  const args = [documentText(document), JSON.parse(objectText(argumentsOf(request), "the request"))];
  return lane.call(name, args, options);
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
