// Generated from core/schema/results.schema.json. Not to be edited:
// cargo run --package conformance --features generate --bin generate

import type { EngineVersion, Exact, Interval, Problem, Reason, Sampler, ScenarioSummary } from "./results.js";

/** The answers, by the names of the methods. */
export interface Sensitivities {
  tornado: Tornado;
  rank_correlations: RankCorrelations;
  sobol: Sobol;
  value_of_information: ValueOfInformation;
  two_way: TwoWay;
  break_even: BreakEven;
}

/** An input and the values that it takes. */
export interface Axis {
  /** Its base case, in its own unit and currency. */
  base: Exact;
  /** Which of the values is the base case; none where it is not among them. */
  base_index: number | null;
  /** What the values are. */
  basis: Basis;
  /** What people call the loss or the option that it belongs to, where it belongs to one. */
  label?: string;
  /** Whether they stop at the end of what the input allows, short of the range. */
  limited: boolean;
  /** The dotted path. */
  path: string;
  /** What it is measured in, with the input's own currency. */
  unit: string;
  /** The values, ascending, in the input's own unit and currency. */
  values: Exact[];
}

/**
 * What the ends of a bar are.
 * - `quantiles`: Quantiles of what is known of the input.
 * - `range`: The base case less and more a part of it.
 * - `given`: What the request gives.
 */
export type Basis = "quantiles" | "range" | "given";

/** Where along single inputs the best decision changes. */
export interface BreakEven {
  /** The best decision in the base case of every input: the id of an option, or `do_nothing`. */
  base_decision: string;
  /** The program that computed it. */
  engine: EngineVersion;
  /** The inputs that were looked at: those with a change first, the one first whose base case is nearest to a change as a part of its range; then the others; ties by path. */
  inputs: InputBreakEven[];
  /** `break_even`. */
  method: "break_even";
  /** What was left out or held, and why. */
  notices: string[];
  /** The scenario it is about. */
  scenario: ScenarioSummary;
  /** What net present values are measured in. */
  unit: string;
  /** How many inputs were not looked at because no decision depends on them. */
  without_influence: number;
}

/** Where the best decision changes from one to another: places on neighbouring rows (or columns), one after another. */
export interface BreakEvenLine {
  /** Which input was moved to find it: `x` on every row, or `y` on every column. Both are looked at, as a line that follows the rows is never met by moving along them. */
  along: "x" | "y";
  /** The best decision where the input that is moved is lower. */
  from: string;
  /** The places: the values of `x` and of `y`. */
  points: ([number, number])[];
  /** The best decision where it is higher. */
  to: string;
}

/** A value of an input at which the best decision changes. */
export interface DecisionChange {
  /** Whether one net present value jumps over the other here, so that they are equal nowhere near. */
  discontinuous?: boolean;
  /** The best decision below it. */
  from: string;
  /** What both are worth there: the net present value of `to` at the value. */
  net_present_value: Exact | null;
  /** How likely the input is to lie below it, by what is known of the input alone; none for a certain one. */
  probability_below?: number;
  /** The best decision above it. */
  to: string;
  /** The value, in the input's own unit and currency. */
  value: Exact;
}

/** Values of an input along which one decision is best. */
export interface DecisionSegment {
  /** The id of an option, or `do_nothing`; none where the scenario is not valid. */
  decision: string | null;
  /** The lowest of them. */
  from: Exact;
  /** Why the scenario is not valid there. */
  problems?: Problem[];
  /** The highest. */
  to: Exact;
}

/** What a decision brings on average. */
export interface DecisionValue {
  /** The mean of its net present value over the trials; money. */
  expected_net_present_value: number;
  /** What people call the option; none of doing nothing. */
  label?: string;
  /** The id of the option, or `do_nothing`. */
  option: string;
  /** The standard error of that mean; money. */
  standard_error: number;
}

