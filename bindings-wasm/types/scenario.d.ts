// Generated from core/schema/scenario.schema.json. Not to be edited:
// cargo run --package conformance --features generate --bin generate

/** A company, what interruptions cost it, and what it could do about them. */
export interface Scenario {
  /** Figures that somebody states, by ids, to be held against the model. */
  claims?: { [key: string]: Claim };
  /** Rank correlations between uncertain inputs. */
  correlations?: Correlation[];
  /** The currency (ISO 4217) of every result, and of every amount that names no other. */
  currency: string;
  /** The effective annual rate of discount: 0.08 is eight percent. */
  discount_rate: Quantity;
  /** Units of `currency` for one unit of another, by the code (ISO 4217) of the other: needed for each that an amount names. */
  exchange_rates?: { [key: string]: Quantity };
  /** Months that are looked at after the decision, 1 to 600. */
  horizon_months: number;
  /** Growth of losses and gains, in yearly steps: 0.02 is two percent a year; 0 by default. */
  loss_growth_per_year?: Quantity;
  /** What interruptions cost today: at least one, by ids. */
  losses: { [key: string]: Loss };
  /** What people call it, at most 200 characters. */
  name?: string;
  /** What could be done about them, by ids. Doing nothing is always there as `do_nothing`. */
  options?: { [key: string]: Option };
  /** The month, within the horizon, by which a payback is asked for; none by default. */
  payback_target_months?: number;
  /** Growth of the prices of subscriptions and running costs, in yearly steps; 0 by default. */
  price_growth_per_year?: Quantity;
  /** The version of this format: 1. */
  schema_version: 1;
  /** The people whose work is interrupted. */
  workforce: Workforce;
}

/**
 * How the events of a loss arrive in a simulation.
 * - `expected`: As many as expected, every year.
 * - `poisson`: At random, as a Poisson process, each with magnitudes of its own.
 */
export type Arrival = "expected" | "poisson";

/** A beta distribution, from 0 to 1 unless other ends are given. */
export interface Beta {
  /** The shape α, above 0. */
  alpha: Decimal;
  /** The shape β, above 0. */
  beta: Decimal;
  /** The largest value, above `min`; 1 by default. */
  max?: Decimal;
  /** The smallest value; 0 by default. */
  min?: Decimal;
}

/** A figure that somebody states: which result it is about and what it is said to be, by exactly one of `equals`, `at_most` and `at_least`. */
export interface Claim {
  /** The result is this or more; in its unit. */
  at_least?: Decimal;
  /** The result is this or less; in its unit. */
  at_most?: Decimal;
  /** The result is this, within the tolerance; in the result's unit. */
  equals?: Decimal;
  /** Inputs, by path, that are set to other values before the claim is answered. */
  given?: Overrides;
  /** What people call it; by default the id. */
  label?: string;
  /** The loss it is about, for a result of one loss. */
  loss?: string;
  /** Anything else to know about it. */
  note?: string;
  /** The option it is about, for a result of options. */
  option?: string;
  /** The result it is about, such as `annual_cost`; without `option` and `loss`, one of today. */
  result: string;
  /** Who states it, and where. */
  source?: string;
  /** The relative tolerance of `equals`: a share of the claimed figure; 0.05 by default. */
  tolerance?: Decimal;
}

/** A rank correlation between two uncertain inputs. */
export interface Correlation {
  /** The two inputs, by path: both uncertain, and not the same. */
  between: [string, string];
  /** Spearman's rank correlation ρ, from −1 to 1. */
  rank: Decimal;
}

/** A number, read as the decimal that is written; with more than 15 significant digits, a string. */
export type Decimal = number | string;

/** One of several values, each with its weight. */
export interface Discrete {
  /** The values, at least one. */
  values: Decimal[];
  /** Their weights, in the same order, each 0 or more and not all 0; they need not sum to 1. */
  weights: Decimal[];
}

/** A change of one input of one loss, in exactly one form. */
export interface Effect {
  /** A floor, in the input's unit: what is below comes up to it. */
  at_least?: Quantity;
  /** A cap, in the input's unit: what is above comes down to it. */
  at_most?: Quantity;
  /** The share by which the input grows: 0.25 makes it a quarter more. An option may make a loss worse. */
  increase_by?: Quantity;
  /** The input of the loss, one that it uses: `events_per_year`, `minutes_per_event` and so on. On `availability`, `set_to` and `at_least` act; `reduce_by` and `increase_by` act on `downtime`, which is 1 − availability. */
  input: string;
  /** The loss, by its id. */
  loss: string;
  /** The share by which the input falls: 0.6 leaves 40% of it. */
  reduce_by?: Quantity;
  /** What the input becomes, in its own unit. */
  set_to?: Quantity;
}

