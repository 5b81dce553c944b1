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
    "Axis",
    "BreakEven",
    "BreakEvenLine",
    "CashFlowMonth",
    "CashOnlyResults",
    "ClaimAnswer",
    "ClaimSimulation",
    "CostSummary",
    "DecisionChange",
    "DecisionSegment",
    "DecisionValue",
    "Definition",
    "DoNothingSimulation",
    "DomainBounds",
    "Engine",
    "Evaluation",
    "ExplainedInput",
    "Explanation",
    "FanMonth",
    "GoalSeek",
    "GroupInformation",
    "Histogram",
    "InputBreakEven",
    "InputInformation",
    "InputRankCorrelation",
    "InternalRateOfReturn",
    "Interval",
    "ListedInput",
    "Location",
    "LossAfterResults",
    "LossSimulation",
    "LossToday",
    "OptionEvaluation",
    "OptionSimulation",
    "PerfectInformation",
    "Plan",
    "PlannedAmount",
    "PlannedEffect",
    "PlannedGain",
    "PlannedRunningCost",
    "PlannedStep",
    "PlannedSubscription",
    "PointResult",
    "PrecisionReached",
    "Probability",
    "Problem",
    "Quantile",
    "RankCorrelations",
    "Ranked",
    "Root",
    "Run",
    "SampledRun",
    "ScenarioSummary",
    "Simulation",
    "Sobol",
    "SobolFactorIndices",
    "SobolIndex",
    "SobolPairIndices",
    "SobolRun",
    "SobolUntilReached",
    "Solution",
    "Summary",
    "TailRisk",
    "Today",
    "TodaySimulation",
    "Tornado",
    "TornadoBar",
    "TwoWay",
    "ValueOfInformation",
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

    domain_bounds: DomainBounds
    """The same in numbers."""

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


class Axis(Record):
    """An input and the values that it takes."""

    __slots__ = ()

    path: str
    """The dotted path."""

    unit: str
    """What it is measured in, with the input's own currency."""

    base: Decimal
    """Its base case, in its own unit and currency."""

    base_index: int | None
    """Which of the values is the base case; none where it is not among them."""

    basis: Literal["quantiles", "range", "given"]
    """What the values are."""

    limited: bool
    """Whether they stop at the end of what the input allows, short of the range."""

    values: tuple[Decimal, ...]
    """The values, ascending, in the input's own unit and currency."""

    label: str | None
    """What people call the loss or the option that it belongs to, where it belongs to one."""


class BreakEven(views.BreakEvenView):
    """Where along single inputs the best decision changes."""

    __slots__ = ()

    engine: Engine
    """The program that computed it."""

    scenario: ScenarioSummary
    """The scenario it is about."""

    method: str
    """``break_even``."""

    unit: str
    """What net present values are measured in."""

    base_decision: str
    """The best decision in the base case of every input: the id of an option, or ``do_nothing``."""

    inputs: Rows[InputBreakEven]
    """The inputs that were looked at: those with a change first, the one first whose base case is nearest
    to a change as a part of its range; then the others; ties by path.
    """

    without_influence: int
    """How many inputs were not looked at because no decision depends on them."""

    notices: tuple[str, ...]
    """What was left out or held, and why."""


class BreakEvenLine(Record):
    """Where the best decision changes from one to another: places on neighbouring rows (or columns), one
    after another.
    """

    __slots__ = ()

    from_: str
    """The best decision where the input that is moved is lower."""

    to: str
    """The best decision where it is higher."""

    along: str
    """Which input was moved to find it: ``x`` on every row, or ``y`` on every column. Both are looked at,
    as a line that follows the rows is never met by moving along them.
    """

    points: tuple[tuple[float, float], ...]
    """The places: the values of ``x`` and of ``y``."""


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


class DecisionChange(Record):
    """A value of an input at which the best decision changes."""

    __slots__ = ()

    value: Decimal
    """The value, in the input's own unit and currency."""

    from_: str
    """The best decision below it."""

    to: str
    """The best decision above it."""

    net_present_value: Decimal | None
    """What both are worth there: the net present value of ``to`` at the value."""

    discontinuous: bool | None
    """Whether one net present value jumps over the other here, so that they are equal nowhere near."""

    probability_below: float | None
    """How likely the input is to lie below it, by what is known of the input alone; none for a certain
    one.
    """


class DecisionSegment(Record):
    """Values of an input along which one decision is best."""

    __slots__ = ()

    from_: Decimal
    """The lowest of them."""

    to: Decimal
    """The highest."""

    decision: str | None
    """The id of an option, or ``do_nothing``; none where the scenario is not valid."""

    problems: Rows[Problem] | None
    """Why the scenario is not valid there."""


