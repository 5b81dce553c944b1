// Calls that are answered one after another by a worker, which is replaced where it has to be ended.

import { EngineError, ScenarioError } from "./errors.js";

/** @typedef {import("../types/api.js").CallOptions} CallOptions */
/** @typedef {Exclude<keyof import("./verbs.js").Verbs, "begin">} Name */
/** @typedef {import("./verbs.js").Texts} Texts */

/**
 * What a worker is told.
 * @typedef {object} Message
 * @property {number} id
 * @property {WebAssembly.Module} [module] the first time
 * @property {{ name: Name, texts?: Texts | undefined, part?: import("./slices.js").Part | undefined }} [call]
 * @property {Uint8Array} [shard] what another worker has computed of the same run
 * @property {boolean} [stop] nobody waits for the answer any more
 */

/**
 * What a worker says.
 * @typedef {object} Reply
 * @property {number} id
 * @property {import("../types/api.js").Progress} [progress]
 * @property {string | Uint8Array | void} [answer]
 * @property {{ problems?: import("../types/results.js").Problem[], message?: string }} [error]
 */

/**
 * A part of a run, and what the other parts come to.
 * @typedef {import("./slices.js").Part & { others?: Promise<Uint8Array | undefined>[] }} Share
 */

/**
 * @typedef {object} Pending
 * @property {number} id
 * @property {NonNullable<Message["call"]>} call
 * @property {Promise<Uint8Array | undefined>[]} others
 * @property {boolean} isSent
 * @property {CallOptions} options
 * @property {(answer: any) => void} resolve
 * @property {(reason: unknown) => void} reject
 * @property {() => void} forget
 */

/**
 * How long a call that nobody waits for any more may go on, in milliseconds: a simulation listens more often than that, and
 * for what does not listen another worker stands by.
 */
const GRACE = 40;

export class Lane {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Pending[]} calls that wait; the first is being answered */
  #queue = [];
  /** Whether the first call of the queue is being answered, or waits for the module. */
  #sent = false;
  /** Whether the worker has the module. */
  #hasModule = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #grace;
  #next = 1;
  #isClosed = false;
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

  /** Starts the worker before there is anything to do, while the module is still on its way. */
  warm() {
    if (this.#worker) return;
    try {
      const worker = (this.#worker = this.#started());
      const send = (/** @type {WebAssembly.Module} */ module) => {
        if (this.#worker !== worker || this.#hasModule) return;
        this.#hasModule = true;
        worker.postMessage(/** @type {Message} */ ({ id: 0, module }));
      };
      this.#module.then(send, () => {});
    } catch {
      // Whoever calls is told.
    }
  }

  /**
   * Asks for an answer: the text of a document, or a shard of a run.
   * @param {Name} name
   * @param {Texts} [texts]
   * @param {CallOptions} [options]
   * @param {Share} [share]
   * @returns {Promise<any>}
   */
  call(name, texts, options = {}, share) {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      if (signal?.aborted) return reject(signal.reason);
      if (this.#isClosed) return reject(closed());
      const id = this.#next++;
      const abort = () => {
        reject(signal?.reason);
        this.#abandon(id);
      };
      signal?.addEventListener("abort", abort);
      const forget = () => signal?.removeEventListener("abort", abort);
      const part = share && { index: share.index, count: share.count };
      const call = { name, texts, part };
      this.#queue.push({ id, call, others: share?.others ?? [], isSent: false, options, resolve, reject, forget });
      void this.#send();
    });
  }

  /** Ends the worker, and every call with it. */
  close() {
    this.#isClosed = true;
    this.#end();
    for (const pending of this.#queue.splice(0)) this.#settle(pending, () => pending.reject(closed()));
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
      const worker = (this.#worker ??= this.#started());
      const { id, call, others } = first;
      worker.postMessage(/** @type {Message} */ (this.#hasModule ? { id, call } : { id, call, module }));
      this.#hasModule = first.isSent = true;
      for (const other of others) void other.then((shard) => this.#hand(worker, first, shard), () => {});
    } catch (error) {
      this.#done(first, () => first.reject(error));
    }
  }

  /**
   * @param {Worker} worker
   * @param {Pending} pending
   * @param {Uint8Array | undefined} shard
   */
  #hand(worker, pending, shard) {
    if (!shard || this.#worker !== worker || this.#queue[0] !== pending) return;
    worker.postMessage(/** @type {Message} */ ({ id: pending.id, shard }), [shard.buffer]);
  }

  #started() {
    const worker = this.#newWorker();
    this.#hasModule = false;
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
      if (!error) first.resolve(typeof answer === "string" ? JSON.parse(answer) : answer);
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
   * Gives up a call: at once where it waits; where it is being answered, its worker is told so, and ended where it does not
   * listen.
   * @param {number} id
   */
  #abandon(id) {
    const place = this.#queue.findIndex((pending) => pending.id === id);
    const pending = this.#queue[place];
    if (!pending) return;
    pending.forget();
    pending.options = {};
    if (!pending.isSent || !this.#worker) {
      this.#queue.splice(place, 1);
      return;
    }
    this.#worker.postMessage(/** @type {Message} */ ({ id, stop: true }));
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
    this.#hasModule = false;
    this.#sent = false;
  }
}

function closed() {
  return new EngineError("the client was closed");
}