/** New money, or a cost that ends: units × value. */
export interface Gain {
  /** What people call it; by default the id. */
  label?: string;
  /** Units in a year; 1 by default. */
  units_per_year?: Quantity;
  /** What a unit is worth. */
  value_per_unit: Quantity;
}

/** A gamma distribution: of a positive number that is skewed to the right. */
export interface Gamma {
  /** The scale, above 0; the mean is shape × scale. */
  scale: Decimal;
  /** The shape, above 0. */
  shape: Decimal;
}

/** A positive number whose logarithm is normal, by its own mean and standard deviation or by its 0.05 and 0.95 quantiles; `min` and `max` truncate it, the parameters being those of the curve before. */
export interface Lognormal {
  /** No value is above, above `min`; by default there is no such end. */
  max?: Decimal;
  /** The mean of the number itself (not of its logarithm), before truncation; above 0. With `standard_deviation`; never with `p5` and `p95`. */
  mean?: Decimal;
  /** No value is below, 0 or more; by default there is no such end. */
  min?: Decimal;
  /** The 0.05 quantile before truncation, above 0 and below `p95`: the lower end of a 90% interval. */
  p5?: Decimal;
  /** The 0.95 quantile before truncation: the upper end of a 90% interval. */
  p95?: Decimal;
  /** The standard deviation of the number itself, before truncation, 0 or more. */
  standard_deviation?: Decimal;
}

/** An interruption that recurs: how often, how long, and what it costs. Frequency × magnitude, as in Open FAIR. */
export interface Loss {
  /** How events arrive in a simulation; `expected` by default. */
  arrival?: Arrival;
  /** The share of the service hours in which the service is up: events per year = (1 − availability) × service hours ÷ duration. */
  availability?: Quantity;
  /** Penalties, reviews and fines of an event. With `availability` it needs a written duration; 0 by default. */
  cost_per_event?: Quantity;
  /** Events per person and year, times the headcount. */
  events_per_person_year?: Quantity;
  /** Events per year. One of this, `events_per_person_year` and `availability` is required. */
  events_per_year?: Quantity;
  /** Cost of an hour of work; by default `workforce.hourly_cost`. */
  hourly_cost?: Quantity;
  /** Duration of one event in hours; 0 by default, with `availability` one hour. Never with `minutes_per_event`. */
  hours_per_event?: Quantity;
  /** What people call it; by default the id. */
  label?: string;
  /** Duration of one event in minutes; 0 by default, with `availability` one hour. Never with `hours_per_event`. */
  minutes_per_event?: Quantity;
  /** People held up by an event; 1 by default. */
  people_per_event?: Quantity;
  /** Share of their work that is lost meanwhile; 1 by default. */
  productivity_loss?: Quantity;
  /** Margin lost in an hour of the event; 0 by default. */
  revenue_per_hour?: Quantity;
  /** Hours in a year in which the service is to be up; 8760 by default. */
  service_hours_per_year?: Quantity;
  /** Share of the duration that is working time, which counts for labour only; 1 by default. */
  working_time_share?: Quantity;
}

/** The bell curve, by its mean and standard deviation or by its 0.05 and 0.95 quantiles; `min` and `max` truncate it, the parameters being those of the curve before. */
export interface Normal {
  /** No value is above, above `min`; by default there is no such end. */
  max?: Decimal;
  /** The mean before truncation. With `standard_deviation`; never with `p5` and `p95`. */
  mean?: Decimal;
  /** No value is below; by default there is no such end. */
  min?: Decimal;
  /** The 0.05 quantile before truncation, below `p95`: the lower end of a 90% interval. */
  p5?: Decimal;
  /** The 0.95 quantile before truncation: the upper end of a 90% interval. */
  p95?: Decimal;
  /** The standard deviation before truncation, 0 or more. */
  standard_deviation?: Decimal;
}

/** Something that could be done: its prices and its dated steps. */
export interface Option {
  /** What people call it; by default the id. */
  label?: string;
  /** Costs by year, by ids. */
  running_costs?: { [key: string]: RunningCost };
  /** The dated steps of its introduction, by ids. */
  steps?: { [key: string]: Step };
  /** Prices by user and month, by ids. */
  subscriptions?: { [key: string]: Subscription };
}

/** Values by input path, the path in one key or as tables within tables. */
export type Overrides = { [key: string]: Decimal | Overrides };