/** What it is worth to know all inputs of a group. */
export interface GroupInformation {
  /** How much more the best decision brings, on average, once it is known; money. */
  expected_value_of_partial_perfect_information: number;
  /** Its standard error; money. */
  held_out_standard_error?: number;
  /** What deciding by the fit brings in trials that it had not seen; money. */
  held_out_value?: number;
  /** Its inputs, by path. */
  inputs: ListedInput[];
  /** A 95% interval, as it comes: its lower end may be below 0; money. */
  interval: Interval | null;
  /** Its name. */
  name: string;
  /** How likely it is that another decision turns out better than the one that is best on average. */
  probability_of_change: number;
  /** The part of what it is worth to know everything; none where that is 0. */
  share_of_perfect_information: number | null;
  /** How far that may be off; money. */
  standard_error: number;
  /** What it is worth, in words. */
  words: string;
}

/** The best decisions along one input. */
export interface InputBreakEven {
  /** Its base case, in its own unit and currency. */
  base: Exact;
  /** What the range is. */
  basis: Basis;
  /** Where the best decision changes, ascending; empty where it never does. */
  changes: DecisionChange[];
  /** The lowest value that was looked at. */
  from: Exact;
  /** How many values were tried before refining. */
  grid_points: number;
  /** What people call the loss or the option that it belongs to, where it belongs to one. */
  label?: string;
  /** Whether the range stops at an end of what the input allows. */
  limited?: boolean;
  /** The dotted path. */
  path: string;
  /** One after another, from the lowest value to the highest. */
  segments: DecisionSegment[];
  /** The highest value that was looked at. */
  to: Exact;
  /** What it is measured in, with the input's own currency. */
  unit: string;
}

/** What it is worth to know one input. */
export interface InputInformation {
  /** How much more the best decision brings, on average, once it is known; money. */
  expected_value_of_partial_perfect_information: number;
  /** Its standard error; money. */
  held_out_standard_error?: number;
  /** What deciding by the fit brings in trials that it had not seen; money. */
  held_out_value?: number;
  /** A 95% interval, as it comes: its lower end may be below 0; money. */
  interval: Interval | null;
  /** What people call the loss or the option that it belongs to, where it belongs to one. */
  label?: string;
  /** The dotted path. */
  path: string;
  /** How likely it is that another decision turns out better than the one that is best on average. */
  probability_of_change: number;
  /** The part of what it is worth to know everything; none where that is 0. */
  share_of_perfect_information: number | null;
  /** How far that may be off; money. */
  standard_error: number;
  /** What it is measured in, with the input's own currency. */
  unit: string;
  /** What it is worth, in words. */
  words: string;
}

/** How far a result rises and falls with an input. */
export interface InputRankCorrelation {
  /** A 95% interval for the rank correlation of all that could be drawn. */
  interval: Interval | null;
  /** What people call the loss or the option that it belongs to, where it belongs to one. */
  label?: string;
  /** The dotted path. */
  path: string;
  /** Spearman's rank correlation, from −1 to 1; none with a reason. */
  rank_correlation: number | null;
  /** Why there is none. */
  reason?: string;
  /** Its standard error. */
  standard_error: number | null;
  /** What it is measured in, with the input's own currency. */
  unit: string;
}

/** An input as results list it. */
export interface ListedInput {
  /** What people call the loss or the option that it belongs to, where it belongs to one. */
  label?: string;
  /** The dotted path. */
  path: string;
  /** What it is measured in, with the input's own currency. */
  unit: string;
}

/** What it is worth to know everything before deciding. */
export interface PerfectInformation {
  /** How much more the best decision brings, on average, once it is known; money. */
  expected_value_of_perfect_information: number;
  /** A 95% interval; money. */
  interval: Interval | null;
  /** How likely it is that another decision turns out better than the one that is best on average. */
  probability_of_change: number;
  /** How far that may be off: its standard error; money. */
  standard_error: number;
}

/** A result at one point, unrounded; none with what stands in its place. */
export interface PointResult {
  /** Whether it is a payback that never comes: later than any other. */
  never?: boolean;
  /** Why nothing could be computed: the problems of the scenario at this point. */
  problems?: Problem[];
  /** Why there is no result. */
  reason?: Reason;
  /** The result, in its unit. */
  result: Exact | null;
}

/** Which inputs a result rises and falls with. */
export interface RankCorrelations {
  /** The correlation with each input, the farthest from 0 first, then those without one; ties by path. */
  correlations: InputRankCorrelation[];
  /** The program that computed it. */
  engine: EngineVersion;
  /** `rank_correlations`. */
  method: "rank_correlations";
  /** What was left out or held, and why. */
  notices: string[];
  /** The path of the result. */
  result: string;
  /** How its trials were drawn. */
  run: SampledRun;
  /** The scenario it is about. */
  scenario: ScenarioSummary;
  /** What the result is measured in. */
  unit: string;
}

