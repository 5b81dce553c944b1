// Generated from core/schema/requests.schema.json. Not to be edited:
// cargo run --package conformance --features generate --bin generate

import type { CheckRequest } from "./api.js";
import type { Sampler } from "./results.js";
import type { SobolKind } from "./sensitivity.js";

/** What the methods of sensitivity take, by their names. */
export interface SensitivityRequests {
  tornado: TornadoRequest;
  rank_correlations: RankCorrelationsRequest;
  sobol: SobolRequest;
  value_of_information: ValueOfInformationRequest;
  two_way: TwoWayRequest;
  break_even: BreakEvenRequest;
}

/** An axis of a table: an input, and the values that it takes. Either `values`, or `from`, `to` and `steps`, or none of these: then an uncertain input takes its quantiles 0.05, 0.1, 0.25, 0.5, 0.75, 0.9 and 0.95, and a certain one ten equal steps from half to one and a half times its base case, short of the ends of what it allows; the base case is then one of the values. */
export interface AxisRequest {
  /** The first of equally spaced values. */
  from?: Decimal | null;
  /** The path of the input. */
  path: string;
  /** How many steps lead from the first to the last, which makes one value more; 1 or more, 10 where not given. */
  steps?: number | null;
  /** The last of them. */
  to?: Decimal | null;
  /**
   * Its values, ascending, in its own unit and currency.
   * @default []
   */
  values?: readonly Decimal[];
}

/** What is asked of a search for break-even values. */
export interface BreakEvenRequest extends CheckRequest {
  /** The lowest value that is looked at, in the input's own unit and currency; where not given, the 0.001 quantile of an uncertain input, and half the base case of a certain one. */
  from?: Decimal | null;
  /** The path of the input. Where none is given, every uncertain input that a decision depends on is looked at in turn, and in a scenario without any uncertain input every certain one. */
  input?: string | null;
  /** The highest value that is looked at; where not given, the 0.999 quantile, or one and a half times the base case. */
  to?: Decimal | null;
}

/**
 * What becomes of inputs that are correlated with one another. Their shares of the variance cannot be told apart.
 * - `group`: Those that chains of correlations connect are one factor.
 * - `refuse`: They are a problem, unless a group of the request holds all that are connected.
 */
export type Correlated = "group" | "refuse";

/** What to work out beyond the results themselves. */
export interface EvaluateRequest extends CheckRequest {
  /**
   * For each claim, the value of each input at which the claim would be met: some hundred evaluations each.
   * @default false
   */
  would_need?: boolean;
}

/** A number, read as the decimal that is written; with more than 15 significant digits, a string. */
export type Decimal = number | string;

/** What is asked of rank correlations. */
export interface RankCorrelationsRequest extends CheckRequest {
  /** The paths of the inputs; where none are given, every uncertain one. */
  inputs?: readonly string[] | null;
  /** The path of the result; where none is given, the net present value of the option that is ranked first in the base case, and without options today's annual cost. */
  result?: string | null;
  /**
   * What the run is repeated by: a whole number below 2^64, as a text from 2^53 on.
   * @default "1"
   */
  seed?: number | string;
  /**
   * How many trials, from 100; of more than 262,144 the first so many are taken.
   * @default 65536
   */
  trials?: number;
}

/** What is asked of a simulation. */
export interface SimulateRequest extends CheckRequest {
  /**
   * Results wanted beyond the usual ones, by path, such as `options.lite.internal_rate_of_return`. They are computed for every trial on its own, which takes many times as long.
   * @default []
   */
  outputs?: readonly string[];
  /**
   * Quantiles wanted beyond the usual ones, each in [0, 1].
   * @default []
   */
  quantiles?: readonly number[];
  /**
   * How points are chosen.
   * @default "random"
   */
  sampler?: Sampler;
  /**
   * Whether the results of every trial are wanted.
   * @default false
   */
  samples?: boolean;
  /**
   * What the run is repeated by: a whole number below 2^64, as a text from 2^53 on.
   * @default "1"
   */
  seed?: number | string;
  /**
   * How many trials: 2 or more, up to the limit `trials`. A Latin hypercube takes a multiple of 16, Sobol points sixteen times a power of two.
   * @default 65536
   */
  trials?: number;
}