/** A beta curve from `min` to `max` with its peak at `mode`: α = 1 + λ(mode − min)/(max − min). */
export interface Pert {
  /** The weight λ of the mode, 0 or more; 4 by default. */
  lambda?: Decimal;
  /** The largest value, not below `min`. */
  max: Decimal;
  /** The smallest value. */
  min: Decimal;
  /** The likeliest value, from `min` to `max`. */
  mode: Decimal;
}

/** The metalog curve (Keelin 2016) through three quantiles, with ends where they are given. */
export interface Quantiles {
  /** No value is above, above `p90`; by default there is no such end. */
  max?: Decimal;
  /** No value is below, below `p10`; by default there is no such end. */
  min?: Decimal;
  /** The 0.1 quantile, below `p50` unless all three are equal. */
  p10: Decimal;
  /** The 0.5 quantile, the median. */
  p50: Decimal;
  /** The 0.9 quantile, above `p50` unless all three are equal. */
  p90: Decimal;
}

/** A number, certain or uncertain: a plain number, a decimal string, or a table with a `value`, a distribution, or both. */
export type Quantity = Decimal | QuantityTable;

/** A number with what is known of it: a `value`, one distribution, or both; with its currency and its source. */
export interface QuantityTable {
  /** A share, or a number between two ends. */
  beta?: Beta;
  /** The currency (ISO 4217) of an amount of money; by default the scenario's. */
  currency?: string;
  /** One of several values, by weight. */
  discrete?: Discrete;
  /** A positive number that is skewed to the right. */
  gamma?: Gamma;
  /** The logarithm is normal; possibly truncated. */
  lognormal?: Lognormal;
  /** The bell curve, possibly truncated. */
  normal?: Normal;
  /** Anything else to know about it. */
  note?: string;
  /** A smooth curve over three points. */
  pert?: Pert;
  /** A metalog curve through three quantiles. */
  quantiles?: Quantiles;
  /** One of several observations, each as likely. */
  sample?: Sample;
  /** Where the number comes from. */
  source?: string;
  /** A triangle over three points. */
  triangular?: Triangular;
  /** Every value between two ends is as likely. */
  uniform?: Uniform;
  /** The base case; by default the mean of the distribution. */
  value?: Decimal;
}

/** A cost that recurs: support, a service contract, an administrator. */
export interface RunningCost {
  /** Cost of a year, paid in twelfths. */
  cost_per_year: Quantity;
  /** The first month paid for, within the horizon; 1 by default. */
  from_month?: number;
  /** What people call it; by default the id. */
  label?: string;
  /** The last month paid for, not before the first; by default the horizon. */
  to_month?: number;
}

/** One of several observations, each as likely. */
export interface Sample {
  /** The observations, at least two. */
  values: Decimal[];
}

/** A dated step of an option's introduction. */
export interface Step {
  /** What it costs once, in its month; 0 by default. */
  cost?: Quantity;
  /** What it changes about the losses: at most one effect on an input. */
  effects?: Effect[];
  /** New money, or costs that end, by ids. */
  gains?: { [key: string]: Gain };
  /** What people call it; by default the id. */
  label?: string;
  /** The month it is taken and paid in, up to the horizon; 0, the month of the decision, by default. */
  month?: number;
  /** Months over which its effects and gains grow to their full size; 0, at once, by default. */
  ramp_months?: number;
  /** The last month of its effects and gains; by default they never end. */
  until_month?: number;
}

/** A price by user and month. */
export interface Subscription {
  /** The first month paid for, within the horizon; 1 by default. */
  from_month?: number;
  /** What people call it; by default the id. */
  label?: string;
  /** Price of a user and month; 0 by default. */
  price_per_user_month?: Quantity;
  /** The last month paid for, not before the first; by default the horizon. */
  to_month?: number;
  /** Users paid for; by default `workforce.headcount`. */
  users?: Quantity;
}

/** A triangle from `min` over `mode` to `max`. */
export interface Triangular {
  /** The largest value, not below `min`. */
  max: Decimal;
  /** The smallest value. */
  min: Decimal;
  /** The likeliest value, from `min` to `max`. */
  mode: Decimal;
}

/** Every value from `min` to `max` is as likely. */
export interface Uniform {
  /** The largest value, not below `min`. */
  max: Decimal;
  /** The smallest value. */
  min: Decimal;
}

/** The people whose work is interrupted. */
export interface Workforce {
  /** How many people they are. */
  headcount: Quantity;
  /** Loaded cost of an hour of work: wages and what comes on top. */
  hourly_cost: Quantity;
  /** Hours in a working day, which turn hours into person-days; 8 by default. */
  hours_per_day?: Quantity;
  /** Share of the working time saved that turns into money. Today's cost counts every hour in full, whatever it is; 1 by default. */
  realisation?: Quantity;
}
