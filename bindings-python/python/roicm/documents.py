"""Scenarios as dictionaries, for type checkers and editors.

Generated from core/schema/scenario.schema.json by ``cargo run -p conformance --features generate --bin generate``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

from roicm.quantities import Number, Uncertain

__all__ = [
    "Beta",
    "Claim",
    "Correlation",
    "Discrete",
    "Effect",
    "Gain",
    "Gamma",
    "Lognormal",
    "Loss",
    "Normal",
    "Option",
    "Pert",
    "Quantiles",
    "QuantityTable",
    "RunningCost",
    "Sample",
    "Scenario",
    "Step",
    "Subscription",
    "Triangular",
    "Uniform",
    "Workforce",
]


class Beta(TypedDict):
    """A beta distribution, from 0 to 1 unless other ends are given."""

    alpha: Number
    """The shape α, above 0."""

    beta: Number
    """The shape β, above 0."""

    max: NotRequired[Number]
    """The largest value, above ``min``; 1 by default."""

    min: NotRequired[Number]
    """The smallest value; 0 by default."""


class Claim(TypedDict):
    """A figure that somebody states: which result it is about and what it is said to be, by exactly one of
    ``equals``, ``at_most`` and ``at_least``.
    """

    result: str
    """The result it is about, such as ``annual_cost``; without ``option`` and ``loss``, one of today."""

    at_least: NotRequired[Number]
    """The result is this or more; in its unit."""

    at_most: NotRequired[Number]
    """The result is this or less; in its unit."""

    equals: NotRequired[Number]
    """The result is this, within the tolerance; in the result's unit."""

    given: NotRequired[Mapping[str, Number]]
    """Inputs, by path, that are set to other values before the claim is answered."""

    label: NotRequired[str]
    """What people call it; by default the id."""

    loss: NotRequired[str]
    """The loss it is about, for a result of one loss."""

    note: NotRequired[str]
    """Anything else to know about it."""

    option: NotRequired[str]
    """The option it is about, for a result of options."""

    source: NotRequired[str]
    """Who states it, and where."""

    tolerance: NotRequired[Number]
    """The relative tolerance of ``equals``: a share of the claimed figure; 0.05 by default."""


class Correlation(TypedDict):
    """A rank correlation between two uncertain inputs."""

    between: Sequence[str]
    """The two inputs, by path: both uncertain, and not the same."""

    rank: Number
    """Spearman's rank correlation ρ, from −1 to 1."""


class Discrete(TypedDict):
    """One of several values, each with its weight."""

    values: Sequence[Number]
    """The values, at least one."""

    weights: Sequence[Number]
    """Their weights, in the same order, each 0 or more and not all 0; they need not sum to 1."""


class Effect(TypedDict):
    """A change of one input of one loss, in exactly one form."""

    loss: str
    """The loss, by its id."""

    input: str
    """The input of the loss, one that it uses: ``events_per_year``, ``minutes_per_event`` and so on. On
    ``availability``, ``set_to`` and ``at_least`` act; ``reduce_by`` and ``increase_by`` act on
    ``downtime``, which is 1 − availability.
    """

    at_least: NotRequired[Number | Uncertain | QuantityTable]
    """A floor, in the input's unit: what is below comes up to it."""

    at_most: NotRequired[Number | Uncertain | QuantityTable]
    """A cap, in the input's unit: what is above comes down to it."""

    increase_by: NotRequired[Number | Uncertain | QuantityTable]
    """The share by which the input grows: 0.25 makes it a quarter more. An option may make a loss worse."""

    reduce_by: NotRequired[Number | Uncertain | QuantityTable]
    """The share by which the input falls: 0.6 leaves 40% of it."""

    set_to: NotRequired[Number | Uncertain | QuantityTable]
    """What the input becomes, in its own unit."""


