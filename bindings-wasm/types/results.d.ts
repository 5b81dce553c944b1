// Generated from core/schema/results.schema.json. Not to be edited:
// cargo run --package conformance --features generate --bin generate

/** An input of a scenario, as an auditor reads it. */
export interface Assumption {
  /** What is known of an uncertain input, as it is written. */
  distribution?: Distribution;
  /** The values that the input allows. */
  domain: Domain;
  /** The same in numbers. */
  domain_bounds: DomainBounds;
  /** Whether the scenario leaves it at its default. */
  is_default: boolean;
  /** Anything else to know about it. */
  note?: string;
  /** The dotted path. */
  path: string;
  /** The smallest and the largest value that an uncertain input can take; none where there is no end. */
  range?: [Exact | null, Exact | null];
  /** Where the number comes from. */
  source?: string;
  /** What it is measured in, with the input's own currency. */
  unit: string;
  /** The base case. */
  value: Exact;
}

/** One month of an option's cash flow; money. Month 0 is the decision. */
export interface CashFlowMonth {
  /** Cost of interruptions that no longer occurs; negative where the option makes things worse. */
  avoided: Exact;
  /** Σ net up to this month. */
  cumulative: Exact;
  /** Σ discounted net up to this month. */
  discounted_cumulative: Exact;
  /** New money, and costs that ended. */
  gains: Exact;
  /** One-off costs of steps taken. */
  investment: Exact;
  /** The month, 0 to the horizon. */
  month: number;
  /** avoided + gains − subscription − running − investment. */
  net: Exact;
  /** Running costs paid. */
  running: Exact;
  /** Subscriptions paid. */
  subscription: Exact;
}

/** What remains of an option if saved hours never become money (`realisation` = 0). */
export interface CashOnlyResults {
  /** Σ `net[m]` ÷ (1 + discount rate)^(m/12); money. */
  net_present_value: Exact;
  /** The earliest time from which the cumulative net cash flow stays at or above zero; months. */
  payback_months: Exact | null;
  /** Why results are none, for those that are, by name. */
  reasons?: { [key: string]: Reason };
  /** (benefits − costs) ÷ costs, undiscounted. */
  roicm: Exact | null;
  /** The same on present values. */
  roicm_present_value: Exact | null;
}

/** What the model says to a claim. */
export interface ClaimAnswer {
  /** `equals`, `at_most` or `at_least`. */
  bound: Bound;
  /** The figure that is stated. */
  claimed: Exact;
  /** What the model computes; none with its reason. */
  computed: Exact | null;
  /** The inputs that were set before it was answered. */
  given?: { [key: string]: Exact };
  /** Whether the claim holds. A result that is none meets no claim. */
  holds: boolean;
  /** What people call it. */
  label: string;
  /** Anything else to know about it. */
  note?: string;
  /** Why nothing is computed. */
  reason?: Reason;
  /** The path of the result it is about. */
  result: string;
  /** Who states it. */
  source?: string;
  /** The relative tolerance of `equals`. */
  tolerance?: Exact;
  /** What the result is measured in. */
  unit: Unit;
  /** On request, for each input that the result depends on, by path: the value at which it equals the claim. */
  would_need?: { [key: string]: WouldNeed };
  /** Inputs for which this was not worked out, because all claims together would have taken more than the limit `search_work`. */
  would_need_left_out?: number;
}

/** How often a claim holds. */
export interface ClaimSimulation {
  /** `equals`, `at_most` or `at_least`. */
  bound: Bound;
  /** The figure that is stated. */
  claimed: Exact;
  /** What people call it. */
  label: string;
  /** How often the result meets it; a result that is none meets no claim. */
  probability: Probability;
  /** The path of the result it is about. */
  result: string;
}

/** The stable name of a kind of problem. */
export type Code = string;

