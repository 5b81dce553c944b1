// Calls that are answered one after another by a worker, which is replaced where it has to be stopped.

import { EngineError, ScenarioError } from "./errors.js";

/** @typedef {import("../types/api.js").CallOptions} CallOptions */
/** @typedef {keyof import("../types/api.js").Engine} Name */

/**
 * What a worker is told.
 * @typedef {{ id: number, module: WebAssembly.Module, name: Name, args: unknown[] }} Call
 */

/**
 * What a worker says.
 * @typedef {object} Reply
 * @property {number} id
 * @property {import("../types/api.js").Progress} [progress]
 * @property {unknown} [answer]
 * @property {{ problems?: import("../types/results.js").Problem[], message?: string }} [error]
 */

/**
 * @typedef {object} Pending
 * @property {number} id
 * @property {Name} name
 * @property {unknown[]} args
 * @property {CallOptions} options
 * @property {(answer: unknown) => void} resolve
 * @property {(reason: unknown) => void} reject
 * @property {() => void} forget
 */

/** How long a call that nobody waits for any more may go on, in milliseconds: a new worker takes longer to start. */
const GRACE = 25;

export class Lane {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Pending[]} calls that wait; the first is being answered */
  #queue = [];
  /** Whether the first call of the queue has been sent. */
  #sent = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #grace;
  #next = 1;
  #newWorker;
  #module;

  /**
   * @param {() => Worker} newWorker
   * @param {Promise<WebAssembly.Module>} module
   */
  constructor(newWorker, module) {
    this.#newWorker = newWorker;
    this.#module = module;
  }

  /**
   * Asks for an answer.
   * @param {Name} name
   * @param {unknown[]} args
   * @param {CallOptions} [options]
   * @returns {Promise<any>}
   */
  call(name, args, options = {}) {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      if (signal?.aborted) return reject(signal.reason);
      const id = this.#next++;
      const abort = () => {
        reject(signal?.reason);
        this.#abandon(id);
      };
      signal?.addEventListener("abort", abort);
      const forget = () => signal?.removeEventListener("abort", abort);
      this.#queue.push({ id, name, args, options, resolve, reject, forget });
      void this.#send();
    });
  }

  /** Ends the worker, and every call with it. */
  close() {
    this.#end();
    const closed = new EngineError("the client was closed");
    for (const pending of this.#queue.splice(0)) this.#settle(pending, () => pending.reject(closed));
  }

  /** Sends the first call that waits, where none is being answered. */
  async #send() {
    const first = this.#queue[0];
    if (!first || this.#sent) return;
    this.#sent = true;
    try {
      const module = await this.#module;
      // Meanwhile it may have been abandoned, or the client closed.
      if (this.#queue[0] !== first) {
        this.#sent = false;
        return void this.#send();
      }
      this.#worker ??= this.#started();
      const { id, name, args } = first;
      this.#worker.postMessage(/** @type {Call} */ ({ id, module, name, args }));
    } catch (error) {
      this.#done(first, () => first.reject(error));
    }
  }

  #started() {
    const worker = this.#newWorker();
    worker.onmessage = ({ data }) => this.#receive(data);
    worker.onmessageerror = () => this.#fail("what was sent could not be read");
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || "its script could not be loaded");
    };
    return worker;
  }

  /** @param {Reply} reply */
  #receive({ id, progress, answer, error }) {
    const first = this.#queue[0];
    if (!first || first.id !== id) return;
    if (progress) {
      try {
        first.options.onProgress?.(progress);
      } catch (thrown) {
        first.reject(thrown);
        this.#abandon(id);
      }
      return;
    }
    this.#done(first, () => {
      if (!error) first.resolve(answer);
      else if (error.problems) first.reject(new ScenarioError(error.problems));
      else first.reject(new EngineError(error.message ?? ""));
    });
    // What broke once may have left anything behind.
    if (error && !error.problems) this.#end();
    void this.#send();
  }

  /** @param {string} message */
  #fail(message) {
    this.#end();
    const first = this.#queue[0];
    if (first) this.#done(first, () => first.reject(new EngineError(`the worker failed: ${message}`)));
    void this.#send();
  }

  /**
   * Gives up a call: at once where it waits, and with its worker where it is being answered and is not done soon.
   * @param {number} id
   */
  #abandon(id) {
    const place = this.#queue.findIndex((pending) => pending.id === id);
    const pending = this.#queue[place];
    if (!pending) return;
    pending.forget();
    pending.options = {};
    if (place > 0 || !this.#worker) {
      this.#queue.splice(place, 1);
      return;
    }
    this.#grace ??= setTimeout(() => {
      this.#end();
      this.#done(pending, () => {});
      void this.#send();
    }, GRACE);
  }

  /**
   * Takes the first call off the queue.
   * @param {Pending} first
   * @param {() => void} settle
   */
  #done(first, settle) {
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#sent = false;
    if (this.#queue[0] === first) this.#queue.shift();
    this.#settle(first, settle);
  }

  /**
   * @param {Pending} pending
   * @param {() => void} settle
   */
  #settle(pending, settle) {
    pending.forget();
    settle();
  }

  #end() {
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#sent = false;
  }
}
