"""How results are shown: as tables, as pages in notebooks, as plots."""

from __future__ import annotations

from roicm.views.break_even import BreakEvenView
from roicm.views.evaluation import EvaluationView
from roicm.views.rank_correlations import RankCorrelationsView
from roicm.views.simulation import SimulationView
from roicm.views.sobol import SobolView
from roicm.views.tornado import TornadoView
from roicm.views.two_way import TwoWayView
from roicm.views.value_of_information import ValueOfInformationView

__all__ = [
    "BreakEvenView",
    "EvaluationView",
    "RankCorrelationsView",
    "SimulationView",
    "SobolView",
    "TornadoView",
    "TwoWayView",
    "ValueOfInformationView",
]
