"""The arguments of methods, for type checkers and editors. What is left out, the core decides.

Generated from core/schema/requests.schema.json by ``cargo run -p conformance --features generate --bin generate``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

from roicm.quantities import Number

__all__ = [
    "AxisRequest",
    "BreakEvenRequest",
    "EvaluateManyRequest",
    "EvaluateRequest",
    "Precision",
    "RankCorrelationsRequest",
    "SimulateManyRequest",
    "SimulateRequest",
    "SobolRequest",
    "SobolUntil",
    "TornadoRequest",
    "TwoWayRequest",
    "ValueOfInformationRequest",
]

AxisRequest = TypedDict(
    "AxisRequest",
    {
        "path": "str",
        "from": "NotRequired[Number | None]",
        "steps": "NotRequired[int | None]",
        "to": "NotRequired[Number | None]",
        "values": "NotRequired[Sequence[Number]]",
    },
)
"""An axis of a table: an input, and the values that it takes. Either ``values``, or ``from``, ``to`` and
``steps``, or none of these: then an uncertain input takes its quantiles 0.05, 0.1, 0.25, 0.5, 0.75, 0.9
and 0.95, and a certain one ten equal steps from half to one and a half times its base case, short of the
ends of what it allows; the base case is then one of the values.
"""


class BreakEvenRequest(TypedDict):
    """What is asked of a search for break-even values."""

    from_: NotRequired[Number | None]
    """The lowest value that is looked at, in the input's own unit and currency; where not given, the 0.001
    quantile of an uncertain input, and half the base case of a certain one.
    """

    input: NotRequired[str | None]
    """The path of the input. Where none is given, every uncertain input that a decision depends on is
    looked at in turn, and in a scenario without any uncertain input every certain one.
    """

    threads: NotRequired[int]
    """How many threads work: 0 for as many as there are processors. Has no influence on results."""

    to: NotRequired[Number | None]
    """The highest value that is looked at; where not given, the 0.999 quantile, or one and a half times
    the base case.
    """


class EvaluateManyRequest(TypedDict):
    """What is asked of the evaluations of many scenarios."""

    results: NotRequired[Sequence[str]]
    """The paths of the results, such as ``options.lite.net_present_value``. Where none is named: today's
    annual cost, and of every option its net present value, ``roicm`` and payback.
    """

    threads: NotRequired[int]
    """How many threads work: 0 for as many as there are processors. Has no influence on results."""


class EvaluateRequest(TypedDict):
    """What to work out beyond the results themselves."""

    would_need: NotRequired[bool]
    """For each claim, the value of each input at which the claim would be met: some hundred evaluations
    each.
    """


class Precision(TypedDict):
    """Until when a simulation goes on that is to be precise rather than of a given size."""

    figure: str
    """The figure: a probability, a mean or a quantile, by path, such as
    ``options.lite.probability_of_payback_by_target``, ``options.lite.net_present_value.mean`` or
    ``today.annual_cost.quantiles.0.95``.
    """

    width: Number
    """How wide its 95% interval may be at most, in the figure's own unit; above 0."""

    most_trials: NotRequired[int]
    """How many trials it may take at most."""


class RankCorrelationsRequest(TypedDict):
    """What is asked of rank correlations."""

    inputs: NotRequired[Sequence[str] | None]
    """The paths of the inputs; where none are given, every uncertain one."""

    result: NotRequired[str | None]
    """The path of the result; where none is given, the net present value of the option that is ranked
    first in the base case, and without options today's annual cost.
    """

    seed: NotRequired[int]
    """What the run is repeated by: a whole number below 2^64, as a text from 2^53 on."""

    threads: NotRequired[int]
    """How many threads work: 0 for as many as there are processors. Has no influence on results. One
    thread in builds without the feature ``threads``.
    """

    trials: NotRequired[int]
    """How many trials, from 100; of more than 262,144 the first so many are taken."""


class SimulateManyRequest(TypedDict):
    """What is asked of the simulations of many scenarios."""

    outputs: NotRequired[Sequence[str]]
    """Results wanted beyond the usual ones, by path, such as ``options.lite.internal_rate_of_return``.
    They are computed for every trial on its own, which takes many times as long.
    """

    quantiles: NotRequired[Sequence[Number]]
    """Quantiles wanted beyond the usual ones, each in [0, 1]."""

    results: NotRequired[Sequence[str]]
    """The paths of the figures, as ``Precision::figure``(crate::Precision::figure) names them, such as
    ``options.lite.probability_of_profit`` or ``today.annual_cost.mean``. Where none is named: the mean of
    today's annual cost, and of every option the mean of its net present value and its probabilities.
    """

    sampler: NotRequired[Literal["random", "latin_hypercube", "sobol"]]
    """How points are chosen."""

    samples: NotRequired[bool]
    """Whether the results of every trial are wanted."""

    seed: NotRequired[int]
    """What the run is repeated by: a whole number below 2^64, as a text from 2^53 on."""

    threads: NotRequired[int]
    """How many threads work: 0 for as many as there are processors. Has no influence on results. One
    thread in builds without the feature ``threads``.
    """

    trials: NotRequired[int]
    """How many trials: 2 or more, up to the limit ``trials``. A Latin hypercube takes a multiple of 16,
    Sobol points sixteen times a power of two.
    """


