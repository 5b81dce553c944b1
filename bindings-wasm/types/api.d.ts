// What is asked of the engine, and how.

import type { Evaluation, Explanation, GoalSeek, Preset, Problem, Simulation } from "./results.js";
import type { Scenario } from "./scenario.js";

/** A scenario: a text in TOML or JSON, or an object. */
export type Document = string | Scenario;

/** A decimal: a number of at most 15 significant digits, or a text such as `"12.50"`. */
export type Decimal = number | string;

/** Inputs that are set to other values, by path, each in its own unit and currency. The document stays as it is. */
export type Settings = Readonly<Record<string, Decimal>>;

/** What every request may have. */
export interface CheckRequest {
  settings?: Settings;
}

export interface EvaluateRequest extends CheckRequest {
  /** For each claim, the value of each input at which the claim would be met: some hundred evaluations each. */
  would_need?: boolean;
}

export interface SimulateRequest extends CheckRequest {
  /** How many trials: 2 or more; a Latin hypercube takes a multiple of 16, Sobol points sixteen times a power of two. */
  trials?: number;
  /** What the run is repeated by: a whole number, above 2^53 as a text. */
  seed?: number | string;
  /** How points are chosen. */
  sampler?: "random" | "latin_hypercube" | "sobol";
  /** Results wanted beyond the usual ones, by path. */
  outputs?: readonly string[];
  /** Quantiles wanted beyond the usual ones, each in [0, 1]. */
  quantiles?: readonly number[];
  /** Whether the results of every trial are wanted. */
  samples?: boolean;
}

export interface GoalSeekRequest extends CheckRequest {
  /** The path of the result. */
  result: string;
  /** The path of the input that is to change. */
  input: string;
  /** What the result is to become, in its own unit. */
  target: Decimal;
}

export interface ExplainRequest extends CheckRequest {
  /** The path of the result. */
  result: string;
}

/** How far a run is. */
export interface Progress {
  /** Trials that are done. */
  done: number;
  /** Trials in all. */
  trials: number;
}

/** Told at most ten times a second how far a run is. A run is stopped by the answer `false`, or by what is thrown. */
export type OnProgress = (progress: Progress) => boolean | void;

/** The engine on the thread that calls it. Every function throws a `ScenarioError` for what is wrong with its arguments. */
export interface Engine {
  /** The base case. */
  evaluate(document: Document, request?: EvaluateRequest): Evaluation;
  /** What the scenario may come to, by simulation. */
  simulate(document: Document, request?: SimulateRequest, onProgress?: OnProgress): Simulation;
  /** An analysis of sensitivity. */
  sensitivity(document: Document, request: any): any;
  /** The values of an input at which a result reaches a target. */
  goalSeek(document: Document, request: GoalSeekRequest): GoalSeek;
  /** How a result comes about. */
  explain(document: Document, request: ExplainRequest): Explanation;
  /** The notices of a document that has no problem. */
  check(document: Document, request?: CheckRequest): Problem[];
  /** The scenarios to start from. */
  presets(): Preset[];
  /** The JSON Schema of scenarios. */
  schema(): Record<string, unknown>;
  /** The version of the engine. */
  version(): string;
}

/** Where the engine's module is: an address, an answer of a server, its bytes, or the module itself. */
export type ModuleSource = string | URL | Response | ArrayBuffer | ArrayBufferView | WebAssembly.Module;

export interface ClientOptions {
  /** Where the engine's module is; by default it comes with this package. */
  module?: ModuleSource;
  /** Starts a worker that runs `worker.js` of this package; for pages that have it elsewhere. */
  worker?: () => Worker;
}

export interface CallOptions {
  /** Gives the call up: it is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Told at most ten times a second how far a simulation is. */
  onProgress?: (progress: Progress) => void;
}