class Gain(TypedDict):
    """New money, or a cost that ends: units × value."""

    value_per_unit: Number | Uncertain | QuantityTable
    """What a unit is worth."""

    label: NotRequired[str]
    """What people call it; by default the id."""

    units_per_year: NotRequired[Number | Uncertain | QuantityTable]
    """Units in a year; 1 by default."""


class Gamma(TypedDict):
    """A gamma distribution: of a positive number that is skewed to the right."""

    shape: Number
    """The shape, above 0."""

    scale: Number
    """The scale, above 0; the mean is shape × scale."""


class Lognormal(TypedDict):
    """A positive number whose logarithm is normal, by its own mean and standard deviation or by its 0.05
    and 0.95 quantiles; ``min`` and ``max`` truncate it, the parameters being those of the curve before.
    """

    max: NotRequired[Number]
    """No value is above, above ``min``; by default there is no such end."""

    mean: NotRequired[Number]
    """The mean of the number itself (not of its logarithm), before truncation; above 0. With
    ``standard_deviation``; never with ``p5`` and ``p95``.
    """

    min: NotRequired[Number]
    """No value is below, 0 or more; by default there is no such end."""

    p5: NotRequired[Number]
    """The 0.05 quantile before truncation, above 0 and below ``p95``: the lower end of a 90% interval."""

    p95: NotRequired[Number]
    """The 0.95 quantile before truncation: the upper end of a 90% interval."""

    standard_deviation: NotRequired[Number]
    """The standard deviation of the number itself, before truncation, 0 or more."""


class Loss(TypedDict):
    """An interruption that recurs: how often, how long, and what it costs. Frequency × magnitude, as in
    Open FAIR.
    """

    arrival: NotRequired[Literal["expected", "poisson"]]
    """How events arrive in a simulation; ``expected`` by default."""

    availability: NotRequired[Number | Uncertain | QuantityTable]
    """The share of the service hours in which the service is up: events per year = (1 − availability) ×
    service hours ÷ duration.
    """

    cost_per_event: NotRequired[Number | Uncertain | QuantityTable]
    """Penalties, reviews and fines of an event. With ``availability`` it needs a written duration; 0 by
    default.
    """

    events_per_person_year: NotRequired[Number | Uncertain | QuantityTable]
    """Events per person and year, times the headcount."""

    events_per_year: NotRequired[Number | Uncertain | QuantityTable]
    """Events per year. One of this, ``events_per_person_year`` and ``availability`` is required."""

    hourly_cost: NotRequired[Number | Uncertain | QuantityTable]
    """Cost of an hour of work; by default ``workforce.hourly_cost``."""

    hours_per_event: NotRequired[Number | Uncertain | QuantityTable]
    """Duration of one event in hours; 0 by default, with ``availability`` one hour. Never with
    ``minutes_per_event``.
    """

    label: NotRequired[str]
    """What people call it; by default the id."""

    minutes_per_event: NotRequired[Number | Uncertain | QuantityTable]
    """Duration of one event in minutes; 0 by default, with ``availability`` one hour. Never with
    ``hours_per_event``.
    """

    people_per_event: NotRequired[Number | Uncertain | QuantityTable]
    """People held up by an event; 1 by default."""

    productivity_loss: NotRequired[Number | Uncertain | QuantityTable]
    """Share of their work that is lost meanwhile; 1 by default."""

    revenue_per_hour: NotRequired[Number | Uncertain | QuantityTable]
    """Margin lost in an hour of the event; 0 by default."""

    service_hours_per_year: NotRequired[Number | Uncertain | QuantityTable]
    """Hours in a year in which the service is to be up; 8760 by default."""

    working_time_share: NotRequired[Number | Uncertain | QuantityTable]
    """Share of the duration that is working time, which counts for labour only; 1 by default."""


