"""What the methods of a scenario give, as classes.

Generated from core/schema/results.schema.json by ``cargo run -p conformance --features generate --bin generate``.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from roicm import views
from roicm.records import ById, Parts, Record, Rows
from roicm.samples import Samples

__all__ = [
    "Assumption",
    "CashFlowMonth",
    "CashOnlyResults",
    "ClaimAnswer",
    "ClaimSimulation",
    "CostSummary",
    "Definition",
    "DoNothingSimulation",
    "Engine",
    "Evaluation",
    "ExplainedInput",
    "Explanation",
    "FanMonth",
    "GoalSeek",
    "Histogram",
    "InternalRateOfReturn",
    "Interval",
    "Location",
    "LossAfterResults",
    "LossSimulation",
    "LossToday",
    "OptionEvaluation",
    "OptionSimulation",
    "Plan",
    "PlannedAmount",
    "PlannedEffect",
    "PlannedGain",
    "PlannedRunningCost",
    "PlannedStep",
    "PlannedSubscription",
    "PrecisionReached",
    "Probability",
    "Problem",
    "Quantile",
    "Ranked",
    "Root",
    "Run",
    "ScenarioSummary",
    "Simulation",
    "Solution",
    "Summary",
    "TailRisk",
    "Today",
    "TodaySimulation",
    "WouldNeed",
]


class Assumption(Record):
    """An input of a scenario, as an auditor reads it."""

    __slots__ = ()

    path: str
    """The dotted path."""

    value: Decimal
    """The base case."""

    unit: str
    """What it is measured in, with the input's own currency."""

    domain: str
    """The values that the input allows."""

    is_default: bool
    """Whether the scenario leaves it at its default."""

    distribution: Mapping[str, Any] | None
    """What is known of an uncertain input, as it is written."""

    note: str | None
    """Anything else to know about it."""

    range: tuple[Decimal | None, Decimal | None] | None
    """The smallest and the largest value that an uncertain input can take; none where there is no end."""

    source: str | None
    """Where the number comes from."""


class CashFlowMonth(Record):
    """One month of an option's cash flow; money. Month 0 is the decision."""

    __slots__ = ()

    month: int
    """The month, 0 to the horizon."""

    avoided: Decimal
    """Cost of interruptions that no longer occurs; negative where the option makes things worse."""

    gains: Decimal
    """New money, and costs that ended."""

    subscription: Decimal
    """Subscriptions paid."""

    running: Decimal
    """Running costs paid."""

    investment: Decimal
    """One-off costs of steps taken."""

    net: Decimal
    """avoided + gains − subscription − running − investment."""

    cumulative: Decimal
    """Σ net up to this month."""

    discounted_cumulative: Decimal
    """Σ discounted net up to this month."""


class CashOnlyResults(Record):
    """What remains of an option if saved hours never become money (``realisation`` = 0)."""

    __slots__ = ()

    net_present_value: Decimal
    """Σ ``net[m]`` ÷ (1 + discount rate)^(m/12); money."""

    roicm: Decimal | None
    """(benefits − costs) ÷ costs, undiscounted."""

    roicm_present_value: Decimal | None
    """The same on present values."""

    payback_months: Decimal | None
    """The earliest time from which the cumulative net cash flow stays at or above zero; months."""

    reasons: ById[str]
    """Why results are none, for those that are, by name."""


class ClaimAnswer(Record):
    """What the model says to a claim."""

    __slots__ = ()

    label: str
    """What people call it."""

    result: str
    """The path of the result it is about."""

    unit: str
    """What the result is measured in."""

    bound: str
    """``equals``, ``at_most`` or ``at_least``."""

    claimed: Decimal
    """The figure that is stated."""

    computed: Decimal | None
    """What the model computes; none with its reason."""

    holds: bool
    """Whether the claim holds. A result that is none meets no claim."""

    given: ById[Decimal]
    """The inputs that were set before it was answered."""

    note: str | None
    """Anything else to know about it."""

    reason: str | None
    """Why nothing is computed."""

    source: str | None
    """Who states it."""

    tolerance: Decimal | None
    """The relative tolerance of ``equals``."""

    would_need: Parts[WouldNeed] | None
    """On request, for each input that the result depends on, by path: the value at which it equals the
    claim.
    """

    would_need_left_out: int | None
    """Inputs for which this was not worked out, because all claims together would have taken more than the
    limit ``search_work``.
    """