/** How the trials of an analysis were drawn: what the same bits can be had by again. */
export interface SampledRun {
  /** `random`: errors and intervals are those of independent trials. */
  sampler: "random";
  /** What the run is repeated by. */
  seed: string;
  /** Trials drawn. */
  trials: number;
  /** Trials that ranks and regressions look at: the first of them, up to 262,144. */
  trials_used: number;
  /** Trials left out of everything, as a result has no value in them. */
  trials_without_value: number;
}

/** Which inputs the variance of a result comes from. */
export interface Sobol {
  /** The program that computed it. */
  engine: EngineVersion;
  /** The factors, that with the largest total index first. */
  factors: SobolFactorIndices[];
  /** The mean of the result, in its unit. */
  mean: number;
  /** `sobol`. */
  method: "sobol";
  /** What was left out, held or put together, and why. */
  notices: string[];
  /** Why there are no indices, where there are none. */
  reason?: string;
  /** The path of the result. */
  result: string;
  /** How it was computed. */
  run: SobolRun;
  /** The scenario it is about. */
  scenario: ScenarioSummary;
  /** The indices of pairs, the largest first, where they were asked for: of factors that the result depends on. */
  second_order?: SobolPairIndices[];
  /** The sum of the first orders: what is missing from 1 is due to interactions. None where nothing varies. */
  sum_of_first_orders: SobolIndex | null;
  /** What the result is measured in. */
  unit: string;
  /** Its variance, in the square of its unit. */
  variance: number;
}

/** A factor: an input, or several that are exchanged together. */
export interface SobolFactorIndices {
  /** The share of the variance that would go away, on average, if the factor were known. Shown as it is estimated, even if slightly negative. None where nothing varies. */
  first_order: SobolIndex | null;
  /** Its inputs, by path. */
  inputs: ListedInput[];
  /** The path of its input; the name of its group; or `correlated_1`, `correlated_2` and so on. */
  name: string;
  /** The share that would be left, on average, if all but the factor were known. None where nothing varies. */
  total: SobolIndex | null;
}

/** An index with its interval. */
export interface SobolIndex {
  /** The estimate, which may be slightly negative. */
  estimate: number;
  /** A 95% interval by bootstrap; none where no resamples were asked for. */
  interval: Interval | null;
}

/**
 * Which index of a factor.
 * - `first_order`: What would go away if the factor were known.
 * - `total`: What would be left if all but the factor were known.
 */
export type SobolKind = "first_order" | "total";

/** Two factors. */
export interface SobolPairIndices {
  /** Their names. */
  factors: [string, string];
  /** The share of the variance that is due to the interaction of just these two. None where nothing varies. */
  index: SobolIndex | null;
}

/** How indices were computed. */
export interface SobolRun {
  /** The share of intervals that are to hold the true value. */
  confidence: number;
  /** How often the model was computed. */
  evaluations: number;
  /** Bootstrap resamples of the intervals. */
  resamples: number;
  /** N, the rows of each sample. */
  samples: number;
  /** What the run is repeated by. */
  seed: string;
  /** Where the run went on until an interval was narrow: whether it is. */
  until?: SobolUntilReached;
}

/** Whether a run that was to be precise became so. */
export interface SobolUntilReached {
  /** The factor whose interval was watched; none where it was the widest of all. */
  factor: string | null;
  /** Which index of the factor. */
  index: SobolKind | null;
  /** Whether that is narrow enough. */
  reached: boolean;
  /** How wide it was to be at most. */
  wanted: number;
  /** How wide it is; none where there is none. */
  width: number | null;
}

