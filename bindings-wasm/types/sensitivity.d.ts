// What the methods of sensitivity answer. `test/types.test.js` holds these types against answers too.

import type { EngineVersion, Exact, Problem, ScenarioSummary } from "./results.js";

/** The answers, by the names of the methods. */
export interface Sensitivities {
  tornado: Tornado;
  rank_correlations: RankCorrelations;
  sobol: Sobol;
  value_of_information: ValueOfInformation;
  two_way: TwoWay;
  break_even: BreakEven;
}

/** What every answer begins with, and what was left out or held. */
interface Analysis<M extends string> {
  engine: EngineVersion;
  scenario: ScenarioSummary;
  method: M;
  notices: string[];
}

/** An input, as answers list it. */
export interface ListedInput {
  path: string;
  /** What people call the loss or the option that it belongs to. */
  label?: string;
  unit: string;
}

/** Where the ends of a range come from. */
export type Basis = "quantiles" | "range" | "given";

/** A result at one point. */
export interface PointResult {
  result: Exact | null;
  /** Whether it is a payback that never comes. */
  never?: true;
  reason?: string;
  problems?: Problem[];
}

/** How far a result moves with each input alone. */
export interface Tornado extends Analysis<"tornado"> {
  result: string;
  unit: string;
  baseline: PointResult;
  low_quantile: number;
  high_quantile: number;
  range: Exact | null;
  /** The widest first. */
  bars: TornadoBar[];
  without_influence: number;
}

export interface TornadoBar extends ListedInput {
  base: Exact;
  basis: Basis;
  low_value: Exact;
  low_limited?: true;
  low_result: Exact | null;
  low_never?: true;
  low_reason?: string;
  low_problems?: Problem[];
  high_value: Exact;
  high_limited?: true;
  high_result: Exact | null;
  high_never?: true;
  high_reason?: string;
  high_problems?: Problem[];
  /** Whether both ends lie on one side of the baseline. */
  same_side: boolean;
  swing: Exact | null;
  swing_is_infinite: boolean;
}

/** How the trials of an analysis were drawn. */
export interface SampledRun {
  trials: number;
  trials_used: number;
  trials_without_value: number;
  seed: string;
  sampler: "random";
}

export interface EstimateInterval {
  lower: number;
  upper: number;
}

/** Which inputs a result rises and falls with. */
export interface RankCorrelations extends Analysis<"rank_correlations"> {
  run: SampledRun;
  result: string;
  unit: string;
  /** The farthest from 0 first. */
  correlations: (ListedInput & {
    rank_correlation: number | null;
    reason?: string;
    standard_error: number | null;
    interval: EstimateInterval | null;
  })[];
}

export interface SobolIndex {
  estimate: number;
  interval: EstimateInterval | null;
}

/** Which inputs the variance of a result comes from. */
export interface Sobol extends Analysis<"sobol"> {
  run: {
    samples: number;
    evaluations: number;
    seed: string;
    resamples: number;
    confidence: number;
    until?: {
      factor: string | null;
      index: "first_order" | "total" | null;
      wanted: number;
      width: number | null;
      reached: boolean;
    };
  };
  result: string;
  unit: string;
  mean: number;
  variance: number;
  /** That with the largest total index first. */
  factors: { name: string; inputs: ListedInput[]; first_order: SobolIndex | null; total: SobolIndex | null }[];
  second_order?: { factors: [string, string]; index: SobolIndex | null }[];
  sum_of_first_orders: SobolIndex | null;
  reason?: string;
}

interface Knowing {
  standard_error: number;
  interval: EstimateInterval;
  probability_of_change: number;
}

interface PartialKnowing extends Knowing {
  expected_value_of_partial_perfect_information: number;
  share_of_perfect_information: number | null;
  held_out_value?: number;
  held_out_standard_error?: number;
  words: string;
}

/** What it is worth to know more before deciding; money. */
export interface ValueOfInformation extends Analysis<"value_of_information"> {
  run: SampledRun;
  currency: string;
  best: string;
  decisions: { option: string; label?: string; expected_net_present_value: number; standard_error: number }[];
  perfect: Knowing & { expected_value_of_perfect_information: number };
  /** The most valuable first. */
  inputs: (ListedInput & PartialKnowing)[];
  groups: ({ name: string; inputs: ListedInput[] } & PartialKnowing)[];
}

export interface Axis extends ListedInput {
  base: Exact;
  base_index: number | null;
  basis: Basis;
  limited: boolean;
  values: Exact[];
}

/** One result over a grid of two inputs. */
export interface TwoWay extends Analysis<"two_way"> {
  result: string;
  unit: string;
  x: Axis;
  y: Axis;
  baseline: PointResult;
  /** A row for each value of `y`, and in it a cell for each value of `x`. */
  cells: PointResult[][];
  /** The best decision at each cell. */
  best: (string | null)[][];
  break_even_lines: { from: string; to: string; along: "x" | "y"; points: [x: number, y: number][] }[];
}

/** Where along single inputs the best decision changes. */
export interface BreakEven extends Analysis<"break_even"> {
  unit: string;
  base_decision: string;
  inputs: (ListedInput & {
    base: Exact;
    from: Exact;
    to: Exact;
    basis: Basis;
    limited?: true;
    grid_points: number;
    segments: { from: Exact; to: Exact; decision: string | null; problems?: Problem[] }[];
    changes: {
      value: Exact;
      from: string;
      to: string;
      net_present_value: Exact | null;
      probability_below?: number;
      discontinuous?: true;
    }[];
  })[];
  without_influence: number;
}