class ClaimSimulation(Record):
    """How often a claim holds."""

    __slots__ = ()

    label: str
    """What people call it."""

    result: str
    """The path of the result it is about."""

    bound: str
    """``equals``, ``at_most`` or ``at_least``."""

    claimed: Decimal
    """The figure that is stated."""

    probability: Probability
    """How often the result meets it; a result that is none meets no claim."""


class CostSummary(Record):
    """A cost, with its tail."""

    __slots__ = ()

    unit: str
    """What it is measured in."""

    mean: float | None
    """The mean; none with a reason."""

    standard_error: float | None
    """The Monte Carlo standard error of the mean: how far it may be off itself, not how far values
    scatter.
    """

    interval: Interval | None
    """A 95% interval for the mean."""

    standard_deviation: float | None
    """How far values lie from the mean: the root of their mean square distance (n − 1)."""

    minimum: float | None
    """The smallest value."""

    maximum: float | None
    """The largest value."""

    quantiles: Rows[Quantile]
    """Quantiles, ascending."""

    histogram: Histogram
    """How often values fell between which borders."""

    tails: Rows[TailRisk]
    """Its tail: at 0.95 and 0.99."""

    exceedance: tuple[tuple[float, float], ...]
    """Probabilities, each with what is passed with it, rarest last."""

    mean_when_paid_back: float | None
    """Of a time: the mean over the trials in which it comes."""

    probability_never: Probability | None
    """Of a time: how often it never comes."""

    reason: str | None
    """Why mean, standard deviation and maximum are none, where they are."""

    undefined_share: float | None
    """The share of trials without a value, which everything else leaves out."""


class Definition(Record):
    """A named intermediate result."""

    __slots__ = ()

    name: str
    """Its name."""

    unit: str
    """What it is measured in."""

    value: Decimal
    """Its value."""

    formula: str
    """The formula, with names."""

    substituted: str
    """The same formula, with numbers, each to twelve digits."""


class DoNothingSimulation(Record):
    """Doing nothing."""

    __slots__ = ()

    probability_best: Probability
    """How often no option is better."""


class Engine(Record):
    """The program that computed a result."""

    __slots__ = ()

    name: str
    """``roicm``."""

    version: str
    """Its version."""


class Evaluation(views.EvaluationView):
    """What a scenario comes to in the base case of every input. Unrounded."""

    __slots__ = ()

    engine: Engine
    """The program that computed it."""

    scenario: ScenarioSummary
    """The scenario it is about."""

    today: Today
    """What interruptions cost today."""

    options: Parts[OptionEvaluation]
    """What each option comes to, by id."""

    ranking: Rows[Ranked]
    """The options and ``do_nothing``, best first."""

    assumptions: Rows[Assumption]
    """Every input, in the order of their paths."""

    claims: Parts[ClaimAnswer]
    """What the model says to each claim, by id."""

    notices: Rows[Problem]
    """Things that are no problem, but that the user should know."""


class ExplainedInput(Record):
    """An input at the bottom of an explanation."""

    __slots__ = ()

    path: str
    """The dotted path."""

    value: Decimal
    """The base case."""

    unit: str
    """What it is measured in, with the input's own currency."""

    is_default: bool
    """Whether the scenario leaves it at its default."""

    source: str | None
    """Where the number comes from."""


class Explanation(Record):
    """How a result comes about: its formula, then the formulas of what it is made of, down to the inputs."""

    __slots__ = ()

    result: str
    """The path of the result."""

    unit: str
    """What it is measured in."""

    value: Decimal | None
    """Its value; none with its reason."""

    definitions: Rows[Definition]
    """The result and what it is made of, each once, the result first."""

    inputs: Rows[ExplainedInput]
    """The inputs that it comes down to, in the order of their paths."""

    reason: str | None
    """Why it is none."""


class FanMonth(Record):
    """The cumulative net cash flow of a month."""

    __slots__ = ()

    month: int
    """The month."""

    quantiles: tuple[tuple[float, float], ...]
    """Probabilities, each with its quantile."""