/** How far a result moves with each input, one at a time. */
export interface Tornado {
  /** A bar for each input, the widest first: infinite swings, then by swing, then those without one; ties by path. */
  bars: TornadoBar[];
  /** The result in the base case of every input. */
  baseline: PointResult;
  /** The program that computed it. */
  engine: EngineVersion;
  /** The quantile of their high ends. */
  high_quantile: number;
  /** The quantile of the low ends of uncertain inputs. */
  low_quantile: number;
  /** `tornado`. */
  method: "tornado";
  /** What was left out or held, and why. */
  notices: string[];
  /** By which part of their base case certain inputs are moved; none where they stay. */
  range: Exact | null;
  /** The path of the result. */
  result: string;
  /** The scenario it is about. */
  scenario: ScenarioSummary;
  /** What the result is measured in. */
  unit: string;
  /** How many inputs are not shown because the result does not depend on them: of the uncertain ones, and with a range of the certain ones too. */
  without_influence: number;
}

/** How far the result moves with one input. */
export interface TornadoBar {
  /** Its base case, in its own unit and currency. */
  base: Exact;
  /** What its ends are. */
  basis: Basis;
  /** Whether it stops at the end of what the input allows, short of the range. */
  high_limited?: boolean;
  /** Whether that is a payback that never comes. */
  high_never?: boolean;
  /** Why nothing could be computed there. */
  high_problems?: Problem[];
  /** Why there is no result at the higher value. */
  high_reason?: Reason;
  /** The result at the higher value; none with what stands in its place. */
  high_result: Exact | null;
  /** The higher value. */
  high_value: Exact;
  /** What people call the loss or the option that it belongs to, where it belongs to one. */
  label?: string;
  /** Whether it stops at the end of what the input allows, short of the range. */
  low_limited?: boolean;
  /** Whether that is a payback that never comes. */
  low_never?: boolean;
  /** Why nothing could be computed there. */
  low_problems?: Problem[];
  /** Why there is no result at the lower value. */
  low_reason?: Reason;
  /** The result at the lower value; none with what stands in its place. */
  low_result: Exact | null;
  /** The lower value, in the input's own unit and currency. */
  low_value: Exact;
  /** The dotted path. */
  path: string;
  /** Whether both ends lie on one side of the baseline: the result turns back in between, and the swing says too little. */
  same_side: boolean;
  /** |high − low|, in the result's unit; none where it is infinite or an end has no result. */
  swing: Exact | null;
  /** Whether it leads to a payback that never comes, where another value or the base case pays back. */
  swing_is_infinite: boolean;
  /** What it is measured in, with the input's own currency. */
  unit: string;
}

/** One result over a grid of two inputs. */
export interface TwoWay {
  /** The result in the base case of every input. */
  baseline: PointResult;
  /** The best decision at each cell, by net present value: the id of an option or `do_nothing`; none where the scenario is not valid. Empty in a scenario without options. */
  best: ((string | null)[])[];
  /** Where the best decision changes. */
  break_even_lines: BreakEvenLine[];
  /** The results: a row for each value of `y`, and in it a cell for each value of `x`. */
  cells: PointResult[][];
  /** The program that computed it. */
  engine: EngineVersion;
  /** `two_way`. */
  method: "two_way";
  /** What was left out or held, and why. */
  notices: string[];
  /** The path of the result. */
  result: string;
  /** The scenario it is about. */
  scenario: ScenarioSummary;
  /** What the result is measured in. */
  unit: string;
  /** The input along the rows. */
  x: Axis;
  /** The input down the columns. */
  y: Axis;
}

/** What it is worth to know more before deciding. All amounts are in `currency`, at present value. */
export interface ValueOfInformation {
  /** The decision that is best on average: the id of an option, or `do_nothing`. */
  best: string;
  /** The currency of every amount. */
  currency: string;
  /** Every option and doing nothing, the best on average first; ties: `do_nothing` first, then by id. */
  decisions: DecisionValue[];
  /** The program that computed it. */
  engine: EngineVersion;
  /** What it is worth to know all inputs of a group, the most valuable first; ties by name. */
  groups: GroupInformation[];
  /** What it is worth to know one input, the most valuable first; ties by path. */
  inputs: InputInformation[];
  /** `value_of_information`. */
  method: "value_of_information";
  /** What was left out or held, and why. */
  notices: string[];
  /** What it is worth to know everything before deciding. */
  perfect: PerfectInformation;
  /** How its trials were drawn. */
  run: SampledRun;
  /** The scenario it is about. */
  scenario: ScenarioSummary;
}

/** Where an estimate lies with a probability of 95%. */
export type EstimateInterval = Interval;