/** What is asked of Sobol indices. */
export interface SobolRequest extends CheckRequest {
  /**
   * What becomes of inputs that are correlated with one another.
   * @default "group"
   */
  correlated?: Correlated;
  /**
   * Inputs that are to be one factor, by a name for it: paths of uncertain inputs, each in one group at most.
   * @default {}
   */
  groups?: { [key: string]: readonly string[] };
  /**
   * Bootstrap resamples for the intervals: 0 for none, else 20 to 100,000.
   * @default 500
   */
  resamples?: number;
  /** The path of the result; where none is given, the net present value of the option that is ranked first in the base case, and without options today's annual cost. */
  result?: string | null;
  /**
   * N, the rows of each of two samples: a power of two from 16. The model is computed N(k + 2) times for k factors, which the limit `trials` bounds.
   * @default 4096
   */
  samples?: number;
  /**
   * Whether the indices of pairs are wanted: N(2k + 2) computations.
   * @default false
   */
  second_order?: boolean;
  /**
   * What the run is repeated by: a whole number below 2^64, as a text from 2^53 on.
   * @default "1"
   */
  seed?: number | string;
  /** Until when the samples are doubled; then `samples` are those of the first attempt. */
  until?: SobolUntil | null;
}

/** Until when an estimation goes on that is to be precise rather than of a given size. */
export interface SobolUntil {
  /** The factor whose interval it is: the path of an input that is one, or the name of a group. Where none is given, the widest of all intervals. */
  factor?: string | null;
  /**
   * Which index of the factor.
   * @default "total"
   */
  index?: SobolKind;
  /**
   * How often the model may be computed at most, in all attempts together.
   * @default 16777216
   */
  most_evaluations?: number;
  /**
   * How wide the 95% interval may be at most; above 0.
   * @default 0.05
   */
  width?: number;
}

/** What is asked of a tornado. */
export interface TornadoRequest extends CheckRequest {
  /**
   * The quantile of the high ends, in (0, 1), above the other.
   * @default 0.9
   */
  high_quantile?: number;
  /**
   * The quantile of the low ends, in (0, 1).
   * @default 0.1
   */
  low_quantile?: number;
  /** By which part of their base case certain inputs are moved down and up, in (0, 1): 0.1 is ten percent. Where none is given they stay, but in a scenario without any uncertain input they are moved by 0.1. */
  range?: Decimal | null;
  /** The path of the result; where none is given, the net present value of the option that is ranked first in the base case, and without options today's annual cost. */
  result?: string | null;
}

/** What is asked of a two-way table. */
export interface TwoWayRequest extends CheckRequest {
  /** The path of the result; where none is given, the net present value of the option that is ranked first in the base case, and without options today's annual cost. */
  result?: string | null;
  /** The input along the rows: a column for each of its values. */
  x: AxisRequest;
  /** The input down the columns: a row for each of its values. */
  y: AxisRequest;
}

/** What is asked of the value of information. */
export interface ValueOfInformationRequest extends CheckRequest {
  /**
   * Inputs that one study would tell together, by a name for it: at most 100 groups.
   * @default {}
   */
  groups?: { [key: string]: readonly string[] };
  /** The paths of the inputs, each of which is looked at on its own; where none are given, every uncertain one. */
  inputs?: readonly string[] | null;
  /**
   * What the run is repeated by: a whole number below 2^64, as a text from 2^53 on.
   * @default "1"
   */
  seed?: number | string;
  /**
   * How many trials, from 100. Perfect information is told from all of them, that on inputs from the first 262,144.
   * @default 65536
   */
  trials?: number;
}