class DecisionValue(Record):
    """What a decision brings on average."""

    __slots__ = ()

    option: str
    """The id of the option, or ``do_nothing``."""

    expected_net_present_value: float
    """The mean of its net present value over the trials; money."""

    standard_error: float
    """The standard error of that mean; money."""

    label: str | None
    """What people call the option; none of doing nothing."""


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


class DomainBounds(Record):
    """A domain in numbers, as it is written beside its words."""

    __slots__ = ()

    low: Decimal | None
    """The lower end; none where there is none."""

    low_belongs: bool
    """Whether the lower end is allowed itself."""

    high: Decimal | None
    """The upper end, which is allowed; none where there is none."""


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


class GroupInformation(Record):
    """What it is worth to know all inputs of a group."""

    __slots__ = ()

    name: str
    """Its name."""

    inputs: Rows[ListedInput]
    """Its inputs, by path."""

    expected_value_of_partial_perfect_information: float
    """How much more the best decision brings, on average, once it is known; money."""

    standard_error: float
    """How far that may be off; money."""

    interval: Interval | None
    """A 95% interval, as it comes: its lower end may be below 0; money."""

    share_of_perfect_information: float | None
    """The part of what it is worth to know everything; none where that is 0."""

    probability_of_change: float
    """How likely it is that another decision turns out better than the one that is best on average."""

    words: str
    """What it is worth, in words."""

    held_out_standard_error: float | None
    """Its standard error; money."""

    held_out_value: float | None
    """What deciding by the fit brings in trials that it had not seen; money."""


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


class InputBreakEven(Record):
    """The best decisions along one input."""

    __slots__ = ()

    path: str
    """The dotted path."""

    unit: str
    """What it is measured in, with the input's own currency."""

    base: Decimal
    """Its base case, in its own unit and currency."""

    from_: Decimal
    """The lowest value that was looked at."""

    to: Decimal
    """The highest value that was looked at."""

    basis: Literal["quantiles", "range", "given"]
    """What the range is."""

    grid_points: int
    """How many values were tried before refining."""

    segments: Rows[DecisionSegment]
    """One after another, from the lowest value to the highest."""

    changes: Rows[DecisionChange]
    """Where the best decision changes, ascending; empty where it never does."""

    label: str | None
    """What people call the loss or the option that it belongs to, where it belongs to one."""

    limited: bool | None
    """Whether the range stops at an end of what the input allows."""


class InputInformation(Record):
    """What it is worth to know one input."""

    __slots__ = ()

    path: str
    """The dotted path."""

    unit: str
    """What it is measured in, with the input's own currency."""

    expected_value_of_partial_perfect_information: float
    """How much more the best decision brings, on average, once it is known; money."""

    standard_error: float
    """How far that may be off; money."""

    interval: Interval | None
    """A 95% interval, as it comes: its lower end may be below 0; money."""

    share_of_perfect_information: float | None
    """The part of what it is worth to know everything; none where that is 0."""

    probability_of_change: float
    """How likely it is that another decision turns out better than the one that is best on average."""

    words: str
    """What it is worth, in words."""

    held_out_standard_error: float | None
    """Its standard error; money."""

    held_out_value: float | None
    """What deciding by the fit brings in trials that it had not seen; money."""

    label: str | None
    """What people call the loss or the option that it belongs to, where it belongs to one."""


class InputRankCorrelation(Record):
    """How far a result rises and falls with an input."""

    __slots__ = ()

    path: str
    """The dotted path."""

    unit: str
    """What it is measured in, with the input's own currency."""

    rank_correlation: float | None
    """Spearman's rank correlation, from −1 to 1; none with a reason."""

    standard_error: float | None
    """Its standard error."""

    interval: Interval | None
    """A 95% interval for the rank correlation of all that could be drawn."""

    label: str | None
    """What people call the loss or the option that it belongs to, where it belongs to one."""

    reason: str | None
    """Why there is none."""


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


class ListedInput(Record):
    """An input as results list it."""

    __slots__ = ()

    path: str
    """The dotted path."""

    unit: str
    """What it is measured in, with the input's own currency."""

    label: str | None
    """What people call the loss or the option that it belongs to, where it belongs to one."""


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

    payback_by_month: tuple[float, ...]
    """The share of trials in which it has paid for itself by each month, from 0 to the horizon: the
    probability for any target.
    """


class PerfectInformation(Record):
    """What it is worth to know everything before deciding."""

    __slots__ = ()

    expected_value_of_perfect_information: float
    """How much more the best decision brings, on average, once it is known; money."""

    standard_error: float
    """How far that may be off: its standard error; money."""

    interval: Interval | None
    """A 95% interval; money."""

    probability_of_change: float
    """How likely it is that another decision turns out better than the one that is best on average."""


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