/** A cost, with its tail. */
export interface CostSummary {
  /** Probabilities, each with what is passed with it, rarest last. */
  exceedance: ([number, number])[];
  /** How often values fell between which borders. */
  histogram: Histogram;
  /** A 95% interval for the mean. */
  interval: Interval | null;
  /** The largest value. */
  maximum: number | null;
  /** The mean; none with a reason. */
  mean: number | null;
  /** Of a time: the mean over the trials in which it comes. */
  mean_when_paid_back?: number | null | undefined;
  /** The smallest value. */
  minimum: number | null;
  /** Of a time: how often it never comes. */
  probability_never?: Probability;
  /** Quantiles, ascending. */
  quantiles: Quantile[];
  /** Why mean, standard deviation and maximum are none, where they are. */
  reason?: string;
  /** How far values lie from the mean: the root of their mean square distance (n − 1). */
  standard_deviation: number | null;
  /** The Monte Carlo standard error of the mean: how far it may be off itself, not how far values scatter. */
  standard_error: number | null;
  /** Its tail: at 0.95 and 0.99. */
  tails: TailRisk[];
  /** The share of trials without a value, which everything else leaves out. */
  undefined_share?: number;
  /** What it is measured in. */
  unit: Unit;
}

/** A named intermediate result. */
export interface Definition {
  /** The formula, with names. */
  formula: string;
  /** Its name. */
  name: string;
  /** The same formula, with numbers, each to twelve digits. */
  substituted: string;
  /** What it is measured in. */
  unit: string;
  /** Its value. */
  value: Exact;
}

/** What is known of an uncertain number: exactly one of these, by its tag. */
export type Distribution = { [name: string]: { [parameter: string]: Exact | Exact[] } };

/** Doing nothing. */
export interface DoNothingSimulation {
  /** How often no option is better. */
  probability_best: Probability;
}

/** The values that an input allows, as an interval. */
export type Domain = string;

/** A domain in numbers, as it is written beside its words. */
export interface DomainBounds {
  /** The upper end, which is allowed; none where there is none. */
  high: Exact | null;
  /** The lower end; none where there is none. */
  low: Exact | null;
  /** Whether the lower end is allowed itself. */
  low_belongs: boolean;
}

/** The program that computed a result. */
export interface EngineVersion {
  /** `roicm`. */
  name: "roicm";
  /** Its version. */
  version: string;
}

/** What a scenario comes to in the base case of every input. Unrounded. */
export interface Evaluation {
  /** Every input, in the order of their paths. */
  assumptions: Assumption[];
  /** What the model says to each claim, by id. */
  claims: { [key: string]: ClaimAnswer };
  /** The program that computed it. */
  engine: EngineVersion;
  /** Things that are no problem, but that the user should know. */
  notices: Problem[];
  /** What each option comes to, by id. */
  options: { [key: string]: OptionEvaluation };
  /** The options and `do_nothing`, best first. */
  ranking: Ranked[];
  /** The scenario it is about. */
  scenario: ScenarioSummary;
  /** What interruptions cost today. */
  today: Today;
}

/** An exact decimal: a text, so that no reader rounds it. */
export type Exact = string;

/** An input at the bottom of an explanation. */
export interface ExplainedInput {
  /** Whether the scenario leaves it at its default. */
  is_default: boolean;
  /** The dotted path. */
  path: string;
  /** Where the number comes from. */
  source?: string;
  /** What it is measured in, with the input's own currency. */
  unit: string;
  /** The base case. */
  value: Exact;
}

/** How a result comes about: its formula, then the formulas of what it is made of, down to the inputs. */
export interface Explanation {
  /** The result and what it is made of, each once, the result first. */
  definitions: Definition[];
  /** The inputs that it comes down to, in the order of their paths. */
  inputs: ExplainedInput[];
  /** Why it is none. */
  reason?: Reason;
  /** The path of the result. */
  result: string;
  /** What it is measured in. */
  unit: string;
  /** Its value; none with its reason. */
  value: Exact | null;
}

/** The cumulative net cash flow of a month. */
export interface FanMonth {
  /** The month. */
  month: number;
  /** Probabilities, each with its quantile. */
  quantiles: ([number, number])[];
}