class GoalSeek(Record):
    """Where a result reaches a target as one input changes, everything else staying as it is."""

    __slots__ = ()

    result: str
    """The path of the result."""

    target: Decimal
    """What it is to become."""

    input: str
    """The path of the input."""

    unit: str
    """What the input is measured in, with its own currency."""

    base: Decimal
    """The input's base case."""

    computed: Decimal | None
    """The result in the base case; none with its reason."""

    searched: tuple[float, float]
    """The smallest and the largest value that were tried: the input's domain, cut to ±10^6 × max(1,
    |base|).
    """

    grid_points: int
    """How many values were tried before refining."""

    solutions: Rows[Solution]
    """The values at which the result is the target, nearest to the base case first; empty where there is
    none.
    """

    reason: str | None
    """Why there is no result in the base case."""


class Histogram(Record):
    """Counts of values between borders of equal distance, and beyond them."""

    __slots__ = ()

    edges: tuple[float, ...]
    """The borders, ascending: one more than counts. Empty where there is no value."""

    counts: tuple[int, ...]
    """How many values lie between each border and the next."""

    below: int
    """How many lie below the first border."""

    above: int
    """How many lie above the last border; of a time those that never come not among them."""


class InternalRateOfReturn(Record):
    """The verdict on the internal rate of return of monthly flows."""

    __slots__ = ()

    verdict: str
    """``unique``, ``unique_positive`` (Norstrøm's criterion), ``several`` or ``none``."""

    monthly: float | None
    """The rate of a month, where one rate is the verdict."""

    annual: float | None
    """The same as the rate of a year; none above 10⁹."""

    financing: bool | None
    """Whether the net present value rises with the rate there: it is then the cost of a financing."""

    roots: Rows[Root]
    """Every rate at which the net present value is zero."""

    reason: str | None
    """Why there is no rate, or no annual one."""


class Interval(Record):
    """Where a figure lies with a probability of 95%."""

    __slots__ = ()

    lower: float | None
    """The lower end; none where there is none."""

    upper: float | None
    """The upper end; none where there is none."""


class Location(Record):
    """A place in a text, both counted from 1; columns count characters."""

    __slots__ = ()

    line: int
    """The line."""

    column: int
    """The character in the line."""


class LossAfterResults(Record):
    """What one loss costs under an option, in the steady state."""

    __slots__ = ()

    annual_cost_after: Decimal
    """Cost of a year, every lost hour counted in full; money / year."""

    person_days_after: Decimal
    """Working time lost in a year; person-days / year."""

    interruption_hours_after: Decimal
    """Hours of interruption in a year; hours / year."""

    availability_after: Decimal | None
    """1 − interruption hours ÷ service hours, for losses that name either."""

    reasons: ById[str]
    """Why results are none, for those that are, by name."""


class LossSimulation(Record):
    """What one loss may cost today."""

    __slots__ = ()

    label: str
    """What people call it."""

    annual_cost: CostSummary
    """The cost of a year."""


class LossToday(Record):
    """What one loss costs today."""

    __slots__ = ()

    label: str
    """What people call it."""

    annual_cost: Decimal
    """Cost of a year, every lost hour counted in full; money / year."""

    person_days: Decimal
    """Working time lost in a year; person-days / year."""

    interruption_hours: Decimal
    """Hours of interruption in a year; hours / year."""

    share: Decimal | None
    """Its share of the annual cost of all losses."""

    availability: Decimal | None
    """1 − interruption hours ÷ service hours, for losses that name either."""

    reasons: ById[str]
    """Why results are none, for those that are, by name."""