class PointResult(Record):
    """A result at one point, unrounded; none with what stands in its place."""

    __slots__ = ()

    result: Decimal | None
    """The result, in its unit."""

    never: bool | None
    """Whether it is a payback that never comes: later than any other."""

    problems: Rows[Problem] | None
    """Why nothing could be computed: the problems of the scenario at this point."""

    reason: str | None
    """Why there is no result."""


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


class RankCorrelations(views.RankCorrelationsView):
    """Which inputs a result rises and falls with."""

    __slots__ = ()

    engine: Engine
    """The program that computed it."""

    scenario: ScenarioSummary
    """The scenario it is about."""

    run: SampledRun
    """How its trials were drawn."""

    method: str
    """``rank_correlations``."""

    result: str
    """The path of the result."""

    unit: str
    """What the result is measured in."""

    correlations: Rows[InputRankCorrelation]
    """The correlation with each input, the farthest from 0 first, then those without one; ties by path."""

    notices: tuple[str, ...]
    """What was left out or held, and why."""


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
    """What the run is repeated by: a whole number below 2^64, as a text from 2^53 on."""

    sampler: Literal["random", "latin_hypercube", "sobol"]
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


class SampledRun(Record):
    """How the trials of an analysis were drawn: what the same bits can be had by again."""

    __slots__ = ()

    trials: int
    """Trials drawn."""

    trials_used: int
    """Trials that ranks and regressions look at: the first of them, up to 262,144."""

    trials_without_value: int
    """Trials left out of everything, as a result has no value in them."""

    seed: str
    """What the run is repeated by."""

    sampler: Literal["random", "latin_hypercube", "sobol"]
    """``random``: errors and intervals are those of independent trials."""


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
    """What identifies its content: SHA-256 of the resolved document, without names and sources."""


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


class Sobol(views.SobolView):
    """Which inputs the variance of a result comes from."""

    __slots__ = ()

    engine: Engine
    """The program that computed it."""

    scenario: ScenarioSummary
    """The scenario it is about."""

    run: SobolRun
    """How it was computed."""

    method: str
    """``sobol``."""

    result: str
    """The path of the result."""

    unit: str
    """What the result is measured in."""

    mean: float
    """The mean of the result, in its unit."""

    variance: float
    """Its variance, in the square of its unit."""

    factors: Rows[SobolFactorIndices]
    """The factors, that with the largest total index first."""

    sum_of_first_orders: SobolIndex | None
    """The sum of the first orders: what is missing from 1 is due to interactions. None where nothing
    varies.
    """

    notices: tuple[str, ...]
    """What was left out, held or put together, and why."""

    reason: str | None
    """Why there are no indices, where there are none."""

    second_order: Rows[SobolPairIndices] | None
    """The indices of pairs, the largest first, where they were asked for: of factors that the result
    depends on.
    """


class SobolFactorIndices(Record):
    """A factor: an input, or several that are exchanged together."""

    __slots__ = ()

    name: str
    """The path of its input; the name of its group; or ``correlated_1``, ``correlated_2`` and so on."""

    inputs: Rows[ListedInput]
    """Its inputs, by path."""

    first_order: SobolIndex | None
    """The share of the variance that would go away, on average, if the factor were known. Shown as it is
    estimated, even if slightly negative. None where nothing varies.
    """

    total: SobolIndex | None
    """The share that would be left, on average, if all but the factor were known. None where nothing
    varies.
    """


class SobolIndex(Record):
    """An index with its interval."""

    __slots__ = ()

    estimate: float
    """The estimate, which may be slightly negative."""

    interval: Interval | None
    """A 95% interval by bootstrap; none where no resamples were asked for."""


class SobolPairIndices(Record):
    """Two factors."""

    __slots__ = ()

    factors: tuple[str, ...]
    """Their names."""

    index: SobolIndex | None
    """The share of the variance that is due to the interaction of just these two. None where nothing
    varies.
    """


class SobolRun(Record):
    """How indices were computed."""

    __slots__ = ()

    samples: int
    """N, the rows of each sample."""

    evaluations: int
    """How often the model was computed."""

    seed: str
    """What the run is repeated by."""

    resamples: int
    """Bootstrap resamples of the intervals."""

    confidence: float
    """The share of intervals that are to hold the true value."""

    until: SobolUntilReached | None
    """Where the run went on until an interval was narrow: whether it is."""


class SobolUntilReached(Record):
    """Whether a run that was to be precise became so."""

    __slots__ = ()

    factor: str | None
    """The factor whose interval was watched; none where it was the widest of all."""

    index: Literal["first_order", "total"] | None
    """Which index of the factor."""

    wanted: float
    """How wide it was to be at most."""

    width: float | None
    """How wide it is; none where there is none."""

    reached: bool
    """Whether that is narrow enough."""


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