/** Where a result reaches a target as one input changes, everything else staying as it is. */
export interface GoalSeek {
  /** The input's base case. */
  base: Exact;
  /** The result in the base case; none with its reason. */
  computed: Exact | null;
  /** How many values were tried before refining. */
  grid_points: number;
  /** The path of the input. */
  input: string;
  /** Why there is no result in the base case. */
  reason?: Reason;
  /** The path of the result. */
  result: string;
  /** The smallest and the largest value that were tried: the input's domain, cut to ±10^6 × max(1, |base|). */
  searched: [number, number];
  /** The values at which the result is the target, nearest to the base case first; empty where there is none. */
  solutions: Solution[];
  /** What it is to become. */
  target: Exact;
  /** What the input is measured in, with its own currency. */
  unit: string;
}

/** Counts of values between borders of equal distance, and beyond them. */
export interface Histogram {
  /** How many lie above the last border; of a time those that never come not among them. */
  above: number;
  /** How many lie below the first border. */
  below: number;
  /** How many values lie between each border and the next. */
  counts: number[];
  /** The borders, ascending: one more than counts. Empty where there is no value. */
  edges: number[];
}

/** The verdict on the internal rate of return of monthly flows. */
export interface InternalRateOfReturn {
  /** The same as the rate of a year; none above 10⁹. */
  annual: number | null;
  /** Whether the net present value rises with the rate there: it is then the cost of a financing. */
  financing: boolean | null;
  /** The rate of a month, where one rate is the verdict. */
  monthly: number | null;
  /** Why there is no rate, or no annual one. */
  reason?: string;
  /** Every rate at which the net present value is zero. */
  roots: Root[];
  /** `unique`, `unique_positive` (Norstrøm's criterion), `several` or `none`. */
  verdict: "unique" | "unique_positive" | "several" | "none";
}

/** Where a figure lies with a probability of 95%. */
export interface Interval {
  /** The lower end; none where there is none. */
  lower: number | null;
  /** The upper end; none where there is none. */
  upper: number | null;
}

/** A place in a text, both counted from 1; columns count characters. */
export interface Location {
  /** The character in the line. */
  column: number;
  /** The line. */
  line: number;
}

/** What one loss costs under an option, in the steady state. */
export interface LossAfter {
  /** Cost of a year, every lost hour counted in full; money / year. */
  annual_cost_after: Exact;
  /** 1 − interruption hours ÷ service hours, for losses that name either. */
  availability_after: Exact | null;
  /** Hours of interruption in a year; hours / year. */
  interruption_hours_after: Exact;
  /** Working time lost in a year; person-days / year. */
  person_days_after: Exact;
  /** Why results are none, for those that are, by name. */
  reasons?: { [key: string]: Reason };
}

/** What one loss may cost today. */
export interface LossSimulation {
  /** The cost of a year. */
  annual_cost: CostSummary;
  /** What people call it. */
  label: string;
}

/** What one loss costs today. */
export interface LossToday {
  /** Cost of a year, every lost hour counted in full; money / year. */
  annual_cost: Exact;
  /** 1 − interruption hours ÷ service hours, for losses that name either. */
  availability: Exact | null;
  /** Hours of interruption in a year; hours / year. */
  interruption_hours: Exact;
  /** What people call it. */
  label: string;
  /** Working time lost in a year; person-days / year. */
  person_days: Exact;
  /** Why results are none, for those that are, by name. */
  reasons?: { [key: string]: Reason };
  /** Its share of the annual cost of all losses. */
  share: Exact | null;
}