class OptionEvaluation(Record):
    """What an option comes to."""

    __slots__ = ()

    label: str
    """What people call it."""

    annual_cost_after: Decimal
    """What interruptions cost in the steady state: every step that does not end in full effect, year 0;
    money / year.
    """

    annual_avoided: Decimal
    """What is avoided in the steady state, saved working time counted by ``realisation``; money / year."""

    total_benefits: Decimal
    """Σ (avoided + gains) over the horizon, undiscounted; money."""

    total_costs: Decimal
    """Σ (subscription + running + investment) over the horizon, undiscounted; money."""

    total_investment: Decimal
    """Σ investment; money."""

    peak_funding: Decimal
    """The lowest cumulative net cash flow, 0 or below; money."""

    net_present_value: Decimal
    """Σ ``net[m]`` ÷ (1 + discount rate)^(m/12); money."""

    avoided_share: Decimal | None
    """1 − annual cost after ÷ today's."""

    roicm: Decimal | None
    """Return on investment in communication availability: (benefits − costs) ÷ costs, undiscounted."""

    roicm_present_value: Decimal | None
    """The same on present values: the definition of Forrester's Total Economic Impact."""

    benefit_cost_ratio: Decimal | None
    """Present value of benefits ÷ present value of costs."""

    roi_average_annual: Decimal | None
    """(benefits − running − subscription) × 12/H ÷ total investment: the definition of Nucleus Research."""

    internal_rate_of_return: InternalRateOfReturn
    """The verdict on its internal rate of return, of monthly flows."""

    modified_internal_rate_of_return: Decimal | None
    """The rate at which what goes in, financed at the discount rate, becomes what comes back, reinvested
    at it.
    """

    payback_months: Decimal | None
    """The earliest time from which the cumulative net cash flow stays at or above zero; months."""

    first_break_even_months: Decimal | None
    """The first time at which it comes up to zero; months."""

    discounted_payback_months: Decimal | None
    """Payback of the discounted flows; months."""

    cash_only: CashOnlyResults
    """What remains if saved hours never become money."""

    losses: Parts[LossAfterResults]
    """Each loss in the steady state, by id."""

    cash_flow: Rows[CashFlowMonth]
    """Months 0 to the horizon."""

    reasons: ById[str]
    """Why results are none, for those that are, by name."""


class OptionSimulation(Record):
    """What an option may come to."""

    __slots__ = ()

    label: str
    """What people call it."""

    annual_avoided: Summary
    """Cost of interruptions that no longer occurs in a year of the steady state; money / year."""

    total_benefits: Summary
    """Σ (avoided + gains) over the horizon, undiscounted; money."""

    total_costs: Summary
    """Σ (subscription + running + investment) over the horizon, undiscounted; money."""

    roicm: Summary
    """(benefits − costs) ÷ costs, undiscounted."""

    roicm_present_value: Summary
    """The same on present values."""

    net_present_value: Summary
    """Σ net flows, discounted; money."""

    payback_months: Summary
    """The earliest time from which the cumulative net cash flow stays at or above zero; months."""

    discounted_payback_months: Summary
    """Payback of the discounted flows; months."""

    probability_of_payback_by_target: Probability | None
    """How often it has paid for itself by the target month; none without a target."""

    probability_of_profit: Probability
    """How often its net present value is above zero."""

    probability_best: Probability
    """How often no other option and not doing nothing is better."""

    cumulative: Rows[FanMonth]
    """The cumulative net cash flow, months 0 to the horizon."""


class Plan(Record):
    """What an option consists of, as it is planned."""

    __slots__ = ()

    subscriptions: Rows[PlannedSubscription]
    """Prices by user and month, in the order of their ids."""

    running_costs: Rows[PlannedRunningCost]
    """Costs by year, in the order of their ids."""

    steps: Rows[PlannedStep]
    """The steps: earlier months first, then by id."""


class PlannedAmount(Record):
    """A number of a plan, as it is written: in its input's own unit and currency."""

    __slots__ = ()

    input: str
    """The path of the input that holds it."""

    value: Decimal
    """The base case."""

    unit: str
    """What it is measured in."""

    currency: str | None
    """The currency it is in; none for what is no money."""


class PlannedEffect(Record):
    """A change of one input of one loss."""

    __slots__ = ()

    loss: str
    """The id of the loss."""

    changes: str
    """The input of the loss, or ``downtime``."""

    form: str
    """``reduce_by``, ``increase_by``, ``set_to``, ``at_most`` or ``at_least``."""

    size: PlannedAmount
    """By or to how much."""


class PlannedGain(Record):
    """New money, or a cost that ends."""

    __slots__ = ()

    id: str
    """The id."""

    label: str
    """What people call it."""

    units_per_year: PlannedAmount
    """Units in a year."""

    value_per_unit: PlannedAmount
    """What a unit is worth."""


class PlannedRunningCost(Record):
    """A cost that recurs."""

    __slots__ = ()

    id: str
    """The id."""

    label: str
    """What people call it."""

    cost_per_year: PlannedAmount
    """Cost of a year."""

    from_month: int
    """The first month paid for."""

    to_month: int
    """The last month paid for."""


