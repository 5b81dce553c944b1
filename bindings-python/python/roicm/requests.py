"""The arguments of methods, for type checkers and editors. What is left out, the core decides.

Generated from core/schema/requests.schema.json by ``cargo run -p conformance --features generate --bin generate``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

from roicm.quantities import Number

__all__ = [
    "EvaluateManyRequest",
    "EvaluateRequest",
    "Precision",
    "SimulateManyRequest",
    "SimulateRequest",
]


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

    sampler: NotRequired[Literal["random"] | Literal["latin_hypercube"] | Literal["sobol"]]
    """How points are chosen."""

    samples: NotRequired[bool]
    """Whether the results of every trial are wanted."""

    seed: NotRequired[int]
    """What the run is repeated by."""

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

    sampler: NotRequired[Literal["random"] | Literal["latin_hypercube"] | Literal["sobol"]]
    """How points are chosen."""

    samples: NotRequired[bool]
    """Whether the results of every trial are wanted."""

    seed: NotRequired[int]
    """What the run is repeated by."""

    threads: NotRequired[int]
    """How many threads work: 0 for as many as there are processors. Has no influence on results. One
    thread in builds without the feature ``threads``.
    """

    trials: NotRequired[int]
    """How many trials: 2 or more, up to the limit ``trials``. A Latin hypercube takes a multiple of 16,
    Sobol points sixteen times a power of two.
    """