/** What an option comes to. */
export interface OptionEvaluation {
  /** What is avoided in the steady state, saved working time counted by `realisation`; money / year. */
  annual_avoided: Exact;
  /** What interruptions cost in the steady state: every step that does not end in full effect, year 0; money / year. */
  annual_cost_after: Exact;
  /** 1 − annual cost after ÷ today's. */
  avoided_share: Exact | null;
  /** Present value of benefits ÷ present value of costs. */
  benefit_cost_ratio: Exact | null;
  /** Months 0 to the horizon. */
  cash_flow: CashFlowMonth[];
  /** What remains if saved hours never become money. */
  cash_only: CashOnlyResults;
  /** Payback of the discounted flows; months. */
  discounted_payback_months: Exact | null;
  /** The first time at which it comes up to zero; months. */
  first_break_even_months: Exact | null;
  /** The verdict on its internal rate of return, of monthly flows. */
  internal_rate_of_return: InternalRateOfReturn;
  /** What people call it. */
  label: string;
  /** Each loss in the steady state, by id. */
  losses: { [key: string]: LossAfter };
  /** The rate at which what goes in, financed at the discount rate, becomes what comes back, reinvested at it. */
  modified_internal_rate_of_return: Exact | null;
  /** Σ `net[m]` ÷ (1 + discount rate)^(m/12); money. */
  net_present_value: Exact;
  /** The earliest time from which the cumulative net cash flow stays at or above zero; months. */
  payback_months: Exact | null;
  /** The lowest cumulative net cash flow, 0 or below; money. */
  peak_funding: Exact;
  /** Why results are none, for those that are, by name. */
  reasons?: { [key: string]: Reason };
  /** (benefits − running − subscription) × 12/H ÷ total investment: the definition of Nucleus Research. */
  roi_average_annual: Exact | null;
  /** Return on investment in communication availability: (benefits − costs) ÷ costs, undiscounted. */
  roicm: Exact | null;
  /** The same on present values: the definition of Forrester's Total Economic Impact. */
  roicm_present_value: Exact | null;
  /** Σ (avoided + gains) over the horizon, undiscounted; money. */
  total_benefits: Exact;
  /** Σ (subscription + running + investment) over the horizon, undiscounted; money. */
  total_costs: Exact;
  /** Σ investment; money. */
  total_investment: Exact;
}

/** What an option may come to. */
export interface OptionSimulation {
  /** Cost of interruptions that no longer occurs in a year of the steady state; money / year. */
  annual_avoided: Summary;
  /** The cumulative net cash flow, months 0 to the horizon. */
  cumulative: FanMonth[];
  /** Payback of the discounted flows; months. */
  discounted_payback_months: Summary;
  /** What people call it. */
  label: string;
  /** Σ net flows, discounted; money. */
  net_present_value: Summary;
  /** The share of trials in which it has paid for itself by each month, from 0 to the horizon: the probability for any target. */
  payback_by_month: number[];
  /** The earliest time from which the cumulative net cash flow stays at or above zero; months. */
  payback_months: Summary;
  /** How often no other option and not doing nothing is better. */
  probability_best: Probability;
  /** How often it has paid for itself by the target month; none without a target. */
  probability_of_payback_by_target: Probability | null;
  /** How often its net present value is above zero. */
  probability_of_profit: Probability;
  /** (benefits − costs) ÷ costs, undiscounted. */
  roicm: Summary;
  /** The same on present values. */
  roicm_present_value: Summary;
  /** Σ (avoided + gains) over the horizon, undiscounted; money. */
  total_benefits: Summary;
  /** Σ (subscription + running + investment) over the horizon, undiscounted; money. */
  total_costs: Summary;
}

/** Whether a run that was to be precise became so. */
export interface PrecisionReached {
  /** The figure. */
  figure: string;
  /** Whether that is narrow enough. */
  reached: boolean;
  /** How wide its interval was to be at most. */
  wanted: number;
  /** How wide it is; none where the figure has no value. */
  width: number | null;
}

/** A probability with its error. */
export interface Probability {
  /** The share of trials. */
  estimate: number;
  /** The lower end of a 95% interval: of independent trials by Wilson. */
  lower: number;
  /** Its Monte Carlo standard error. */
  standard_error: number;
  /** The upper end. */
  upper: number;
}