class Normal(TypedDict):
    """The bell curve, by its mean and standard deviation or by its 0.05 and 0.95 quantiles; ``min`` and
    ``max`` truncate it, the parameters being those of the curve before.
    """

    max: NotRequired[Number]
    """No value is above, above ``min``; by default there is no such end."""

    mean: NotRequired[Number]
    """The mean before truncation. With ``standard_deviation``; never with ``p5`` and ``p95``."""

    min: NotRequired[Number]
    """No value is below; by default there is no such end."""

    p5: NotRequired[Number]
    """The 0.05 quantile before truncation, below ``p95``: the lower end of a 90% interval."""

    p95: NotRequired[Number]
    """The 0.95 quantile before truncation: the upper end of a 90% interval."""

    standard_deviation: NotRequired[Number]
    """The standard deviation before truncation, 0 or more."""


class Option(TypedDict):
    """Something that could be done: its prices and its dated steps."""

    label: NotRequired[str]
    """What people call it; by default the id."""

    running_costs: NotRequired[Mapping[str, RunningCost]]
    """Costs by year, by ids."""

    steps: NotRequired[Mapping[str, Step]]
    """The dated steps of its introduction, by ids."""

    subscriptions: NotRequired[Mapping[str, Subscription]]
    """Prices by user and month, by ids."""

Pert = TypedDict(
    "Pert",
    {
        "min": "Number",
        "mode": "Number",
        "max": "Number",
        "lambda": "NotRequired[Number]",
    },
)
"""A beta curve from ``min`` to ``max`` with its peak at ``mode``: α = 1 + λ(mode − min)/(max − min)."""


class Quantiles(TypedDict):
    """The metalog curve (Keelin 2016) through three quantiles, with ends where they are given."""

    p10: Number
    """The 0.1 quantile, below ``p50`` unless all three are equal."""

    p50: Number
    """The 0.5 quantile, the median."""

    p90: Number
    """The 0.9 quantile, above ``p50`` unless all three are equal."""

    max: NotRequired[Number]
    """No value is above, above ``p90``; by default there is no such end."""

    min: NotRequired[Number]
    """No value is below, below ``p10``; by default there is no such end."""


class QuantityTable(TypedDict):
    """A number with what is known of it: a ``value``, one distribution, or both; with its currency and its
    source.
    """

    beta: NotRequired[Beta]
    """A share, or a number between two ends."""

    currency: NotRequired[str]
    """The currency (ISO 4217) of an amount of money; by default the scenario's."""

    discrete: NotRequired[Discrete]
    """One of several values, by weight."""

    gamma: NotRequired[Gamma]
    """A positive number that is skewed to the right."""

    lognormal: NotRequired[Lognormal]
    """The logarithm is normal; possibly truncated."""

    normal: NotRequired[Normal]
    """The bell curve, possibly truncated."""

    note: NotRequired[str]
    """Anything else to know about it."""

    pert: NotRequired[Pert]
    """A smooth curve over three points."""

    quantiles: NotRequired[Quantiles]
    """A metalog curve through three quantiles."""

    sample: NotRequired[Sample]
    """One of several observations, each as likely."""

    source: NotRequired[str]
    """Where the number comes from."""

    triangular: NotRequired[Triangular]
    """A triangle over three points."""

    uniform: NotRequired[Uniform]
    """Every value between two ends is as likely."""

    value: NotRequired[Number]
    """The base case; by default the mean of the distribution."""


class RunningCost(TypedDict):
    """A cost that recurs: support, a service contract, an administrator."""

    cost_per_year: Number | Uncertain | QuantityTable
    """Cost of a year, paid in twelfths."""

    from_month: NotRequired[int]
    """The first month paid for, within the horizon; 1 by default."""

    label: NotRequired[str]
    """What people call it; by default the id."""

    to_month: NotRequired[int]
    """The last month paid for, not before the first; by default the horizon."""


class Sample(TypedDict):
    """One of several observations, each as likely."""

    values: Sequence[Number]
    """The observations, at least two."""


