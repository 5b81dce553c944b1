// What is asked of the engine, and how.

import type { EvaluateRequest, SensitivityRequests, SimulateRequest } from "./requests.js";
import type { Evaluation, Explanation, GoalSeek, Problem, Simulation } from "./results.js";
import type { Scenario } from "./scenario.js";
import type { Sensitivities } from "./sensitivity.js";

export type { AxisRequest, Decimal, EvaluateRequest, SimulateRequest } from "./requests.js";

/** A scenario: a text in TOML or JSON, or an object. */
export type Document = string | Scenario;

/** Inputs that are set to other values, by path, each in its own unit and currency. The document stays as it is. */
export type Settings = Readonly<Record<string, number | string>>;

/** What every request may have. */
export interface CheckRequest {
  settings?: Settings;
}

/** A method of sensitivity. */
export type SensitivityMethod = keyof SensitivityRequests;

/** What an analysis of sensitivity is asked by: its method, and what that takes. */
export type SensitivityRequest<M extends SensitivityMethod> = { method: M } & SensitivityRequests[M];

export interface GoalSeekRequest extends CheckRequest {
  /** The path of the result. */
  result: string;
  /** The path of the input that is to change. */
  input: string;
  /** What the result is to become, in its own unit. */
  target: number | string;
}

export interface ExplainRequest extends CheckRequest {
  /** The path of the result. */
  result: string;
}

/** A scenario to start from. */
export interface Preset {
  name: string;
  /** Which company it is about. */
  description: string;
  /** The document. */
  toml: string;
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
  /** An analysis of sensitivity, by its `method`. */
  sensitivity<M extends SensitivityMethod>(
    document: Document,
    request: SensitivityRequest<M>,
    onProgress?: OnProgress,
  ): Sensitivities[M];
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
  /** Told at most ten times a second how far a simulation or an analysis is. */
  onProgress?: (progress: Progress) => void;
}