/** One thing that is wrong, and what to do about it. */
export interface Problem {
  /** A stable name of the kind of problem. */
  code: Code;
  /** What to do about it; empty where nothing can be said. */
  help: string;
  /** Where in the text of the document it stands, where it came from a text. */
  location?: Location;
  /** What is wrong, in a sentence. */
  message: string;
  /** The dotted path of what is wrong, such as `losses.rework.minutes_per_event`; empty for the whole document. */
  path: string;
}

/** A quantile with its error. */
export interface Quantile {
  /** A 95% interval for it. */
  interval: Interval | null;
  /** The probability of no more. */
  p: number;
  /** The value; none for never, or where there is none. */
  value: number | null;
}

/** A place in the ranking. */
export interface Ranked {
  /** What it is worth today; money. */
  net_present_value: Exact;
  /** The option's id, or `do_nothing`. */
  option: string;
}

/** Why a result is none. */
export type Reason = string;

/** A rate at which the net present value is zero. */
export interface Root {
  /** The rate of a year; none above 10⁹. */
  annual: number | null;
  /** Whether the net present value rises with the rate there: it is then the cost of a financing. */
  financing: boolean;
  /** The rate of a month. */
  monthly: number;
  /** Why there is no annual rate. */
  reason?: string;
}

/** How a simulation was run. */
export interface Run {
  /** The share of intervals that hold the true value. */
  confidence: number;
  /** Whether every value was kept, so that quantiles are those of the sample; otherwise they come from buckets. */
  exact_quantiles: boolean;
  /** The same for the fan of cumulative flows, which always comes from buckets. */
  fan_relative_error: number;
  /**
   * Results wanted beyond the usual ones, by path, such as `options.lite.internal_rate_of_return`. They are computed for every trial on its own, which takes many times as long.
   * @default []
   */
  outputs: string[];
  /** Where the run went on until a figure was precise: whether it is. */
  precision?: PrecisionReached;
  /** How far a quantile may be from that of the sample, relative to its size; 0 where values were kept. */
  quantile_relative_error: number;
  /**
   * Quantiles wanted beyond the usual ones, each in [0, 1].
   * @default []
   */
  quantiles: number[];
  /** Independent repetitions that errors are told by; 1 where every trial is independent. */
  replicates: number;
  /**
   * How points are chosen.
   * @default "random"
   */
  sampler: Sampler;
  /**
   * Whether the results of every trial are wanted.
   * @default false
   */
  samples: boolean;
  /**
   * What the run is repeated by: a whole number below 2^64, as a text from 2^53 on.
   * @default "1"
   */
  seed: string;
  /**
   * How many trials: 2 or more, up to the limit `trials`. A Latin hypercube takes a multiple of 16, Sobol points sixteen times a power of two.
   * @default 65536
   */
  trials: number;
}

/**
 * How the uniform numbers of a run are chosen.
 * - `random`: Independent trials. The error falls as n^−½ whatever is computed.
 * - `latin_hypercube`: Sixteen independent Latin hypercubes: in each, every input takes exactly one value in each of as many equally likely strata as there are trials (McKay, Beckman and Conover, Technometrics 21, 1979).
 * - `sobol`: Sixteen independently scrambled Sobol nets, whose error falls almost as n^−1.5 where the result depends smoothly on few inputs at a time (Owen, Annals of Statistics 25, 1997).
 */
export type Sampler = "random" | "latin_hypercube" | "sobol";

export type Samples = { [key: string]: (number | null)[] };

/** The scenario that a result is about. */
export interface ScenarioSummary {
  /** The currency of every amount of money. */
  currency: string;
  /** What identifies its content: SHA-256 of the resolved document, without names and sources. */
  fingerprint: string;
  /** Months that are looked at after the decision. */
  horizon_months: number;
  /** Places after the point of its smallest coin: what a report rounds to, half away from zero. */
  minor_unit: number;
  /** What people call it. */
  name: string | null;
  /** The month by which a payback is asked for. */
  payback_target_months: number | null;
}

