// What the engine answers. `test/types.test.js` holds these types against the answers for every scenario of the project.

/** A decimal as a text, with up to 28 digits: `"419200.6666666666666666666667"`. It is exact; nothing has rounded it. */
export type Exact = string;

/** What is wrong, and what to do about it. */
export interface Problem {
  /** A stable name of the kind of problem. */
  code: string;
  /** The dotted path of what is wrong; empty for the whole document. */
  path: string;
  /** What is wrong, in a sentence. */
  message: string;
  /** What to do about it; empty where nothing can be said. */
  help: string;
  /** Where it stands in the text of the document, counted from 1. */
  location?: { line: number; column: number };
}

/** A scenario to start from. */
export interface Preset {
  name: string;
  /** Which company it is about. */
  description: string;
  /** The document. */
  toml: string;
}

/** The program that computed a result. */
export interface EngineVersion {
  name: "roicm";
  version: string;
}

/** The scenario that a result is about. */
export interface ScenarioSummary {
  /** What people call it. */
  name: string | null;
  /** The currency of every amount of money. */
  currency: string;
  /** Places after the point of its smallest coin. */
  minor_unit: number;
  horizon_months: number;
  payback_target_months: number | null;
  /** What identifies its content: SHA-256 in hexadecimal digits. */
  fingerprint: string;
}

/** Why results are null, by their names. */
export type Reasons = Record<string, string>;

/** The base case of every input. */
export interface Evaluation {
  engine: EngineVersion;
  scenario: ScenarioSummary;
  today: Today;
  /** By id; `do_nothing` is only in the ranking. */
  options: Record<string, OptionEvaluation>;
  /** The options and `do_nothing`, best first. */
  ranking: { option: string; net_present_value: Exact }[];
  /** Every input, in the order of paths. */
  assumptions: Assumption[];
  /** What the model says to each claim, by id. */
  claims: Record<string, ClaimAnswer>;
  /** What is no problem, but what the reader should know. */
  notices: Problem[];
}

/** What interruptions cost today. */
export interface Today {
  /** Money / year, every lost hour counted in full. */
  annual_cost: Exact;
  person_days: Exact;
  interruption_hours: Exact;
  losses: Record<string, LossToday>;
}

export interface LossToday {
  label: string;
  annual_cost: Exact;
  person_days: Exact;
  interruption_hours: Exact;
  /** Of the annual cost of all losses. */
  share: Exact | null;
  availability: Exact | null;
  reasons?: Reasons;
}

/** What an option comes to. */
export interface OptionEvaluation {
  label: string;
  /** In the steady state; money / year. */
  annual_cost_after: Exact;
  /** In the steady state; money / year. */
  annual_avoided: Exact;
  /** Over the horizon, undiscounted. */
  total_benefits: Exact;
  /** Over the horizon, undiscounted. */
  total_costs: Exact;
  total_investment: Exact;
  /** The lowest cumulative net cash flow, 0 or below. */
  peak_funding: Exact;
  net_present_value: Exact;
  avoided_share: Exact | null;
  /** (benefits − costs) ÷ costs, undiscounted. */
  roicm: Exact | null;
  /** The same on present values: the definition of Forrester's Total Economic Impact. */
  roicm_present_value: Exact | null;
  benefit_cost_ratio: Exact | null;
  /** The definition of Nucleus Research. */
  roi_average_annual: Exact | null;
  modified_internal_rate_of_return: Exact | null;
  payback_months: Exact | null;
  first_break_even_months: Exact | null;
  discounted_payback_months: Exact | null;
  reasons?: Reasons;
  internal_rate_of_return: InternalRateOfReturn;
  /** What remains if saved hours never become money. */
  cash_only: {
    net_present_value: Exact;
    roicm: Exact | null;
    roicm_present_value: Exact | null;
    payback_months: Exact | null;
    reasons?: Reasons;
  };
  /** Each loss in the steady state. */
  losses: Record<string, LossAfter>;
  /** Months 0 to the horizon. */
  cash_flow: CashFlowMonth[];
}

export interface LossAfter {
  annual_cost_after: Exact;
  person_days_after: Exact;
  interruption_hours_after: Exact;
  availability_after: Exact | null;
  reasons?: Reasons;
}

/** The verdict on the internal rate of return of monthly flows. */
export interface InternalRateOfReturn {
  verdict: "unique" | "unique_positive" | "several" | "none";
  monthly: number | null;
  annual: number | null;
  /** Whether the net present value rises with the rate there. */
  financing: boolean | null;
  reason?: string;
  roots: { monthly: number; annual: number | null; reason?: string; financing: boolean }[];
}

/** A month of an option's cash flow. Month 0 is the decision. */
export interface CashFlowMonth {
  month: number;
  avoided: Exact;
  gains: Exact;
  subscription: Exact;
  running: Exact;
  investment: Exact;
  net: Exact;
  cumulative: Exact;
  discounted_cumulative: Exact;
}

