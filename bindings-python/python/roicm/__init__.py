"""What failed, late or unavailable messages cost, and when a better platform has paid for itself.

>>> import roicm
>>> scenario = roicm.preset("hong-kong-only")
>>> evaluation = scenario.evaluate()
>>> evaluation.ranking[0].net_present_value > 0
True
"""

from __future__ import annotations

from roicm import availability, distributions, finance, statistics
from roicm._native import VERSION as __version__
from roicm.errors import Problem, ScenarioError
from roicm.quantities import (
    Uncertain,
    beta,
    between,
    discrete,
    gamma,
    lognormal,
    money,
    normal,
    pert,
    quantiles,
    quantity,
    sample,
    triangular,
    uniform,
)
from roicm.scenario import Scenario, preset, presets

__all__ = [
    "Problem",
    "Scenario",
    "ScenarioError",
    "Uncertain",
    "__version__",
    "availability",
    "beta",
    "between",
    "discrete",
    "distributions",
    "finance",
    "gamma",
    "lognormal",
    "money",
    "normal",
    "pert",
    "preset",
    "presets",
    "quantiles",
    "quantity",
    "sample",
    "statistics",
    "triangular",
    "uniform",
]