class Tornado(views.TornadoView):
    """How far a result moves with each input, one at a time."""

    __slots__ = ()

    engine: Engine
    """The program that computed it."""

    scenario: ScenarioSummary
    """The scenario it is about."""

    method: str
    """``tornado``."""

    result: str
    """The path of the result."""

    unit: str
    """What the result is measured in."""

    baseline: PointResult
    """The result in the base case of every input."""

    low_quantile: float
    """The quantile of the low ends of uncertain inputs."""

    high_quantile: float
    """The quantile of their high ends."""

    range: Decimal | None
    """By which part of their base case certain inputs are moved; none where they stay."""

    bars: Rows[TornadoBar]
    """A bar for each input, the widest first: infinite swings, then by swing, then those without one; ties
    by path.
    """

    without_influence: int
    """How many inputs are not shown because the result does not depend on them: of the uncertain ones, and
    with a range of the certain ones too.
    """

    notices: tuple[str, ...]
    """What was left out or held, and why."""


class TornadoBar(Record):
    """How far the result moves with one input."""

    __slots__ = ()

    path: str
    """The dotted path."""

    unit: str
    """What it is measured in, with the input's own currency."""

    base: Decimal
    """Its base case, in its own unit and currency."""

    basis: Literal["quantiles", "range", "given"]
    """What its ends are."""

    low_value: Decimal
    """The lower value, in the input's own unit and currency."""

    low_result: Decimal | None
    """The result at the lower value; none with what stands in its place."""

    high_value: Decimal
    """The higher value."""

    high_result: Decimal | None
    """The result at the higher value; none with what stands in its place."""

    same_side: bool
    """Whether both ends lie on one side of the baseline: the result turns back in between, and the swing
    says too little.
    """

    swing: Decimal | None
    """|high − low|, in the result's unit; none where it is infinite or an end has no result."""

    swing_is_infinite: bool
    """Whether it leads to a payback that never comes, where another value or the base case pays back."""

    high_limited: bool | None
    """Whether it stops at the end of what the input allows, short of the range."""

    high_never: bool | None
    """Whether that is a payback that never comes."""

    high_problems: Rows[Problem] | None
    """Why nothing could be computed there."""

    high_reason: str | None
    """Why there is no result at the higher value."""

    label: str | None
    """What people call the loss or the option that it belongs to, where it belongs to one."""

    low_limited: bool | None
    """Whether it stops at the end of what the input allows, short of the range."""

    low_never: bool | None
    """Whether that is a payback that never comes."""

    low_problems: Rows[Problem] | None
    """Why nothing could be computed there."""

    low_reason: str | None
    """Why there is no result at the lower value."""


class TwoWay(views.TwoWayView):
    """One result over a grid of two inputs."""

    __slots__ = ()

    engine: Engine
    """The program that computed it."""

    scenario: ScenarioSummary
    """The scenario it is about."""

    method: str
    """``two_way``."""

    result: str
    """The path of the result."""

    unit: str
    """What the result is measured in."""

    x: Axis
    """The input along the rows."""

    y: Axis
    """The input down the columns."""

    baseline: PointResult
    """The result in the base case of every input."""

    cells: tuple[Rows[PointResult], ...]
    """The results: a row for each value of ``y``, and in it a cell for each value of ``x``."""

    best: tuple[tuple[str | None, ...], ...]
    """The best decision at each cell, by net present value: the id of an option or ``do_nothing``; none
    where the scenario is not valid. Empty in a scenario without options.
    """

    break_even_lines: Rows[BreakEvenLine]
    """Where the best decision changes."""

    notices: tuple[str, ...]
    """What was left out or held, and why."""


class ValueOfInformation(views.ValueOfInformationView):
    """What it is worth to know more before deciding. All amounts are in ``currency``(Self::currency), at
    present value.
    """

    __slots__ = ()

    engine: Engine
    """The program that computed it."""

    scenario: ScenarioSummary
    """The scenario it is about."""

    run: SampledRun
    """How its trials were drawn."""

    method: str
    """``value_of_information``."""

    currency: str
    """The currency of every amount."""

    best: str
    """The decision that is best on average: the id of an option, or ``do_nothing``."""

    decisions: Rows[DecisionValue]
    """Every option and doing nothing, the best on average first; ties: ``do_nothing`` first, then by id."""

    perfect: PerfectInformation
    """What it is worth to know everything before deciding."""

    inputs: Rows[InputInformation]
    """What it is worth to know one input, the most valuable first; ties by path."""

    groups: Rows[GroupInformation]
    """What it is worth to know all inputs of a group, the most valuable first; ties by name."""

    notices: tuple[str, ...]
    """What was left out or held, and why."""


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