class PlannedStep(Record):
    """A dated step."""

    __slots__ = ()

    id: str
    """The id."""

    label: str
    """What people call it."""

    month: int
    """The month it is taken and paid in."""

    cost: PlannedAmount
    """What it costs once."""

    ramp_months: int
    """Months over which its effects and gains grow to their full size."""

    until_month: int | None
    """The last month of its effects and gains; none where they never end."""

    effects: Rows[PlannedEffect]
    """What it changes about the losses."""

    gains: Rows[PlannedGain]
    """New money, or costs that end."""


class PlannedSubscription(Record):
    """A price by user and month."""

    __slots__ = ()

    id: str
    """The id."""

    label: str
    """What people call it."""

    users: PlannedAmount
    """Users paid for."""

    price_per_user_month: PlannedAmount
    """Price of a user and month."""

    from_month: int
    """The first month paid for."""

    to_month: int
    """The last month paid for."""


class PrecisionReached(Record):
    """Whether a run that was to be precise became so."""

    __slots__ = ()

    figure: str
    """The figure."""

    wanted: float
    """How wide its interval was to be at most."""

    width: float | None
    """How wide it is; none where the figure has no value."""

    reached: bool
    """Whether that is narrow enough."""


class Probability(Record):
    """A probability with its error."""

    __slots__ = ()

    estimate: float
    """The share of trials."""

    standard_error: float
    """Its Monte Carlo standard error."""

    lower: float
    """The lower end of a 95% interval: of independent trials by Wilson."""

    upper: float
    """The upper end."""


class Problem(Record):
    """One thing that is wrong, and what to do about it."""

    __slots__ = ()

    code: str
    """A stable name of the kind of problem."""

    path: str
    """The dotted path of what is wrong, such as ``losses.rework.minutes_per_event``; empty for the whole
    document.
    """

    message: str
    """What is wrong, in a sentence."""

    help: str
    """What to do about it; empty where nothing can be said."""

    location: Location | None
    """Where in the text of the document it stands, where it came from a text."""


class Quantile(Record):
    """A quantile with its error."""

    __slots__ = ()

    p: float
    """The probability of no more."""

    value: float | None
    """The value; none for never, or where there is none."""

    interval: Interval | None
    """A 95% interval for it."""


class Ranked(Record):
    """A place in the ranking."""

    __slots__ = ()

    option: str
    """The option's id, or ``do_nothing``."""

    net_present_value: Decimal
    """What it is worth today; money."""


class Root(Record):
    """A rate at which the net present value is zero."""

    __slots__ = ()

    monthly: float
    """The rate of a month."""

    annual: float | None
    """The rate of a year; none above 10⁹."""

    financing: bool
    """Whether the net present value rises with the rate there: it is then the cost of a financing."""

    reason: str | None
    """Why there is no annual rate."""


class Run(Record):
    """How a simulation was run."""

    __slots__ = ()

    trials: int
    """How many trials: 2 or more, up to the limit ``trials``. A Latin hypercube takes a multiple of 16,
    Sobol points sixteen times a power of two.
    """

    seed: str
    """What the run is repeated by."""

    sampler: Literal["random"] | Literal["latin_hypercube"] | Literal["sobol"]
    """How points are chosen."""

    outputs: tuple[str, ...]
    """Results wanted beyond the usual ones, by path, such as ``options.lite.internal_rate_of_return``.
    They are computed for every trial on its own, which takes many times as long.
    """

    quantiles: tuple[float, ...]
    """Quantiles wanted beyond the usual ones, each in [0, 1]."""

    samples: bool
    """Whether the results of every trial are wanted."""

    replicates: int
    """Independent repetitions that errors are told by; 1 where every trial is independent."""

    confidence: float
    """The share of intervals that hold the true value."""

    exact_quantiles: bool
    """Whether every value was kept, so that quantiles are those of the sample; otherwise they come from
    buckets.
    """

    quantile_relative_error: float
    """How far a quantile may be from that of the sample, relative to its size; 0 where values were kept."""

    fan_relative_error: float
    """The same for the fan of cumulative flows, which always comes from buckets."""

    precision: PrecisionReached | None
    """Where the run went on until a figure was precise: whether it is."""