class Scenario(TypedDict):
    """A company, what interruptions cost it, and what it could do about them."""

    schema_version: int
    """The version of this format: 1."""

    currency: str
    """The currency (ISO 4217) of every result, and of every amount that names no other."""

    horizon_months: int
    """Months that are looked at after the decision, 1 to 600."""

    discount_rate: Number | Uncertain | QuantityTable
    """The effective annual rate of discount: 0.08 is eight percent."""

    workforce: Workforce
    """The people whose work is interrupted."""

    losses: Mapping[str, Loss]
    """What interruptions cost today: at least one, by ids."""

    claims: NotRequired[Mapping[str, Claim]]
    """Figures that somebody states, by ids, to be held against the model."""

    correlations: NotRequired[Sequence[Correlation]]
    """Rank correlations between uncertain inputs."""

    exchange_rates: NotRequired[Mapping[str, Number | Uncertain | QuantityTable]]
    """Units of ``currency`` for one unit of another, by the code (ISO 4217) of the other: needed for each
    that an amount names.
    """

    loss_growth_per_year: NotRequired[Number | Uncertain | QuantityTable]
    """Growth of losses and gains, in yearly steps: 0.02 is two percent a year; 0 by default."""

    name: NotRequired[str]
    """What people call it, at most 200 characters."""

    options: NotRequired[Mapping[str, Option]]
    """What could be done about them, by ids. Doing nothing is always there as ``do_nothing``."""

    payback_target_months: NotRequired[int]
    """The month, within the horizon, by which a payback is asked for; none by default."""

    price_growth_per_year: NotRequired[Number | Uncertain | QuantityTable]
    """Growth of the prices of subscriptions and running costs, in yearly steps; 0 by default."""


class Step(TypedDict):
    """A dated step of an option's introduction."""

    cost: NotRequired[Number | Uncertain | QuantityTable]
    """What it costs once, in its month; 0 by default."""

    effects: NotRequired[Sequence[Effect]]
    """What it changes about the losses: at most one effect on an input."""

    gains: NotRequired[Mapping[str, Gain]]
    """New money, or costs that end, by ids."""

    label: NotRequired[str]
    """What people call it; by default the id."""

    month: NotRequired[int]
    """The month it is taken and paid in, up to the horizon; 0, the month of the decision, by default."""

    ramp_months: NotRequired[int]
    """Months over which its effects and gains grow to their full size; 0, at once, by default."""

    until_month: NotRequired[int]
    """The last month of its effects and gains; by default they never end."""


class Subscription(TypedDict):
    """A price by user and month."""

    from_month: NotRequired[int]
    """The first month paid for, within the horizon; 1 by default."""

    label: NotRequired[str]
    """What people call it; by default the id."""

    price_per_user_month: NotRequired[Number | Uncertain | QuantityTable]
    """Price of a user and month; 0 by default."""

    to_month: NotRequired[int]
    """The last month paid for, not before the first; by default the horizon."""

    users: NotRequired[Number | Uncertain | QuantityTable]
    """Users paid for; by default ``workforce.headcount``."""


class Triangular(TypedDict):
    """A triangle from ``min`` over ``mode`` to ``max``."""

    min: Number
    """The smallest value."""

    mode: Number
    """The likeliest value, from ``min`` to ``max``."""

    max: Number
    """The largest value, not below ``min``."""


class Uniform(TypedDict):
    """Every value from ``min`` to ``max`` is as likely."""

    min: Number
    """The smallest value."""

    max: Number
    """The largest value, not below ``min``."""


class Workforce(TypedDict):
    """The people whose work is interrupted."""

    headcount: Number | Uncertain | QuantityTable
    """How many people they are."""

    hourly_cost: Number | Uncertain | QuantityTable
    """Loaded cost of an hour of work: wages and what comes on top."""

    hours_per_day: NotRequired[Number | Uncertain | QuantityTable]
    """Hours in a working day, which turn hours into person-days; 8 by default."""

    realisation: NotRequired[Number | Uncertain | QuantityTable]
    """Share of the working time saved that turns into money. Today's cost counts every hour in full,
    whatever it is; 1 by default.
    """
