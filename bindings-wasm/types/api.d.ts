// What is asked of the engine, and how.

import type { Evaluation, Explanation, GoalSeek, Preset, Problem, Simulation } from "./results.js";
import type { Scenario } from "./scenario.js";
import type { Sensitivities } from "./sensitivity.js";

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

/** What the methods of sensitivity take, by their names. */
interface SensitivityArguments {
  /** How far the result moves with each input alone. */
  tornado: {
    /** The path of the result; by default the net present value of the option that is best in the base case. */
    result?: string;
    /** The quantile of the low ends; by default 0.1. */
    low_quantile?: number;
    /** The quantile of the high ends; by default 0.9. */
    high_quantile?: number;
    /** By which part of their base case certain inputs are moved; by default they stay, where any input is uncertain. */
    range?: Decimal | null;
  };
  /** Which inputs the result rises and falls with. */
  rank_correlations: { result?: string; inputs?: readonly string[]; trials?: number; seed?: number | string };
  /** Where the variance of the result comes from. */
  sobol: {
    result?: string;
    /** The rows of each sample: a power of two from 16. */
    samples?: number;
    seed?: number | string;
    /** Whether the indices of pairs are wanted. */
    second_order?: boolean;
    /** What becomes of inputs that are correlated with one another. */
    correlated?: "group" | "refuse";
    /** Inputs that are to be one factor, by a name for it. */
    groups?: Readonly<Record<string, readonly string[]>>;
    resamples?: number;
    until?: { width: number; factor?: string; index?: "first_order" | "total"; most_evaluations?: number } | null;
  };
  /** What it is worth to know an input before deciding. */
  value_of_information: {
    inputs?: readonly string[];
    /** Inputs that one study would tell together, by a name for it. */
    groups?: Readonly<Record<string, readonly string[]>>;
    trials?: number;
    seed?: number | string;
  };
  /** The result over a grid of two inputs. */
  two_way: { result?: string; x: AxisRequest; y: AxisRequest };
  /** Where along an input the best decision changes. */
  break_even: { input?: string; from?: Decimal; to?: Decimal };
}

/** An input of a two-way table, and its values: listed, or equally spaced, or by default its quantiles. */
export interface AxisRequest {
  path: string;
  values?: readonly Decimal[];
  from?: Decimal;
  to?: Decimal;
  steps?: number;
}

export type SensitivityMethod = keyof SensitivityArguments;

export type SensitivityRequest<M extends SensitivityMethod> = { method: M } & SensitivityArguments[M] & CheckRequest;

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