/** An input, as an auditor reads it. */
export interface Assumption {
  path: string;
  /** The base case. */
  value: Exact;
  /** With the input's own currency: `USD / event`. */
  unit: string;
  /** As it is written. */
  distribution?: Distribution;
  /** The smallest and the largest value that it can take; null where there is no end. */
  range?: [Exact | null, Exact | null];
  /** The values that the input allows, in words. */
  domain: string;
  /** The same in numbers; an end is null where there is none. The high end is allowed. */
  domain_bounds: { low: Exact | null; low_belongs: boolean; high: Exact | null };
  is_default: boolean;
  source?: string;
  note?: string;
}

/** The name of a distribution with its parameters. */
export type Distribution = { [name: string]: { [parameter: string]: Exact | Exact[] } };

/** What the model says to a claim. */
export interface ClaimAnswer {
  label: string;
  /** The path of the result it is about. */
  result: string;
  unit: string;
  bound: Bound;
  claimed: Exact;
  tolerance?: Exact;
  computed: Exact | null;
  reason?: string;
  holds: boolean;
  /** The inputs that were set before it was answered. */
  given?: Record<string, Exact>;
  source?: string;
  note?: string;
  /** On request, for each input by path: where the result equals the claim. */
  would_need?: Record<string, { unit: string; base: Exact; is_default: boolean; values: Solution[] }>;
  would_need_left_out?: number;
}

export type Bound = "equals" | "at_most" | "at_least";

/** What a scenario may come to. */
export interface Simulation {
  engine: EngineVersion;
  scenario: ScenarioSummary;
  run: Run;
  today: { annual_cost: CostSummary; losses: Record<string, { label: string; annual_cost: CostSummary }> };
  options: Record<string, OptionSimulation>;
  do_nothing: { probability_best: Probability };
  claims: Record<string, ClaimSimulation>;
  /** Results that were asked for beyond the usual ones, by path. */
  outputs?: Record<string, Summary>;
  /** The results of every trial, by path: null where there is none, or where a time never comes. */
  samples?: Record<string, (number | null)[]>;
  notices: Problem[];
}

/** How a simulation was run: what the same bits can be had by again. */
export interface Run {
  trials: number;
  seed: string;
  sampler: "random" | "latin_hypercube" | "sobol";
  outputs: string[];
  quantiles: number[];
  samples: boolean;
  replicates: number;
  confidence: number;
  exact_quantiles: boolean;
  quantile_relative_error: number;
  fan_relative_error: number;
}

/** An end is null where the sample is too small to have one, or where a time never comes. */
export interface Interval {
  lower: number | null;
  upper: number | null;
}

/** How a result is distributed over the trials. */
export interface Summary {
  unit: string;
  mean: number | null;
  /** The Monte Carlo standard error of the mean. */
  standard_error: number | null;
  /** A 95% interval of the mean. */
  interval: Interval | null;
  standard_deviation: number | null;
  minimum: number | null;
  maximum: number | null;
  reason?: string;
  /** Ascending. The value of a time that never comes is null. */
  quantiles: { p: number; value: number | null; interval: Interval | null }[];
  histogram: { edges: number[]; counts: number[]; below: number; above: number };
  /** The share of trials without a value; not of times. */
  undefined_share?: number;
  /** Of times. */
  mean_when_paid_back?: number | null;
  /** Of times. */
  probability_never?: Probability;
}

export interface CostSummary extends Summary {
  tails: { level: number; value_at_risk: number; tail_value_at_risk: number }[];
  /** Probabilities, each with what is passed with it. */
  exceedance: [probability: number, cost: number][];
}

export interface Probability {
  estimate: number;
  standard_error: number;
  lower: number;
  upper: number;
}

export interface OptionSimulation {
  label: string;
  annual_avoided: Summary;
  total_benefits: Summary;
  total_costs: Summary;
  net_present_value: Summary;
  roicm: Summary;
  roicm_present_value: Summary;
  payback_months: Summary;
  discounted_payback_months: Summary;
  /** Null without a target. */
  probability_of_payback_by_target: Probability | null;
  probability_of_profit: Probability;
  probability_best: Probability;
  /** The fan of the cumulative net cash flow, months 0 to the horizon. */
  cumulative: { month: number; quantiles: [p: number, value: number][] }[];
  /** The share of trials in which it has paid for itself by each month, from 0 to the horizon. */
  payback_by_month: number[];
}

export interface ClaimSimulation {
  label: string;
  result: string;
  bound: Bound;
  claimed: Exact;
  /** How often it holds. */
  probability: Probability;
}

/** Where a result reaches a target as one input changes. */
export interface GoalSeek {
  result: string;
  target: Exact;
  input: string;
  unit: string;
  base: Exact;
  computed: Exact | null;
  reason?: string;
  /** The smallest and the largest value that were tried. */
  searched: [number, number];
  grid_points: number;
  /** Nearest to the base case first. */
  solutions: Solution[];
}

export interface Solution {
  value: Exact;
  /** Whether the result jumps over the target here without taking it. */
  discontinuous: boolean;
}

/** How a result comes about. */
export interface Explanation {
  result: string;
  unit: string;
  value: Exact | null;
  reason?: string;
  /** The result and what it is made of, each once, the result first. */
  definitions: { name: string; unit: string; value: Exact; formula: string; substituted: string }[];
  /** The inputs that it comes down to. */
  inputs: { path: string; value: Exact; unit: string; is_default: boolean; source?: string }[];
}