/** What a scenario may come to: every result as a range with its probabilities, and how exact those are. */
export interface Simulation {
  /** How often each claim holds, by id. */
  claims: { [key: string]: ClaimSimulation };
  /** How often no option is better than doing nothing. */
  do_nothing: DoNothingSimulation;
  /** The program that computed it. */
  engine: EngineVersion;
  /** Things that are no problem, but that the reader should know. */
  notices: Problem[];
  /** What each option may come to, by id. */
  options: { [key: string]: OptionSimulation };
  /** Results that were asked for beyond the usual ones, by path. */
  outputs?: { [key: string]: Summary };
  /** How it was computed: what the same bits can be had by again. */
  run: Run;
  /** The results of every trial by path, where they were asked for: null where there is none, or where a time never comes. */
  samples?: Samples;
  /** The scenario it is about. */
  scenario: ScenarioSummary;
  /** What interruptions cost today. */
  today: TodaySimulation;
}

/** A value at which a result is its target, or jumps over it. */
export interface Solution {
  /** Whether the result jumps over the target here without taking it. */
  discontinuous: boolean;
  /** The value of the input, in its own unit and currency. */
  value: Exact;
}

/** How a result is distributed over the trials. */
export interface Summary {
  /** How often values fell between which borders. */
  histogram: Histogram;
  /** A 95% interval for the mean. */
  interval: Interval | null;
  /** The largest value. */
  maximum: number | null;
  /** The mean; none with a reason. */
  mean: number | null;
  /** Of a time: the mean over the trials in which it comes. */
  mean_when_paid_back?: number | null | undefined;
  /** The smallest value. */
  minimum: number | null;
  /** Of a time: how often it never comes. */
  probability_never?: Probability;
  /** Quantiles, ascending. */
  quantiles: Quantile[];
  /** Why mean, standard deviation and maximum are none, where they are. */
  reason?: string;
  /** How far values lie from the mean: the root of their mean square distance (n − 1). */
  standard_deviation: number | null;
  /** The Monte Carlo standard error of the mean: how far it may be off itself, not how far values scatter. */
  standard_error: number | null;
  /** The share of trials without a value, which everything else leaves out. */
  undefined_share?: number;
  /** What it is measured in. */
  unit: Unit;
}

/** The tail of a cost beyond a level. */
export interface TailRisk {
  /** The probability of no more than the value at risk. */
  level: number;
  /** The mean of the worst 1 − α. */
  tail_value_at_risk: number;
  /** x(⌈nα⌉). */
  value_at_risk: number;
}

/** What interruptions cost today. */
export interface Today {
  /** Cost of a year, every lost hour counted in full; money / year. */
  annual_cost: Exact;
  /** Hours of interruption in a year, of all losses added up; hours / year. */
  interruption_hours: Exact;
  /** Each loss, by id. */
  losses: { [key: string]: LossToday };
  /** Working time lost in a year; person-days / year. */
  person_days: Exact;
  /** Why results are none, for those that are, by name. */
  reasons?: { [key: string]: Reason };
}

/** What interruptions may cost today. */
export interface TodaySimulation {
  /** The cost of a year, of all losses together. */
  annual_cost: CostSummary;
  /** The same of each loss, by id. */
  losses: { [key: string]: LossSimulation };
}

/** What a number is measured in. */
export type Unit = string;

/** The value of one input at which a claim would be met, everything else as it is. */
export interface WouldNeed {
  /** The base case. */
  base: Exact;
  /** Whether the scenario leaves the input at its default. */
  is_default: boolean;
  /** What the input is measured in, with the input's own currency. */
  unit: string;
  /** The values at which the computed result equals the claim, nearest to the base case first; empty where none does. */
  values: Solution[];
}

/** How a claim bounds its result. */
export type Bound = "equals" | "at_most" | "at_least";

/** Why results are null, by their names. */
export type Reasons = { [key: string]: Reason };