class SimulateRequest(TypedDict):
    """What is asked of a simulation."""

    outputs: NotRequired[Sequence[str]]
    """Results wanted beyond the usual ones, by path, such as ``options.lite.internal_rate_of_return``.
    They are computed for every trial on its own, which takes many times as long.
    """

    quantiles: NotRequired[Sequence[Number]]
    """Quantiles wanted beyond the usual ones, each in [0, 1]."""

    sampler: NotRequired[Literal["random", "latin_hypercube", "sobol"]]
    """How points are chosen."""

    samples: NotRequired[bool]
    """Whether the results of every trial are wanted."""

    seed: NotRequired[int]
    """What the run is repeated by: a whole number below 2^64, as a text from 2^53 on."""

    threads: NotRequired[int]
    """How many threads work: 0 for as many as there are processors. Has no influence on results. One
    thread in builds without the feature ``threads``.
    """

    trials: NotRequired[int]
    """How many trials: 2 or more, up to the limit ``trials``. A Latin hypercube takes a multiple of 16,
    Sobol points sixteen times a power of two.
    """


class SobolRequest(TypedDict):
    """What is asked of Sobol indices."""

    correlated: NotRequired[Literal["group", "refuse"]]
    """What becomes of inputs that are correlated with one another."""

    groups: NotRequired[Mapping[str, Sequence[str]]]
    """Inputs that are to be one factor, by a name for it: paths of uncertain inputs, each in one group at
    most.
    """

    resamples: NotRequired[int]
    """Bootstrap resamples for the intervals: 0 for none, else 20 to 100,000."""

    result: NotRequired[str | None]
    """The path of the result; where none is given, the net present value of the option that is ranked
    first in the base case, and without options today's annual cost.
    """

    samples: NotRequired[int]
    """N, the rows of each of two samples: a power of two from 16. The model is computed N(k + 2) times for
    k factors, which the limit ``trials`` bounds.
    """

    second_order: NotRequired[bool]
    """Whether the indices of pairs are wanted: N(2k + 2) computations."""

    seed: NotRequired[int]
    """What the run is repeated by: a whole number below 2^64, as a text from 2^53 on."""

    threads: NotRequired[int]
    """How many threads work: 0 for as many as there are processors. Has no influence on results. One
    thread in builds without the feature ``threads``.
    """

    until: NotRequired[SobolUntil | None]
    """Until when the samples are doubled; then ``samples`` are those of the first attempt."""


class SobolUntil(TypedDict):
    """Until when an estimation goes on that is to be precise rather than of a given size."""

    factor: NotRequired[str | None]
    """The factor whose interval it is: the path of an input that is one, or the name of a group. Where
    none is given, the widest of all intervals.
    """

    index: NotRequired[Literal["first_order", "total"]]
    """Which index of the factor."""

    most_evaluations: NotRequired[int]
    """How often the model may be computed at most, in all attempts together."""

    width: NotRequired[Number]
    """How wide the 95% interval may be at most; above 0."""


class TornadoRequest(TypedDict):
    """What is asked of a tornado."""

    high_quantile: NotRequired[Number]
    """The quantile of the high ends, in (0, 1), above the other."""

    low_quantile: NotRequired[Number]
    """The quantile of the low ends, in (0, 1)."""

    range: NotRequired[Number | None]
    """By which part of their base case certain inputs are moved down and up, in (0, 1): 0.1 is ten
    percent. Where none is given they stay, but in a scenario without any uncertain input they are moved by
    0.1.
    """

    result: NotRequired[str | None]
    """The path of the result; where none is given, the net present value of the option that is ranked
    first in the base case, and without options today's annual cost.
    """

    threads: NotRequired[int]
    """How many threads work: 0 for as many as there are processors. Has no influence on results."""


class TwoWayRequest(TypedDict):
    """What is asked of a two-way table."""

    x: AxisRequest
    """The input along the rows: a column for each of its values."""

    y: AxisRequest
    """The input down the columns: a row for each of its values."""

    result: NotRequired[str | None]
    """The path of the result; where none is given, the net present value of the option that is ranked
    first in the base case, and without options today's annual cost.
    """

    threads: NotRequired[int]
    """How many threads work: 0 for as many as there are processors. Has no influence on results."""


class ValueOfInformationRequest(TypedDict):
    """What is asked of the value of information."""

    groups: NotRequired[Mapping[str, Sequence[str]]]
    """Inputs that one study would tell together, by a name for it: at most 100 groups."""

    inputs: NotRequired[Sequence[str] | None]
    """The paths of the inputs, each of which is looked at on its own; where none are given, every
    uncertain one.
    """

    seed: NotRequired[int]
    """What the run is repeated by: a whole number below 2^64, as a text from 2^53 on."""

    threads: NotRequired[int]
    """How many threads work: 0 for as many as there are processors. Has no influence on results. One
    thread in builds without the feature ``threads``.
    """

    trials: NotRequired[int]
    """How many trials, from 100. Perfect information is told from all of them, that on inputs from the
    first 262,144.
    """
