// What is asked of the engine as inputs move: the base case at once, the simulation when they have come to rest.

import { Client } from "../client.js";

/** @typedef {import("../../types/results.js").Evaluation} Evaluation */
/** @typedef {import("../../types/results.js").Simulation} Simulation */
/** @typedef {import("../../types/sensitivity.js").Tornado} Tornado */

/**
 * What is to be computed.
 * @typedef {object} Subject
 * @property {string} document
 * @property {Record<string, string>} settings
 * @property {number} trials
 * @property {string} [seed]
 * @property {string} [option] the option whose net present value the tornado is of; by default the best one
 */

/**
 * Who is told.
 * @typedef {object} Listener
 * @property {(evaluation: Evaluation) => void} evaluated
 * @property {(simulation: Simulation) => void} simulated
 * @property {(tornado: Tornado) => void} compared
 * @property {(share: number | undefined) => void} progressed undefined when nothing runs
 * @property {(error: unknown) => void} failed
 */

/** Hears nothing: nobody is there any more. @type {Listener} */
const NOBODY = { evaluated() {}, simulated() {}, compared() {}, progressed() {}, failed() {} };

/** How long inputs have to rest before a simulation starts, in milliseconds. */
const REST = 200;

/** Tornados that are kept: that of the scenario as it is written, and the last one. */
const KEPT = 2;

export class Calculation {
  #client = new Client();
  #listener;
  /** @type {Subject | undefined} the last one asked for, while another is being evaluated */
  #next;
  #isBusy = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;
  #run = new AbortController();
  /** The last tornados, by what they are of. @type {Map<string, Tornado>} */
  #tornados = new Map();

  /** @param {Listener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  get client() {
    return this.#client;
  }

  /**
   * Computes everything anew. Of subjects that come faster than they are evaluated only the last one is.
   * @param {Subject} subject
   */
  compute(subject) {
    this.cancel();
    this.#next = subject;
    if (!this.#isBusy) void this.#evaluate();
  }

  /**
   * Goes on from a base case that is known: there is no move to wait for.
   * @param {Subject} subject
   * @param {Evaluation} evaluation
   */
  adopt(subject, evaluation) {
    this.cancel();
    this.#listener.evaluated(evaluation);
    void this.#simulate(subject);
  }

  /**
   * Computes the tornado alone, of inputs that have been simulated.
   * @param {Subject} subject
   */
  compare(subject) {
    this.cancel();
    void this.#inBackground((signal) => this.#compare(subject, signal));
  }

  /** Gives up what runs in the background. */
  cancel() {
    clearTimeout(this.#rest);
    this.#run.abort(new DOMException("cancelled", "AbortError"));
    this.#listener.progressed(undefined);
  }

  /** Gives up everything, for good. */
  close() {
    this.cancel();
    this.#listener = NOBODY;
    this.#next = undefined;
    this.#client.close();
  }

  async #evaluate() {
    this.#isBusy = true;
    while (this.#next) {
      const subject = this.#next;
      this.#next = undefined;
      try {
        const { document, settings } = subject;
        const evaluation = await this.#client.evaluate(document, { settings });
        if (this.#next) continue;
        this.#listener.evaluated(evaluation);
        this.#rest = setTimeout(() => void this.#simulate(subject), REST);
      } catch (error) {
        if (!this.#next) this.#listener.failed(error);
      }
    }
    this.#isBusy = false;
  }

  /** @param {Subject} subject */
  #simulate(subject) {
    const { document, settings, trials, seed } = subject;
    const onProgress = (/** @type {import("../../types/api.js").Progress} */ { done, trials }) =>
      this.#listener.progressed(done / trials);
    this.#listener.progressed(0);
    return this.#inBackground(async (signal) => {
      const simulation = await this.#client.simulate(document, { settings, trials, seed }, { signal, onProgress });
      this.#listener.simulated(simulation);
      this.#listener.progressed(undefined);
      await this.#compare(subject, signal);
    });
  }

  /**
   * @param {Subject} subject
   * @param {AbortSignal} signal
   */
  async #compare(subject, signal) {
    this.#listener.compared(await this.tornado(subject, signal));
  }

  /**
   * Which inputs move the result.
   * @param {Pick<Subject, "document" | "settings" | "option">} subject
   * @param {AbortSignal} [signal]
   */
  async tornado({ document, settings, option }, signal) {
    const request = { method: /** @type {const} */ ("tornado"), settings, result: option && `options.${option}.net_present_value` };
    const key = JSON.stringify([document, request]);
    const known = this.#tornados.get(key);
    if (known) return known;
    const found = await this.#client.sensitivity(document, request, signal && { signal });
    this.#tornados.set(key, found);
    for (const old of [...this.#tornados.keys()].slice(1, 1 - KEPT)) this.#tornados.delete(old);
    return found;
  }

  /** @param {(signal: AbortSignal) => Promise<void>} work */
  async #inBackground(work) {
    this.#run = new AbortController();
    const { signal } = this.#run;
    try {
      await work(signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#listener.progressed(undefined);
      this.#listener.failed(error);
    }
  }
}
