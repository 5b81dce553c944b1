// A worker that stands by, to take the place of one that had to be ended: the next call does not wait for it to start.

/** @typedef {import("./lane.js").Message} Message */

export class Spare {
  /** @type {Worker | undefined} */
  #worker;
  #newWorker;
  #module;
  #isClosed = false;

  /**
   * @param {() => Worker} newWorker
   * @param {Promise<WebAssembly.Module>} module
   */
  constructor(newWorker, module) {
    this.#newWorker = newWorker;
    this.#module = module;
  }

  /** The worker that stands by, or a new one. */
  take() {
    const worker = this.#worker ?? this.#newWorker();
    this.#worker = undefined;
    return worker;
  }

  /**
   * Has a worker stand by, unless one does, and lets it see what it will be asked about.
   * @param {import("./verbs.js").Texts} texts
   */
  standBy([document]) {
    const start = (/** @type {WebAssembly.Module} */ module) => {
      if (this.#worker || this.#isClosed) return;
      const worker = (this.#worker = this.#newWorker());
      worker.onerror = (event) => {
        event.preventDefault();
        if (this.#worker === worker) this.#worker = undefined;
      };
      worker.postMessage(/** @type {Message} */ ({ id: 0, module, call: { name: "evaluate", texts: [document, "{}", "{}"] } }));
    };
    this.#module.then(start).catch(() => {});
  }

  close() {
    this.#isClosed = true;
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