class ScenarioSummary(Record):
    """The scenario that a result is about."""

    __slots__ = ()

    name: str | None
    """What people call it."""

    currency: str
    """The currency of every amount of money."""

    minor_unit: int
    """Places after the point of its smallest coin: what a report rounds to, half away from zero."""

    horizon_months: int
    """Months that are looked at after the decision."""

    payback_target_months: int | None
    """The month by which a payback is asked for."""

    fingerprint: str
    """What identifies its content: see ``Model::fingerprint``."""


class Simulation(views.SimulationView):
    """What a scenario may come to: every result as a range with its probabilities, and how exact those
    are.
    """

    __slots__ = ()

    engine: Engine
    """The program that computed it."""

    scenario: ScenarioSummary
    """The scenario it is about."""

    run: Run
    """How it was computed: what the same bits can be had by again."""

    today: TodaySimulation
    """What interruptions cost today."""

    options: Parts[OptionSimulation]
    """What each option may come to, by id."""

    do_nothing: DoNothingSimulation
    """How often no option is better than doing nothing."""

    claims: Parts[ClaimSimulation]
    """How often each claim holds, by id."""

    notices: Rows[Problem]
    """Things that are no problem, but that the reader should know."""

    outputs: Parts[Summary]
    """Results that were asked for beyond the usual ones, by path."""

    samples: Samples | None
    """The results of every trial by path, where they were asked for: null where there is none, or where a
    time never comes.
    """


class Solution(Record):
    """A value at which a result is its target, or jumps over it."""

    __slots__ = ()

    value: Decimal
    """The value of the input, in its own unit and currency."""

    discontinuous: bool
    """Whether the result jumps over the target here without taking it."""


class Summary(Record):
    """How a result is distributed over the trials."""

    __slots__ = ()

    unit: str
    """What it is measured in."""

    mean: float | None
    """The mean; none with a reason."""

    standard_error: float | None
    """The Monte Carlo standard error of the mean: how far it may be off itself, not how far values
    scatter.
    """

    interval: Interval | None
    """A 95% interval for the mean."""

    standard_deviation: float | None
    """How far values lie from the mean: the root of their mean square distance (n − 1)."""

    minimum: float | None
    """The smallest value."""

    maximum: float | None
    """The largest value."""

    quantiles: Rows[Quantile]
    """Quantiles, ascending."""

    histogram: Histogram
    """How often values fell between which borders."""

    mean_when_paid_back: float | None
    """Of a time: the mean over the trials in which it comes."""

    probability_never: Probability | None
    """Of a time: how often it never comes."""

    reason: str | None
    """Why mean, standard deviation and maximum are none, where they are."""

    undefined_share: float | None
    """The share of trials without a value, which everything else leaves out."""


class TailRisk(Record):
    """The tail of a cost beyond a level."""

    __slots__ = ()

    level: float
    """The probability of no more than the value at risk."""

    value_at_risk: float
    """x(⌈nα⌉)."""

    tail_value_at_risk: float
    """The mean of the worst 1 − α."""


class Today(Record):
    """What interruptions cost today."""

    __slots__ = ()

    annual_cost: Decimal
    """Cost of a year, every lost hour counted in full; money / year."""

    person_days: Decimal
    """Working time lost in a year; person-days / year."""

    interruption_hours: Decimal
    """Hours of interruption in a year, of all losses added up; hours / year."""

    losses: Parts[LossToday]
    """Each loss, by id."""

    reasons: ById[str]
    """Why results are none, for those that are, by name."""


class TodaySimulation(Record):
    """What interruptions may cost today."""

    __slots__ = ()

    annual_cost: CostSummary
    """The cost of a year, of all losses together."""

    losses: Parts[LossSimulation]
    """The same of each loss, by id."""


class WouldNeed(Record):
    """The value of one input at which a claim would be met, everything else as it is."""

    __slots__ = ()

    unit: str
    """What the input is measured in, with the input's own currency."""

    base: Decimal
    """The base case."""

    is_default: bool
    """Whether the scenario leaves the input at its default."""

    values: Rows[Solution]
    """The values at which the computed result equals the claim, nearest to the base case first; empty
    where none does.
    """
