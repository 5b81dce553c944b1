// What `roicm` exports on a page. `test/types/surface.ts` holds it against the scripts.

import type {
  CallOptions,
  CheckRequest,
  ClientOptions,
  Document,
  Engine,
  ExplainRequest,
  GoalSeekRequest,
  ModuleSource,
  Preset,
  SensitivityMethod,
  SensitivityRequest,
} from "./api.js";
import type { EvaluateRequest, SimulateRequest } from "./requests.js";
import type { Evaluation, Explanation, GoalSeek, Problem, Simulation } from "./results.js";
import type { Sensitivities } from "./sensitivity.js";

export type * from "./api.js";
export type * from "./requests.js";
export type * from "./results.js";
export type * from "./sensitivity.js";
export type { Scenario } from "./scenario.js";

/**
 * The engine on the thread that calls it: for base cases, and where nobody waits.
 * @param source where the module is; by default it comes with this package
 */
export function load(source?: ModuleSource): Promise<Engine>;

/**
 * Compiles the engine's module, to be handed to several.
 * @param source where the module is; by default it comes with this package
 */
export function compile(source?: ModuleSource): Promise<WebAssembly.Module>;

/**
 * The engine in two workers: one for what takes long, one for what a page wants to show at once meanwhile. Every call is a
 * promise; a call that is aborted is given up within 50 ms, and a worker that breaks is replaced.
 */
export class Client {
  constructor(options?: ClientOptions);
  /** The base case. */
  evaluate(document: Document, request?: EvaluateRequest, options?: CallOptions): Promise<Evaluation>;
  /** What the scenario may come to, by simulation. */
  simulate(document: Document, request?: SimulateRequest, options?: CallOptions): Promise<Simulation>;
  /** An analysis of sensitivity, by its `method`. */
  sensitivity<M extends SensitivityMethod>(
    document: Document,
    request: SensitivityRequest<M>,
    options?: CallOptions,
  ): Promise<Sensitivities[M]>;
  /** The values of an input at which a result reaches a target. */
  goalSeek(document: Document, request: GoalSeekRequest, options?: CallOptions): Promise<GoalSeek>;
  /** How a result comes about. */
  explain(document: Document, request: ExplainRequest, options?: CallOptions): Promise<Explanation>;
  /** The notices of a document that has no problem. */
  check(document: Document, request?: CheckRequest, options?: CallOptions): Promise<Problem[]>;
  /** The scenarios to start from. */
  presets(): Promise<Preset[]>;
  /** The JSON Schema of scenarios. */
  schema(): Promise<Record<string, unknown>>;
  /** The version of the engine. */
  version(): Promise<string>;
  /** Ends the workers. Calls without an answer are told so. */
  close(): void;
}

/** What is wrong with a document or a request: all of it, as data. */
export class ScenarioError extends Error {
  constructor(problems: Problem[]);
  /** Each with a stable `code`, the `path` of what is wrong, a `message` and a `help`. */
  problems: Problem[];
}

/** A failure of the engine itself, or of what it runs on. The call that failed has no answer; the next one works. */
export class EngineError extends Error {
  constructor(message: string, options?: ErrorOptions);
}
